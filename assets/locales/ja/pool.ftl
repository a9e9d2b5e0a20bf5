# The user pool: what must be known before it is bound, and what to do about what Cognito refuses.

## Findings.

finding-bind-before-verified = ユーザープールはまだ { $domain } から送信できません。{ $region } の ID が検証されていません。
    .fix = 先に「DNS レコード」と「反映の確認」を終えてから、ユーザープールを切り替えてください。
finding-configuration-set-missing =
    { GIVEN($identity) ->
        [no] { $pool } に指定されている設定セット { $set } が、{ $region } の SES にありません。存在しない設定セットを指定したメールは、SES に拒否されます。
       *[yes] { $identity } のデフォルト設定セット { $set } が、{ $region } の SES にありません。{ $pool } からのメールにはこの設定セットが適用されるため、SES に拒否されます。
    }
    .fix =
        { GIVEN($identity) ->
            [no] { $region } の SES に { $set } を作成するか、このプールを管理しているツールまたは Cognito コンソールで EmailConfiguration から外してから、もう一度確認してください。
           *[yes] { $region } の SES に { $set } を作成するか、SES コンソールで { $identity } のデフォルト設定セットを別のものか「なし」に変更してから、もう一度確認してください。
        }
finding-configuration-set-paused =
    { GIVEN($identity) ->
        [no] { $pool } に指定されている設定セット { $set } は、{ $region } で送信が停止されています (SendingEnabled が false)。この設定セットを指定したメールは、SES に拒否されます。
       *[yes] { $identity } のデフォルト設定セット { $set } は、{ $region } で送信が停止されています (SendingEnabled が false)。{ $pool } からのメールにはこの設定セットが適用されるため、SES に拒否されます。
    }
    .fix =
        { GIVEN($identity) ->
            [no] 停止された理由を確認してください。プールで使わない場合は、このプールを管理しているツールまたは Cognito コンソールで EmailConfiguration から外します。送信を再開するには: aws sesv2 put-configuration-set-sending-options --configuration-set-name { $set } --sending-enabled --region { $region }
           *[yes] 停止された理由を確認してください。この ID で使わない場合は、SES コンソールでデフォルト設定セットを別のものか「なし」に変更します。送信を再開するには: aws sesv2 put-configuration-set-sending-options --configuration-set-name { $set } --sending-enabled --region { $region }
        }
finding-from-outside-identity = { $from } は ID { $domain } の範囲外です。
    .fix = このドメインかそのサブドメインの From アドレス (--from) を選ぶか、アドレスを含む ID を使ってください。
finding-custom-email-sender = { $pool } には CustomEmailSender トリガーがあります。Cognito はすべてのメールをその Lambda 関数に渡し、SES からは送信しません。
    .fix = トリガーがある間は、切り替えてもユーザーに届くメールは変わりません。関数がこのドメインから送信するように変更するか、トリガーを外してください。
finding-pool-unknown-fields = { $pool } に、このバージョンが対応していない設定があります。除いて書き戻すとリセットされるおそれがあるため、Enter では書き込みません。
    .fix = 新しいバージョンの sendoff を使うか、Cognito コンソールで E メール設定を変更してください。そのまま書き戻すことを選ぶには、→ でプールを開き、プールの名前を入力します。
finding-pool-write-unheard = { $time } の { $pool } への書き込みは、結果がわかる前に中断しました。プールは書き込み前の状態のままです。
    .fix = 直すべきことはありません。もう一度プレビューして実行できます。
finding-pool-write-landed =
    { GIVEN($back) ->
        [no] { $time } の { $pool } への書き込みは、確認の前に中断しました。書き込みは反映されており、ほかの設定はすべて以前のままです (今、比較しました)。
       *[yes] { $time } に { $pool } を元に戻した書き込みは、確認の前に中断しました。書き込みは反映されており、ほかの設定もすべて想定どおりです (今、比較しました)。
    }
    .fix =
        { GIVEN($back) ->
            [no] テストメールに進んでください。ウィザードで u を押すと、E メール設定を元に戻せます。
           *[yes] 直すべきことはありません。もう一度切り替えることもできます。
        }
