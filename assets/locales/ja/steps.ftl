# Names, reasons and summaries of the steps. A name takes 14 columns at most, a summary 50.

step-account = アカウント
    .why = これ以降の読み書きは、すべてこの AWS アカウントとリージョンに対して行います。SES のサンドボックス、クォータ、ID はリージョンごとに別なので、リージョンもアカウントと同じくらい重要です。
step-access = 本稼働アクセス
    .why = SES のサンドボックスでは、検証済みの宛先にしか送れず、24 時間で 200 宛先までです。AWS の審査で本稼働アクセスが承認されると、そのリージョンではこの制限がなくなります。
step-identity = ドメイン ID
    .why = ドメイン ID を作成すると、ドメイン内のどのアドレスからも SES で送信でき、すべてのメールに DKIM 署名が付きます。受信側はこの署名で、本物のメールとなりすましを見分けます。
step-mail-from = MAIL FROM
    .why = 独自の MAIL FROM ドメインがないと、SPF は amazonses.com に対して合格し、自分のドメインの評価にはなりません。サブドメインを設定すると、DKIM に加えて SPF も自分のドメインの認証として数えられます。
step-records = DNS レコード
    .why = 受信側は、SES がこのドメインから送ってよいことをこれらのレコードで確かめます。ゾーンのすべてのネームサーバーが同じ答えを返す必要があります。
step-propagation = 反映の確認
    .why = SES は自らレコードを照会し、確認できてから送信を許可します。AWS のドキュメントでは最大 72 時間とされていますが、数分で済むこともよくあります。
step-pool = ユーザープール
    .why = Cognito 標準の送信では 1 日 50 通までに制限され、差出人も自分のドメインになりません。SES に切り替えると、確認コードやパスワードリセットのメールが自分のドメインから届き、SES のクォータが使われます。
step-test = テストメール
    .why = AWS が呼び出しを受け付けても、メールが届いたことにはなりません。SES から 1 通、ユーザープールから 1 通送り、両方が届けば、現在の設定で両方の経路が動くことを確認できます。

## Account.

summary-account-known = { $account } ({ $region })
summary-account-asking = AWS に確認しています
summary-account-problem = AWS に確認できませんでした

## Access.

summary-access-production =
    { $quota ->
        [-1] 本稼働、1 日の上限なし
       *[other] 本稼働、1 日 { $quota } 宛先まで
    }
summary-access-sandbox = サンドボックス内です
summary-access-pending =
    { GIVEN($case) ->
        [no] 申請は審査中です
       *[yes] 申請は審査中です (ケース { $case })
    }
summary-access-denied =
    { GIVEN($case) ->
        [no] 申請は承認されませんでした
       *[yes] 申請は不承認です (ケース { $case })
    }
summary-access-failed = 申請が AWS に届いていません
summary-access-paused = 送信が一時停止されています
summary-account-first = アカウントの確認待ちです
summary-access-asking = SES に確認しています

## Identity.

summary-identity-asking = SES に確認しています
summary-identity-question = ユーザーに見せる差出人アドレスは?
summary-identity-missing = { $domain } の ID は未作成です
summary-identity-pending = 作成済み、DKIM は検証待ちです
summary-identity-verified = 検証済み、DKIM 署名が有効です
summary-identity-remember = 設定済み、選択内容は AWS に未保存です
summary-identity-dkim-not-started = DKIM が開始されていません
summary-identity-failed = DKIM の検証に失敗しました
summary-identity-signing-off = DKIM 署名が無効です
summary-identity-byodkim = 独自の鍵 (BYODKIM) で署名しています
summary-identity-replica = 別リージョンの鍵で署名しています

## MAIL FROM.

summary-mail-from-proposed = { $mail_from } を提案しています
summary-mail-from-other = SES: { $standing } / 選択: { $mail_from }
summary-mail-from-confirmed = 選択済み、MX が引けたら設定します
summary-mail-from-taken = { $mail_from } はほかのメールに使われています
summary-mail-from-pending = 設定済み、SES が MX を確認中です
summary-mail-from-success = { $mail_from } を使用中です
summary-mail-from-failed = SES は MX の確認を終了しました
summary-mail-from-blocked = ドメイン ID の作成待ちです

## Records.

summary-records-live = DNS サービスで公開済み { $live }/{ $total }
summary-records-todo = 登録の準備ができました
summary-records-waiting = 登録済み、公開を確認 { $live }/{ $total }
summary-records-wrong = 正常 { $live }/{ $total }、残りは確認が必要です
summary-records-no-zone = 指定のホストゾーンがありません
summary-records-blocked = ドメイン ID と MAIL FROM の設定待ちです
summary-records-unnamed = MAIL FROM の名前の決定待ちです

