# Words of the core's small codes: statuses, records, fields, inputs and keys.

## Durations, from the greatest unit that fits.

duration-seconds = { $large } 秒
duration-minutes = { $large } 分
duration-hours = { $large } 時間
duration-hours-minutes = { $large } 時間 { $small } 分
duration-days = { $large } 日
duration-days-hours = { $large } 日 { $small } 時間
time-yesterday = 昨日 { $time }

## How a step stands, and how bad a finding is.

status-done = 完了
status-todo = 要対応
status-waiting = 待機中
status-blocked = 前提待ち
status-wrong = 要修正
status-skipped = スキップ

severity-error = エラー
severity-warning = 警告
severity-wait = 待機
severity-info = 参考

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

## What a person decides.

field-from = From アドレス
    .help = ユーザーに見える差出人アドレスです。表示名も付けられます: Example <no-reply@example.com>
field-mail-from = MAIL FROM ドメイン
    .help = ほかの用途に使っておらず、メールを受信していないサブドメインです。バウンスの宛先になり、ユーザーには見えません。
field-dns-profile = DNS 用プロファイル
    .help = ホストゾーンを持つアカウントのプロファイルです。スペースか矢印キーで選び、Enter で決定します。
field-publish = 登録方法
    .help = レコードを DNS に登録する方法です。
field-publish-route53 = ここから Route 53 に書き込む
field-publish-manual = DNS サービスに手作業で入力する
field-user-pool = ユーザープール
    .help = 今後、SES 経由でメールを送るユーザープールです。
field-website = ウェブサイト
    .help = サービスの URL です (1〜1000 文字)。AWS が開くことがあるため、公開中のページにしてください。
field-contact = 連絡先
    .help = 申請について AWS が連絡できるアドレスです。空のままでも構いません。
field-contact-language = 回答の言語
    .help = AWS からの回答に使われる言語です。
field-contact-language-EN = 英語
field-contact-language-JA = 日本語
field-use-case = ユースケース
    .help = ____空欄____ を埋め、すべての文を確認してください。AWS は申請者の説明として読みます。5000 文字までです。
field-to = テストの宛先
    .help = 受信を確認できるアドレスです。サンドボックス内では、検証済みドメインのアドレス、検証済みのアドレス、シミュレーターに限られます。

## Why an input cannot be taken.

input-empty = まだ何も入力されていません。
input-not-a-domain = ドメイン名ではありません。形式の例: example.com
input-public-suffix = パブリックサフィックスです。その下のドメインを入力してください。
input-not-an-address = メールアドレスではありません。形式の例: no-reply@example.com
input-local-part-not-ascii = SES では @ の前に半角の英数字と記号しか使えません: { $what }
input-not-in-a-domain = ドメインに使えない文字です: { $what }
input-not-below-the-domain = このドメインのサブドメインではありません。
input-not-a-url = ウェブサイトの URL ではありません。形式の例: https://example.com
input-too-long = AWS が受け付ける長さを超えています。
input-not-an-option = 選択肢にない値です。
input-not-a-pool-id = ユーザープールの ID ではありません。形式の例: us-east-1_Ab12Cd34E
input-display-name = 表示名を読み取れません。形式の例: Example <no-reply@example.com>
input-not-verified = サンドボックス内では送れません。{ $domain } のアドレスにしてください
input-blank-left = 実際の運用に合わせて記入してください: { $what }
input-hint-left = 提案した文章の説明が残っています: { $what }
input-not-shown = AWS と DNS では確認できない内容です: { $what }

## What Enter does: a short imperative for the footer.

enter-next = 次へ
enter-submit = 確定して次へ
enter-preview = プレビュー
enter-undo = 元に戻す (確認)
enter-sender-spf-on = 有効にする
enter-sender-spf-off = 無効にする
enter-confirm = 実行
enter-confirm-request-production = 申請を送信
enter-confirm-create-identity = ID を作成
enter-confirm-start-dkim = DKIM を開始
enter-confirm-enable-signing = 署名を有効化
enter-confirm-remember-choices = AWS に保存
enter-confirm-set-mail-from = この名前に決定
enter-confirm-publish-records = レコードを登録
enter-confirm-take-back-records = 元に戻す
enter-send-then-bind = 送信後に切り替え
enter-confirm-bind-pool = 切り替える
enter-confirm-restore-pool = 元に戻す
enter-confirm-send-mail = メールを送信
enter-confirm-invite-test-user = ユーザーを招待
enter-confirm-delete-test-user = ユーザーを削除
enter-too-soon = 少しお待ちを
enter-pick-first = 先にプールを選択
enter-accept = 了承する
enter-type-code = コードを入力
enter-type-name = 名前を入力
enter-choose-setup = 選択
enter-export = 書き出す
enter-close = 閉じる
enter-retry = 再試行
enter-leave = 現在のままにする
enter-wait = 待つだけです
enter-finish = 終了

