"""The record of every action, sealed in order into a log that outsiders can check."""
