"""One infusion: what was asked, what happened, what is true now."""
