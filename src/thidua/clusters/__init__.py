"""Clusters and blocks, their yearly members, heads and overseers."""
