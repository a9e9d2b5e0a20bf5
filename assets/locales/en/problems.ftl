# Calls that did not do what they were asked. The service's own words, and a command if there is one, are on lines
# of their own.

problem-credentials-missing =
    { $caller ->
        [dns] The DNS profile{ GIVEN($profile) ->
            [no] {""}
           *[yes] {" "}{ $profile }
        } has no AWS credentials.
       *[main] { GIVEN($profile) ->
            [no] No AWS credentials were found.
           *[yes] No AWS credentials were found for the profile { $profile }.
        }
    }
    .todo = Set them up with the AWS CLI, or name a profile that has them (aws configure list-profiles lists those of this machine), then look again.
problem-credentials-expired =
    { $caller ->
        [dns] The session of the DNS profile has ended.
       *[main] The AWS session has ended.
    }
    .todo = Sign in again in a shell, then look again here; nothing is lost. If you sign in another way than by this command, use yours.
problem-clock-wrong = This machine's clock is off: AWS accepts no request that was signed more than five minutes ago, or in the future.
    .todo = Set the clock, or let it be set over the network (timedatectl on Linux, System Settings on macOS), then look again. The credentials are not at fault.
problem-region-missing = No AWS Region is set.
    .todo = Name the Region that SES is to send from: with --region, with AWS_REGION, or in the profile.
problem-account-unknown = Nothing was sent: AWS has not said yet which account this is, so there is no journal to write { $operation } into.
    .todo = Look again. If it stays so, see whether you are signed in to AWS.
problem-domain-missing = Nothing was sent: no From address and no domain is chosen, so there is no journal to write { $operation } into.
    .todo = Choose the From address first, in the wizard or with --from; then come back to this step.
problem-unfit = Nothing was sent: { $operation } cannot be taken back, and the field below is not fit to be sent.
    .todo = Correct the field in this step, then confirm again.
problem-permission =
    { $caller ->
        [dns] The DNS profile may not do this: { $action }
       *[main] These credentials may not do this: { $action }
    }
    .todo = Ask whoever manages the account's permissions for this IAM action, then look again: { $action }
problem-throttled = AWS asked for a slower pace at { $operation }.
    .todo = This passes by itself. AWS counts the calls of the whole account, so those of other tools count too.
problem-offline = No connection could be made for { $operation }{ GIVEN($proxy) ->
        [yes] {" "}through the proxy { $proxy }
       *[no] {""}
    }.
    .todo =
    { GIVEN($proxy) ->
        [yes] See whether the proxy that { $variable } names runs and can be reached from here, then look again. If a certificate is what was not accepted, the proxy may put its own in place of AWS's: add the authority that signs it to those that this machine trusts, or name a PEM file with it in SSL_CERT_FILE, which counts in their place.
       *[no] See whether this machine's network and VPN let it through, then look again. Where a proxy is needed, HTTPS_PROXY has to name it.
    }
problem-timeout = No answer came in time to { $operation }{ GIVEN($proxy) ->
        [yes] {" "}through the proxy { $proxy }
       *[no] {""}
    }.
    .todo =
    { GIVEN($proxy) ->
        [yes] Look again. If it stays so, see whether the proxy that { $variable } names lets { $host } through; the network, or AWS's health page, may show why too.
       *[no] Look again. If it stays so, the network, or AWS's health page, may show why.
    }
problem-server = AWS had an error of its own at { $operation }.
    .todo = This usually passes. Look again in a moment.
problem-not-found = What { $operation } asked for does not exist there.
    .todo = See whether account and Region are the ones you mean. It may also have been deleted meanwhile.
problem-conflict =
    { $what ->
        [records] Someone else changed the zone after the preview. Nothing of the batch was written.
       *[other] { $operation } was refused: the same exists already, or is under way.
    }
    .todo =
    { $what ->
        [records] What stands is read anew. Read what would change now, then confirm again.
       *[other] Look again to see what stands now.
    }
problem-refused = AWS refused { $operation }.
    .todo = Its own words name the rule. Put right what they name, then try again.
problem-malformed = The answer to { $operation }{ GIVEN($proxy) ->
        [yes] {" "}through the proxy { $proxy }
       *[no] {""}
    } could not be read.
    .todo = Look again. If it stays so, something between here and AWS may be changing the answers.
problem-moved =
    { $what ->
        [user] The user that was to be deleted is not the one that sendoff created, or was used since. Nothing was deleted.
       *[other] What { $operation } was to replace was changed by someone else after it was confirmed. Nothing was written.
    }
    .todo = Read what is in place now, and confirm again if you still want it.
problem-proxy-password =
    { GIVEN($proxy) ->
        [yes] { $logs_in ->
            [yes] The proxy { $proxy } does not accept the user name and password that { $variable } gives.
           *[no] The proxy { $proxy } asks for a user name and a password.
        }
       *[no] A proxy on the way asks for a user name and a password.
    }
    .todo = Quit, put both into { $variable }, and start again; nothing is lost. Percent-encode every character of theirs that is neither a letter nor a digit: %40 for @, %3A for :, %2F for /. Where the proxy demands NTLM or Kerberos, a local proxy that speaks it, such as Cntlm, can stand between.
