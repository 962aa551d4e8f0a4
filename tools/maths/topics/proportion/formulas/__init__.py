"""Formulas that are products of powers, with letters told in words: their units, and what changed letters do."""
