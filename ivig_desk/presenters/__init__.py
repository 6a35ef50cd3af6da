"""Between the desk and the window, without Qt: guidance into ready texts, typed text into commands."""
