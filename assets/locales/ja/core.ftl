# Durations, times, severities and services.

## Durations, from the greatest unit that fits.

duration-seconds = { $large } 秒
duration-minutes = { $large } 分
duration-hours = { $large } 時間
duration-hours-minutes = { $large } 時間 { $small } 分
duration-days = { $large } 日
duration-days-hours = { $large } 日 { $small } 時間
time-yesterday = 昨日 { $time }

severity-error = エラー
severity-warning = 警告
severity-wait = 待機
severity-info = 参考

# Where each service is asked.

service-sts = STS
service-ses = SES
service-route53 = Route 53
service-cognito = Cognito
service-and = ・
endpoints-at = { $services } は { $place }
endpoints-rest = 他は AWS
endpoints-and = 、

numbers-quota = SES の上限
numbers-quota-limited = 24 時間 { $quota } 宛先 (使用済み { $sent })・毎秒 { $rate } 宛先 (共有)
numbers-quota-unlimited = 24 時間の上限なし (送信済み { $sent })・毎秒 { $rate } 宛先 (共有)
numbers-fortnight = 過去 14 日間
numbers-fortnight-none = SES からの送信なし
numbers-fortnight-mails = SES から { $attempts } 通 (最多の日 { $busiest } 通)、バウンス { $bounces }、苦情 { $complaints }{ $rejects ->
    [0] { "" }
   *[other] 、拒否 { $rejects }
}
numbers-shared-limit = アカウント全体で 1 日 50 通
numbers-not-known = 不明
numbers-undo = 元に戻すには
