"""What leaves the records for other systems to read: FHIR, CSV and a plain SQLite copy, with names or pseudonyms."""
