# Records, and what SES saw of them.

## The status of a step.

status-done = 完了
status-todo = 要対応
status-waiting = 待機中
status-blocked = 前提待ち
status-wrong = 要修正
status-skipped = スキップ

## Records, and how they stand.

record-dkim-1 = DKIM 1
record-dkim-2 = DKIM 2
record-dkim-3 = DKIM 3
record-mail-from-mx = MAIL FROM MX
record-mail-from-spf = MAIL FROM SPF
record-dmarc = DMARC
record-sender-spf = From の SPF

record-status-live = 公開済み
record-status-propagating = 一部のみ
record-status-missing = なし
record-status-wrong = 誤り
record-status-conflict = 名前が競合
record-status-covered = 登録不要
record-status-unknown = 未確認

judgement-match = 一致
judgement-differs = 不一致
judgement-nxdomain = 名前なし
judgement-nodata = レコードなし
judgement-servfail = サーバー障害
judgement-refused = 応答拒否
judgement-lame = 権威なし
judgement-malformed = 解読不可
judgement-timeout = 応答なし
judgement-unreachable = 到達不可

## What SES saw when it last looked.

ses-states = DKIM { $dkim }、MAIL FROM { $mail_from }
ses-states-by = DKIM { $dkim }、MAIL FROM { $mail_from } (プライマリネームサーバー { $server })
ses-mail-from-not-set = 未設定
ses-looked = SES の最終確認は { $ago }前: { $states }
ses-not-again = SES の最終確認は { $ago }前で、レコードがそろう前です: { $states }。まだ異常ではありません。SES が自動で再確認します。
ses-not-looked = SES はまだ確認していません: { $states }
ses-looked-and-saw = { $looked }。{ $saw }
ses-until = SES による { $what } の確認は { $until } ごろまで続きます (AWS のドキュメントでは 72 時間)。
ses-error =
    { $code ->
        [HOST_NOT_FOUND] 見つからない名前がありました (HOST_NOT_FOUND)。
        [TYPE_NOT_FOUND] 名前はありますが、レコードがありませんでした (TYPE_NOT_FOUND)。
        [INVALID_VALUE] 値の異なるレコードがありました (INVALID_VALUE)。
        [DNS_SERVER_ERROR] ネームサーバーが正しく応答しませんでした (DNS_SERVER_ERROR)。
       *[other] SES の報告: { $code }
    }
verification-pending = 検証待ち
verification-success = 検証済み
verification-failed = 失敗
verification-temporary-failure = 一時的な失敗
verification-not-started = 未開始
verification-unknown = 未知の状態
