# The text reports and the command line.

report-unknown = 未確認
report-request-id = AWS リクエスト ID
report-accepted = 現状のまま了承済み ({ $time })
report-dry-run-nothing = 変更するものはありません。
report-dry-run-held = 保留中: { $change }
report-found = 現在
report-wanted = 正しい値
report-no-records = 必要なレコードは、SES にドメインの ID を作成し、MAIL FROM の名前を選ぶと決まります。
report-several-setups = このアカウントとリージョンには、複数のドメインの設定が保存されています。どれを使いますか。
report-again = 自動で再試行します。
report-carry-out = 実行しますか。
report-changed-since = sendoff が最初に確認した後に、ほかの人が変更しました。--yes の対象外です。現在の状態への変更に同意する場合は、もう一度実行してください:
report-name-the-pool = --yes では確認を求めないため、ユーザープールは切り替えていません。--user-pool で指定してください。
report-pool-managed = このユーザープールは別のツールで管理されており、--yes では確認を求めないため、切り替えていません。管理元の定義を変更するか、--yes を付けずに apply を実行してください。
report-by-a-person = ここから先は apply では行いません。apply を付けずに sendoff を起動してください。
report-read-only = 読み取り専用のため、次の変更は行いません:
report-serving = 擬似のアカウントと DNS が動いています。Ctrl-C で終了します。
report-needs-yes = apply は変更のたびに確認しますが、応答できる端末がありません。確認なしですべて実行するには --yes を付けてください。
report-restore-needs-yes = restore は変更の前に確認しますが、応答できる端末がありません。--yes を付けると、sendoff が書いたスナップショットは確認なしで戻します。
report-restore-already = { $pool } はすでに戻した後の状態です。何も書き込んでいません。
report-restore-rest = 次の設定はスナップショットと異なりますが、変更していません。--all を付けると、これらも戻します:
report-restore-by-hand = 次の設定はスナップショットと異なります。変更できるのは sendoff が呼び出さない SetUserPoolMfaConfig だけです。Cognito コンソールで設定してください:
report-restore-unknown = sendoff が知らない設定は、プールの名前を入力した場合だけ書き戻します。--yes を付けずに実行してください。何も書き込んでいません。
report-restore-unproven = このスナップショットを sendoff が今の内容で書いたという記録がありません。ファイル内のチェックサムは偶然の破損を検出するもので、改変は検出できません。現在のプールからの変更内容を、以下ですべて確認してください:
report-restore-unproven-yes = --yes で戻せるのは、状態ディレクトリにあり、チェックサムがジャーナルに記録されているスナップショットだけです。--yes を付けずに restore を実行し、変更内容を 1 つずつ確認してください。何も書き込んでいません。
report-restore-again = 同じコマンドをもう一度実行すると、現在の状態からの変更内容が表示されます。
report-restore-left = 何も書き込んでいません。
report-restore-held = この状態でプールを SES に切り替えるには、プール名の入力が必要です。--yes を付けずに実行してください。何も書き込んでいません。
report-restore-needs-developer = EmailSendingAccount が DEVELOPER でなければ使えない次の設定が残っているため、Cognito 標準の送信元には戻せません。先に Cognito で解除してください。何も書き込んでいません:
report-restore-other-account = スナップショットはアカウント { $snapshot } のものですが、サインインしているのは { $here } です。何も書き込んでいません。
report-restore-other-region = スナップショットは { $snapshot } のプールのものですが、--region は { $here } です。何も書き込んでいません。
report-restore-other-pool = スナップショットはプール { $snapshot } のものですが、--user-pool は { $here } です。何も書き込んでいません。
report-snapshot-disk = スナップショット { $file } を読み取れませんでした。
report-snapshot-foreign = { $file } は sendoff が書いたスナップショットではありません。
report-snapshot-newer = スナップショット { $file } は、より新しいバージョンの sendoff が書いたものです。そのバージョンを使ってください。
report-snapshot-edited = { $file } は書き込まれた後に変更されています (ファイル内のチェックサムと一致しません)。変更していないコピーを使うか、Cognito で値を設定してください。
report-too-few-files = 同時に開けるファイル数の上限 (現在 { $limit }) が足りません。すでに開いているファイルのほかに { $needed } 個分の空きが必要です。先に「ulimit -n { $enough }」を実行するか、ハードリミットを引き上げてください。
report-log-irregular = { $file } にはログを書けません。通常のファイルではないため、--log で別のファイルを指定してください。
report-log-foreign = { $file } にはログを書けません。所有者が別のユーザー ({ $owner }) のため、何も書き込んでいません。--log で別のファイルを指定してください。
report-no-scenario = この名前のシナリオはありません。使えるシナリオ:

report-column-record = レコード
report-column-type = タイプ
report-column-name = 名前
report-column-value = 値
report-column-status = 状態

report-undo = sendoff restore、またはウィザードの u で UpdateUserPool を 1 回実行 (DNS や審査の待ちなし)
report-pool-carried = ほかの { $count } 項目の設定はそのまま書き戻します。書き込みの前にスナップショットを保存します。

report-enter-by-hand = DNS レコードは、DNS を管理している場所で手作業で登録する必要があります。内容は sendoff records で表示でき、--format で形式を選べます。
report-owner-question = Terraform で管理していませんか。プールに印が残らないため sendoff には判別できません。管理している場合は、ソースにも同じ変更がないと、次の apply でこの変更が取り消されます。
report-owner-lines = ソースに書く内容は、ウィザード (sendoff) のユーザープールのステップで o を押すと表示されます。
