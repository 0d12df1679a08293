"""Forms of the desk: what is typed, read into what actions take; rules are the actions'."""
