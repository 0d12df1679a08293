"""The work of commands that need the database; imported once Django is set up."""
