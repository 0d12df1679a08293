"""What the Makefile runs: setting up, testing and checking thidua. Nothing here is shipped."""
