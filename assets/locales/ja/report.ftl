# Words of the text reports, plain mode and the command line.
