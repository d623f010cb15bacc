"""Documents in, frozen records out: the same text gives the same records, every time."""
