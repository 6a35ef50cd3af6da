"""A patient's cycles, and what was measured at each visit of them."""
