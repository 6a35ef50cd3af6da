"""The person in the bed, and whether what was typed can be true of them."""
