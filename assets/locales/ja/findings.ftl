# What is not as it should be, and what to do about it. What was found and what is wanted stand
# on lines of their own beside these sentences. The arguments are listed in src/words/findings.rs.

## Account.

finding-sandbox = { $region } の SES はサンドボックス内です。検証済みの宛先にしか送れません。
    .fix =
        { $moment ->
            [no-domain] 先にステップ { $from_step } で From アドレスを決めてください。申請はそのドメインについて行います。その後、ステップ { $step } で本稼働アクセスを申請してください。
            [verified] ドメインは検証済みです。ステップ { $step } で本稼働アクセスを申請してください。
           *[other] ステップ { $step } で本稼働アクセスを申請してください。申請はドメインの検証後をお勧めします (DNS の作業は先に進められます)。
        }
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
    .fix = AWS サポートセンターのケースを確認し、バウンスと苦情を減らしてください。AWS のドキュメントでは、バウンス率 10 % 以上、または苦情率 0.5 % 以上で送信が一時停止される場合があるとされています。
finding-sending-paused = { $region } では、このアカウントの送信が無効です (SendingEnabled が false)。
    .fix = AWS が停止した場合は、AWS サポートセンターのケースに回答してください。自組織で停止した場合は、次のコマンドで再開できます: aws sesv2 put-account-sending-attributes --sending-enabled --region { $region }
finding-access-in-other-region = 本稼働アクセスは { $other } では承認されていますが、リージョンごとの扱いです。今回使う { $region } の SES はまだサンドボックスのままです。
    .fix = { $region } でも本稼働アクセスを申請してください。Cognito がこのプールに { $other } の利用を認めていれば、--region { $other } を付けて設定一式をそちらに置く方法もあります。
finding-permission-missing =
    { $caller ->
        [dns] DNS 用プロファイルには、この操作の権限がありません: { $operation }
       *[main] この認証情報には、この操作の権限がありません: { $operation }
    }
    .fix = アカウントの権限を管理している人に、次の IAM アクションの許可を依頼し、その後もう一度確認してください。済んだ設定はそのまま残ります。Route 53 の権限がなくても、レコードは手作業で登録できます。アクション: { $action }
finding-credentials-expired = AWS へのログインの有効期限が切れ、{ $operation } が拒否されました。失われたものはありません。現在の状態は AWS と DNS から読み直します。
    .fix = 同じプロファイルでサインインし直し (aws sso login や aws login など)、もう一度確認してください。
finding-domain-not-bare = ドメインは { $domain } と解釈しました。入力には URL、大文字、日本語などの文字が含まれていました。
    .fix = このドメインで正しければ、何もする必要はありません。違う場合は、アドレスを入力し直してください。
finding-wrong-account = サインイン先のアカウントは { $account } ですが、{ $pool } は { $other } のものです。ユーザープールが送信に使えるのは、同じアカウントの ID だけです。
    .fix = { $other } のプロファイルを --profile で指定してください。DNS のゾーンが別のアカウントにある場合は、次のオプションで指定します: --dns-profile

## Identity.

finding-only-email-identity = SES には E メールアドレス ID の { $address } だけがあり、ドメイン { $domain } の ID がありません。ドメイン全体の DKIM と MAIL FROM にはドメイン ID が必要です。
    .fix = ここでドメイン ID を作成してください。{ $address } は、SourceArn で参照しているユーザープールがある間は残してください。
finding-identity-in-other-region = { $domain } は { $other } の SES で検証済みですが、今回使う { $region } では未登録です。ID と DKIM トークンはリージョンごとに別です。
    .fix = { $region } にも ID を作成してください。3 つのレコードは { $other } のものと並べて置けます。Cognito がこのプールに { $other } の利用を認めていれば、--region { $other } を付けて既存の ID を使う方法もあります。
finding-parent-already-verified = SES では { $parent } がすでに検証済みで、{ $domain } もその範囲に含まれます。署名は { $parent } になり、DMARC の adkim が strict でない限り一致します。
    .fix = その ID を使う場合は、ドメインに { $parent } を指定してください。{ $domain } の ID を別に作ると、その名前で署名されます。
finding-identity-shadowed-by-address = { $address } は独立した ID です。SES では From アドレスに最も近い ID が優先されるため、MAIL FROM は { $domain } ではなくこの ID の設定が使われます。DKIM の設定も同様になることがあります。
    .fix = { $address } に同じ MAIL FROM ドメインを設定するか、この ID を削除してください。削除する前に、SourceArn で参照しているユーザープールがないことを確認してください。
finding-identity-shadowed-by-subdomain = { $domain } の下の { $subdomain } も独立した ID です。SES では From アドレスに最も近い ID が優先されるため、DKIM と MAIL FROM には、ここで設定するものではなくこの ID の設定が使われます。
    .fix = この ID のほうを設定するか (--domain { $subdomain })、{ $domain } の From アドレス (--from) を選んでください。どこからも使われていなければ、削除しても構いません。
finding-nearer-identity-unsigned = { $domain } の下の { $subdomain } も独立した ID で、SES では From アドレスに最も近い ID が優先されます。SES はこの ID のメールに署名しないため、この From アドレスでユーザープールを設定すると、メールは DKIM 署名なしで送信されます。
    .fix = この ID に DKIM を設定するか (--domain { $subdomain })、{ $domain } の From アドレス (--from) を選んでください。どこからも使われていなければ、削除しても構いません。
finding-identity-byodkim = { $domain } は独自の鍵 (BYODKIM) で署名しています。Easy DKIM の 3 つのレコードは使われません。
    .fix = 変更は必要ありません。AWS のドキュメントによると、Easy DKIM への切り替えが完了するまでの間、メールは署名なしで送られます。
finding-identity-deed-replica = { $domain } は、このリージョンでは { $parent } の ID の鍵で署名します。このリージョン用の DKIM レコードは必要ありません。
    .fix = 変更は必要ありません。{ $parent } の ID は残してください。この ID はそれに依存しています。
finding-dkim-verification-expired = SES では { $domain } の DKIM が FAILED です。AWS のドキュメントによると、72 時間レコードが見つからない場合や、あとで消えた場合にこうなります。
    .fix =
        { GIVEN($stands) ->
            [no] レコードを直してから、ここで DKIM をもう一度開始してください。トークンが変わることがあるため、あらためて読み取って DNS と比べます。
           *[yes] レコードはすでに正しくなっています。ここで DKIM をもう一度開始してください。トークンが変わることがあるため、あらためて読み取って DNS と比べます。
        }
finding-dkim-temporary-failure = SES は前回の確認で { $domain } の DKIM を判定できませんでした (TEMPORARY_FAILURE)。確認は自動で続きます。
    .fix = ネームサーバーのレコードが正しければ、変更は必要ありません。正しくない場合は、SES が確認を打ち切る (FAILED) 前に直してください。
