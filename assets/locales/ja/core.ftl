# Words of the core's small codes: statuses, severities, records, fields, keys.

duration-seconds = { $large } 秒
duration-minutes = { $large } 分
duration-hours = { $large } 時間
duration-hours-minutes = { $large } 時間 { $small } 分
duration-days = { $large } 日
duration-days-hours = { $large } 日 { $small } 時間
