"""Pure rules of this part."""
