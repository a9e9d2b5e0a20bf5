# The help page.

help-identities = SES の 2 種類の ID
    .domain = ドメイン
    .address = アドレス
help-identities-who-may-send = 送信できる差出人
    .domain = ドメインとそのサブドメインのすべてのアドレス
    .address = 登録した 1 アドレスのみ (大文字と小文字も区別)
help-identities-dkim = DKIM
    .domain = CNAME レコード 3 つ。すべてのメールにドメインの署名が付く
    .address = そのアドレスを含むドメイン ID があるときだけ
help-identities-mail-from = MAIL FROM
    .domain = 自ドメインのサブドメインにでき、SPF もドメインと一致する
    .address = アドレスごとの設定。未設定なら amazonses.com
help-identities-proof = 所有の確認
    .domain = DNS のレコード
    .address = そのアドレスに届くメールのリンク
help-identities-precedence = 両方あるとき
    .domain = アドレス側に譲る
    .address = 優先され、MAIL FROM などもアドレス側の設定になる
