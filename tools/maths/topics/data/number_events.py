"""What a phrase says of a whole number: "an even number greater than 4", "a multiple of 3 or 5"."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Callable

from tools.maths.topics.data.words import tokens

Test = Callable[[int], bool]


_ATOMS: tuple[tuple[str, Callable[..., Test]], ...] = (
    (r"even", lambda: lambda n: n % 2 == 0),
    (r"odd", lambda: lambda n: n % 2 == 1),
    (r"prime", lambda: lambda n: n > 1 and all(n % d for d in range(2, n))),
    (r"perfect square|square number", lambda: lambda n: round(n**0.5) ** 2 == n),
    (r"multiple of (\d+)|divisible by (\d+)", lambda k: lambda n: n % k == 0),
    (r"(?:factor|divisor) of (\d+)", lambda k: lambda n: k % n == 0),
    (r"(?:greater|more|larger|higher) than or equal to (\d+)|at least (\d+)|(\d+) or (?:greater|more|higher|larger)", lambda k: lambda n: n >= k),
    (r"(?:less|smaller|lower) than or equal to (\d+)|at most (\d+)|(\d+) or (?:less|fewer|lower|smaller)", lambda k: lambda n: n <= k),
    (r"(?:greater|more|larger|higher) than (\d+)|above (\d+)", lambda k: lambda n: n > k),
    (r"(?:less|smaller|lower|fewer) than (\d+)|below (\d+)", lambda k: lambda n: n < k),
    (r"exactly (\d+)|(?:number |equal to )?(\d+)", lambda k: lambda n: n == k),
)  # fmt: skip


_SKIP_TEXT = """
    a an the it is on number that lands land will be drawn drawing selecting choosing selected chosen spinner lands
    ticket card ball has have rolling getting roll die shows show result one picking picked random at in spun arrow
    spinning stop stops points to section numbered labeled with tile cube obtaining which either rolled integer
    greater than value slip paper of from bag box hat marble disk token come comes up
"""


_SKIP = frozenset(_SKIP_TEXT.split())


# "a multiple of 3 or 5" says "multiple of" of both numbers.
_SHARED = re.compile(
    r"(?P<what>(?:multiple|factor|divisor)s? of|divisible by) (?:either |both )?(?P<one>\d+) (?P<joint>or|and) (?:of |by )?(?P<two>\d+)\b(?! or\b)"
)


_DENIED = re.compile(r"(?:.*\b)?(?:is |will be )?(?:not|neither|never)\b(?: a| an| be| either)*\W*|.*n't\b.*")


def _bare(text: str) -> bool:
    return bool(re.fullmatch(r"\W*(?:an? |the )?\d+\W*", text))


def event_test(text: str) -> Test | None:
    """What a phrase says of a whole number, None when a word of it is not understood.

    >>> [n for n in range(1, 11) if event_test("a number that is prime or greater than 8")(n)]
    [2, 3, 5, 7, 9, 10]
    """
    shared = _SHARED.search(text)
    if shared is not None and _DENIED.search(text[: shared.start()]):
        if shared["joint"] == "and" or text[shared.end() :].strip() or not _DENIED.fullmatch(text[: shared.start()]):
            return None
        either = event_test(text[shared.start() :])
        return None if either is None else lambda n: not either(n)
    text = _SHARED.sub(r"\g<what> \g<one> \g<joint> \g<what> \g<two>", text)
    parts = re.split(
        r"\b(or|and|but)\b",
        re.sub(r"(\d+) or (greater|more|less|fewer|higher|lower|larger|smaller)", r"\1 or-\2", text),
    )
    if len(parts) > 1 and (
        _DENIED.search(parts[0])
        or any(
            _bare(b) and not _bare(a) and re.search(r"\d\W*$", a) for a, b in zip(parts[::2], parts[2::2], strict=False)
        )
    ):
        return None  # whether "not" or "greater than" is said of the second too is not certain
    if "either" in text:
        parts = [p.replace("either", "") for p in parts]
    joined = {p for p in parts[1::2]}
    tests = [_atom(p.replace("or-", "or ")) for p in parts[::2]]
    if len(joined) > 1 or any(t is None for t in tests):
        return None
    every = [t for t in tests if t is not None]
    if joined == {"or"}:
        return lambda n: any(t(n) for t in every)
    return lambda n: all(t(n) for t in every)


def _atom(text: str) -> Test | None:
    denied = bool({"not", "no"} & set(tokens(text)))
    rest = re.sub(r"\bn[o']t?\b", " ", " ".join(t for t in tokens(text) if t not in ("not", "no")))
    tests: list[Test] = []
    for pattern, build in _ATOMS:
        match = re.search(rf"\b(?:{pattern})\b", rest)
        if match is not None:
            numbers = [int(g) for g in match.groups() if g]
            if numbers == [0]:
                return None
            tests.append(build(*numbers))
            rest = rest[: match.start()] + " " + rest[match.end() :]
    if not tests or any(t not in _SKIP for t in rest.split()):
        return None
    return (lambda n: not all(t(n) for t in tests)) if denied else (lambda n: all(t(n) for t in tests))
