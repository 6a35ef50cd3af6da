"""What the desk asks for as ports, fulfilled with files, clocks and SQLite."""
