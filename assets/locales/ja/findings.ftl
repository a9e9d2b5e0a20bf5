# What is not as it should be, and what to do about it. What was found and what is wanted stand
# on lines of their own beside these sentences. The arguments are listed in src/words/findings.rs.

## Account.

finding-sandbox = { $region } の SES はサンドボックス内です。検証済みの宛先にしか送れません。
    .fix = ウィザードのこのステップで本稼働アクセスを申請してください。ドメインの検証後が適しています。DNS の作業は先に進められます。
finding-review-pending =
    { GIVEN($case) ->
        [no] { $region } の本稼働アクセスの申請は、AWS が審査中です。
       *[yes] { $region } の本稼働アクセスの申請は、AWS が審査中です (ケース { $case })。
    }
    .fix = AWS のドキュメントでは 24 時間以内に最初の回答があるとされています。質問が来たら AWS サポートセンターのケースで回答してください。審査中に再申請しても受け付けられません。
finding-review-denied =
    { GIVEN($case) ->
        [no] { $region } の本稼働アクセスの申請は承認されませんでした。
       *[yes] { $region } の本稼働アクセスの申請は承認されませんでした (ケース { $case })。
    }
    .fix = AWS サポートセンターのケースに返信し、メールの内容、どの操作で送られるのか、バウンスと苦情の扱い、見込みの通数を説明してください。不承認のあとに API で再申請しても拒否される (ConflictException) という報告があります。
finding-review-failed = AWS 側のエラーのため、{ $region } の本稼働アクセスの申請が受け付けられていません。不承認ではありません。
    .fix = もう一度申請を送ってください。
finding-account-enforcement = { $region } では、AWS がこのアカウントの送信を一時停止しています (EnforcementStatus SHUTDOWN)。
    .fix = AWS サポートセンターで、AWS が開いたケースに回答してください。API では解除できません。解除されるまでユーザープールを切り替えないでください。メールが送信されなくなります。
finding-account-probation = { $region } では、このアカウントの送信が AWS の審査対象になっています (EnforcementStatus PROBATION)。送信はまだできます。
    .fix = AWS サポートセンターのケースを確認し、バウンスと苦情を減らしてください。AWS のドキュメントでは、バウンス率 10 %、苦情率 0.5 % 以上で送信が一時停止される場合があるとされています。
finding-sending-paused = { $region } では、このアカウントの送信が無効です (SendingEnabled が false)。
    .fix = AWS が停止した場合は、AWS サポートセンターのケースに回答してください。自組織で停止した場合は、次のコマンドで再開できます: aws sesv2 put-account-sending-attributes --sending-enabled --region { $region }

## Identity.

finding-only-email-identity = SES には E メールアドレス ID の { $address } だけがあり、ドメイン { $domain } の ID がありません。ドメイン全体の DKIM と MAIL FROM にはドメイン ID が必要です。
    .fix = ここでドメイン ID を作成してください。{ $address } は、SourceArn で参照しているユーザープールがある間は残してください。
finding-identity-shadowed-by-address = { $address } は独立した ID です。SES では From アドレスに最も近い ID が優先されるため、MAIL FROM は { $domain } ではなくこの ID の設定が使われます。DKIM の設定も同様になることがあります。
    .fix = { $address } に同じ MAIL FROM ドメインを設定するか、この ID を削除してください。削除する前に、SourceArn で参照しているユーザープールがないことを確認してください。
finding-identity-byodkim = { $domain } は独自の鍵 (BYODKIM) で署名しています。Easy DKIM の 3 つのレコードは使われません。
    .fix = 変更は必要ありません。AWS のドキュメントによると、Easy DKIM への切り替えが完了するまでの間、メールは署名なしで送られます。
finding-identity-deed-replica = { $domain } は、このリージョンでは { $parent } の ID の鍵で署名します。このリージョン用の DKIM レコードは必要ありません。
    .fix = 変更は必要ありません。{ $parent } の ID は残してください。この ID はそれに依存しています。
finding-dkim-verification-expired = SES では { $domain } の DKIM が FAILED です。AWS のドキュメントによると、72 時間レコードが見つからない場合や、あとで消えた場合にこうなります。
    .fix = レコードを直してから、ここで DKIM をもう一度開始してください。トークンが変わることがあるため、あらためて読み取って DNS と比べます。
finding-dkim-signing-off = { $domain } の DKIM 署名が無効です。メールにドメインの署名が付きません。
    .fix = ここで署名を有効にしてください。
finding-dkim-key-1024 = { $domain } は 1024 ビットの鍵で署名しています。SES では 2048 ビットを選べます。
    .fix = SES コンソールで鍵の長さを RSA_2048_BIT に変更してください。CNAME レコードはそのままで構いません。長さの変更は 1 日 1 回までです。

