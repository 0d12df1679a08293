"""The ground: clock, identifiers, typed events, jobs by name, actors, permissions, errors."""
