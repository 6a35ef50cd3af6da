"""Who may open the records of a desk, and by what."""
