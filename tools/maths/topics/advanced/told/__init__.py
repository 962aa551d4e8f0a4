"""Functions told by words, tables and single values, and what follows from them.

`values` gathers what is said of a polynomial; `polynomials` judges by it what the choices say (`polynomial_claims`);
`growth` compares f(a + 3) with f(a); `two_constants` finds a and b of f(x) = abˣ or ax + b; `one_power` compares
exponents.
"""
