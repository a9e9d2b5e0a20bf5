# What to do about each refusal. The service's own words stand before it.

advice-not-verified =
    { GIVEN($region) ->
        [no] Cognito が送信に使う ID を SES が検証していません。「DNS レコード」と「反映の確認」を終えてから、もう一度切り替えてください。
       *[yes] { $identity } は { $region } で検証されていません。ドメインだけを検証した場合、SourceArn にはドメインの ARN が必要です。{ $region } で「DNS レコード」と「反映の確認」を終えてから、もう一度切り替えてください。
    }
advice-ses = SES のメッセージを Cognito が伝えたものです。SES で該当する点を直してから、もう一度実行してください。
advice-source-arn-missing = リクエストに SES の ID がありません。もう一度確認して ID を読み直してから、切り替えてください。
advice-from-invalid = From アドレスには、ID のドメイン内の ASCII のアドレスが必要です。表示名は RFC 2047 でエンコードします。--from で指定し直してから、もう一度切り替えてください。
advice-reply-to = ReplyToEmailAddress に指定できるのはアドレスだけで、表示名は付けられません。このプールを管理しているツールか Cognito コンソールで直してから、もう一度切り替えてください。
advice-identity-policy = Cognito 標準の送信で ID を使うには、cognito-idp を許可する送信承認ポリシーが必要です。DEVELOPER では不要です。切り替えで拒否された場合は、ID のポリシーが送信を拒否していないか確認してください。
advice-from-with-default-sender = Cognito 標準の送信では From アドレスを指定できません。From、SourceArn、ConfigurationSet は DEVELOPER の場合だけ指定できます。
advice-other-account = SES の ID はユーザープールと同じアカウントに必要です。そのアカウントにサインインし、そこでドメインを検証してください。
advice-ses-region = このプールが使える SES リージョンは { $regions } です。このいずれか (できればプールと同じリージョン) でドメインを検証し、そのリージョンを --region で指定してください。
advice-default-quota = Cognito 標準の送信は 1 日 50 通までです。先にプールを切り替えるか、明日まで待ってください。
advice-unused-account-validity = UnusedAccountValidityDays は TemporaryPasswordValidityDays に置き換えられた設定で、片方しか送れません。このプールを管理しているツールで古い方を外してから、もう一度切り替えてください。
advice-pre-token-generation = PreTokenGeneration と PreTokenGenerationConfig に別の関数が設定されています。Cognito コンソールで同じ関数にしてから、もう一度切り替えてください。
advice-custom-sender-key = カスタム送信者トリガーがありますが、KMS キーがありません。KMSKeyID を設定するかトリガーを外してから、もう一度切り替えてください。
advice-mfa-needs-sms = MFA が有効ですが、SMS も、Cognito が認めるほかの第 2 要素も設定されていません。設定するか MFA を無効にしてから、もう一度切り替えてください。
advice-mfa-together = プールの MFA 設定に矛盾があります。Cognito コンソールで一度保存し直してから、もう一度切り替えてください。
advice-email-mfa-needs-ses = このプールは MFA コードを E メールで送っており、それには自分の SES の ID が必要です。Cognito 標準の送信に戻す前に、E メール MFA を無効にしてください。
advice-sms-role-trust = プールの更新時には SMS 用ロールも検査されますが、Cognito がこのロールを引き受けられません。cognito-idp.amazonaws.com に、プールの ExternalId を条件としてロールの引き受けを許可してから、もう一度切り替えてください。
advice-sms-role-policy = プールの更新時には SMS 用ロールも検査されますが、このロールに sns:Publish の権限がありません。追加してから、もう一度切り替えてください。
advice-tier-features = 現在のプランにない機能をプールが使っています。プランを変更するか、表示された機能を無効にしてから、もう一度切り替えてください。
advice-tier-change = 現在はプールのプランを変更できません。もう一度確認してプールを読み直してから、切り替えてください。
advice-tags = プールのタグを書き戻せませんでした。aws: で始まるタグは AWS のものです。もう一度確認してから、切り替えてください。
advice-user-import = このプールにユーザーをインポートしています。インポートジョブが終わってから、もう一度切り替えてください。
advice-not-enabled-here = この操作は、プールのリージョンまたはこのプールでは使えません。レプリカへの変更は、プライマリのプールで行います。
advice-service-linked-role = アカウントで最初の切り替えでは、ロール AWSServiceRoleForAmazonCognitoIdpEmailService が作成されます。ロールを権限のある人に作成してもらうか、次のステートメントをポリシーに追加してもらってから、もう一度切り替えてください:
advice-pass-role = プールを更新すると SMS 用ロールも書き戻すため、そのロールに対する iam:PassRole が必要です。許可を得てから、もう一度切り替えてください。
advice-key-grant = プールのカスタム送信者が KMS キーを使っており、更新にはそのキーに対する kms:CreateGrant が必要です。許可を得てから、もう一度切り替えてください。
advice-trigger =
    { GIVEN($trigger) ->
        [no] プールの Lambda トリガーがテストユーザーを拒否したか、失敗しました。SES はまだ使われていません。関数を直して再実行するか、自分のユーザー (アドレスを検証済み) で ForgotPassword を、未確認のユーザーなら ResendConfirmationCode を実行し、メールが届いたら、--skip test でこのステップを終えてください。
       *[yes] プールの { $trigger } トリガーがテストユーザーを拒否したか、失敗しました。SES はまだ使われていません。関数を直して再実行するか、自分のユーザー (アドレスを検証済み) で ForgotPassword を、未確認のユーザーなら ResendConfirmationCode を実行し、メールが届いたら、--skip test でこのステップを終えてください。
    }
advice-phone-names = このプールのユーザー名はすべて電話番号で、sendoff では用意できません。自分のユーザー (アドレスを検証済み) で ForgotPassword を、未確認のユーザーなら ResendConfirmationCode を実行し、メールが届いたら、--skip test でこのステップを終えてください。
advice-required-attributes = このプールのユーザーの作成には、sendoff では用意できない属性が必要です: { $names }。自分のユーザー (アドレスを検証済み) で ForgotPassword を、未確認のユーザーなら ResendConfirmationCode を実行し、メールが届いたら、--skip test でこのステップを終えてください。
advice-other = 原因はそのメッセージにあります。最新の失敗は CloudTrail で次のイベントソースから確認できます: cognito-idp.amazonaws.com
