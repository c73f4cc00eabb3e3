"""Benches of the linter: how quick it is, beside peers, and how well it finds."""
