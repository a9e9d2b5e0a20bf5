# The wizard without a screen: the choices of its menus, and what it asks.

plain-number = 番号
plain-not-a-number = 番号のいずれか、または終了する場合は q を入力してください。
plain-more-pools = ほかに { $count } 件あります。名前の一部を入力すると絞り込めます
plain-number-or-part = 番号、または名前か ID の一部
plain-several-lines = 空行を入力すると上の文章を使い、空欄をひとつずつ尋ねます。自分で書く場合は、複数行で入力し、空行で終えます。
plain-carry-out = 実行する
plain-carry-out-held = それでも切り替える (プール名の入力が必要)
plain-delete-user = このユーザーを削除する (ユーザー名の入力が必要)
plain-name-or-leave = 空行を入力すると、このままにします。
plain-put-back = 元に戻す
plain-owner-code = デプロイ元に書くコードを表示する
plain-read-only = 読み取り専用のため、表示だけで実行はしません。変更する場合は --read-only なしで起動し直してください。
plain-leave = このままにして次へ進む
plain-look = 確認し直す
plain-entered = レコードを登録した
plain-later = 今は申請しない (申請はドメインの検証後をお勧めします)
plain-request = 本稼働アクセスの申請内容を入力する
plain-quit = 終了する (ここまでの作業は残ります)
plain-waiting = DNS、SES、または審査の結果を待っています。状況が変わるとここに表示します。Enter で確認し直し、q と Enter で終了します。
plain-held = ユーザープールの切り替えは保留中です。b と Enter で、保留の理由と、それでも切り替える方法を表示します。
plain-nothing-under-way = 進行中の処理はありません。残りは後回しにした項目です。Enter で確認し直し、q と Enter で終了します。
