"""The commands a ward types and scripts against: words in, lines or JSON out."""