## MAIL FROM.

finding-mail-from-verification-expired = SES では { $mail_from } が FAILED で、MX の確認は終了しています。拒否する設定でない限り、メールは amazonses.com を使って送られ、SPF は自分のドメインの認証になりません。
    .fix = MX を直してから、ここで MAIL FROM ドメインをもう一度設定してください。
finding-mail-from-outside-identity = { $mail_from } は { $domain } のサブドメインではありません。SES は ID のサブドメインしか受け付けません。
    .fix = ドメインの下の名前を選んでください。例: bounce.{ $domain }
finding-mail-from-is-identity = { $domain } 自体は MAIL FROM ドメインにできません。SES はサブドメインしか受け付けません。
    .fix = ドメインの下の名前を選んでください。例: bounce.{ $domain }
finding-mail-from-reject-not-live = { $mail_from } は未検証で、REJECT_MESSAGE に設定されています。SES が MX を確認するまで、この ID のメールは拒否されます。
    .fix = MX 失敗時の動作を USE_DEFAULT_VALUE にしてください。REJECT_MESSAGE のままだと、将来 DNS に障害が起きたときにもサインアップが止まります。
finding-mail-from-name-taken = { $mail_from } にはすでに別のレコードがあります。MAIL FROM の名前には SES の MX だけを置き、メールを受信しないようにする必要があります。
    .fix = MAIL FROM には別の名前を選び、いまのレコードはそのままにしてください。

## Records.

finding-dkim-missing = { $record } が DNS にありません。SES は DKIM の 3 つのレコードがそろうとドメインを検証済みにします。
    .fix = 表示どおりのレコードを DNS サービスに追加してください。
finding-dkim-differs = DNS の { $record } が、SES に必要なものと異なります。
    .fix = DNS サービスでレコードを直してください。タイプを CNAME にし、値を表示どおりにします。
finding-mx-missing = { $mail_from } に MX レコードがないため、SES が検証できません。
    .fix = 表示どおりの MX レコードを追加してください。優先度の 10 を別の欄に入力する DNS サービスが多くあります。
finding-mx-wrong-region = { $mail_from } の MX は { $other } を指していますが、SES は { $region } から送信します。AWS のドキュメントによると、1 つの MAIL FROM ドメインを、最初のリージョンの MX のまま複数のリージョンで使えます。
    .fix = この名前を { $region } だけで使うなら、{ $region } のエンドポイントに変更してください。{ $other } でも使っていて、MAIL FROM が検証待ちのままなら、{ $region } 用に別の名前を選んでください。
finding-mx-more-than-one = { $mail_from } に MX レコードが複数あります。AWS のドキュメントでは、ちょうど 1 つでないと設定に失敗するとされています。
    .fix = 不要なら SES 以外の MX を削除してください。この名前でメールを受信しているなら、MAIL FROM に別の名前を選んでください。
finding-mx-differs = { $mail_from } の MX が SES を指していません。
    .fix = この名前でメールを受信していないなら、正しい値に置き換えてください。受信しているなら、MAIL FROM に別の名前を選んでください。
finding-spf-missing = { $mail_from } に SPF レコードがありません。SES は MX しか確認しないため、MAIL FROM が検証済みでも SPF は合格しません。
    .fix = 表示どおりの TXT レコードをこの名前に追加してください。ドメイン自体の SPF レコードは MAIL FROM には使われません。
finding-spf-duplicate = { $mail_from } に SPF レコードが複数あります。受信側では SPF がエラーになります (permerror、RFC 7208 4.5 節)。
    .fix = v=spf1 で始まる 1 つのレコードにまとめ、残りは削除してください。次の記述が必要です: include:amazonses.com
finding-spf-without-ses = { $mail_from } の SPF レコードは、SES からの送信を許可していません。
    .fix = レコード末尾の "all" の前に次の記述を加えてください: include:amazonses.com
finding-dmarc-missing = { $domain } に適用される DMARC レコードが、この名前にも親ドメインにもありません。Gmail は 1 日 5,000 通以上の送信者に DMARC を求めており、docomo は DMARC のないメールに警告を表示すると報告されています。
    .fix = 表示どおりの TXT レコードを追加してください。p=none は、受信側にメールの扱いを変えるよう求めるものではありません。
finding-dmarc-duplicate = { $name } に DMARC レコードが複数あります。受信側ではどれも適用されません。
    .fix = 1 つだけ残してください。内容が異なる場合は、厳しいほうのポリシーと、すべての rua アドレスを残します。
finding-cname-in-the-way = { $name } は CNAME です。DNS では CNAME と同じ名前に他のレコードを置けません。
    .fix = 使われていなければ CNAME を削除してください。MAIL FROM の名前なら、別の名前を選べば CNAME を残せます。

