# What the program uses of sqlcipher3, which has no types of its own.
