# Changes: what would be done, and what was done.

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