finding-dkim-window-closing = AWS のドキュメントでは、SES が DKIM のレコードを探すのは 72 時間です。{ $domain } のレコードがそろわないまま、残りは約 { $left }です。
    .fix = それまでにレコードを直してください。過ぎた場合は、ここで DKIM をもう一度開始できますが、トークンが変わることがあります。
finding-dkim-signing-off = { $domain } の DKIM 署名が無効です。メールにドメインの署名が付きません。
    .fix = ここで署名を有効にしてください。
finding-dkim-key-1024 = { $domain } は 1024 ビットの鍵で署名しています。SES では 2048 ビットを選べます。
    .fix = SES コンソールで鍵の長さを RSA_2048_BIT に変更してください。CNAME レコードはそのままで構いません。長さの変更は 1 日 1 回までです。
finding-choices-from-aws = このマシンでは選択していない項目: { $tags }。ID { $domain } のタグに保存された、ほかの担当者の選択内容を使っています。
    .fix = 内容が正しければ、対応は不要です。ここで選択した内容やフラグがあれば、そちらが優先されます。
finding-choices-not-kept = 選択内容は AWS に保存されません。sendoff がタグを付けるのは自身が作成した ID だけですが、ID { $domain } を sendoff が作成したことを確認できないためです。
    .fix = ほかの担当者は、ドメイン、From アドレス、ユーザープールをフラグ (--domain、--from、--user-pool) で指定してください。
finding-choice-too-long = AWS に保存できない項目: { $tags }。タグの上限 (256 文字) を超えています。
    .fix = ほかの担当者は、ウィザードまたはフラグで改めて指定してください。以前に保存されたタグは、そのまま残ります。
finding-choice-tag-unreadable = ID { $domain } のタグ { $tag } の値を解釈できないため、無視します。
    .fix = SES コンソールでタグを修正または削除するか、選択内容を保存しているウィザード (--remember-in-aws) から書き直してください。
finding-identity-policy-denies = { $domain } の送信承認ポリシー { $policy } に、送信を拒否するステートメントがあります。該当するメールは、DNS が正しくても SES に拒否されます。
    .fix = SES コンソールの ID の「承認」タブでステートメントを確認し、このユーザープールのメールに該当する場合は、範囲を狭めるか削除してください。
finding-mail-from-not-set = { $domain } の MAIL FROM ドメインが SES に設定されていません。DNS のレコードだけでは有効にならず、メールは amazonses.com を使って送られ、SPF は自分のドメインの認証になりません。
    .fix = ここで名前を選んで確定してください。MX が引けるようになった時点で SES に設定します。

## MAIL FROM.

finding-mail-from-verification-expired = SES では { $mail_from } が FAILED で、MX の確認は終了しています。拒否する設定でない限り、メールは amazonses.com を使って送られ、SPF は自分のドメインの認証になりません。
    .fix =
        { GIVEN($stands) ->
            [no] MX を直してから、ここで MAIL FROM ドメインをもう一度設定してください。
           *[yes] MX はすでに正しくなっています。ここで MAIL FROM ドメインをもう一度設定してください。SES が自動で再確認することはありません。
        }
finding-mail-from-temporary-failure = SES は前回の確認で { $mail_from } を検証できませんでした (TEMPORARY_FAILURE)。AWS のドキュメントでは、72 時間は確認を続けるとされています。
    .fix = ネームサーバーの MX が正しければ、変更は必要ありません。正しくない場合は、SES が確認を打ち切る (FAILED) 前に直してください。
finding-mail-from-window-closing = AWS のドキュメントでは、SES が MAIL FROM の MX を探すのは 72 時間です。{ $mail_from } の MX が正しくないまま、残りは約 { $left }です。
    .fix = それまでに MX を直してください。過ぎた場合は、ここで MAIL FROM をもう一度設定できます。
finding-mail-from-outside-identity = { $mail_from } は { $domain } のサブドメインではありません。SES は ID のサブドメインしか受け付けません。
    .fix = ドメインの下の名前を選んでください。例: bounce.{ $domain }
finding-mail-from-is-identity = { $domain } 自体は MAIL FROM ドメインにできません。SES はサブドメインしか受け付けません。
    .fix = ドメインの下の名前を選んでください。例: bounce.{ $domain }
finding-mail-from-reject-not-live = { $mail_from } は未検証で、REJECT_MESSAGE に設定されています。SES が MX を確認するまで、この ID のメールは拒否されます。
    .fix = MX 失敗時の動作を USE_DEFAULT_VALUE にしてください。REJECT_MESSAGE のままだと、将来 DNS に障害が起きたときにもサインアップが止まります。
finding-mail-from-name-taken = { $mail_from } にはすでに別のレコードがあります。MAIL FROM の名前には SES の MX だけを置き、メールを受信しないようにする必要があります。
    .fix = MAIL FROM には別の名前 (ステップ 4 か --mail-from) を選び、いまのレコードはそのままにしてください。
finding-from-uses-mail-from = { $from } は MAIL FROM ドメイン { $mail_from } のアドレスです。AWS のドキュメントでは、MAIL FROM ドメインを From アドレスに使わないよう求めています。バウンスがこのドメインに戻るためです。
    .fix = { $domain } の From アドレス (--from) を選ぶか、MAIL FROM に別の名前 (--mail-from) を選んでください。

## Records.

finding-dkim-missing = { $record } が DNS にありません。SES は DKIM の 3 つのレコードがそろうとドメインを検証済みにします。
    .fix = 表示どおりのレコードを追加してください。登録済みの場合は、ホスト名を 1 文字ずつ比べてください。
finding-dkim-name-doubled = { $record } は、末尾にドメインが 2 回続く名前に登録されています。DNS サービスがドメインを自動で付け足しています。
    .fix = 二重になったレコードを削除し、ホスト名の欄に次だけを入力して追加し直してください: { $host }
finding-dkim-subdomain-left-out = { $record } は 1 つ上の階層に登録されています。{ $domain } のサブドメインの部分が名前から抜けています。
    .fix = ほかの ID で使っていなければそのレコードを削除し、ホスト名の欄に次を入力して追加してください: { $host }
finding-dkim-domainkey-left-out = { $record } は _domainkey のない名前に登録されています。その名前は参照されません。
    .fix = ホスト名の欄に次を入力して追加し直し、見つかったレコードを削除してください: { $host }
finding-dkim-dot-lost = { $record } は、_domainkey の前のドットが抜けた名前に登録されています。
    .fix = ホスト名の欄に次を入力して追加し直し、見つかったレコードを削除してください: { $host }
