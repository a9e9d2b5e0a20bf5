# What the request for production access begins with.

## The text, as AWS reads it. `____hint____` is one blank for the person to fill in. The arguments are sentences
## about the set-up, of which AWS and DNS show which is so; what only the person knows is a blank.

proposed-contact-language = EN
proposed-use-case =
    ____name of the service____ uses Amazon Cognito to sign its users in. We send only what a Cognito user pool itself sends to one user at a time: messages to confirm an address, to reset a password or to sign in, and invitations. Each answers an action of its recipient, or of an administrator who adds that person. None is marketing, and none goes to a mailing list.

    { $addresses } Once an account is deleted, nothing more is sent to its address.

    Bounces and complaints: ____who looks at them, and what is done with the addresses____. { $suppression }

    Volume: about ____how many____ messages a day. { $dkim } { $mail_from } { $dmarc }

## The sentences: what is so; `-later` where it is not yet, `addresses` where nothing shows it.

proposed-sign-up = People who sign up enter their own address and confirm it by a code or a link that Cognito sends.
proposed-invited = Nobody can sign up alone: administrators add each user.
proposed-addresses = Recipients: ____how you get their addresses, and how each is confirmed____.
proposed-suppression = The account-level suppression list of Amazon SES is on for bounces and complaints, so that an address that caused one gets no more mail.
proposed-dkim = Our sending domain is verified in SES with DKIM.
proposed-dkim-later = Our sending domain will be verified in SES with DKIM.
proposed-mail-from = A custom MAIL FROM domain is set up.
proposed-mail-from-later = A custom MAIL FROM domain will be set up.
proposed-dmarc = A DMARC record is published.
proposed-dmarc-later = A DMARC record will be published.
