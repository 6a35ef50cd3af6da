"""What is true of an infusion, with no clock, no screen and no disk."""