finding-dkim-other-region = { $record } が DNS にありません。登録されているのは { $other } の { $domain } 用のレコードです。{ $region } の SES は、このドメインに別のトークンを割り当てています。
    .fix = ここに示すレコードを追加してください。{ $other } からもメールを送っている場合、そちらのレコードは残してください。2 組は並べて置けます。
finding-dkim-other-identity = { $record } が DNS にありません。登録されているのは、このアカウントの別の ID { $other } 用のレコードです。{ $domain } には専用のトークンがあります。
    .fix = ここに示すレコードを追加し、登録されているほうは削除してください。{ $domain } の下にある { $other } 用のレコードは、どこからも参照されません。
finding-dkim-underscore-lost = { $record } の名前が _domainkey ではなく domainkey になっています。アンダースコアが抜けています。
    .fix = そのレコードを削除し、アンダースコアを付けて追加してください。アンダースコアを受け付けない DNS サービスの場合は、対応しているサービスへの移行が必要です。ホスト名の欄: { $host }
finding-dkim-name-value-swapped = { $record } の名前と値が逆に入力されています。
    .fix = そのレコードを削除し、名前と値を入れ替えて追加してください。ホスト名の欄: { $host }
finding-dkim-txt-not-cname = { $record } は正しい名前に登録されていますが、タイプが TXT です。SES には CNAME が必要です。
    .fix = 先に TXT レコードを削除してください (CNAME はほかのレコードと共存できません)。そのあと、表示どおりの値で CNAME を追加します。
finding-dkim-proxied = { $record } の名前が CNAME ではなく IP アドレスを返しています。Cloudflare のドメインなので、レコードがプロキシ有効 (オレンジの雲) になっている可能性が高いです。
    .fix = Cloudflare でこのレコードを「DNS のみ」(グレーの雲) にしてください。ほかの変更は必要ありません。
finding-dkim-flattened = { $record } の名前が CNAME ではなく IP アドレスを返しています。アドレスのレコードが登録されているか、DNS サービスが CNAME を解決して返しています (フラットニング、ALIAS、プロキシ)。
    .fix = この名前のアドレスのレコードを削除してください。なければ、フラットニングやプロキシを無効にし、CNAME がそのまま返るようにしてください。
finding-dkim-delegated-away = { $cut } は別のネームサーバーに委任されているため、{ $record } はそちらで検索されます。上位のゾーンに登録しても外から見えません。
    .fix = 委任先のネームサーバーにレコードを登録してください。委任が不要になっている場合は、{ $cut } の NS レコードを削除し、上位のゾーンに登録します。
finding-dkim-target-doubled = { $record } の値の末尾にドメインが付け足されています。この DNS サービスの画面やゾーンファイルでは、末尾にドットのない値はドメイン内の名前とみなされます。
    .fix = 値を直し、amazonses.com. のように末尾にドットを付けてください。
finding-dkim-target-mistyped = { $record } の値が、正しい値と数文字だけ異なります。
    .fix = 正しい値をコピーして置き換えてください。
finding-dkim-wrong-signing-zone = { $record } の値のドメイン部分が、SES がこの ID に指定しているものと異なります。AWS によると、この部分はリージョンやセルによって異なることがあります。
    .fix = 値を正しいものに置き換えてください。トークンと名前はそのままで構いません。
finding-dkim-token-mismatch =
    { $whose ->
        [own] { $record } の値に、3 つのうちの別のレコードのトークンが入っています。
        [other] { $record } の値に、このアカウントの別の ID { $other } のトークンが入っています。
       *[nobody] { $record } の値に、名前とは別のトークンが入っています。この ID のものではありません。別のアカウントのものか、すでに削除された ID のものかもしれません。
    }
    .fix = 値を正しいものに置き換えてください。DKIM レコードの名前と値は同じトークンで始まります。
finding-dkim-key-not-followed = { $server } は { $record } の CNAME を返しますが、同じ名前で鍵 (TXT) を問い合わせるとエラーになります。受信側は TXT を問い合わせるため、鍵が見つからない可能性があります。
    .fix = CNAME の名前への TXT の問い合わせが失敗する理由を DNS サービスに確認してください。直るまでは、メールが DKIM に合格しない可能性があります。
finding-dkim-cname-chain = { $record } は、別の名前を経由して正しい値に到達しています。
    .fix = SES が検証できれば変更は必要ありません。DKIM が検証待ちのままなら、正しい値を直接指定してください。
finding-dkim-differs = DNS の { $record } が、SES に必要なものと異なります。
    .fix = DNS サービスでレコードを直してください。タイプを CNAME にし、値を表示どおりにします。
finding-wildcard-answers = { $record } は登録されていません。返ってくるのはワイルドカードの応答で、どの名前に対しても同じです。
    .fix = レコードをその名前で追加してください。ワイルドカードより優先されるため、ワイルドカードはそのままで構いません。
finding-invisible-character = { $record } の値に、目に見えない文字 ({ $character }) が含まれています。コピーと貼り付けのときに混ざった可能性が高いです。
    .fix = 値をいったん消し、手で入力するか、プレーンテキストのエディタを経由して貼り付け、保存し直してください。
finding-target-quoted = { $record } の値に引用符が含まれ、参照先の名前の一部になっています。
    .fix = 値を引用符のない正しいものに置き換えてください。引用符を使うのは TXT の値だけです。
finding-target-cut-off = { $record } の値が途中までしか入力されていません。
    .fix = 値を正しいもの全体に置き換えてください。
finding-mail-from-name-doubled = { $record } は、末尾にドメインが 2 回続く名前に登録されています。DNS サービスがドメインを自動で付け足しています。
    .fix = 二重になったレコードを削除し、ホスト名の欄に次だけを入力して追加し直してください: { $host }
finding-mx-missing = { $mail_from } に MX レコードがないため、SES が検証できません。
    .fix = 表示どおりの MX レコードを追加してください。優先度の 10 を別の欄に入力する DNS サービスが多くあります。
finding-mx-on-apex = MAIL FROM 用の MX が { $domain } 自体に登録されています。{ $domain } 宛てのメールが SES に送られ、届かなくなるおそれがあります。
    .fix = { $domain } からその MX だけを削除し (ほかの MX は残します)、ホスト名の欄に次を入力して追加してください: { $host }
finding-mx-other-type = { $mail_from } の MX に指定するホストが、正しい名前に、タイプ { $type } のレコードとして登録されています。
    .fix = その { $type } レコードを削除し、同じ名前に、表示どおりの優先度とホストで MX レコードを追加してください。
finding-mx-priority-in-value = { $mail_from } の MX は、優先度がホスト名の一部として登録されているため、正しい宛先になっていません。
    .fix = 優先度の 10 は専用の欄に入力し、ホストには次だけを入力してください: { $mx }
