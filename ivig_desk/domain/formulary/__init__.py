"""Preparations: their profiles, the ramp for one patient and the ceiling over it."""
