# 画面の文言。

screen-title = { $domain }: { $step }、{ $state } ({ $done }/{ $total })
screen-too-small = sendoff には { $columns }x{ $rows } 以上の画面が必要です (現在 { $width }x{ $height })。入力内容は失われません。
screen-rehearsal = リハーサル
screen-read-only = 読み取り専用

screen-above = 上に { $lines } 行
screen-below = 残り { $lines } 行 (PgDn)
screen-under-way = 実行中です
screen-field-clipped = ほか { $lines } 行
screen-queued = 残り { $count } 件
screen-asking-dns = DNS に { $count } 件問い合わせ中
screen-attempt = { $what } ({ $attempt } 回目)

screen-column-record = レコード
screen-column-authoritative = 権威サーバー
screen-column-resolvers = リゾルバー
screen-covered-by = { $name } が適用されます
screen-not-asked = 未確認
screen-not-yet = 未登録
screen-on-its-way = 反映待ち
screen-so-far = { $count } まで反映

screen-cause-name-doubled = ドメイン名が二重
screen-cause-other-name = 別の名前に登録
screen-cause-swapped = 名前と値が逆
screen-cause-other-type = タイプが違う
screen-cause-proxied = プロキシが有効
screen-cause-flattened = A レコードに変換
screen-cause-delegated = 下位ゾーンに委任
screen-cause-value-doubled = 値の末尾が二重
screen-cause-mistyped = 文字違い
screen-cause-other-value = 値が違う
screen-cause-wildcard = ワイルドカード
screen-cause-invisible = 見えない文字
screen-cause-quotes = 余分な引用符
screen-cause-more-than-one = 複数あり
screen-cause-without-ses = SES の許可なし
screen-cause-dnssec = DNSSEC 検証失敗
screen-cause-receives-mail = 受信用の MX あり
screen-resolvers-left = { $count }、あと約 { $left }
screen-cached = { $what } (キャッシュ残り約 { $left })

screen-system-resolver = このマシン

screen-record-type = タイプ
screen-at-host = { $host } の入力欄
screen-part-host = 名前
screen-part-host-relative = 名前 ({ $zone } が自動で付く場合)
screen-part-host-full = 名前 (自動で付かない場合)
screen-part-value = 値
screen-part-priority-and-server = 値 (優先度も値に含める場合)
screen-part-mail-server = メールサーバー
screen-part-mail-server-apart = メールサーバー (優先度の欄が別にある場合)
screen-part-priority = 優先度
screen-part-line = 既存の行の下に追加する 1 行
screen-host-check = すでにあるレコードの名前が { $zone } なしで表示されていれば、短いほうを入力します。
screen-host-note-proxy-off = プロキシ ステータスは「DNS のみ」(灰色の雲) にします。
screen-host-note-custom-mx = MX は Mail Settings の Custom MX に登録します。見出しのない欄が優先度です。
screen-host-note-confirm-page = 確認画面で確定するまで保存されません。
screen-host-note-also-value-domain = バリュードメインとサーバーは共通です (入力欄は異なります)。
screen-host-note-mx-line = バリュードメインの MX の行は、サーバー名、優先度の順に書きます。サブドメインの MX の書き方は、確認できる資料が見つかっていません。
screen-host-unchecked = 公式の画面は未確認です。異なる場合は画面に従ってください。
screen-host-publishes-one-day = { $host } では、反映に数時間から 24 時間かかると案内されています。
screen-host-publishes-two-days = { $host } では、反映に数時間から 48 時間かかると案内されています。

screen-accepted = 現状のまま了承済み ({ $time })
screen-found = 現在
screen-wanted = 正しい値
screen-tried = 試みた操作: { $what }
screen-request-id = リクエスト ID { $id }
screen-caller-dns = DNS 用プロファイルを使用
screen-retry-at = { $time } に再試行します。

