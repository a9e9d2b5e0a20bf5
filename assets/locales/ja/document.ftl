# 作業手順書の文言 (Markdown)。

document-title = 作業手順書: { $domain } の Amazon Cognito メール送信を Amazon SES へ切り替え

document-approval = 承認
document-approval-number = 管理番号
document-approval-window = 作業日時 (開始・終了)
document-approval-worker = 作業者
document-approval-reviewer = 確認者
document-approval-approver = 承認者

document-purpose = 目的
    .text = ユーザープールのメール (確認コード、パスワード再設定、招待など) を、Cognito 標準の送信元から、Amazon SES を使った { $domain } からの送信に切り替えます。あわせて DKIM、カスタム MAIL FROM ドメイン、DMARC を設定します。

document-scope = 作業対象
document-scope-account = AWS アカウント
document-scope-caller = 作業に使う IAM プリンシパル
document-scope-region = SES のリージョン
document-scope-identity = SES の ID
document-scope-mail-from = MAIL FROM ドメイン
document-scope-pool = ユーザープール
document-scope-from = From アドレス
document-scope-zones = DNS ゾーン

document-impact = 影響範囲
document-impact-dns = DNS レコードの追加は、現在送受信しているメールに影響しません。既存のレコードに追記する場合は、変更前後の値を後述の表に示します。
document-impact-identity = SES の ID の作成と MAIL FROM の設定では、メールは送信されず、送信元も変わりません。
document-impact-pool = ユーザープールを切り替えた時点から、そのプールのすべてのメールの送信元が変わります。サインインの設定は変更しません。ほかの設定は読み取った値のまま書き戻し、作業後に差分がないことを照合します。
document-impact-rate = 切り替え後は、アカウントとリージョンの SES の送信上限が適用され、バウンスと苦情はアカウントの評価 (レピュテーション) に反映されます。

document-conditions = 切り替えの前提条件と中止条件
document-conditions-access = 対象リージョンで SES の本稼働アクセスが承認され、送信が有効であること。
document-conditions-verified = DKIM が SUCCESS で、署名が有効であること。
document-conditions-quiet = 作業中に、ほかの担当者や Terraform、CloudFormation などがプールを変更しないこと。プレビューの後にプールが変更された場合、sendoff は書き込みません。
document-conditions-stop = プレビューに本書にない変更が表示された場合、または前提条件を満たさない場合は作業を中止します。それまでに実施した設定は残して問題なく、プールの送信元は変わりません。

document-plan = 作業手順
    .text = sendoff は変更のたびに内容を表示して確認を求め、作業履歴 (ジャーナル) に記録します。各変更に相当する AWS CLI のコマンドは、プレビューで v を押すと確認できます。
document-work-account = アカウント、ロール、リージョンを確認する。
document-work-access = 本稼働アクセスを確認する。未承認の場合は申請し、審査結果を待つ。
document-work-identity = ドメイン ID を Easy DKIM (RSA 2048) で作成する。既存の ID がある場合はそれを使う。
document-work-mail-from = MAIL FROM ドメインを決める。MX が引けるようになった後に SES に設定する (MX が引けないときの動作は USE_DEFAULT_VALUE)。
document-work-records = 後述の DNS レコードを登録する。
document-work-propagation = SES の DKIM と MAIL FROM が SUCCESS になるまで待つ。
document-work-pool = スナップショットを保存し、UpdateUserPool で EmailConfiguration を設定する。
document-work-test = SES から 1 通、ユーザープールから 1 通のテストメールを送り、受信を確認する。

document-records = DNS レコードの変更前後
document-settings = 設定の変更前後
document-settings-rest = ユーザープールのほかの設定は変更しません。

document-column-item = 項目
document-column-content = 内容
document-column-number = No.
document-column-step = 手順
document-column-work = 作業内容
document-column-status = 状態
document-column-record = レコード
document-column-name = 名前
document-column-type = タイプ
document-column-before = 変更前
document-column-after = 変更後
document-column-standing = 区分
document-column-setting = 設定項目
document-column-server = サーバー
document-column-answer = 判定
document-column-seen = 応答の値
document-column-time = 日時
document-column-operation = API
document-column-outcome = 結果
document-column-request = ID (リクエスト、メール、Route 53 の変更)

