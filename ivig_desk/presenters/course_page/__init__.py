"""A patient's courses: shown, drawn, scored visit by visit, printed."""
