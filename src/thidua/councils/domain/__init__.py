"""Pure rules of councils and their votes."""
