"""The use cases: read, decide, append in one transaction, tell."""
