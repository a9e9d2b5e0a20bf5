# Calls that did not do what they were asked, and changes.

## Problems. The service's own words, and a command where there is one, stand on lines of their own.

problem-credentials-missing =
    { $caller ->
        [dns] DNS 用プロファイル{ GIVEN($profile) ->
            [no] {""}
           *[yes] {" "}{ $profile }{" "}
        }に AWS の認証情報がありません。
       *[main] { GIVEN($profile) ->
            [no] AWS の認証情報が見つかりません。
           *[yes] プロファイル { $profile } の AWS 認証情報が見つかりません。
        }
    }
    .todo = AWS CLI で設定するか、認証情報のあるプロファイルを指定してから (aws configure list-profiles で一覧できます)、もう一度確認してください。
problem-credentials-expired =
    { $caller ->
        [dns] DNS 用プロファイルのセッションが終了しました。
       *[main] AWS のセッションが終了しました。
    }
    .todo = シェルでサインインし直してから、もう一度確認してください。ここまでの作業は失われません。別の方法でサインインしている場合は、その方法で更新してください。
problem-clock-wrong = このマシンの時計がずれています。AWS は、署名時刻が現在と 5 分以上違うリクエストを受け付けません。
    .todo = 時計を合わせるか、ネットワークによる時刻合わせを有効にしてから (Linux は timedatectl、macOS はシステム設定)、もう一度確認してください。認証情報には問題ありません。
problem-region-missing = AWS リージョンが設定されていません。
    .todo = SES で送信するリージョンを、--region、AWS_REGION、またはプロファイルで指定してください。
problem-account-unknown = 何も送信していません。AWS のアカウントを確認できておらず、{ $operation } を記録する場所がありません。
    .todo = もう一度確認してください。続く場合は、AWS にサインインしているか確かめてください。
problem-domain-missing = 何も送信していません。From アドレスもドメインも決まっておらず、{ $operation } を記録する場所がありません。
    .todo = ウィザードまたは --from で From アドレスを決めてから、このステップに戻ってください。
problem-unfit = 何も送信していません。{ $operation } は取り消せない操作ですが、次の項目に送信できない内容があります。
    .todo = このステップで項目を直してから、もう一度実行してください。
problem-permission =
    { $caller ->
        [dns] DNS 用プロファイルでは次の操作が許可されていません: { $action }
       *[main] この認証情報では次の操作が許可されていません: { $action }
    }
    .todo = アカウントの権限の管理者に次の IAM アクションの許可を依頼し、もう一度確認してください: { $action }
problem-throttled = { $operation } の呼び出しが多すぎるため、AWS が制限しています。
    .todo = 時間がたてば解消します。呼び出しはアカウント全体で数えられるため、ほかのツールの分も含まれます。
problem-offline = { GIVEN($proxy) ->
        [yes] プロキシ { $proxy } を経由して{" "}
       *[no] {""}
    }{ $operation } のための接続を確立できませんでした。
    .todo =
    { GIVEN($proxy) ->
        [yes] { $variable } に指定したプロキシが動作していて、このマシンから接続できるかを調べてから、もう一度確認してください。証明書を検証できなかった場合は、プロキシが AWS の証明書を差し替えている可能性があります。その証明書を発行した認証局を、このマシンが信頼する認証局に追加するか、その PEM ファイルを SSL_CERT_FILE に指定してください (指定すると、そのファイルだけが使われます)。
       *[no] このマシンのネットワークや VPN で通信が遮断されていないかを調べてから、もう一度確認してください。プロキシが必要な環境では、HTTPS_PROXY に指定してください。
    }
problem-timeout = { GIVEN($proxy) ->
        [yes] プロキシ { $proxy } を経由した{" "}
       *[no] {""}
    }{ $operation } の応答が時間内にありませんでした。
    .todo =
    { GIVEN($proxy) ->
        [yes] もう一度確認してください。続く場合は、{ $variable } に指定したプロキシが { $host } への通信を許可しているかを調べてください。ネットワークや AWS の稼働状況が原因の場合もあります。
       *[no] もう一度確認してください。続く場合は、ネットワークや AWS の稼働状況が原因かもしれません。
    }
problem-server = { $operation } で AWS 側のエラーが起きました。
    .todo = 多くの場合は一時的なものです。少し待ってから、もう一度確認してください。
problem-not-found = { $operation } の対象が存在しません。
    .todo = アカウントとリージョンが意図したものか確認してください。その間に削除された可能性もあります。
problem-conflict =
    { $what ->
        [records] プレビューの後に、ほかの誰かがゾーンを変更しました。このバッチは 1 件も書き込まれていません。
       *[other] { $operation } は拒否されました。同じものがすでに存在するか、処理中です。
    }
    .todo =
    { $what ->
        [records] 現在の内容を読み直します。新しいプレビューを確認してから、もう一度実行してください。
       *[other] もう一度確認して、現在の状態を見てください。
    }
problem-refused = AWS が { $operation } を拒否しました。
    .todo = 理由は AWS のメッセージにあります。該当する点を直してから、もう一度実行してください。