document-none = なし

document-back = 切り戻し
    .text = 次の順に実施します。利用者に影響するのはユーザープールだけなので、最初に戻します。コマンドの値は本書の作成時点のものです。切り戻しの直前に本書を作成し直してください。
document-back-pool = 手順 1: ユーザープール
    .text = 現在の設定のまま、EmailConfiguration だけを変更前に戻します。UpdateUserPool は渡さなかった設定を初期値に戻すため、必ずファイル全体を渡します。E メール MFA が有効な間は Cognito 標準の送信元に戻せず、カスタムのメッセージテンプレートがある場合も拒否されることがあります。
document-back-mail-from = 手順 2: MAIL FROM
    .text = MAIL FROM に起因する問題がある場合だけ実施します。名前を指定せずに呼び出すと設定が外れ、amazonses.com が使われる状態に戻ります。
    .earlier = MAIL FROM に起因する問題がある場合だけ実施します。変更前の MAIL FROM ドメインを設定し直します。そのドメインの MX と SPF のレコードが残っていることを先に確認してください。
    .stays = 作業はありません。この変更では MAIL FROM ドメインを設定していません。
document-back-records = 手順 3: DNS レコード
    .text = SES もユーザープールもこれらを使わなくなった後に実施します。登録した値と完全に一致するものだけを削除し、置き換え前の値に戻します。その後に誰かが変更していた場合は全体が失敗し、何も変更されません。コマンドがない場合は、DNS サービスの画面で手作業で削除してください。
document-back-identity = 手順 4: SES の ID
    .text = 残して問題ありません。使われていない ID から送信されることはありません。削除する場合は、ほかのユーザープールやプログラムで使われていないことを先に確認してください。
document-back-snapshot = 変更前に sendoff が保存したスナップショット: { $file } ($XDG_STATE_HOME/sendoff、未設定の場合は ~/.local/state/sendoff の下にある、この設定のディレクトリの snapshots)。このファイルを sendoff restore に渡しても、同じように戻せます。
document-back-older = AWS CLI のバージョンが古く、プールの設定に対応していない場合、ファイルは拒否されます (Unknown parameter in input)。UpdateUserPool は渡さなかった設定を初期値に戻すため、その設定をファイルから削除しないでください。新しい AWS CLI か sendoff を使ってください。

document-check = 作業後の確認
document-check-ses = sendoff status で、すべてのステップが完了になっていること。
document-check-pool = ユーザープールの EmailSendingAccount が DEVELOPER、SourceArn が前述の値であり、ほかの設定が作業前と同じであること。
document-check-mail = テストメールが 2 通とも、迷惑メールではなく受信トレイに届いていること。
document-check-headers = 受信したメールの Authentication-Results で、ドメインの dkim=pass、MAIL FROM ドメインの spf=pass、dmarc=pass になっていること。

document-evidence = 証跡
    .text = { $time } 時点の sendoff による確認結果: 全 { $total } ステップ中 { $done } ステップ完了
document-evidence-ses = Amazon SES
document-evidence-dns = ネームサーバーの応答
document-evidence-journal = 実施した変更 (ジャーナル)
document-evidence-sets = 書き込んだレコードセット
document-evidence-cut = ジャーナルは整理されています。{ $time } までの古い行のうち、現在の状態に関わらない { $count } 行はここに含まれません。直近に整理した行は、状態ディレクトリのファイル journal.1.jsonl にあります。
document-write-window = 最後の読み取りから書き込みの応答まで { $milliseconds } ミリ秒
document-proves-identity = 送信元は DKIM トークンが { $tokens } の ID
document-proves-pool = 送信したのは { $time } に作成されたユーザープール
document-outcome-done = 成功
document-outcome-already = 変更不要 (設定済み)
document-outcome-failed = 失敗
document-outcome-unknown = 不明
