"""The register of awards, and how far back it is known."""
