"""The page of records: looked for, read, printed again, recalled by batch."""
