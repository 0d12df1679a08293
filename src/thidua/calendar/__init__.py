"""Emulation years, working days, deadlines, and the work calendar."""
