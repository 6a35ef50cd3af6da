"""Who is at the desk: set up, signed in, handed over, locked; everything else goes to the window behind it."""