problem-proxy-refused = The proxy { $proxy } opened no connection to { $host }.
    .todo = It does not allow this host, or cannot reach it itself: its administrator can say which, and allow CONNECT to { $host }. Where this machine reaches AWS without the proxy, quit, add { $host } to NO_PROXY (amazonaws.com stands for all names below it), and start again.
problem-proxy-unusable = { $variable } does not name an HTTP proxy. Nothing was sent to { $host }.
    .todo = Quit, set it to a URL such as http://proxy.example.com:8080, or unset it, and start again. In a user name or password, percent-encode every character that is neither a letter nor a digit: %40 for @, %3A for :, %2F for /. SOCKS proxies cannot be used.
problem-pool-moved = The user pool was changed by someone else after the preview. Nothing was written.
    .todo = Read the new preview, then confirm again.
problem-pool-unknown-member = The user pool has a setting that this version does not know. Nothing was written.
    .todo = Use a newer version of sendoff, or read the preview again: there the setting can be let go along as it came.
problem-pool-differs = After the write, the pool is not what it was to become: the settings named below differ.
    .todo = Someone else may have changed them at the same moment: Enter leaves them as they are. u undoes only what was written here; sendoff restore FILE --all shows what the snapshot would put back.
problem-cancelled = { $operation } was cancelled. { $what ->
        [question] Nothing was changed.
       *[other] It may have taken effect all the same.
    }
    .todo = Look again to see what stands now.
problem-disk = A file of the wizard could not be read or written on this machine.
    .todo = See whether the state directory has room and belongs to you. No change is sent to AWS before it is written down.
problem-disk-newer = The choices kept on this machine were written by a newer version of sendoff. They are not used.
    .todo = Go on with the newer version; or with this one: the file stays beside the new one, as choices.json.kept-1 or the next free number.
problem-disk-unreadable = The choices kept on this machine cannot be read. What AWS cannot tell is asked again.
    .todo = Nothing of the file is lost: it stays beside the new one, as choices.json.kept-1 or the next free number.
problem-disk-line = A line of the journal on this machine cannot be read. The other lines count.
    .todo = Such a line is left when the machine stops in the middle of a write. It stays where it is; what AWS and DNS say counts in any case.
problem-disk-held = Another program has held this set-up's files for too long. Nothing was written.
    .todo = See whether another sendoff is stopped in the middle (jobs, ps), then try again.
problem-disk-overtaken = Another sendoff on this machine sent this in the meantime. Nothing was sent a second time.
    .todo = Look again to see what became of it.
problem-disk-foreign = A file or directory in which sendoff keeps its state belongs to another user of this machine. None of the state is used, and no change is sent to AWS.
    .todo = If it is yours all the same (a run with sudo leaves such files), take it back with the command below. Otherwise move it away: sendoff then starts with an empty state.
problem-disk-writable = Other users of this machine can write to a file or directory in which sendoff keeps its state. None of the state is used, and no change is sent to AWS.
    .todo = Check that what it holds is yours, then take the others' right to write with the command below. If in doubt, move it away: sendoff then starts with an empty state.
problem-disk-irregular = A file in which sendoff keeps its state is not a regular file. None of the state is used, and no change is sent to AWS.
    .todo = Move it away, then run sendoff again.
problem-disk-parent = Another user of this machine could replace the directory in which sendoff keeps its state: a directory above it is theirs, or they can write to it. None of the state is used, and no change is sent to AWS.
    .todo = Correct the rights of that directory, or set XDG_STATE_HOME to a directory of your own.
problem-disk-choices-large = The choices kept on this machine are in a file larger than any that sendoff writes, and it is not read. What AWS cannot tell is asked again.
    .todo = Nothing of the file is lost: it stays beside the new one, as choices.json.kept-1 or the next free number.
problem-disk-journal-large = The journal of this set-up is larger than any that sendoff leaves, and it is not read. Without it no change is sent to AWS.
    .todo = Look at what has become of the file. Move it away, and sendoff goes on from what AWS and DNS say; it then no longer knows which test mails it sent and which test users it left.
problem-disk-line-long = A line of the journal on this machine is longer than any that sendoff writes, and it is not read. The other lines count.
    .todo = sendoff has not written it: look at the line, and remove it.
problem-disk-entry-long = What the journal would have to keep of this change is longer than a line of it may be. Nothing was written.
    .todo = Make this change in another way, as with the AWS CLI. sendoff sends nothing to AWS that it cannot write down first.
problem-disk-not-cut = The journal of this set-up has become long and must be cut before anything more is written to it. That failed: it is as it was, and no change was sent to AWS.
    .todo = Make room on the disk, or put right what is named above, then try again.
problem-read-only = Nothing is written in this run because of --read-only ({ $operation }).
    .todo = Start again without --read-only to make the change.
