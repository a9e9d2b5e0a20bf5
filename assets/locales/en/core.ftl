# Durations, times, severities and services.

## Durations, from the greatest unit that fits.

duration-seconds = { $large } s
duration-minutes = { $large } min
duration-hours = { $large } h
duration-hours-minutes = { $large } h { $small } min
duration-days = { $large } d
duration-days-hours = { $large } d { $small } h
time-yesterday = yesterday { $time }

severity-error = error
severity-warning = warning
severity-wait = wait
severity-info = note

# Where each service is asked.

service-sts = STS
service-ses = SES
service-route53 = Route 53
service-cognito = Cognito
service-and = ,{" "}
endpoints-at = { $services } at { $place }
endpoints-rest = rest AWS
endpoints-and = ;{" "}

numbers-quota = SES quota
numbers-quota-limited = { $quota } in 24 h ({ $sent } used) and { $rate } a second, account-wide
numbers-quota-unlimited = no limit in 24 h ({ $sent } sent), { $rate } a second, account-wide
numbers-fortnight = 14 days
numbers-fortnight-none = no mail through SES
numbers-fortnight-mails = { $attempts } SES { $attempts ->
    [one] mail
   *[other] mails
} (busiest day { $busiest }), { $bounces ->
    [one] { $bounces } bounce
   *[other] { $bounces } bounces
}, { $complaints ->
    [one] { $complaints } complaint
   *[other] { $complaints } complaints
}{ $rejects ->
    [0] { "" }
   *[other] , { $rejects } rejected
}
numbers-shared-limit = 50 a day for the account
numbers-not-known = not known
numbers-undo = undo
