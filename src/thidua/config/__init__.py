"""Wiring: settings, URL root, entry points, subscriptions. Imported by nobody."""
