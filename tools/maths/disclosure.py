"""Does this text give the answer away? Decided by value, not by string: 29 = "twenty-nine" = 30 − 1 = \\frac{58}{2}.

`gives_away` serves every hint and every message that leaves. It knows what a solution hides and what the problem itself
says: restating the problem, listing its choices, step numbers and times are no leak. When a hidden number also stands
in the problem, only a sentence that *asserts* it counts ("x = 7", "the answer is 7"). Relations count in any form
(y = 5 − 2x for 2x + y = 5), rounded decimals for what they round, words when they are said as the answer. No SymPy;
never raises.

Not covered: riddles ("the number of weeks in seven months"), other languages, pictures, free paraphrases of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from tools.maths.leaks import restating
from tools.maths.leaks.asserting import asserts, counts_things, names_choice, operates_with, says_in_words
from tools.maths.leaks.choice_words import says_right_text
from tools.maths.leaks.sameness import relations, rounded, same_expression, same_relation, value_of
from tools.maths.leaks.secret import Secret, secret_of
from tools.maths.numerals import plain_digits, spell_out_digits
from tools.maths.solution import Solution
from tools.maths.spans import Formula, segment
from tools.maths.tree import Bin, Chain, Group, Node, Num, Rel, Sym, bare, children, letters, size, walk
from tools.maths.values import Value, same_value

WINDOW = 8_000  # characters looked at together
OVERLAP = 300  # so that nothing is cut in two
SMALL = 12  # a spelled-out number up to this is ordinary prose ("two sides"), unless asserted
_AROUND = 60  # characters of prose looked at before and after a formula


def gives_away(text: str, solution: Solution, *, said: Sequence[str] = ()) -> bool:
    """Whether `text` reveals something in `solution.hidden` or the right choice.

    said: what the learner has already written; what that already says is no longer secret.

    >>> s = Solution("If 3x + 7 = 22, what is 6x − 1?", answer="29", hidden=("29", "5"))
    >>> gives_away("Subtract 7 from both sides.", s), gives_away("So it is twenty-nine.", s)
    (False, True)
    """
    secret = secret_of(solution.question, solution.choices, solution.choice, solution.hidden)
    told = (secret.stem_text, restating.stem_and_choices(solution.restated, None)[0])
    leaked = set(_leaks(text, secret, told))
    if not leaked:
        return False
    for line in said:
        leaked -= set(_leaks(line, secret, told))
    return bool(leaked)


# ---- looking at a text ---------------------------------------------------------------------------------------------

_MARKUP = re.compile(
    r"</?[A-Za-z][^<>]{0,40}>|&(?:nbsp|zwnj|zwj|shy|#\d+);|~~|`+|(?<![0-9A-Za-z)\]])\*\*|\*\*(?![0-9A-Za-z(\\\[])"
)
_TIMES = re.compile(r"\[?\b\d{1,2}(?::[0-5]\d){1,2}\b\]?(?:\s?[ap]\.?m\b\.?)?")
_LABELS = re.compile(
    r"\b(?:step|rung|hint|level|line|equation|question|problem|part|example|page|chapter|section|number|figure|attempt)s?\s*#?\s*\(?\d{1,2}\)?"
    r"(?:\s*(?:of|/)\s*\d{1,2})?(?![\d.,]*\d)(?!\s*[=+*/^])",
    re.IGNORECASE,
)
_MARKERS = re.compile(r"(?m)^\s{0,6}(?:[-*•>]\s*)?(?:\(?\d{1,2}[.)])\s+(?=\S+(?:\s+\S+){2})")
_SPACED_DIGITS = re.compile(r"(?<![\d.])\d(?:[ \t\-_.·*|/​]{1,2}\d(?!\d))+(?![\d])")


def _leaks(text: str, secret: Secret, told: Sequence[str]) -> Iterator[object]:
    """What the text gives away; each item is hashable and the same for the same secret. Long texts go in windows."""
    looked_at: set[str] = set()  # a text that repeats itself says nothing new
    for start in range(0, max(len(text), 1), WINDOW):
        window = text[max(start - OVERLAP, 0) : start + WINDOW]
        if window not in looked_at:
            looked_at.add(window)
            yield from _leaks_here(window, secret, told)


def _leaks_here(text: str, secret: Secret, told: Sequence[str]) -> Iterator[object]:
    text = restating.without_stem(plain_digits(text), [t for t in told if t])
    if secret.letter and restating.pointed_at(text, secret.choices) == secret.letter:
        yield secret.letter
    text = restating.without_choices(text, secret.choices)
    visible = _plain(text)
    yield from names_choice(visible, secret)
    yield from says_in_words(visible, secret)
    yield from says_right_text(visible, secret)
    seen: set[str] = set()
    for version, weak_from in _versions(visible):
        if version not in seen and _has_candidates(version):
            seen.add(version)
            yield from _formulas(version, weak_from, secret)
    yield from _spelled(visible, secret)


def _plain(text: str) -> str:
    """Without invisible characters, markup, times, list markers and step numbers."""
    text = re.sub(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe0f\u034f\u180e]", "", text)
    text = re.sub(
        r"\\(?:text|textbf|mathbf|boxed|mathrm|bm|boldsymbol|displaystyle|underline|fbox)\s*\{([^{}]*)\}", r" \1 ", text
    )
    text = re.sub(r"\\boxed\s*\{", "{", text)
    text = _MARKUP.sub("", text)
    text = re.sub(r"(?<![\w)\]}])[*_]+(?=[^\W_]|[(\\$-])|(?<=[^\W_]|[)}$.])[*_]+(?![\w(\\\[{ ])", "", text)
    text = _TIMES.sub(" ⏱ ", text)
    text = _MARKERS.sub(" ", text)
    return _LABELS.sub(" ⏱ ", text)


def _versions(text: str) -> list[tuple[str, str]]:
    """The text as it is, and with number words as digits (the second part is the text the words came from)."""
    spelled = spell_out_digits(text)
    out = [(text, text)]
    if spelled != text:
        out.append((spelled, text))
    bald = re.sub(r"(?<=\d)\s*(?:\*{1,4}|_{1,4}|`)\s*(?=\d)", "", text) if re.search(r"\d\*\*|\d__", text) else text
    if bald != text:
        out.append((bald, text))
    return out


def _has_candidates(text: str) -> bool:
    return (
        any(c.isdigit() or c in "=πτ" or ord(c) > 0xAF for c in text)
        or "\\" in text
        or "=" in text
        or bool(re.search(r"\b[a-zA-Z]\b", text))
    )


def _formulas(text: str, original: str, secret: Secret) -> Iterator[object]:
    parts = segment(text)
    curt = not re.search(r"[A-Za-z]{3,}", re.sub(r"\b(?:and|\\?frac|\\?sqrt|\\?cdot)", "", text))
    yield from _systems([p.node for p in parts if isinstance(p, Formula)], secret)
    for index, part in enumerate(parts):
        if not isinstance(part, Formula):
            continue
        before = parts[index - 1] if index else ""
        after = parts[index + 1] if index + 1 < len(parts) else ""
        yield from _formula(part, _prose(before)[-_AROUND:], _prose(after)[:_AROUND], original, secret, curt)


def _prose(part: object) -> str:
    return part if isinstance(part, str) else " "


def _formula(
    part: Formula, before: str, after: str, original: str, secret: Secret, curt: bool = False
) -> Iterator[object]:
    """What one formula gives away. curt: the text is nothing but numbers, which makes a lone one an answer."""
    node = part.node
    asserted = curt or asserts(before, after)
    if not asserted and bare(node) in secret.wrong:
        return  # another choice is talked about
    for rel in (n for n in walk(node) if isinstance(n, Rel) and n.op in "=≈"):
        yield from _relation(rel, secret)
    if isinstance(node, Group):
        values = tuple(v for v in map(value_of, node.items) if v is not None)
        if bare(node) not in secret.stated and any(_all_same(values, pair) for pair in secret.pairs):
            yield from secret.pairs
    lone = isinstance(node, Num) or (len(children(node)) == 1 and value_of(node) is not None)
    worded = lone and part.source.strip("$ ") not in original
    bounds = secret.systems and isinstance(node, Rel | Chain) and any(r.op in "<>≤≥" for r in relations(node))
    for inner in _constant_parts(node):
        if bounds and any(inner in (r.left, r.right) for r in relations(node)):
            continue  # the border of another inequality
        value = value_of(inner)
        if value is None:
            continue
        for hidden in secret.values:
            if not same_value(value, hidden):
                if rounded(inner, hidden) and not _known(value, secret):
                    yield hidden
                continue
            if lone and inner is node:
                small_word = worded and -SMALL <= value <= SMALL
                harmless = small_word or counts_things(before, after) or operates_with(before, after, value)
                if asserted or not (_known(hidden, secret) or harmless):
                    yield hidden
            elif isinstance(inner, Num):
                if not _known(hidden, secret):
                    yield hidden
            elif bare(inner) not in secret.stated and not (_known(hidden, secret) and isinstance(inner, Bin) is False):
                yield hidden
    yield from _expressions(node, secret)


def _known(value: Value, secret: Secret) -> bool:
    return any(same_value(value, k) for k in secret.known)


def _all_same(a: tuple[Value, ...], b: tuple[Value, ...]) -> bool:
    return len(a) == len(b) > 0 and all(map(same_value, a, b))


def _constant_parts(node: Node) -> Iterator[Node]:
    """Every subtree without letters, relations and groups opened."""
    for inner in walk(node):
        if not isinstance(inner, Rel | Chain | Group | Sym) and not letters(inner):
            yield inner


def _relation(rel: Rel, secret: Secret) -> Iterator[object]:
    """x = 5 (even when 5 stands in the problem), and 6x − 1 = 29 for what is asked."""
    if bare(rel) in secret.stated:
        return
    for side, other in ((rel.left, rel.right), (rel.right, rel.left)):
        if letters(other) or not letters(side):
            continue
        if not isinstance(side, Sym) and bare(side) not in secret.stated:
            continue
        options = [other]
        if isinstance(other, Bin) and other.op == "±":
            options = [Bin("+", other.left, other.right), Bin("-", other.left, other.right)]
        for option in options:
            value = value_of(option)
            if value is not None:
                yield from (h for h in secret.values if same_value(value, h))


def _expressions(node: Node, secret: Secret) -> Iterator[object]:
    """A form as simple as a hidden expression and equal to it, unless the problem states that form itself."""
    for hidden in secret.expressions:
        for inner in walk(node):
            if (
                isinstance(inner, Rel | Chain | Group)
                or letters(inner) != letters(hidden)
                or size(inner) > size(hidden) + 2
            ):
                continue
            if bare(inner) not in secret.stated and same_expression(inner, hidden):
                yield hidden
                break


def _systems(nodes: Sequence[Node], secret: Secret) -> Iterator[object]:
    """Every relation of a hidden equation, inequality or system stands in the text, in whatever form."""
    if not secret.systems:
        return
    said = [r for node in nodes for r in relations(node) if bare(r) not in secret.stated]
    for system in secret.systems:
        if all(any(_settles(r, hidden) for r in said) for hidden in system):
            yield system


def _settles(said: Rel, hidden: Rel) -> bool:
    """The same relation; where x > 4 is hidden, only the solved form counts, not 3x > 12."""
    if len(letters(hidden)) == 1 and _is_solved(hidden) and not _is_solved(said):
        return False
    return same_relation(said, hidden)


def _is_solved(relation: Rel) -> bool:
    return any(isinstance(side, Sym) for side in (relation.left, relation.right))


# ---- spelled digits ------------------------------------------------------------------------------------------------


def _spelled(text: str, secret: Secret) -> Iterator[object]:
    """Digits one by one: "2 9", "two nine", "2-9"."""
    for version in {text, spell_out_digits(text)}:
        for match in _SPACED_DIGITS.finditer(version):
            digits = re.sub(r"\D", "", match.group())
            value = Fraction(int(digits))
            if len(digits) > 1:
                yield from (
                    h
                    for h in secret.values
                    if (same_value(h, value) or same_value(-h, value)) and not _known(h, secret)
                )
