# Words of the shell: terminal, clipboard, files.

## After the wizard has left the screen. The command follows alone on its line.

shell-resume = Your progress is saved. To continue, run:
shell-unkept =
    { $why ->
        [read-only] What you entered is not saved, because of --read-only. To continue without it, run:
        [disk] What you entered could not be saved: a file could not be written on this machine. To continue without it, run:
        [account] What you entered is not saved: it is kept by account, Region and domain, and AWS has not said which account this is. To continue without it, run:
        [region] What you entered is not saved: it is kept by account, Region and domain, and no Region is set. To continue without it, run:
       *[domain] What you entered is not saved: it is kept by account, Region and domain, and no From address was chosen. To continue without it, run:
    }
shell-finished = All steps are done. This looks at them again.
shell-rehearsal-over = The rehearsal is over and its state is gone. Nothing has left this machine. Without "rehearse", sendoff does the same with AWS.

## A bug. The details follow on lines of their own, then the log's path where one is written.

shell-panic = sendoff met a bug and had to stop. The terminal is as it was. Each change was journalled before it was made, so that starting again looks at what stands. Please report the lines below.
