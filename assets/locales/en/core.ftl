# Words of the core's small codes: statuses, severities, records, fields, keys.

duration-seconds = { $large } s
duration-minutes = { $large } min
duration-hours = { $large } h
duration-hours-minutes = { $large } h { $small } min
duration-days = { $large } d
duration-days-hours = { $large } d { $small } h
