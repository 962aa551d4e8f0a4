"""The SAT's four domains and nineteen skills: the names every derivation, test and table uses."""

from __future__ import annotations

ALGEBRA = "Algebra"
ADVANCED = "Advanced Math"
DATA = "Problem-Solving and Data Analysis"
GEOMETRY = "Geometry and Trigonometry"

LINEAR_ONE = "linear equations in one variable"
LINEAR_TWO = "linear equations in two variables"
LINEAR_FUNCTIONS = "linear functions"
SYSTEMS = "systems of two linear equations"
INEQUALITIES = "linear inequalities"
EQUIVALENT = "equivalent expressions"
NONLINEAR_EQUATIONS = "nonlinear equations and systems"
NONLINEAR_FUNCTIONS = "nonlinear functions"
RATES = "ratios, rates, proportions and units"
PERCENTAGES = "percentages"
ONE_VARIABLE_DATA = "one-variable data"
TWO_VARIABLE_DATA = "two-variable data and models"
PROBABILITY = "probability and conditional probability"
INFERENCE = "inference from sample statistics"
CLAIMS = "evaluating statistical claims"
AREA_VOLUME = "area and volume"
ANGLES = "lines, angles and triangles"
TRIGONOMETRY = "right triangles and trigonometry"
CIRCLES = "circles"

ARITHMETIC = "arithmetic"  # no skill of the test's own, but learners ask: a bare calculation

DOMAINS: dict[str, tuple[str, ...]] = {
    ALGEBRA: (LINEAR_ONE, LINEAR_TWO, LINEAR_FUNCTIONS, SYSTEMS, INEQUALITIES),
    ADVANCED: (EQUIVALENT, NONLINEAR_EQUATIONS, NONLINEAR_FUNCTIONS),
    DATA: (RATES, PERCENTAGES, ONE_VARIABLE_DATA, TWO_VARIABLE_DATA, PROBABILITY, INFERENCE, CLAIMS),
    GEOMETRY: (AREA_VOLUME, ANGLES, TRIGONOMETRY, CIRCLES),
}
SKILLS: tuple[str, ...] = tuple(skill for skills in DOMAINS.values() for skill in skills)


def domain_of(skill: str) -> str | None:
    """The domain a skill belongs to, None for a name that is no skill of the test.

    >>> domain_of("circles")
    'Geometry and Trigonometry'
    """
    return next((domain for domain, skills in DOMAINS.items() if skill in skills), None)
