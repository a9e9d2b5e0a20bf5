# Words of the text reports, plain mode and the command line.

report-unknown = not known yet
report-request-id = AWS request id
report-found = found
report-wanted = wanted
report-no-records = The records are known once the domain's identity exists in SES.

report-column-record = record
report-column-type = type
report-column-name = name
report-column-value = value
report-column-status = status

report-pool-carried = { $count ->
    [one] The pool's one other setting goes back as it is.
   *[other] The pool's { $count } other settings go back as they are.
}
    A snapshot is written first.
