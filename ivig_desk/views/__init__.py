"""The window: draws a screen and says what is wanted; the only room that knows Qt."""
