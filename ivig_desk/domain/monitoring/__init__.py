"""Vital signs: what was measured, what it means for this patient, when the next set is due."""
