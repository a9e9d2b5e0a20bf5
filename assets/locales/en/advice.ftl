# What to do about each refusal. The service's own words stand before it.

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
