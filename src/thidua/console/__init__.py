"""The command line. Commands that need no database never load Django."""
