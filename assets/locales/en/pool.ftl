# The user pool: what must be known before it is bound, and what to do about what Cognito refuses.

## Findings.

finding-bind-before-verified = The pool cannot send as { $domain } yet: the identity is not verified in { $region }.
    .fix = Finish Records and Propagation first, then bind the pool.
finding-configuration-set-missing =
    { GIVEN($identity) ->
        [no] { $pool } names the configuration set { $set }, and SES in { $region } has none of that name. SES refuses mail that names a set which does not exist.
       *[yes] { $set } is the default configuration set of { $identity }, and SES in { $region } has none of that name. Mail of { $pool } would go out with it, and SES refuses that.
    }
    .fix =
        { GIVEN($identity) ->
            [no] Create { $set } in SES in { $region }. Or take it from EmailConfiguration, in whatever manages this pool or in the Cognito console. Then look again.
           *[yes] Create { $set } in SES in { $region }. Or choose another default configuration set, or none, for { $identity } in the SES console. Then look again.
        }
finding-configuration-set-paused =
    { GIVEN($identity) ->
        [no] { $pool } names the configuration set { $set }, and sending with it is switched off in { $region } (SendingEnabled is false). SES refuses mail that names it.
       *[yes] { $set } is the default configuration set of { $identity }, and sending with it is switched off in { $region } (SendingEnabled is false). Mail of { $pool } would go out with it, and SES refuses that.
    }
    .fix =
        { GIVEN($identity) ->
            [no] Find out why it was switched off. If the pool is not to use it, take it from EmailConfiguration, in whatever manages this pool or in the Cognito console. This switches it on again: aws sesv2 put-configuration-set-sending-options --configuration-set-name { $set } --sending-enabled --region { $region }
           *[yes] Find out why it was switched off. If the identity is not to use it, choose another default configuration set, or none, in the SES console. This switches it on again: aws sesv2 put-configuration-set-sending-options --configuration-set-name { $set } --sending-enabled --region { $region }
        }
finding-from-outside-identity = { $from } does not lie within the identity { $domain }.
    .fix = Choose a From address at this domain or below it (--from), or an identity that covers the address.
finding-custom-email-sender = { $pool } has a CustomEmailSender trigger: Cognito hands every mail to that Lambda function and sends none through SES itself.
    .fix = While the trigger stands, binding changes nothing that users see. Let the function send as this domain, or remove the trigger.
finding-pool-unknown-fields = { $pool } has settings that this version does not know. Sending the pool back without them could reset them, so Enter writes nothing.
    .fix = Use a newer version of sendoff, or change the e-mail settings in the Cognito console. To let the settings go along as they came, open the pool with → and type its name.
finding-pool-write-unheard = The write to { $pool } of { $time } was cut off before its outcome was known. The pool stands as it did before it.
    .fix = Nothing has to be put right. The write can be previewed and confirmed again.
finding-pool-write-landed =
    { GIVEN($back) ->
        [no] The write to { $pool } of { $time } was cut off before it could be checked. It took effect, and every other setting is as it was before: this was compared just now.
       *[yes] Putting { $pool } back at { $time } was cut off before it could be checked. It took effect, and every other setting is as it should be: this was compared just now.
    }
    .fix =
        { GIVEN($back) ->
            [no] Go on with the test mail. In the wizard, u puts the e-mail settings back as they were.
           *[yes] Nothing has to be put right. The pool can be bound again.
        }
finding-pool-write-differs = Since the write to { $pool } of { $time }, these settings are not as they were before it:
    .fix = Most likely someone else changed them at the same moment; their values are shown as found. Enter leaves everything as it is. u undoes only what was written here. If the write reset them, sendoff restore FILE --all shows what would go back.
finding-pool-mail-failed = { $pool } could not send its test mail of { $time }. Mail to its users fails the same way until this is put right.
    .fix = In the wizard, u puts the e-mail settings back as they were before the bind.
finding-pool-uses-default-sender = { $pool } names an SES identity but still sends with Cognito's own sender, which is limited to 50 mails a day.
    .fix = Bind the pool here; that sets EmailSendingAccount to DEVELOPER.
finding-pool-managed-elsewhere = { $pool } is managed by { $owner }. Its next deployment may put the e-mail settings back.
    .fix = Make the same change in the source of { $owner }; in the wizard, o shows the lines to put there.
finding-pool-email-failure = Cognito reports that mail of { $pool } has failed. AWS has deprecated this report, so it may be old.
    .fix = { $advice }
