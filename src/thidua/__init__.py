"""The platform: Django parts, faces, wiring."""
