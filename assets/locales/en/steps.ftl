# Names, reasons and summaries of the steps.