## Propagation. The statuses are SES's own codes.

summary-propagation-waiting = { $dkim ->
        [PENDING] DKIM 検証待ち
        [SUCCESS] DKIM 検証済み
        [FAILED] DKIM 失敗
        [TEMPORARY_FAILURE] DKIM 再試行中
        [NOT_STARTED] DKIM 未開始
       *[other] DKIM { $dkim }
    }、{ $mail_from ->
        [PENDING] MAIL FROM 検証待ち
        [SUCCESS] MAIL FROM 検証済み
        [FAILED] MAIL FROM 失敗
        [TEMPORARY_FAILURE] MAIL FROM 再試行中
        [NOT_STARTED] MAIL FROM 未設定
        [OTHER] MAIL FROM は別の名前
       *[other] MAIL FROM { $mail_from }
    }
summary-propagation-records = SES は確認済み、レコードに不足があります
summary-propagation-done = SES が DKIM と MAIL FROM を確認しました
summary-propagation-blocked = DNS レコードの公開待ちです
summary-propagation-failed = SES は確認を終了しました

## User pool.

summary-pool-unchosen = ユーザープールが未選択です
summary-pool-ready = 切り替えの準備ができました
summary-error-stands = 設定済み (エラーが残っています)
summary-held = 保留中 (メールが届かない状態です)
summary-pool-held = SES が配信できるまで切り替えを保留しています
summary-pool-bound = SES 経由で送信しています
summary-pool-asking = Cognito に確認しています
summary-pool-unreadable = Cognito からプールの情報を取得できませんでした
summary-pool-blocked = ドメイン ID の作成待ちです

## Test mail.

summary-test-todo = 送信の準備ができました
summary-test-sent = { $time } に送信済み
summary-test-blocked = 前のステップの完了待ちです
summary-test-no-recipient = テストの宛先が未入力です
summary-test-sandbox = 切り替え前に SES だけテストできます
summary-test-simulated = SES の受け付けは確認済み、宛先が未入力です
summary-test-before-bind = SES は送信済み、プールは切り替え後です
summary-test-user-left = 両方送信済み、テストユーザーが残っています
summary-test-user-stands = テストユーザーが残っています
summary-test-looking = テストユーザーの有無を確認しています
summary-test-elsewhere = このマシンにテストの記録がありません
summary-test-half = SES は送信済み、ユーザープールは未送信です
summary-test-unproven = SES は送信済み、プールは招待では確認できません
summary-test-ses-alone = SES からのテストメールだけを送信できます

held-unproven = この設定でのメールを SES がまだ受け付けていません。先に 1 通送ります。
held-unknown =
    { $users ->
        [0] { $region } の SES の状態を確認できていません。いま切り替えると、このプールのメールが届かなくなるおそれがあります。
       *[other] { $region } の SES の状態を確認できていません。いま切り替えると、約 { $users } ユーザーへのメールが届かなくなるおそれがあります。
    }
held-sandbox =
    { $users ->
        [0] { $region } の SES はまだサンドボックスです。いま切り替えると、検証済みの宛先を除き、サインアップのメールが届かなくなります。
       *[other] { $region } の SES はまだサンドボックスです。いま切り替えると、約 { $users } ユーザーのサインアップのメールが届かなくなります。
    }
held-sending-paused =
    { $users ->
        [0] { $region } の SES は送信が一時停止されています。いま切り替えると、このプールのメールが送信されなくなります。
       *[other] { $region } の SES は送信が一時停止されています。いま切り替えると、約 { $users } ユーザーへのメールが送信されなくなります。
    }
held-not-verified =
    { $users ->
        [0] { $region } の SES で DKIM がまだ検証されていません。いま切り替えると、拒否されるか、このプールのメールが署名なしで送信されます。
       *[other] { $region } の SES で DKIM がまだ検証されていません。いま切り替えると、拒否されるか、約 { $users } ユーザーへのメールが署名なしで送信されます。
    }
held-signing-off =
    { $users ->
        [0] { $region } では DKIM 署名が無効です。いま切り替えると、このプールのメールに自分のドメインの署名が付きません。
       *[other] { $region } では DKIM 署名が無効です。いま切り替えると、約 { $users } ユーザーへのメールに自分のドメインの署名が付きません。
    }
