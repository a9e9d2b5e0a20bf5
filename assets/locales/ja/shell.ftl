# Words of the shell: terminal, clipboard, files.

## After the wizard has left the screen. The command follows alone on its line.

shell-resume = ここまでの内容は保存されています。次のコマンドで続きから再開できます。
shell-unkept =
    { $why ->
        [read-only] --read-only のため、入力した内容は保存していません。次のコマンドで再開できますが、入力し直す必要があります。
        [disk] このマシンのファイルに書き込めず、入力した内容を保存できませんでした。次のコマンドで再開できますが、入力し直す必要があります。
        [account] 入力した内容は保存していません。保存先はアカウント、リージョン、ドメインごとに決まりますが、アカウントを確認できていません。次のコマンドで再開できますが、入力し直す必要があります。
        [region] 入力した内容は保存していません。保存先はアカウント、リージョン、ドメインごとに決まりますが、リージョンが設定されていません。次のコマンドで再開できますが、入力し直す必要があります。
       *[domain] 入力した内容は保存していません。保存先はアカウント、リージョン、ドメインごとに決まりますが、From アドレスが決まっていません。次のコマンドで再開できますが、入力し直す必要があります。
    }
shell-finished = すべてのステップが完了しました。次のコマンドで、いつでも状態を確認できます。
shell-rehearsal-over = リハーサルを終了し、その状態は破棄しました。このマシンの外へは何も送信していません。rehearse を付けずに起動すると、実際の AWS に対して同じ手順を進めます。

## A bug. The details follow on lines of their own, then the log's path where one is written.

shell-panic = sendoff の不具合により停止しました。端末は元の状態に戻してあります。変更はすべて実行前に記録しているため、起動し直せば現在の状態を確認するところから始まります。お手数ですが、以下の内容をご報告ください。