## How the text went to the clipboard.

copied-terminal = お使いの端末のクリップボードに送りました。対応していない端末では、マウスで選択してください。
copied-tmux = この tmux セッションに接続中の端末のクリップボードに送りました: { $clients }
copied-failed = コピーできませんでした。マウスで選択してください。

## Notices.

note-request-waits = 申請はまだ送信できません。先に From アドレスを決めてください。その後、ステップ { $step } から、そのドメインについて申請します。
note-proposed-again = 入力がなかったため、提案した内容に戻しました。
note-field-full = 入力できませんでした。この項目に入力できるのは { $limit } 文字までです。
note-paste-too-long = 貼り付けできませんでした。一度に貼り付けられるのは { $megabytes } MB までです。
note-sandbox-noted = サンドボックス内であることを確認しました。申請はドメインの検証後が適しています。検証が済むと、Enter で申請に戻れます。
note-mail-from-confirmed = 決定しました。MX が引けるようになり次第、{ $mail_from } を SES に設定します。
note-mail-from-moved = ほかの人が MAIL FROM ドメインを { $standing } に変更しました。{ $mail_from } への確認は無効になりました。何も書き込んでいません。
note-mail-from-gone = ほかの人が MAIL FROM ドメインの設定を削除しました。{ $mail_from } への確認は無効になりました。何も書き込んでいません。
note-mail-from-set-by-others = MAIL FROM ドメインは、ほかの人がすでに { $mail_from } に設定しています。
note-pick-first = ユーザープールが選択されていません。矢印キーで選んでから Enter を押してください。
note-accepted = { $code } を現状のまま了承しました。取り消すには --accept none を指定します。
note-accept-absent = { $code } は了承していません。このコードの検出結果はありません。
note-accept-bind = { $code } は了承できません。残っている間はメールが届かないため、解消するまで切り替えを保留します。
note-accept-test = { $code } は了承できません。了承しても、プールから送信できることの確認にはなりません。この確認をせずにステップを終えるには --skip test を指定します。
note-accept-nothing = { $code } は了承していません。止めているものがないため、了承は不要です。
note-enter-held = Enter の直後に別のキー入力があったため、実行しませんでした。Enter を 1 回だけ押してください。
note-cancelled = 中止しました。反映されたかどうかを確認しています。
note-looking = もう一度確認しています。
note-entered = 入力済みとして記録しました。応答があるまでネームサーバーに確認します。
note-records-unread = ホストゾーンを読み取れなかったため、元に戻せません。もう一度試すには u を押してください。
note-records-moved = 書き込んだ内容がその後ほかの人によって変更されているため、元に戻しません ({ $names })。
note-sender-spf-on = 選択しました。DNS 参照の回数を確認します。書き込む前にプレビューが表示されます。
note-sender-spf-off = 選択を外しました。登録済みのレコードは残ります (u で元に戻せます)。
note-exported = 書き出しました: { $path }
note-exported-batch = { $path } に書き出しました。ゾーンの管理者が同じディレクトリで実行するコマンド: { $command }
note-export-failed = 書き出せませんでした: { $why }
note-nothing-left = 書き出しませんでした: この形式で登録が必要なレコードは残っていません。
note-nothing-to-export = From アドレスが決まると書き出せます。
note-preview-moved = 表示した後に状態が変わりました。内容をもう一度確かめてから Enter を押してください。
note-done-by-others = この間に、ほかの人または別のマシンで完了しました: { $steps }
note-already = すでにその状態だったため、何も書き込みませんでした。
note-pool-others-wrote = ユーザープールを変更しました。直後にほかの人もこのプールを変更していますが、その変更には影響していません。
note-name-not-typed = 入力された名前が一致しないため、実行しませんでした。
note-overtaken = この間に、ほかの人が同じ変更を完了しました。ここですることはありません。
note-nothing-to-undo = このステップには、このマシンから行った変更で元に戻せるものがありません。
note-not-put-back = u で戻せるのは、レコード、プールの送信元、テストユーザーです。このステップで行った変更は残ります。戻すためのコマンドは作業手順書 (e) にあります。
note-pool-theirs = 書き込んだ後に、ほかの人が次の設定を変更しているため、元に戻しません: { $members }。設定は現在のままです。
note-needs-developer = EmailSendingAccount が DEVELOPER でなければ使えない次の設定が残っているため、Cognito 標準の送信元には戻せません: { $members }。先に Cognito で解除してから、もう一度 u を押してください。

# Where each service is asked.

service-sts = STS
service-ses = SES
service-route53 = Route 53
service-cognito = Cognito
service-and = ・
endpoints-at = { $services } は { $place }
endpoints-rest = 他は AWS
endpoints-and = 、
