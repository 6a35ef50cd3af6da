"""What the shell is told at the end."""

BAD_INPUT = 2
"""Wrong use or bad input."""

ENVIRONMENT_FAILED = 3
"""Disk, records or printing failed."""