finding-pool-write-differs = { $time } の { $pool } への書き込みの前と比べて、次の設定が変わっています:
    .fix = 同時に、ほかの人が変更した可能性があります (現在の値を表示しています)。Enter を押すと、すべて現在のままにします。u で元に戻るのは、ここで書き込んだ内容だけです。この書き込みで初期値に戻った場合は、sendoff restore ファイル --all で復元する内容を確認できます。
finding-pool-mail-failed = { $time } に、{ $pool } からのテストメールを送信できませんでした。直すまでは、ユーザーへのメールも同じように失敗します。
    .fix = ウィザードで u を押すと、E メール設定を切り替え前に戻せます。
finding-pool-uses-default-sender = { $pool } には SES の ID が指定されていますが、送信は Cognito 標準のままで、1 日 50 通に制限されています。
    .fix = ここでユーザープールを切り替えてください。EmailSendingAccount が DEVELOPER になります。
finding-pool-managed-elsewhere = { $pool } は { $owner } で管理されています。次のデプロイで E メール設定が元に戻ることがあります。
    .fix = { $owner } のソースにも同じ変更を加えてください。書くべきコードは、ウィザードで o を押すと表示されます。
finding-pool-email-failure = Cognito が { $pool } のメールの失敗を報告しています。この報告は AWS で非推奨になっており、古い情報の可能性があります。
    .fix = { $advice }
finding-ses-region-not-allowed = AWS のドキュメントでは、{ $pool_region } のユーザープールが使える SES リージョンは { $regions } です。ドメイン ID は { $region } にあります。
    .fix = このいずれか (できればプールと同じリージョン) でドメインを検証し、そのリージョンを --region で指定してください。最終的な可否は、切り替えるときに Cognito が判断します。
finding-ses-region-unlisted = ドメイン ID は { $region } にあります。{ $pool_region } のユーザープールが使える SES リージョンは、AWS のドキュメントに記載がありません。
    .fix = プールと同じリージョンなら確実です。Cognito が { $region } を拒否した場合は、使えるリージョンの一覧が応答に含まれます。
finding-unused-account-validity-conflict = { $pool } には UnusedAccountValidityDays と TemporaryPasswordValidityDays の両方があり、Cognito は両方を含む更新を拒否します。
    .fix = 書き込むときに古い方を除きます。一時パスワードの有効期間は { $days } 日のまま変わりません。
finding-service-linked-role-denied = Cognito が { $pool } のメールを送るにはロール AWSServiceRoleForAmazonCognitoIdpEmailService が必要ですが、この認証情報では作成できません。
    .fix = email.cognito-idp.amazonaws.com に対する iam:CreateServiceLinkedRole の権限がある人に、ロールの作成か権限の付与を依頼してから、もう一度切り替えてください。必要なのはアカウントごとに一度だけです。
finding-proof-refused = { $pool } が使う送信元でのテストメールを SES が拒否したため、プールは切り替えていません。
    .fix = { $cause ->
        [identity] SES は、このリージョンで From アドレスを検証済みと見なしていません。「ドメイン ID」と「反映の確認」を見直してから、ここでもう一度試してください。
        [mail-from] MAIL FROM ドメインが未検証で、検証されるまで ID がメールを拒否する設定です。「DNS レコード」と「反映の確認」を終えてから、ここでもう一度試してください。
        [set] メールに使う設定セットが存在しないか、送信を停止しています。SES で直すか、ID またはプールから外してから、ここでもう一度試してください。
        [account] SES がこのアカウントからの送信を止めています。SES の応答は上のとおりです。解消してから、ここでもう一度試してください。
       *[other] SES の応答は上のとおりです。原因を直してから、ここでもう一度試してください。それまでプールの送信方法は変わりません。
    }
