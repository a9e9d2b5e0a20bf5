# Words of the text reports, plain mode and the command line.

report-unknown = 未確認
report-request-id = AWS リクエスト ID
report-found = 見つかった値
report-wanted = 必要な値
report-no-records = レコードの内容は、SES にドメインの ID が作成された時点で決まります。

report-column-record = レコード
report-column-type = タイプ
report-column-name = 名前
report-column-value = 値
report-column-status = 状態
