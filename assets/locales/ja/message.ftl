# The message for a DNS team.

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