## Name servers and zones.

finding-authoritative-lags = { $total } 台のネームサーバーのうち { $right } 台が正しい { $record } を返し、残りは古い答えを返しています。
    .fix = すべてがそろうまで待ってください。1 時間たってもそろわない場合は、サーバー間のゾーン転送について DNS サービスに確認してください。
finding-dns-not-measured = このマシンからは、{ $domain } のネームサーバーの一部に確認できませんでした。その内容は不明であり、レコードがないという意味ではありません。
    .fix = ここからの 53 番ポートが閉じている可能性があります。別のネットワークから確認するか、「反映の確認」に表示される SES 側の結果で判断してください。
finding-domain-does-not-exist = DNS では { $domain } は存在しないと応答されます。
    .fix = まず綴りを確認してください。正しい場合は、未登録、期限切れ、ネームサーバー未設定の可能性があるため、レジストラで確認してください。
finding-zone-not-delegated-here = ホストゾーン { $zone } は { $domain } に応答していません。親ゾーンは別のネームサーバーを指しています。このゾーンに書いたレコードは外から見えません。
    .fix = 実際に応答している DNS サービスに登録してください。レジストラでこのゾーンのネームサーバーに変更する方法もありますが、ドメインの全レコードが移るため、先にすべてコピーしてください。
finding-zone-private-only = { $zone } はプライベートホストゾーンです。SES からも受信側からも見えません。
    .fix = { $domain } のパブリックホストゾーンに登録するか、手作業での入力を選んでください。
finding-zone-ambiguous = { $domain } という名前のパブリックホストゾーンが複数あります。使われているのは、親ゾーンが指すネームサーバーのゾーンだけです。
    .fix = 各ゾーンのネームサーバーをレジストラの設定と比べ、次のオプションでゾーンを指定してください: --hosted-zone
finding-zone-linked-service = { $zone } は { $service } が所有しており、Route 53 からは変更できません。
    .fix = { $service } からレコードを変更するか、手作業での入力を選んでください。
finding-zone-in-other-account = { $domain } は Route 53 で運用されていますが、アカウント { $account } のゾーンではありません。
    .fix = ゾーンを持つアカウントのプロファイルを --dns-profile で指定するか、手作業での入力を選んでください。
finding-ses-sees-other-zone = SES が最後に確認したとき、{ $domain } のプライマリネームサーバーは { $server } でした。登録先のゾーンのサーバーではありません。
    .fix = レジストラのネームサーバーと、登録先のゾーンのネームサーバーを比べてください。移行した直後は、SES が古い情報を見ていることもあります。

## User pool.

finding-bind-before-verified = ユーザープールはまだ { $domain } から送信できません。{ $region } の ID が検証されていません。
    .fix = 先に「DNS レコード」と「反映の確認」を終えてから、ユーザープールを切り替えてください。
finding-from-outside-identity = { $from } は ID { $domain } の範囲外です。
    .fix = このドメインかそのサブドメインの From アドレスを選ぶか、アドレスを含む ID を使ってください。
finding-custom-email-sender = { $pool } には CustomEmailSender トリガーがあります。Cognito はすべてのメールをその Lambda 関数に渡し、SES からは送信しません。
    .fix = トリガーがある間は、切り替えてもユーザーに届くメールは変わりません。関数がこのドメインから送信するように変更するか、トリガーを外してください。
finding-pool-unknown-fields = { $pool } に、このバージョンが対応していない設定があります。除いて書き戻すとリセットされるおそれがあるため、何も書き込みません。
    .fix = 新しいバージョンの sendoff を使うか、Cognito コンソールで E メール設定を変更してください。
finding-pool-uses-default-sender = { $pool } には SES の ID が指定されていますが、送信は Cognito 標準のままで、1 日 50 通に制限されています。
    .fix = ここでユーザープールを切り替えてください。EmailSendingAccount が DEVELOPER になります。
finding-pool-managed-elsewhere = { $pool } は { $owner } で管理されています。次のデプロイで E メール設定が元に戻ることがあります。
    .fix = { $owner } のソースにも同じ変更を加えてください。
finding-pool-email-failure = Cognito が { $pool } のメールの失敗を報告しています。
    .fix = この報告は AWS で非推奨になっており、古い情報の可能性があります。最新の失敗は CloudTrail で次のイベントソースから確認できます: cognito-idp.amazonaws.com

## Test mail.

finding-may-have-gone-out = { $what }を { $time } に送りましたが、応答がありませんでした。送信された可能性があります。
    .fix = もう一度送る前に、届いているかを確認してください。自動で送り直すことはありません。
finding-test-user-left = テストユーザー { $username } が { $pool } に残っています。
    .fix = ここで削除するか、Cognito コンソールで削除してください。
