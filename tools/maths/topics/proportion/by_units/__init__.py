"""Word problems with choices read by the units of their numbers, not by their sentences; never called verified."""