finding-bind-unproven = SES が { $pool } のメールを受け付けるかどうかは確かめていません。この認証情報では送信できないためです。
    .fix = 切り替えはこれを待ちません。ID に対する ses:SendEmail を許可すると、切り替えの前にメールを 1 通送って確かめます。
finding-bind-refused = Cognito が { $pool } の切り替えを拒否しました ({ $time })。何も変更されていません。
    .fix = { $advice }
finding-reply-to-not-bare = { $pool } の返信先にメールアドレス以外の文字が含まれています。Cognito はここに表示名を受け付けず、プールの更新を拒否します。
    .fix = このプールを管理しているツールか Cognito コンソールで、ReplyToEmailAddress をアドレスだけにしてから、もう一度確認してください。
finding-email-not-auto-verified = { $pool } はサインアップ時にメールアドレスを検証しません (AutoVerifiedAttributes に email がありません)。サインアップしてもメールは送信されません。
    .fix = 切り替えてもこの設定は変わりません。メールでアドレスを確認する場合は、プールが検証する属性に email を追加してください。
finding-threat-protection-sender = { $pool } の脅威保護の通知メールには別の送信元 { $from } が設定されており、切り替えても変わりません。
    .fix = 通知も同じドメインから送るには、NotifyConfiguration の From と SourceArn を変更してください (Cognito コンソールの「脅威保護」、または SetRiskConfiguration)。
finding-pool-multi-region =
    { GIVEN($primary) ->
        [no] { $pool } のレプリカが { $regions } にあります。AWS のドキュメントでは、グローバル設定はこのプールと一致している必要があります。
       *[yes] { $pool } はレプリカで、プライマリのプールは { $primary } にあります。AWS のドキュメントでは、グローバル設定はプライマリと一致している必要があります。
    }
    .fix =
        { GIVEN($primary) ->
            [no] このプールを切り替えたあとで、レプリカも確認してください。レプリカ側でも、使用できる SES リージョンが必要です。
           *[yes] このプールではなく、{ $primary } のプールを切り替えてください。
        }
finding-service-linked-role = このアカウントで SES から送信する最初のプールであれば、切り替えのときにロール AWSServiceRoleForAmazonCognitoIdpEmailService が作成されます。
    .fix = それには iam:CreateServiceLinkedRole の権限が必要です。アカウントごとに一度だけです。
finding-bounces-go-to-from = バウンスと苦情の通知は { $from } にメールで届きます。SES が From アドレスに転送するためです。
    .fix = このメールボックスが存在しない、または誰も読まない場合は、SES コンソールで通知先に SNS トピックを設定し、転送を無効にしてください。
finding-pools-share-identity = 設定を読み取ったほかの { $count } 件のユーザープールのうち、次のものも { $domain } から送信しています。評価 (レピュテーション) とアカウントの SES クォータを共有します。
    .fix = 変更は不要です。読み取ったのは画面に表示したプールの設定だけなので、ほかにもあるかもしれません。

## What to do about each refusal. The service's own words stand before it.

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

numbers-quota = SES の上限
numbers-quota-limited = 24 時間 { $quota } 宛先 (使用済み { $sent })・毎秒 { $rate } 宛先 (共有)
numbers-quota-unlimited = 24 時間の上限なし (送信済み { $sent })・毎秒 { $rate } 宛先 (共有)
numbers-fortnight = 過去 14 日間
numbers-fortnight-none = SES からの送信なし
numbers-fortnight-mails = SES から { $attempts } 通 (最多の日 { $busiest } 通)、バウンス { $bounces }、苦情 { $complaints }{ $rejects ->
    [0] { "" }
   *[other] 、拒否 { $rejects }
}
numbers-shared-limit = アカウント全体で 1 日 50 通
numbers-not-known = 不明
numbers-undo = 元に戻すには
