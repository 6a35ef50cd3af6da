"""Exact amounts: the class is the unit, the value a Fraction."""
