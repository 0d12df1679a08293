"""One module a command; none of them imports Django."""