problem-malformed = { GIVEN($proxy) ->
        [yes] プロキシ { $proxy } を経由した{" "}
       *[no] {""}
    }{ $operation } の応答を読み取れませんでした。
    .todo = もう一度確認してください。続く場合は、AWS との間で応答が書き換えられている可能性があります。
problem-moved =
    { $what ->
        [user] 削除しようとしたユーザーは、sendoff が作成したユーザーとは別か、その後に使われています。何も削除していません。
       *[other] 確認後に、{ $operation } で置き換える対象がほかの人によって変更されました。何も書き込んでいません。
    }
    .todo = 現在の設定を確認し、必要な場合はもう一度確認してください。
problem-proxy-password =
    { GIVEN($proxy) ->
        [yes] { $logs_in ->
            [yes] プロキシ { $proxy } が、{ $variable } に指定したユーザー名とパスワードを受け付けませんでした。
           *[no] プロキシ { $proxy } がユーザー名とパスワードを求めています。
        }
       *[no] 経路上のプロキシがユーザー名とパスワードを求めています。
    }
    .todo = いったん終了し、{ $variable } に両方を指定してから起動し直してください。ここまでの作業は失われません。ユーザー名とパスワードに含まれる英数字以外の文字は、パーセントエンコードしてください (@ は %40、: は %3A、/ は %2F)。プロキシが NTLM や Kerberos を要求する場合は、それに対応した Cntlm などのローカルプロキシを間に置いてください。
problem-proxy-refused = プロキシ { $proxy } が { $host } への接続を開きませんでした。
    .todo = プロキシがこのホストへの接続を許可していないか、プロキシからこのホストに到達できません。プロキシの管理者に原因を確認し、{ $host } への CONNECT の許可を依頼してください。このマシンがプロキシを経由せずに AWS に接続できる場合は、いったん終了し、NO_PROXY に { $host } を追加してから起動し直してください (amazonaws.com と書くと、その下のすべての名前が対象になります)。
problem-proxy-unusable = { $variable } の値は HTTP プロキシの URL ではありません。{ $host } には何も送信していません。
    .todo = いったん終了し、http://proxy.example.com:8080 のような URL を設定するか、変数を削除してから起動し直してください。ユーザー名とパスワードに含まれる英数字以外の文字は、パーセントエンコードしてください (@ は %40、: は %3A、/ は %2F)。SOCKS プロキシは使えません。
problem-pool-moved = プレビューの後に、ほかの人がユーザープールを変更しました。何も書き込んでいません。
    .todo = 現在の状態からの変更内容を確認してから、もう一度実行してください。
problem-pool-unknown-member = ユーザープールに、このバージョンが対応していない設定があります。何も書き込んでいません。
    .todo = 新しいバージョンの sendoff を使うか、プレビューを確認し直してください。そこで、その設定をそのまま書き戻すことを選べます。
problem-pool-differs = 書き込みのあと、ユーザープールが想定した状態になっていません。下に挙げた設定が異なります。
    .todo = 同時に、ほかの人が変更した可能性があります。Enter を押すと、現在のままにします。u で元に戻るのは、ここで書き込んだ内容だけです。sendoff restore ファイル --all で、スナップショットから復元する内容を確認できます。
problem-cancelled = { $operation } を中止しました。{ $what ->
        [question] 何も変更していません。
       *[other] 変更が反映されている可能性があります。
    }
    .todo = もう一度確認して、現在の状態を見てください。
problem-disk = このマシンで sendoff のファイルを読み書きできませんでした。
    .todo = 状態ディレクトリの空き容量と所有者を確認してください。記録できるまで、変更を AWS に送ることはありません。
problem-disk-newer = このマシンに保存された選択内容は、新しいバージョンの sendoff が書いたものです。この実行では使いません。
    .todo = 新しいバージョンで続けてください。このバージョンで続ける場合、元のファイルは choices.json.kept-1 (または次の空き番号) として残ります。
problem-disk-unreadable = このマシンに保存された選択内容を読み取れません。AWS からわからないことは、もう一度お尋ねします。
    .todo = 元のファイルは失われません。choices.json.kept-1 (または次の空き番号) として、新しいファイルの隣に残ります。
problem-disk-line = このマシンの記録 (ジャーナル) に読み取れない行があります。ほかの行は有効です。
    .todo = 書き込みの途中でマシンが停止すると、このような行が残ります。行はそのまま残し、AWS と DNS の現在の状態を優先します。
problem-disk-held = ほかのプログラムが、この設定のファイルを長く使用しています。何も書き込んでいません。
    .todo = 途中で停止している sendoff がないか (jobs、ps) を確認してから、もう一度実行してください。
problem-disk-overtaken = この間に、このマシンの別の sendoff が同じものを送信しました。二重には送信していません。
    .todo = もう一度確認して、その結果を見てください。
problem-disk-foreign = sendoff の状態を保存するファイルまたはディレクトリの所有者が、このマシンの別のユーザーです。保存された状態は使わず、変更を AWS に送ることもありません。
    .todo = 自分のもの (sudo で実行したときに作られたものなど) であれば、次のコマンドで所有者を自分に戻してください。そうでなければ別の場所に移動してください。sendoff は状態のないところから始めます。
