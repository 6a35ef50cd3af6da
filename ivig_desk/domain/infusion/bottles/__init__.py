"""Bottles: what their labels say, what is asked of a scan, what they come to against the dose."""
