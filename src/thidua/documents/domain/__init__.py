"""Pure rules about documents."""
