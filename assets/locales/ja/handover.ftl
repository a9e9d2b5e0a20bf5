# 引き渡すものの文言: エクスポートと、DNS 担当者への依頼文 (Markdown)。

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

## 依頼文。

message-title = { $domain } の DNS レコード登録依頼 (Amazon SES)
message-draft = この依頼文はまだ送らないでください。
message-ask = 下記のレコードの登録をお願いします。登録により、Amazon SES から送信する { $domain } のメールに DKIM 署名が付き、SPF と DMARC に合格するようになります。現在送受信しているメールには影響しません。
message-why = 各レコードの目的
message-why-dkim = SES の公開鍵を参照するためのレコードで、受信側がメールの署名を検証するときに使います。SES が鍵を自動で更新するため、3 件とも必要です。
message-why-mail-from-mx = バウンスを SES が受け取るためのレコードです。この MX が引けるようになると、SES が MAIL FROM ドメインを使い始めます。この名前にはほかの MX を置かず、ほかのメールの受信にも使わないでください。
message-why-mail-from-spf = 受信側は、エンベロープの送信元であるこの名前で SPF を確認し、SES からの送信が許可されていることを判断します。
message-why-dmarc = DMARC を運用しているドメインであることを受信側に示します。p=none のため、このレコードを理由にメールが拒否されることはありません。DMARC レコードの有無を確認する受信側もあります。
message-why-sender-spf = 受信側の多くは SPF をエンベロープの送信元だけで確認するため、このレコードがなくても DMARC には合格します。国内の携帯キャリアでは、利用者の設定 (なりすまし拒否) によって、From アドレスのドメインの SPF も確認される可能性があります:
message-carrier-docomo = ドコモ: 公式ページに、なりすましメールの拒否設定では From アドレスのドメインの SPF を確認するとあります。i モード時代のページですが、2023 年の配信事業者の FAQ にも同じ記載があります。
message-carrier-softbank = ソフトバンク: なりすまし拒否で From アドレスのドメインの SPF を確認するという記事があります。一方、同社の以前のページでは携帯キャリアを装うメールが対象とされており、正確な範囲はわかっていません。
message-carrier-au = au: エンベロープの送信元の SPF を確認します。利用者のフィルターが「高」の場合は From アドレスも確認すると、KDDI のヘルプの引用にあります。
message-carrier-unmeasured = いずれも sendoff の開発元で実測したものではありません。
message-care = 登録時の注意
message-care-own-names = ゾーン名を自動で補う DNS サービスでは「ゾーン内の名前」を入力してください。x.example.com.example.com のようにゾーン名が二重になる誤りが最も多く見られます。
message-care-no-proxy = CNAME レコードは、CNAME のまま応答する必要があります。プロキシや CNAME フラット化は無効にしてください。
message-care-one-spf = SPF レコードは 1 つの名前に 1 つだけです。「置き換え前の値」がある場合は追加せず、その値を「値」の内容に変更してください。
message-care-keep-others = ほかのレコードや TXT の値は変更しないでください。同じ名前に別の用途のレコードがある場合は、置き換えずにお知らせください。
message-check = 確認方法
message-check-how = 各コマンドは、権威サーバーがわかる場合はそのサーバーに問い合わせます。コマンドの上の行が正しい応答です (引用符の有無は問いません)。
message-unsettled = 未確定のレコード (あらためてご連絡するまで変更しないでください)
message-rest = 対応不要のレコード