finding-mx-target-doubled = { $mail_from } の MX の値の末尾にドメインが付け足されています。末尾にドットのない値は、ドメイン内の名前とみなされます。
    .fix = 値を直し、amazonses.com. のように末尾にドットを付けてください。
finding-mx-mistyped = { $mail_from } の MX は SES のものに近いですが、名前の一部が異なります。
    .fix = 正しい値をコピーして置き換えてください。
finding-mx-is-inbound-endpoint = { $mail_from } の MX が SES のメール受信用エンドポイントになっています。MAIL FROM にはバウンス用のエンドポイントが必要です。
    .fix = 値を正しいものに置き換えてください。この名前で実際に SES の受信を使っている場合は、MAIL FROM に別の名前を選んでください。
finding-mail-from-receives-mail = { $mail_from } には別のメールサーバーの MX があります。置き換えると、そのサーバー宛てのメールが届かなくなります。
    .fix = MAIL FROM には空いている別の名前 (ステップ 4 か --mail-from) を選び、この MX は残してください。この名前でもうメールを受信していない場合にだけ置き換えられます。
finding-mx-wrong-region = { $mail_from } の MX は { $other } を指していますが、SES は { $region } から送信します。AWS のドキュメントでは、最初のリージョンの MX を共用できます。
    .fix = この名前を { $region } だけで使うなら、{ $region } のエンドポイントに変更してください。{ $other } でも使い、MAIL FROM が検証待ちのままなら、別の名前 (ステップ 4 か --mail-from) を選んでください。
finding-mx-more-than-one = { $mail_from } に MX レコードが複数あります。AWS のドキュメントでは、ちょうど 1 つでないと設定に失敗するとされています。
    .fix = 不要なら SES 以外の MX を削除してください。この名前でメールを受信しているなら、MAIL FROM に別の名前 (ステップ 4 か --mail-from) を選んでください。
finding-mx-differs = { $mail_from } の MX が SES を指していません。
    .fix = この名前でメールを受信していないなら、正しい値に置き換えてください。受信しているなら、MAIL FROM に別の名前 (ステップ 4 か --mail-from) を選んでください。
finding-spf-missing = { $mail_from } に SPF レコードがありません。SES は MX しか確認しないため、MAIL FROM が検証済みでも SPF は合格しません。
    .fix = 表示どおりの TXT レコードをこの名前に追加してください。ドメイン自体の SPF レコードは MAIL FROM には使われません。
finding-spf-on-apex-only = SES を許可する SPF が { $domain } にありますが、受信側が SPF を確認するのは { $mail_from } で、そこにはありません。
    .fix = ドメインのレコードはそのままにして、ホスト名の欄に次を入力し、表示どおりの TXT レコードを追加してください: { $host }
finding-txt-smart-quotes = { $mail_from } の値の先頭に引用符が含まれているため、受信側は SPF レコードとみなしません。
    .fix = 引用符なしで正しい値を入力し直してください。引用符が必要な DNS サービスでは、半角の引用符で全体を 1 回だけ囲みます。
finding-spf-version-mistyped = { $mail_from } の値は SPF のようですが、「v=spf1」と半角スペースで始まっていないため、受信側に無視されます。
    .fix = 値を正しいものに置き換えてください。
finding-txt-values-would-be-lost = { $mail_from } に SPF レコードはなく、別の用途の TXT の値が { $count } 個あります。これらを含めずに TXT を書き換えると失われます。
    .fix = いまある値を残したまま、表示どおりの値を TXT の値としてもう 1 つ追加してください。
finding-spf-duplicate = { $mail_from } に SPF レコードが複数あります。受信側では SPF がエラーになります (permerror、RFC 7208 4.5 節)。
    .fix = v=spf1 で始まる 1 つのレコードにまとめ、残りは削除してください。次の記述が必要です: include:amazonses.com
finding-spf-without-ses =
    { GIVEN($term) ->
        [no] { $mail_from } の SPF レコードは、SES からの送信を許可していません。
       *[yes] { $mail_from } の SPF レコードは、SES からの送信を許可していません。{ $term } は SES を指していません。
    }
    .fix =
        { GIVEN($term) ->
            [no] レコード末尾の all の前に、次を挿入してください: include:amazonses.com
           *[yes] { $term } を次に置き換えてください: include:amazonses.com
        }
finding-spf-too-many-lookups = { $mail_from } の SPF レコードは DNS を{ GIVEN($more) ->
        [yes] 少なくとも
       *[no] {" "}
    }{ $count } 回引く必要がありますが、上限は 10 回です。受信側は評価を打ち切ります (permerror、RFC 7208 4.6.4 節)。
    .fix = この名前に不要な include を削除してください。SES から送るだけなら、次の 1 つで足ります: include:amazonses.com
finding-spf-term-unreadable = { $term } が SPF の書式に合わないため、受信側は { $mail_from } の SPF レコード全体をエラー (permerror) として扱います。
    .fix = 次の項目を修正するか削除してください。ほかの部分はそのままで構いません: { $term }
finding-spf-term-fails = 受信側は { $mail_from } の SPF レコードをエラー (permerror) として扱います。{ $term } をたどると { $at } で失敗します。そこに SPF レコードがない、2 つある、名前が存在しない、などが考えられます。
    .fix =
        { GIVEN($ses) ->
            [no] { $term } を include:amazonses.com に置き換えるか、{ $at } のレコードを、SES を含む形に直してもらってください。
           *[yes] 次の項目を削除するか、{ $at } のレコードを直してもらってください: { $term }
        }
finding-spf-ses-qualified = { $mail_from } の SPF レコードは SES を含んでいますが、{ $term } では合格になりません。
    .fix = { $term } を次に置き換えてください: include:amazonses.com
finding-spf-ses-not-reached = { $mail_from } の SPF レコードは SES を含んでいますが、受信側はその手前で判定を終えます: { $term }
    .fix = 次の項目を v=spf1 の直後、{ $term } より前に移してください: include:amazonses.com
finding-spf-lets-everyone = { $mail_from } の SPF レコードは、世界中のどのサーバーからの送信も許可しています。SES も含まれますが、なりすましも通ります。
    .fix = 正しい値のレコードに置き換えてください。
finding-spf-lists-addresses = { $mail_from } の SPF レコードには、SES の IP アドレスが 1 つずつ書かれています。AWS がアドレスを変えると使えなくなります。
    .fix = アドレスの部分を次に置き換えてください: include:amazonses.com

## From ドメイン自身の SPF レコード (--sender-spf を指定したとき)。

finding-sender-spf-open = { $domain } 自身の SPF レコードに、まだ SES が含まれていません (登録を選択済みです)。受信側が 1 つの SPF レコードのために行う DNS 参照は 10 回までで、現在は { $before } 回、SES を加えると { $after } 回です{ GIVEN($more) ->
        [yes] 。読み取っていないレコードの分は含まれていません
       *[no] { "" }
    }。
    .fix = いまの SPF レコードを、正しい値に置き換えてください。2 つ目の SPF レコードは追加しないでください。ほかの TXT の値はそのまま残します。
