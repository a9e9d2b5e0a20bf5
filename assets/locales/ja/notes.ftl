# What the last line says.

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
