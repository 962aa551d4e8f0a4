"""Formula problems in whatever words: the formulas and a common quantity of them are enough.

`given` lays out the formulas, `asked` reads what is wanted of them, `vocabulary` says which words change nothing, and
`roots`, `points`, `identities`, `complex_roots` work it out. A word nobody knows makes the reading less than full; one
that could change the arithmetic makes it none.
"""