finding-sender-spf-too-many = { $domain } の SPF レコードに SES を加えると、DNS 参照が{ GIVEN($more) ->
        [yes] 少なくとも
       *[no] {" "}
    }{ $after } 回になります (現在 { $before } 回)。上限は 10 回で、超えるとこのドメインのすべてのメールで SPF がエラーになります。そのため、このレコードは変更しません。
    .fix = 使われていない include などを先に減らしてください。--sender-spf を使わなくても DMARC には合格します。
finding-sender-spf-at-apex = { $domain } には SPF レコードがありません。SES だけを書いたレコードを新しく置くと、組織のほかのメールが SPF で softfail になるため、ここでは提案しません。
    .fix = { $domain } を差出人とするすべての送信元を洗い出し、SES も含めて 1 つの SPF レコードにまとめてください。または、ほかに使っていないサブドメインから送信してください。
finding-sender-spf-other-mail = { $domain } には SPF レコードがなく、メールを受信しています。ほかのサーバーも { $domain } として送信している可能性が高く、SES だけを書いたレコードを置くとそのメールが softfail になるため、提案しません。
    .fix = { $domain } として送信するすべてのサーバーと SES を 1 つの SPF レコードにまとめるか、ほかに使っていないサブドメインから送信してください。
finding-sender-spf-unreadable = { $domain } の SPF レコードが複数あるか、受信側が読み取れない内容です。SPF はすでにエラーになるため、SES を書き加えません。
    .fix = { $domain } の SPF レコードを、正しい書式の 1 つだけにしてください。その後で SES を加えられます。
finding-cname-in-the-way =
    { GIVEN($target) ->
        [no] { $name } は CNAME です。DNS では CNAME と同じ名前にほかのレコードを置けません。
       *[yes] { $name } は CNAME です。受信側は参照先をたどりますが、そこに有効な DMARC レコードが見つかりません: { $target }
    }
    .fix =
        { GIVEN($target) ->
            [no] 使われていなければ CNAME を削除してください。MAIL FROM の名前なら、別の名前 (ステップ 4 か --mail-from) を選べば CNAME を残せます。
           *[yes] { $target } の管理者に DMARC レコードを公開してもらうか、CNAME を削除して、代わりに表示どおりの TXT レコードを登録してください。
        }

## Test mail.

finding-recipient-suppressed =
    { GIVEN($since) ->
        [no] { $to } は { $region } のアカウントのサプレッションリストに入っています ({ $reason })。SES はこの宛先へのメールを受け付けますが、配信しません。
       *[yes] { $to } は { $since } から { $region } のアカウントのサプレッションリストに入っています ({ $reason })。SES はこの宛先へのメールを受け付けますが、配信しません。
    }
    .fix = テストには別の宛先を使ってください。そのアドレスがまた受信できるようになっていれば、次のコマンドでリストから外せます: aws sesv2 delete-suppressed-destination --email-address { $to } --region { $region }
finding-recipient-not-verified = { $region } の SES はサンドボックス内のため、検証済みの宛先にしか送信できません。{ $to } は未検証のため、まだ送信しません。
    .fix = 本稼働アクセスが許可されるまでは、{ $domain } のアドレスを宛先にしてください (入力欄または --to)。{ $to } へのテストは許可後に行えます。
finding-test-in-sandbox =
    { $simulated ->
        [yes] { $region } の SES は、シミュレーター宛てのメールを受け付けました。現在の From アドレス、ID、設定セットのメールを SES が受け付けることは確認できましたが、メールボックスには何も届いていません。
       *[no] { $region } の SES はサンドボックス内ですが、テストはいまから行えます。宛先は、メールボックスシミュレーター ({ $simulator }) か { $domain } のアドレスです。
    }
    .fix =
        { $simulated ->
            [yes] { $domain } のアドレスにもいまから送信できます。届いたかどうかは、そのメールボックスでしか確認できません。ユーザープール自身のメールは、切り替え後にテストします。
           *[no] どちらでも、現在の From アドレス、ID、設定セットのメールを SES が受け付けるかどうかを確認できます。シミュレーター宛ては誰にも届きません。もう一方が届いたかどうかは、そのメールボックスでしか確認できません。ユーザープール自身のメールは、切り替え後にテストします。
        }
finding-may-have-gone-out = { $time } の「{ $what }」は、結果がわかっていません。すでに送信された可能性があります。
    .fix = もう一度送る前に、届いているかを確認してください。自動で送り直すことはありません。
finding-test-user-left = テストユーザー { $username } が { $pool } に残っています。
    .fix =
        { $touched ->
            [yes] 作成後に変更されたか、作成から 1 日以上経っているため、誰かが使っている可能性があります。ウィザードのこのステップで u を押し、ユーザー名を入力すると削除できます。Cognito コンソールからも削除できます。
           *[no] ウィザードのこのステップで u を押すと削除できます。Cognito コンソールからも削除できます。
        }
finding-test-user-unknown = { $pool } のユーザー { $username } (作成: { $created }) は、{ $time } に招待したテストユーザーか、別の人のアカウントです。その招待の結果は確認できていません。
    .fix = 別の人のアカウントであれば、そのままにしてください。sendoff は何も変更しません。テストユーザーであれば、ウィザードのこのステップで u を押し、ユーザー名を入力すると削除できます。Cognito コンソールからも削除できます。
finding-recipient-has-account = { $to } のアカウントが { $pool } にすでにあるため、テストユーザーを招待できません。既存のアカウントには何も変更を加えていません。
    .fix = テストの宛先を別のアドレスにしてください。プラス記号付きのアドレスを受け取れるメールボックスなら、次のアドレスが使えます: { $other }
finding-pool-not-provable =
    { $reason ->
        [custom-sender] { $pool } のメールでは、SES からの送信を確認できません。CustomEmailSender トリガーがすべてのメールを Lambda 関数に渡すためです。テストユーザーの招待は行いません。
        [placeholder] { $pool } では、招待してもメールが送信されません。招待テンプレート (EmailMessage) に波括弧で囲んだ #### (一時パスワードのプレースホルダー) がなく、Cognito はユーザーを作成するだけです。テストユーザーの招待は行いません。
        [phone-names] { $pool } のユーザー名はすべて電話番号のため、メールアドレスではテストユーザーを招待できません。
       *[attributes] { $pool } はパスワードなしのサインインを許可しています。そのユーザーの作成にはすべての必須属性が必要です: { $attributes }。sendoff では値を用意できないため、テストユーザーの招待は行いません。
    }
    .fix =
        { $reason ->
            [custom-sender] このプールのメールを SES から送るには、トリガーを外してから、もう一度確認してください。関数からの送信を続ける場合は、関数のメールが届くことを確認したうえで、--skip test でこのステップを終えてください。
            [placeholder] テンプレートにプレースホルダーを追加してから、もう一度確認してください。または、アドレスを検証済みの自分のユーザーで ForgotPassword を実行し、メールが届いたら、--skip test でこのステップを終えてください。
           *[other] 自分のユーザー宛てのメールで確認できます。アドレスが検証済みなら ForgotPassword、ユーザーが未確認なら ResendConfirmationCode を実行し、メールが届いたら、--skip test でこのステップを終えてください。
        }
