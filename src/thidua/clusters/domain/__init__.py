"""Pure rules of clusters and their year."""
