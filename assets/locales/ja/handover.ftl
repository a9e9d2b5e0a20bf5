# What is handed on: exports.

handover-place = 対象: { $domain } (Amazon SES、{ $region })、AWS アカウント { $account }、{ $time } 時点

handover-new = 新規登録
handover-same = 登録済み
handover-merged = 既存の値を置き換え
handover-taken = 別のレコードが存在
handover-covered = 登録不要 ({ $name } が適用されます)
handover-replaces = 置き換え対象: { $value }
handover-in-the-way = { $record } は含めていません。{ $name } に { $type } { $value } があり、置き換えません。対処は sendoff status で確認できます。
handover-mail-from-open = MAIL FROM の名前が未定のため、その 2 件 (MX と SPF) は含まれていません。登録作業が二度手間にならないよう、先に名前を決めてください (--mail-from、またはウィザードのステップ 4)。
handover-nothing-left = すべてのレコードが登録済みです。登録するものはありません。

handover-column-record = レコード
handover-column-name = 名前
handover-column-host = ゾーン内の名前
handover-column-type = タイプ
handover-column-value = 値
handover-column-ttl = TTL
handover-column-replaces = 置き換え前の値

handover-batch-for = ゾーン { $zone } の変更バッチです。このバッチを次のコマンドに書かれた名前で保存し、ゾーンの管理者が同じディレクトリでコマンドを実行します:
handover-batch-zone-id = HOSTED_ZONE_ID: このアカウントからはゾーンが見えません。ドメインのネームサーバーを持つパブリックホストゾーンの ID を、ゾーンの管理者が入れてください。
handover-several-batches = ゾーンが複数あるため、JSON も複数あります。それぞれ別のファイルに保存してください。

handover-terraform-how = Terraform 1.5 以降が必要です。既存のリソースはインポートします。apply の前に plan を確認し、不足分の作成だけになっていることを確かめてください。
handover-terraform-elsewhere = 次のレコードのゾーンはこの AWS アカウントにありません。ゾーンを管理するプロバイダーに渡すデータです。引用符や末尾のドットはそのプロバイダーの書式に合わせてください。
handover-terraform-pool = プロバイダーは更新のたびにユーザープール全体を送信します。email_configuration 以外はインポートした状態を維持します。plan の差分が email_configuration だけのときに限り apply してください。すでに Terraform で管理している場合は、このブロックだけを移してください。
handover-terraform-pool-left-out = ユーザープールは含めていません。プロバイダーのドキュメントに対応する引数が記載されていない設定 ({ $members }) があり、Terraform で更新すると初期値に戻ります。EmailConfiguration は sendoff で設定してください。

handover-cloudformation-zone = レコードを登録する Route 53 のホストゾーン
handover-cloudformation-region = スタックは ID と同じリージョンに作成してください。
handover-cloudformation-import = ID はすでに存在します。まずほかのリソースを除いたテンプレートで、タイプが IMPORT の変更セットを使って取り込み、その後ほかのリソースを加えてスタックを更新してください。ID を新規作成しようとすると失敗します。
handover-cloudformation-records = 登録済みのレコードと、既存の値への追記が必要なレコードは含めていません (RecordsLeftOut)。CloudFormation は既存のレコードセットを引き継げず、新規作成は失敗します。
handover-cloudformation-pool = ユーザープールは含めていません。CloudFormation はプールの一部だけを管理できません。スタックで管理している場合は、ここの EmailConfiguration をテンプレートに記載してください。スタックで管理していない場合は、sendoff で設定してください。
