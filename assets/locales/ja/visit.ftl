# What is new since the wizard was last here.

## What may have gone out, as the subject of a sentence.

deed-request-production = 本稼働アクセスの申請
deed-send-mail = SES からのテストメール
deed-invite-test-user = テストユーザーへの招待メール

## 前回からの変化

visit = { $since } 以降: { $what }。{ $next }
visit-and = { $first }、{ $rest }
visit-nothing = 変化なし
visit-cut-off = 「{ $change }」が途中で中断 (現在の状態は再確認済み)
visit-dkim = DKIM は{ $status }
visit-mail-from = MAIL FROM は{ $status }
visit-ses-success = 検証済み
visit-ses-pending = 検証待ち
visit-ses-failed = 検証失敗
visit-ses-temporary-failure = 一時的な失敗
visit-ses-still-pending = 引き続き検証待ち
visit-ses-still-temporary-failure = 引き続き一時的な失敗
visit-ses-not-started = 未開始
visit-ses-unknown = このバージョンが対応していない状態
visit-mail-from-moved = MAIL FROM が { $before } から { $standing } に変わりました
visit-mail-from-gone = MAIL FROM の設定が削除されました (以前は { $before })
visit-mail-from-set = MAIL FROM が { $standing } に設定されました
visit-production = 本稼働アクセスは承認済み
visit-review-pending = 本稼働アクセスは審査中
visit-review-pending-case = 本稼働アクセスは審査中 (ケース { $case })
visit-review-still-pending = 本稼働アクセスは引き続き審査中
visit-review-still-pending-case = 本稼働アクセスは引き続き審査中 (ケース { $case })
visit-review-denied = 本稼働アクセスは不承認
visit-review-denied-case = 本稼働アクセスは不承認 (ケース { $case })
visit-review-failed = 申請は AWS の審査に届かず
visit-review-failed-case = 申請は AWS の審査に届かず (ケース { $case })
visit-done = 「{ $step }」が完了
visit-lost = 「{ $step }」は以前の状態から変化
visit-complete = すべてのステップが完了しています。
visit-next = 次は「{ $step }」です。
visit-wait = 今することはありません。