finding-invitation-refused = { $pool } へのテストユーザーの招待が拒否されました ({ $time })。プールのメールが SES から送信されるかどうかは、まだわかりません。
    .fix = { $advice }
## The DMARC record.

finding-dmarc-missing = { $domain } に適用される DMARC レコードが、この名前にも親ドメインにもありません。Gmail は 1 日 5,000 通以上の送信者に DMARC を求めており、ドコモは DMARC のないメールに警告を表示すると報告されています。
    .fix = 表示どおりの TXT レコードを追加してください。p=none は、受信側にメールの扱いを変えるよう求めるものではありません。
finding-dmarc-at-apex = DMARC レコードが { $domain } 自体に登録されています。受信側はそこを確認しません。{ GIVEN($policy) ->
        [no] {""}
       *[yes] p={ $policy } は有効になっていないため、まず p=none で始めてください。
    }
    .fix = 表示された値の TXT レコードを、ホスト名の欄に次を入力して追加し、ドメイン自体のほうを削除してください: { $host }
finding-dmarc-name-doubled = DMARC レコードは、末尾にドメインが 2 回続く名前に登録されています。DNS サービスがドメインを自動で付け足しています。{ GIVEN($policy) ->
        [no] {""}
       *[yes] p={ $policy } は有効になっていないため、まず p=none で始めてください。
    }
    .fix = 二重になったレコードを削除し、表示された値を、ホスト名の欄に次だけを入力して追加し直してください: { $host }
finding-dmarc-underscore-lost = DMARC レコードがアンダースコアのない dmarc に登録されています。受信側はそこを確認しません。{ GIVEN($policy) ->
        [no] {""}
       *[yes] p={ $policy } は有効になっていないため、まず p=none で始めてください。
    }
    .fix = 表示された値を、ホスト名の欄に次を入力して追加し、元のレコードを削除してください: { $host }
finding-dmarc-at-mail-from = DMARC レコードが MAIL FROM の名前に登録されています。受信側が確認するのは、From アドレスのドメイン { $domain } の下です。{ GIVEN($policy) ->
        [no] {""}
       *[yes] p={ $policy } は有効になっていないため、まず p=none で始めてください。
    }
    .fix = 表示された値の TXT レコードを、ホスト名の欄に次を入力して追加し、見つかったほうを削除してください: { $host }
finding-dmarc-literal-quotes = { $name } の値の先頭に引用符が含まれているため、受信側は DMARC レコードとみなしません。
    .fix = 引用符なしで入力し直してください。引用符が必要な DNS サービスでは、半角の引用符で全体を 1 回だけ囲みます。
finding-dmarc-version-mistyped =
    { GIVEN($later) ->
        [no] { $name } の値は DMARC のようですが、「v=DMARC1;」(セミコロンまで、大文字と小文字も区別) で始まっていないため、受信側に無視されます。
       *[yes] { $name } の値には DMARC のタグがありますが、「v=DMARC1;」が先頭にないため、受信側に無視されます。
    }
    .fix =
        { GIVEN($later) ->
            [no] 値の先頭を直してください。残りはそのままで構いません。
           *[yes] 「v=DMARC1;」を先頭に移してください。ほかのタグはそのままで構いません。別のレコードは追加しないでください。
        }
finding-dmarc-policy-invalid = { $policy } は DMARC のポリシーとして無効です。有効な rua があれば p=none とみなされ、なければレコード全体が無視されます。
    .fix = p を none、quarantine、reject のいずれかにしてください。
finding-dmarc-policy-missing = { $name } の DMARC レコードにポリシー (p) がありません。有効な rua があれば p=none とみなされ、なければレコード全体が無視されます。
    .fix = v=DMARC1; の後に p=none、p=quarantine、p=reject のいずれかを加えてください。
finding-dmarc-tag-passed-over = DMARC レコードに、受信側が解釈できず無視する部分があります: { $piece }
    .fix = その部分を直してください。「タグ=値」の形で、アドレスの前には mailto: を、タグの間にはセミコロンを置きます。
finding-dmarc-strict-dkim-subdomain = DMARC レコードで DKIM の厳密な一致 (adkim=s) が指定されています。SES の署名は { $domain } のため、{ $from } の From アドレスとは一致しません。
    .fix = { $from } の ID を別に作るか、adkim を r にしてください。それまで DMARC の合否は SPF だけで決まります。
finding-dmarc-strict-spf = DMARC レコードで SPF の厳密な一致 (aspf=s) が指定されています。MAIL FROM ドメイン { $envelope } は { $from } と同じにならないため、DMARC に合格できるのは DKIM だけです。
    .fix = SPF も有効になるように、aspf を r にするか削除してください。
finding-dmarc-rests-on-spf = DKIM 署名が { $from } と一致しないため、この DMARC レコードに合格できるのは { $envelope } の SPF だけですが、それがまだ有効になっていません。有効になるまで、メールには受信側でポリシー { $policy } が適用されます。
    .fix = SES が { $envelope } を検証し、その SPF レコードが反映されるまでお待ちください。それまでユーザープールは切り替えないでください。
finding-dmarc-never-passes = この DMARC レコードでは、この構成のメールは一通も合格しません。From の { $from } に、DKIM 署名の { $domain } も MAIL FROM の { $envelope } も一致しません。
    .fix = { $from } 専用の ID を作成するか、レコードから adkim=s、aspf=s、psd=n を外してください。それまでユーザープールは切り替えないでください。
finding-dmarc-other-organisation = DMARC レコードの psd により、{ $from } と { $other } は別の組織として扱われ、互いに一致しません。
    .fix = { $from } 専用の ID を作成してください。{ $from } を別の組織が運用しているのでなければ、レコードから psd を外す方法もあります。
finding-dmarc-rua-not-authorised = { $vendor } は { $domain } の DMARC レポートの受け取りを DNS で承認していません。受信側はレポートを送りません。
    .fix = 次の名前に TXT レコード v=DMARC1 を公開するよう { $vendor } に依頼するか、自社のメールアドレスを指定してください: { $authorisation }
