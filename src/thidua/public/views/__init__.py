"""Pages for everybody; nothing here needs a script or a sign-in."""
