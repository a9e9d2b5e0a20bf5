# Changes: what would be done, and what was done.

change-request-production = Send AWS the request for production access
    .done = The request for production access was sent
change-create-identity = Create the identity { $domain } with Easy DKIM, 2048 bits
    .done = The identity { $domain } was created
change-start-dkim = Start Easy DKIM for { $domain }
    .done = Easy DKIM was started for { $domain }
change-enable-signing = Turn on DKIM signing for { $domain }
    .done = DKIM signing was turned on for { $domain }
change-remember-choices = Keep the choices in AWS, as tags of the identity { $domain }
    .done = The choices are kept in AWS, as tags of the identity { $domain }
change-set-mail-from = Set the MAIL FROM domain of { $domain } to { $mail_from }
    .done = The MAIL FROM domain of { $domain } was set to { $mail_from }
change-publish-records =
    { $count ->
        [one] Write 1 record set to the hosted zone { $zone }
       *[other] Write { $count } record sets to the hosted zone { $zone }
    }
    .done =
        { $count ->
            [one] 1 record set was written to the hosted zone { $zone }
           *[other] { $count } record sets were written to the hosted zone { $zone }
        }
change-take-back-records =
    { $count ->
        [one] Take back 1 record set from the hosted zone { $zone }
       *[other] Take back { $count } record sets from the hosted zone { $zone }
    }
    .done =
        { $count ->
            [one] 1 record set in the hosted zone { $zone } is as it was before it was written
           *[other] { $count } record sets in the hosted zone { $zone } are as they were before they were written
        }
change-bind-pool = Let the user pool { $pool } send through SES
    .done = The user pool { $pool } now sends through SES
change-restore-pool =
    { GIVEN($whole) ->
        [yes] Put all settings of the user pool { $pool } back
       *[no] Put the e-mail settings of the user pool { $pool } back
    }
    .done = The user pool { $pool } was put back as it was
change-send-mail = Send a test mail from { $from } to { $to }
    .done = A test mail was sent from { $from } to { $to }
change-invite-test-user = Create the test user { $username } in { $pool }; Cognito mails the invitation to { $to }
    .done = The test user { $username } was created in { $pool } and invited at { $to }
change-delete-test-user = Delete the test user { $username } from { $pool }
    .done = The test user { $username } was deleted from { $pool }
