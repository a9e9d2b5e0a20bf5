# What a person enters.

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