problem-disk-writable = sendoff の状態を保存するファイルまたはディレクトリに、このマシンの別のユーザーも書き込めます。保存された状態は使わず、変更を AWS に送ることもありません。
    .todo = 内容が自分の書いたものであることを確かめてから、次のコマンドで他のユーザーの書き込み権限を外してください。確信が持てない場合は別の場所に移動してください。sendoff は状態のないところから始めます。
problem-disk-irregular = sendoff の状態を保存するファイルが、通常のファイルではありません。保存された状態は使わず、変更を AWS に送ることもありません。
    .todo = 別の場所に移動してから、もう一度実行してください。
problem-disk-parent = sendoff の状態を保存するディレクトリを、このマシンの別のユーザーが置き換えられます。上位のディレクトリの所有者が別のユーザーであるか、別のユーザーも書き込めるためです。保存された状態は使わず、変更を AWS に送ることもありません。
    .todo = そのディレクトリの権限を直すか、XDG_STATE_HOME に自分専用のディレクトリを指定してください。
problem-disk-choices-large = このマシンに保存された選択内容のファイルが、sendoff が書く大きさを超えているため、読み取りません。AWS からわからないことは、もう一度お尋ねします。
    .todo = 元のファイルは失われません。choices.json.kept-1 (または次の空き番号) として、新しいファイルの隣に残ります。
problem-disk-journal-large = この設定の記録 (ジャーナル) が、sendoff が残す大きさを超えているため、読み取りません。記録がないまま変更を AWS に送ることはありません。
    .todo = ファイルに何が起きたかを確認してください。別の場所に移動すると、sendoff は AWS と DNS の現在の状態から続けます。その場合、どのテストメールを送り、どのテストユーザーを残したかはわからなくなります。
problem-disk-line-long = このマシンの記録 (ジャーナル) に、sendoff が書く長さを超える行があるため、その行は読み取りません。ほかの行は有効です。
    .todo = sendoff が書いた行ではありません。内容を確認して、その行を取り除いてください。
problem-disk-entry-long = この変更について記録 (ジャーナル) に残す内容が、1 行に許される長さを超えています。何も書き込んでいません。
    .todo = AWS CLI など、別の方法で変更してください。先に記録できない変更を、sendoff が AWS に送ることはありません。
problem-disk-not-cut = この設定の記録 (ジャーナル) が長くなったため、次に書き込む前に古い行を整理する必要がありますが、整理できませんでした。記録は元のままで、変更は AWS に送っていません。
    .todo = ディスクの空きを増やすか、上に示した原因を取り除いてから、もう一度実行してください。
problem-read-only = --read-only のため、この実行では書き込みません ({ $operation })。
    .todo = 変更するには、--read-only を付けずに起動し直してください。

## Changes: what would be done, and what was done.

change-request-production = 本稼働アクセスの申請を AWS に送信する
    .done = 本稼働アクセスの申請を送信しました
change-create-identity = ドメイン ID { $domain } を作成する (Easy DKIM、2048 ビット)
    .done = ドメイン ID { $domain } を作成しました
change-start-dkim = { $domain } の Easy DKIM を開始する
    .done = { $domain } の Easy DKIM を開始しました
change-enable-signing = { $domain } の DKIM 署名を有効にする
    .done = { $domain } の DKIM 署名を有効にしました
change-remember-choices = 選択内容を AWS に保存する (ID { $domain } のタグ)
    .done = 選択内容を AWS に保存しました (ID { $domain } のタグ)
change-set-mail-from = { $domain } の MAIL FROM ドメインを { $mail_from } に設定する
    .done = { $domain } の MAIL FROM ドメインを { $mail_from } に設定しました
change-publish-records = ホストゾーン { $zone } に { $count } 件のレコードセットを書き込む
    .done = ホストゾーン { $zone } に { $count } 件のレコードセットを書き込みました
change-take-back-records = ホストゾーン { $zone } の { $count } 件のレコードセットを書き込む前の状態に戻す
    .done = ホストゾーン { $zone } の { $count } 件のレコードセットを書き込む前の状態に戻しました
change-bind-pool = ユーザープール { $pool } の送信を SES に切り替える
    .done = ユーザープール { $pool } の送信を SES に切り替えました
change-restore-pool =
    { GIVEN($whole) ->
        [yes] ユーザープール { $pool } のすべての設定を元に戻す
       *[no] ユーザープール { $pool } の E メール設定を元に戻す
    }
    .done = ユーザープール { $pool } を元に戻しました
change-send-mail = { $from } から { $to } にテストメールを送る
    .done = { $from } から { $to } にテストメールを送信しました
change-invite-test-user = { $pool } にテストユーザー { $username } を作成し、Cognito から { $to } に招待メールを送る
    .done = { $pool } にテストユーザー { $username } を作成し、{ $to } に招待メールを送りました
change-delete-test-user = { $pool } からテストユーザー { $username } を削除する
    .done = { $pool } からテストユーザー { $username } を削除しました
