# Calls that did not do what they were asked, and changes.
