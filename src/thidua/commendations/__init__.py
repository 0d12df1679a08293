"""Decisions on awards and the certificates made from them."""
