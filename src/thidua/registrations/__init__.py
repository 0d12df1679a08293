"""Which titles units and persons register for at the start of a year."""
