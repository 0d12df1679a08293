"""Law packs: data only."""
