# Words of the shell: terminal, clipboard, files.

## After the wizard has left the screen. The command follows alone on its line.

shell-resume = ここまでの内容は保存されています。次のコマンドで続きから再開できます。
shell-finished = すべてのステップが完了しました。次のコマンドで、いつでも状態を確認できます。
shell-rehearsal-over = リハーサルを終了し、その状態は破棄しました。このマシンの外へは何も送信していません。rehearse を付けずに起動すると、実際の AWS に対して同じ手順を進めます。

## A bug. The details follow on lines of their own, then the log's path where one is written.

shell-panic = sendoff の不具合により停止しました。端末は元の状態に戻してあります。変更はすべて実行前に記録しているため、起動し直せば現在の状態を確認するところから始まります。お手数ですが、以下の内容をご報告ください。
