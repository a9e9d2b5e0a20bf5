# Words of the shell: terminal, clipboard, files.

## After the wizard has left the screen. The command follows alone on its line.

shell-resume = Nothing is lost: this goes on where you stopped.
shell-finished = All steps are done. This looks at them again.
shell-rehearsal-over = The rehearsal is over and its state is gone. Nothing has left this machine. Without "rehearse", sendoff does the same with AWS.

## A bug. The details follow on lines of their own, then the log's path where one is written.

shell-panic = sendoff met a bug and had to stop. The terminal is as it was. Each change was journalled before it was made, so that starting again looks at what stands. Please report the lines below.
