"""Addresses of the desk, one module a subject; names live in the namespace ``desk``."""