screen-sends-now = 現在の送信元
screen-will-send = 変更後の送信元
screen-pool-place = { $count } 件中 { $place } 件目
screen-users = 推定 { $users } ユーザー
screen-undo = 切り替え後に u: UpdateUserPool 1 回 (DNS や審査の待ちなし)
screen-carried = スナップショットを保存後、ほかの { $count } 項目はそのまま書き戻します。
screen-carried-shown = スナップショットを保存後、ほかの { $count } 項目はそのまま書き戻します (v で表示)。
screen-leaves-out-validity = ただし UnusedAccountValidityDays は送りません。後継の TemporaryPasswordValidityDays と同時には指定できないためです。
screen-window = Cognito には排他制御がなく、直前の 1 秒未満に行われたほかの変更は失われます。
screen-pools-filter = 絞り込み
screen-pools-place = 全 { $count } 件中 { $from }-{ $to } 件目
screen-no-pool-matches = 名前や ID にこの文字列を含むプールはありません。プールの ID をすべて入力して Enter で選ぶこともできます。
screen-owner-code = プールのデプロイ元に次のコードを書いておくと、次のデプロイでもこの設定が維持されます。
screen-owner-question = Terraform で管理中なら次の apply で取り消されます (コードの表示は o)。
screen-held-until = 解消され次第、切り替えられます。待っていても失われるものはありません。それでも切り替えるには、プール名の入力が必要です。
screen-all-settings = UpdateUserPool に渡す設定のすべて
screen-unknown-members = このプールに sendoff が知らない設定があります。UpdateUserPool を呼ぶと初期値に戻るため、何も送信しません:
screen-accepted-members = 次の設定は sendoff が知らない新しいものです。受け取ったまま書き戻します。Cognito が受け付けない設定は初期値に戻りますが、書き込み後にすべてを比較し、失われたものは名前を示します。
screen-restores = { $time } の状態に戻します:
screen-restores-others = あわせて戻る、そのほかの設定:
screen-sends-after = 戻した後の送信元
screen-type-code = 了承するもののコードを入力してください。
screen-proof = SES が受け付けた場合にだけ、プールを切り替えます。
screen-type-name = それでも続けるには、プールの名前を入力してください。
screen-type-user-name = このユーザーを削除するには、ユーザー名 { $username } を入力してください。

screen-mail-from-now = この名前の MX はすでにネームサーバーで引けるため、すぐに SES に設定します。
screen-mail-from-later = SES にはまだ何も設定しません。この名前の MX がネームサーバーで引けるようになってから SES に設定します。SES が早く確認しすぎるのを防ぐためです。
screen-test-meaning = 上から順に実行します。テストユーザーは、ユーザープール自身にメールを送らせるために作成し、すぐに削除します。メールが届いたかどうかは、受信側のメールボックスでしか確認できません。
screen-mail-simulator = このメールは誰にも届きません。受け付けられれば、現在の From アドレス、ID、設定セットのメールを SES が受け付けることを確認できます。メールボックスへの配信と、ユーザープールからの送信は確認できません。
screen-mail-alone = 受け付けられれば、現在の From アドレス、ID、設定セットのメールを SES が受け付けることを確認できます。届いたかどうかは、そのメールボックスでしか確認できません。ユーザープール自身のメールについては何も確認できません。
screen-request-now = ドメインの検証が済みました。いまが申請に適した時期です。
screen-all-done = すべて完了しました。ユーザープール { $pool } は { $from } から送信します。2 通とも迷惑メールではなく受信トレイに届いたか確認してください。

screen-by-hand-beside = このアカウントの Route 53 にないレコード: { $records }。ゾーンを管理している側で登録します。{ $open } で値を表示、{ $copy } でコピー、{ $export } で管理者への依頼文や変更バッチを書き出せます。登録が済んだら { $entered } を押してください。
screen-by-hand =
    { GIVEN($host) ->
        [no] DNS サービスでこれらのレコードを登録してください。{ $open } で入力欄ごとの値を表示、{ $copy } でコピー、{ $next } で次のレコードへ進みます。登録が済んだら { $entered } を押してください。
       *[yes] DNS は { $host } が提供しています。そちらでこれらのレコードを登録してください。{ $open } で入力欄ごとの値を表示、{ $copy } でコピー、{ $next } で次のレコードへ進みます。登録が済んだら { $entered } を押してください。
    }

screen-wildcard-hidden = { $name } には今 { $wildcard } ({ $type }) が応答していますが、書き込むと応答しなくなります。
screen-set-stays = { $name } の { $type } はそのままです。
screen-others-stay = ゾーン内のほかのレコードセット { $count } 件には触れません。
screen-taken-back-dkim =
    { $status ->
        [success] SES は DKIM レコードを検証後も確認します。レコードがなくなると DKIM の検証は取り消され、メールは署名なしで送信されるか、送信できなくなります。DKIM は最初から設定し直す必要があります。
       *[other] これらのレコードがないと、SES はドメインを検証済みにしません。
    }
screen-taken-back-mail-from =
    { $rejects ->
        [yes] MX がなくなると、MAIL FROM の設定を変えるまで、SES はこのドメインのメールをすべて拒否します (REJECT_MESSAGE)。
       *[no] MX がなくなると、SES は MAIL FROM に { $mail_from } を使うのをやめ、amazonses.com を使います。
    }
screen-taken-back-pool = ユーザープール「{ $pool }」はこのドメインから送信しているため、影響を受けます。先にユーザープールのステップで元に戻してください (u)。
screen-not-in-sync = Route 53 が変更を受け付け、各サーバーに反映しています (PENDING、{ $took })。
screen-in-sync = Route 53 の全サーバーに反映されました (INSYNC、{ $took })。
screen-waiting-access = AWS が申請を審査しています。結果は 1 分ごとに SES に確認します。承認されるとユーザープールを切り替えられます。
screen-waiting-mail-from = 次のステップで登録する MX を待っています。ネームサーバーで引けるようになると、自動で SES に設定します。
screen-waiting-records = ネームサーバーに確認しています。はじめは毎秒、その後は 10 秒ごとです。
screen-waiting-propagation = SES がレコードを確認するのを待っています。結果は 10 秒ごとに読み取ります。
screen-waiting-since = { $time } から待っています ({ $ago })。
screen-safe-to-quit = 待っている必要はありません。q で終了しても、次回はここから再開します。
screen-safe-to-quit-rehearsal = 実際の AWS では、終了しても次回ここから再開できます。リハーサルは終了すると最初からになります。

