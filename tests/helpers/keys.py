"""Passphrases that cost nothing to try, so that tests of a key store wait for none."""

from ivig_desk.adapters.wrapped import Cost

CHEAP = Cost(iterations=1, lanes=1, memory_kib=8)