finding-ses-region-not-allowed = AWS documents that a user pool in { $pool_region } sends through SES in { $regions }; the identity is in { $region }.
    .fix = Verify the domain in one of these Regions, best in the pool's own, and start with --region for it. Cognito has the last word when it is bound.
finding-ses-region-unlisted = The identity is in { $region }, and AWS documents no SES Regions for user pools in { $pool_region }.
    .fix = The pool's own Region is the safe choice. If Cognito refuses { $region }, its answer lists the Regions that it takes.
finding-unused-account-validity-conflict = { $pool } has UnusedAccountValidityDays beside TemporaryPasswordValidityDays, and Cognito refuses the two together.
    .fix = The older one is left out when the pool is written. Temporary passwords stay valid for { $days } days.
finding-service-linked-role-denied = Cognito needs the role AWSServiceRoleForAmazonCognitoIdpEmailService to send { $pool }'s mail, and these credentials may not create it.
    .fix = Have someone with iam:CreateServiceLinkedRole for email.cognito-idp.amazonaws.com create the role or allow it to you, then bind again. It is needed once per account.
finding-proof-refused = SES refused a test mail with the sender that { $pool } is to use, so the pool was not bound.
    .fix = { $cause ->
        [identity] SES does not count the From address as verified in this Region. Look at Identity and Propagation, then try again here.
        [mail-from] The MAIL FROM domain is not verified, and the identity rejects mail until it is. Finish Records and Propagation, then try again here.
        [set] The configuration set that the mail goes out with does not exist or does not send. Mend it in SES, or take it from the identity or the pool, then try again here.
        [account] SES holds this account's sending back. What it says stands above; try again here once that is over.
       *[other] What SES said stands above. Mend that, then try again here. The pool sends as before until then.
    }
finding-bind-unproven = Whether SES takes mail for { $pool } was not proven: these credentials may not send.
    .fix = The bind does not wait for it. With ses:SendEmail allowed on the identity, one mail goes out before the bind.
finding-bind-refused = Cognito refused to bind { $pool } ({ $time }). Nothing was changed.
    .fix = { $advice }
finding-reply-to-not-bare = The reply-to address of { $pool } holds more than an address. Cognito takes no display name there and refuses to write the pool.
    .fix = Set ReplyToEmailAddress to the address alone, in whatever manages this pool or in the Cognito console, then look again.
finding-email-not-auto-verified = { $pool } does not verify e-mail addresses at sign-up (AutoVerifiedAttributes has no email), so signing up sends no mail.
    .fix = The bind leaves this as it is. If users are to confirm their address by mail, add email to the attributes that the pool verifies.
finding-threat-protection-sender = The threat-protection notices of { $pool } have a sender of their own, { $from }, which the bind does not change.
    .fix = To send them as this domain too, set From and SourceArn of NotifyConfiguration: Cognito console, Threat protection, or SetRiskConfiguration.
finding-pool-multi-region =
    { GIVEN($primary) ->
        [no] { $pool } has replicas in { $regions }. AWS documents that their global settings must match those of this pool.
       *[yes] { $pool } is a replica; its primary pool is in { $primary }. AWS documents that global settings must match the primary's.
    }
    .fix =
        { GIVEN($primary) ->
            [no] Bind this one, then look at the replicas: they need an SES Region that they may use, too.
           *[yes] Bind the pool in { $primary } rather than this one.
        }
finding-service-linked-role = If this is the account's first pool to send through SES, the bind creates the role AWSServiceRoleForAmazonCognitoIdpEmailService.
    .fix = That takes the permission iam:CreateServiceLinkedRole, once per account.
finding-bounces-go-to-from = Bounces and complaints go by mail to { $from }: SES forwards them to the From address.
    .fix = If nobody reads that mailbox, or it does not exist, have SES publish them to an SNS topic and switch forwarding off in the SES console.
finding-pools-share-identity =
    { $count ->
        [one] The one other user pool that was read sends as { $domain } too. Both share its reputation and the account's SES quota.
       *[other] Of the { $count } other user pools that were read, these send as { $domain } too. They share its reputation and the account's SES quota.
    }
    .fix = Nothing needs to change. Only pools whose settings were on the screen were read; there may be more.

## What to do about each refusal. The service's own words stand before it.

advice-not-verified =
    { GIVEN($region) ->
        [no] SES has not verified what Cognito is to send as. Finish Records and Propagation, then bind again.
       *[yes] { $identity } is not verified in { $region }. Where only the domain is verified, SourceArn has to name the domain. Finish Records and Propagation for { $region }, then bind again.
    }