screen-identity = ID
screen-region = リージョン
screen-dkim = DKIM
screen-mail-from = MAIL FROM
screen-tags-meaning = 保存すると、ほかの担当者は --domain だけで続きから始められます。このアカウントで ID を参照できる人は、これらのタグも参照できます。ほかのタグは変わりません。
screen-tag = タグ
screen-trigger = 実行する Lambda
screen-replaced = これまで
screen-mx-failure = MX が引けないとき
screen-hosted-zone = ホストゾーン
screen-from = From アドレス
screen-website = ウェブサイト
screen-contact = 連絡先
screen-contact-language = 回答の言語
screen-mail-type = メールの種類

screen-not-set = 未設定
screen-account = アカウント
screen-caller = 呼び出し元
screen-profile = プロファイル
screen-dns-profile = DNS 用プロファイル
screen-endpoint = エンドポイント
screen-quota = 上限
screen-quota-value = 24 時間に { $quota } 宛先、毎秒 { $rate } 宛先
screen-quota-unlimited = 24 時間の上限なし、毎秒 { $rate } 宛先
screen-sent = 送信数
screen-sent-value = 直近 24 時間に { $sent } 通
screen-enforcement = アカウントの状態
screen-signing = 署名
screen-signing-on = 有効
screen-signing-off = 無効
screen-key = 鍵
screen-sent-at = { $what } ({ $time })
screen-message-id = メッセージ ID

screen-commands = 同じ変更を行う AWS CLI のコマンド
    .why = プレビューを確定すると、sendoff が同じ API を呼び出し、前後の状態を照合します。コマンドを直接実行した場合、この照合は行われません。
screen-commands-pool = AWS CLI のバージョンが古く、プールの設定に対応していない場合、ファイルは拒否されます (Unknown parameter in input)。その設定をファイルから削除しないでください。UpdateUserPool は渡さなかった設定を初期値に戻します。

screen-export = 書き出し
    .why = Enter で、sendoff を起動したディレクトリに新しいファイルを作成します。既存のファイルは上書きしません。c を押すと内容をコピーします。
screen-export-batch = Enter でゾーンごとに 1 つのファイルを作成します。c を押すと、ゾーンの管理者がそのまま貼り付けて実行できるように、ファイルとコマンドをまとめてコピーします。

screen-setups = どの設定を続けますか
    .why = このアカウントとリージョンでは、このマシンから複数のドメインを設定しています。選ばなかったものは変更されません。

screen-help = キー操作
screen-help-signs = 記号

## SES in the From domain's own SPF record.

screen-accept = 検出結果を了承する
    .why = 残っていても、このステップを完了として扱います。選択として保存され、検出のたびに了承済みと表示されます。検出内容が変わると無効になります。取り消すには --accept none を指定します。
screen-sender-spf = From ドメイン自身の SPF レコードにも SES を加える
    .off = 現在は加えません。有効にすると、このレコードにも include:amazonses.com を加えます。必要な DNS 参照の回数は、書き込む前に表示されます。
    .on = 加えます。無効にしても、登録済みのレコードは残ります (u で元に戻せます)。
screen-spf-look-ups = { $domain } の SPF に必要な DNS 参照: 現在 { $before } 回、SES を加えると { $after } 回{ GIVEN($more) ->
        [yes] { " " }(読み取っていないレコードの分は含みません)
       *[no] { "" }
    }。受信側の上限は 10 回です。

screen-enter-next = { $enter }: { $step }

## アドレスの選び方の意味 (ドメイン ID のステップ)。

screen-reach-apex = { $domain } は組織のドメインそのものです。ここの DMARC レコードは、独自のレコードを持たないサブドメインにも適用されます。SPF レコードは変更しません。SES のメールの SPF は MAIL FROM の名前で評価されます。
screen-reach-subdomain = { $domain } は { $parent } のサブドメインです。独自の DMARC レコードがなければ { $parent } のものが適用されます。SPF は下位の MAIL FROM の名前で評価され、{ $parent } 側の変更は要りません。
screen-reach-either = ドメインそのもの (example.com) のアドレスは、組織のほかのメールと DMARC ポリシーを共有します。サブドメイン (auth.example.com) にすると認証メールを分けられ、独自のレコードを置くまでは同じポリシーが適用されます。SPF はどちらの場合も MAIL FROM の名前で評価されます。