finding-dmarc-rua-many = { $domain } に適用される DMARC レコードには、{ $total } 個のホストにまたがるレポート送信先があります。受信側は 3 つ目以降の送信先に送らないことがあります (RFC 7489 6.2 節)。最初の { $count } 個のホストだけを確認し、残りは確認していません。
    .fix = 実際に読む送信先を 1 つか 2 つ、先頭に書き、ほかは外してください。
finding-dmarc-stronger-kept = 適用される DMARC レコードのポリシーは { $policy } で、提案する none より厳しいため、そのまま残します。
    .fix = 変更は必要ありません。
finding-dmarc-enforced-before-dkim = DMARC が適用されています (p={ $policy }) が、SES による { $domain } の DKIM の検証はまだ終わっていません。検証が終わるまで SES からは送信されません。
    .fix = DKIM が SUCCESS になるまで、ユーザープールの切り替えを待ってください。その間、認証されない別の経路でこのドメインのメールを送らないでください。
finding-dmarc-duplicate = { $name } に DMARC レコードが複数あります。受信側ではどれも適用されません。
    .fix = 1 つだけ残してください。内容が異なる場合は、厳しいほうのポリシーと、すべての rua アドレスを残します。
## Name servers and zones.

finding-record-on-its-way = { $record } は反映待ちです。登録から { $since }が経ちましたが、まだどのネームサーバーからも返ってきません。
    .fix = 数分お待ちください。最初のうちは 1 秒ごとに確認します。まとめて公開する DNS サービスもあります。
finding-authoritative-lags = { $total } 台のネームサーバーのうち { $right } 台が正しい { $record } を返し、残りは古い答えを返しています。
    .fix =
        { GIVEN($apart) ->
            [no] すべてがそろうまで待ってください。1 時間たってもそろわない場合は、サーバー間のゾーン転送について DNS サービスに確認してください。
           *[yes] 待っても変わりません。親ゾーンが指すサーバーとゾーン自身が示すサーバーが別々で、ゾーンの内容もそれぞれ異なります。先に両方の NS をそろえ、残すほうのゾーンにこのレコードを登録してください。
        }
finding-name-server-lame = { $domain } のネームサーバーのうち、このゾーンに応答しないものがあります。メール事業者からの問い合わせの一部がそこに届き、拒否されることがあります。
    .fix =
        { GIVEN($above) ->
            [no] そのサーバーでゾーンを読み込むよう DNS サービスに依頼するか、レジストラのネームサーバー一覧とゾーン自身の NS レコードのうち、載っているほうから外してください。待っても変わりません。
           *[yes] そのサーバーでゾーンを読み込むよう DNS サービスに依頼するか、ゾーン { $above } にある { $domain } の NS レコードから外してください。待っても変わりません。
        }
finding-name-server-inside =
    { GIVEN($asked) ->
        [no] { $domain } のネームサーバーに、内部ネットワークのアドレス (プライベート、ループバックなど) のものがあります。SES やメール事業者からは到達できません。このマシンからも問い合わせていません。
       *[yes] { $domain } のネームサーバーに、内部ネットワークのアドレス (プライベート、ループバックなど) のものがあります。SES やメール事業者からは到達できません。
    }
    .fix =
        { GIVEN($above) ->
            [no] 公開アドレスを設定するか、レジストラとゾーン自身の NS レコードの、載っているものすべてから外してください。--resolver または --dns-map を指定すると問い合わせます。
           *[yes] 公開アドレスを設定するか、ゾーン { $above } にある { $domain } の NS レコードから外してください。--resolver または --dns-map を指定すると問い合わせます。
        }
finding-name-servers-many = { $domain } のネームサーバーは、通常必要な数を超えています。少なくとも { $total } 個あるアドレスのうち、{ $count } 個に問い合わせました。
    .fix = 残りも同じ応答を返すなら、変更は必要ありません。大規模なゾーンでもネームサーバーは 13 台です。使われていないものは外せます。
finding-zone-not-served =
    { GIVEN($above) ->
        [no] 親ゾーンが { $domain } のネームサーバーとして示すサーバーが、どれもこのゾーンに応答しません。ドメインの情報はまったく引けない状態です。ゾーンの削除や、作り直しによるネームサーバーの変更が主な原因です。
       *[yes] ゾーン { $above } は { $domain } を別のネームサーバーに委任していますが、どのサーバーもそのゾーンを持っていません。この名前より下のレコードはまったく引けない状態です。以前のゾーンを削除したあと、NS レコードだけが残っている場合がほとんどです。
    }
    .fix =
        { GIVEN($above) ->
            [no] DNS サービスでゾーンを確認し、なければ作り直してください。そのうえで、DNS サービスに表示されるネームサーバーをレジストラに登録します。
           *[yes] ゾーン { $above } から { $domain } の NS レコードを削除するか、実際にゾーンを持つサーバーに書き換えてください。
        }
finding-negative-answer-cached = { $record } はネームサーバーでは正しく登録されていますが、{ $resolver } には「存在しない」という結果があと約 { $left }残ります。
    .fix = 変更は必要ありません。そのころにもう一度確認します。大規模な公開リゾルバーは多数のキャッシュから成るため、しばらく結果が異なることがあります。
finding-old-value-cached = { $record } はネームサーバーでは正しく登録されていますが、{ $resolver } には古い値があと約 { $left }残ります。
    .fix = 変更は必要ありません。そのころにもう一度確認します。
finding-dns-not-measured = このマシンからは、{ $domain } の一部のネームサーバーに問い合わせできませんでした。その内容は不明であり、レコードがないという意味ではありません。
    .fix = ここから 53 番ポートへの通信が遮断されている可能性があります。別のネットワークから確認するか、「反映の確認」に表示される SES 側の結果で判断してください。
finding-dns-leads-too-far = { $domain } の DNS レコードをたどると、問い合わせる名前が際限なく増えていきます。{ $count } 回で問い合わせを打ち切ったため、その先の状態は確認できていません。
    .fix = 終わりなく続く include、CNAME、委任がないか調べ、あれば取り除いてください。もう一度確認を実行すると、続きから問い合わせます。
finding-dns-port-blocked =
    { GIVEN($resolvers) ->
        [no] リゾルバーは応答しますが、{ $domain } のネームサーバーはこのマシンに応答しません。ここから 53 番ポートへの通信が遮断されている可能性が高いです。レコードは確認できておらず、存在しないという意味ではありません。
       *[yes] { $domain } のネームサーバーはこのマシンに応答しません。ここから 53 番ポートへの通信が遮断されている可能性が高いです。ネームサーバーには問い合わせできないため、各レコードには代わりに { $resolvers } の結果を表示しています。
    }
    .fix = 別のネットワークから確認するか、「反映の確認」に表示される SES 側の結果で判断してください。
