"""What is awarded: the names of titles and forms, without a database."""
