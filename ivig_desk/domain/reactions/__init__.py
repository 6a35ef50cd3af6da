"""Adverse events: what was seen, how grave it is, what the protocol asks next."""
