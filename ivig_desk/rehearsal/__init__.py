"""Scripted infusions: a scenario, those who play it, and what came of it."""