finding-dns-intercepted =
    { GIVEN($resolvers) ->
        [no] { $domain } のネームサーバーへの問い合わせに、すべて途中のリゾルバーが応答しています。このネットワークが 53 番ポートの通信を横取りしています。レコードは確認できておらず、存在しないという意味ではありません。
       *[yes] { $domain } のネームサーバーへの問い合わせに、すべて途中のリゾルバーが応答しています。このネットワークが 53 番ポートの通信を横取りしています。各レコードには代わりに { $resolvers } の結果を表示しています。
    }
    .fix = 別のネットワークから確認するか、「反映の確認」に表示される SES 側の結果で判断してください。
finding-delegation-differs = 親ゾーンが指す { $domain } のネームサーバーと、ゾーン自身が示すネームサーバーが一致していません。リゾルバーはどちらに問い合わせることもあります。
    .fix = レジストラのネームサーバーを DNS サービスに表示されるものにそろえるか、ゾーンの NS レコードの修正を DNS サービスに依頼してください。
finding-dnssec-bogus = { $resolver } は、DNSSEC の検証に失敗するため { $domain } の情報を返しません。検証を行う側 (多くのメール事業者、おそらく SES も) にはレコードが見えません。
    .fix = レジストラの DS レコードを確認し、DNS サービスがゾーンに署名していなければ削除、していれば DNS サービスに表示される DS を登録してください。
finding-split-horizon = このマシンのリゾルバー { $resolver } が返す { $domain } のネームサーバーは、公開 DNS のものと異なります。多くはプライベートゾーンや VPN、まれに移行の直後です。SES やメール事業者から見えるのは公開ゾーンだけです。
    .fix = レコードは公開ゾーンに登録してください。
finding-domain-does-not-exist = DNS の応答では、{ $domain } は存在しません。
    .fix = まず綴りを確認してください。正しい場合は、未登録、期限切れ、ネームサーバー未設定の可能性があるため、レジストラで確認してください。
finding-zone-not-delegated-here = ホストゾーン { $zone } は { $domain } に応答していません。親ゾーンは別のネームサーバーを指しています。このゾーンに書いたレコードは外から見えません。
    .fix = 実際に応答している DNS サービスに登録してください。レジストラでこのゾーンのネームサーバーに変更する方法もありますが、ドメインの全レコードが移るため、先にすべてコピーしてください。
finding-zone-private-only = { $zone } はプライベートホストゾーンです。SES からも受信側からも見えません。
    .fix = { $domain } のパブリックホストゾーンに登録するか、手作業での入力を選んでください。
finding-zone-ambiguous =
    { GIVEN($zone) ->
        [no] { $domain } という名前のパブリックホストゾーンが複数あります。使われているのは、親ゾーンが指すネームサーバーのゾーンだけです。
       *[yes] { $domain } という名前のパブリックホストゾーンが複数あります。使われているのは { $zone } だけで、ほかは参照されていません。
    }
    .fix =
        { GIVEN($zone) ->
            [no] 各ゾーンのネームサーバーをレジストラの設定と比べ、次のオプションでゾーンを指定してください: --hosted-zone
           *[yes] レコードは { $zone } に書き込みます。ほかのゾーンは、不要になったら削除してください。
        }
finding-zone-linked-service = { $zone } は { $service } が所有しており、Route 53 からは変更できません。
    .fix = { $service } からレコードを変更するか、手作業での入力を選んでください。
finding-zone-in-other-account = { $domain } は Route 53 で運用されていますが、アカウント { $account } のゾーンではありません。
    .fix = ゾーンを持つアカウントのプロファイルを --dns-profile で指定するか、手作業での入力を選んでください。ゾーンの管理者に変更バッチと実行コマンドを渡すこともできます: ウィザードでは e、コマンドでは sendoff records --format route53
finding-record-set-in-the-way =
    { $kind ->
        [alias] Route 53 の { $name } は、タイプ { $type } のエイリアスレコードです。エイリアスには値を追加できないため、{ $record } を書き込めません。
        [routed] { $name } の { $type } レコードセットには、Route 53 のルーティングポリシー (加重、レイテンシー、フェイルオーバーなど) が設定されています。{ $record } はそのすべてに追加する必要があります。
       *[values] { $name } に、sendoff が置き換えないタイプ { $type } のレコードセットがあるため、{ $record } を書き込めません。
    }
    .fix =
        { $kind ->
            [alias] Route 53 コンソールでエイリアスを通常のレコードに{ $movable ->
                [yes] 置き換えるか、別の MAIL FROM 名 (ステップ 4 か --mail-from) を選んで
               *[no] 置き換えて
            }ください。それまでは何も書き込みません。
            [routed] Route 53 コンソールで各レコードセットに値を{ $movable ->
                [yes] 追加するか、別の MAIL FROM 名 (ステップ 4 か --mail-from) を選んで
               *[no] 追加して
            }ください。それまでは何も書き込みません。
           *[values] 不要であれば Route 53 コンソールで{ $movable ->
                [yes] 削除し、必要であれば別の MAIL FROM 名 (ステップ 4 か --mail-from) を選んで
               *[no] 削除して
            }ください。それまでは何も書き込みません。
        }
finding-record-set-protected = Route 53 がホストゾーン { $zone } への変更バッチを拒否しました。必要なレコードセットが保護されています。バッチの内容は何も書き込まれていません。
    .fix = Route 53 の応答に対象のレコードセットが示されています。依頼先が書かれていることもあります。その担当者に保護の解除 (DeleteResourceRecordSetProtections) またはレコードの登録を依頼し、その後もう一度書き込んでください。sendoff は保護を解除しません。
finding-zone-elsewhere = { $name } は、このアカウントのホストゾーンには含まれません。ゾーン { $zone } には独自のネームサーバーがあります。
    .fix = この名前のレコードは { $zone } を管理している側で登録してください。ほかのレコードはホストゾーンに書き込みます。
finding-zone-locked = ホストゾーン { $zone } は、高速リカバリ (accelerated recovery) の有効化または無効化の間、Route 53 によってロックされています。
    .fix = その間は何も書き込みません。Route 53 コンソールでロックの解除を確認してから r を押してください。
finding-zone-not-listed = ホストゾーン { $zone } が選ばれていますが (--hosted-zone)、DNS 用のアカウントにこの ID のホストゾーンはありません。
    .fix = 正しい --hosted-zone を付けて起動し直すか、そのゾーンを持つアカウントのプロファイルを --dns-profile で指定してください。それまでは何も書き込みません。
finding-ses-sees-other-zone = SES が最後に確認したとき、{ $domain } のプライマリネームサーバーは { $server } でした。登録先のゾーンのサーバーではありません。
    .fix = レジストラのネームサーバーと、登録先のゾーンのネームサーバーを比べてください。移行した直後は、SES が古い情報を見ていることもあります。
## The user pool.

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