advice-ses = These are SES's words, passed on by Cognito: put right in SES what they name, then try again.
advice-source-arn-missing = The request named no SES identity. Look again, so that the identity is read anew, then bind again.
advice-from-invalid = The From address must be one of the identity's domain, in ASCII, with a display name encoded as RFC 2047. Name it anew with --from, then bind again.
advice-reply-to = ReplyToEmailAddress takes an address alone, without a name. Set it so in whatever manages this pool or in the Cognito console, then bind again.
advice-identity-policy = Cognito's default sender may use an identity only with a sending-authorization policy for cognito-idp. Bound as DEVELOPER it needs none; if this came on binding, see whether a policy of the identity denies sending.
advice-from-with-default-sender = Cognito's default sender takes no From address. From, SourceArn and ConfigurationSet go together with DEVELOPER.
advice-other-account = The SES identity must be in the account of the user pool. Sign in to that account, and verify the domain there.
advice-ses-region = This pool may send through SES in { $regions }. Verify the domain in one of them, best in the pool's own, and start with --region for it.
advice-default-quota = Cognito's default sender takes 50 mails a day. Bind the pool first, or wait until tomorrow for this mail.
advice-unused-account-validity = UnusedAccountValidityDays is superseded by TemporaryPasswordValidityDays, and only one may be sent. Remove the older one in whatever manages this pool, then bind again.
advice-pre-token-generation = PreTokenGeneration and PreTokenGenerationConfig of the pool name different functions. Set both to the same one in the Cognito console, then bind again.
advice-custom-sender-key = The pool has a custom sender trigger and no KMS key. Set KMSKeyID, or remove the trigger, then bind again.
advice-mfa-needs-sms = MFA is on, and the pool has neither SMS set up nor another second factor that Cognito sees. Set one up, or switch MFA off, then bind again.
advice-mfa-together = The pool's MFA settings contradict each other. Save them once in the Cognito console, then bind again.
advice-email-mfa-needs-ses = The pool sends MFA codes by e-mail, which needs its own SES identity. Switch e-mail MFA off before going back to Cognito's default sender.
advice-sms-role-trust = Every write to this pool also checks its SMS role, which Cognito may not assume. Let cognito-idp.amazonaws.com assume it, with the pool's ExternalId, then bind again.
advice-sms-role-policy = Every write to this pool also checks its SMS role, which lacks sns:Publish. Add it, then bind again.
advice-tier-features = The pool uses features that its plan does not have. Change the plan or switch off what is named, then bind again.
advice-tier-change = AWS does not allow a change of the pool's plan now. Look again, so that the pool is read anew, then bind again.
advice-tags = A tag of the pool could not be written back. Tags whose keys begin with aws: belong to AWS; look again, then bind again.
advice-user-import = Users are being imported into this pool. Wait until the import job ends, then bind again.
advice-not-enabled-here = This is not available in the pool's Region or for this pool; a replica is written through its primary pool.
advice-service-linked-role = The account's first bind creates the role AWSServiceRoleForAmazonCognitoIdpEmailService. Have this statement added to your policy, or the role created by someone who may, then bind again:
advice-pass-role = Writing the pool sends its SMS role back, which needs iam:PassRole on that role. Have it allowed, then bind again.
advice-key-grant = The pool's custom sender uses a KMS key, and writing the pool needs kms:CreateGrant on it. Have it allowed, then bind again.
advice-trigger =
    { GIVEN($trigger) ->
        [no] A Lambda trigger of the pool refused the test user or failed, before SES was asked. Let it accept the user and try again. Or use ForgotPassword for a user of yours whose address is verified, or ResendConfirmationCode for one who is not confirmed yet: once that mail has arrived, end this step with --skip test.
       *[yes] The pool's { $trigger } trigger refused the test user or failed, before SES was asked. Let it accept the user and try again. Or use ForgotPassword for a user of yours whose address is verified, or ResendConfirmationCode for one who is not confirmed yet: once that mail has arrived, end this step with --skip test.
    }
advice-phone-names = Every user name of this pool is a phone number, which sendoff cannot make up. To prove the pool, use ForgotPassword for a user of yours whose address is verified, or ResendConfirmationCode for one who is not confirmed yet: once that mail has arrived, end this step with --skip test.
advice-required-attributes = A new user of this pool needs attributes that sendoff cannot make up: { $names }. To prove the pool, use ForgotPassword for a user of yours whose address is verified, or ResendConfirmationCode for one who is not confirmed yet: once that mail has arrived, end this step with --skip test.
advice-other = Its own words name the cause. The current failures are in CloudTrail, as events of cognito-idp.amazonaws.com

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
