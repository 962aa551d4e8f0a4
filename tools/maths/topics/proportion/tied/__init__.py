"""Amounts that are multiples, fractions or percents of one another, told in sentences or a table."""
