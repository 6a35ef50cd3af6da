"""The record as evidence: what proves that it is whole, and what is wrong with one that is not."""
