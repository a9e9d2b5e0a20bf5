# Words of the shell: terminal, clipboard, files.
