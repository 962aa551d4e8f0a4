"""A formula problem taken apart: its equations, functions, conditions, facts and what is asked.

Every phrase that is understood is taken out of the text; what is left decides how far the reading may be trusted:
only filler (`full`), harmless words (`full` is False), or a word that changes meanings (`trap`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache

from tools.maths.problem import Choice
from tools.maths.stem import PLACEHOLDER, TRAPS, Stem
from tools.maths.topics.advanced import phrases
from tools.maths.tree import Abs, Apply, Bin, Chain, Group, Neg, Node, Num, Rel, Root, Sym, letters, walk
from tools.maths.values import Unvalued, evaluate


@dataclass(frozen=True)
class Fact:
    """Something stated in words: kind "count", "root", "points", "vertex", "factor", …, with its formulas."""

    kind: str
    nodes: tuple[Node, ...] = ()
    count: int | None = None
    word: str = ""


@dataclass(frozen=True)
class Ask:
    """What is wanted: a kind from `phrases.ASKS`, its formula, which of several ("pick"), and further words."""

    kind: str
    node: Node | None = None
    other: Node | None = None
    pick: str = ""
    word: str = ""
    phrase: str = ""


@dataclass(frozen=True)
class Task:
    """A problem's parts. `loose` are formulas that stand alone: "(x + 1)(x − 2). In the expression above, …"."""

    stem: Stem
    equations: tuple[Rel, ...]
    functions: Mapping[str, tuple[str, Node]]
    points: tuple[Rel, ...]  # f(3) = 7
    conditions: tuple[Rel, ...]
    constants: frozenset[str]
    whole: frozenset[str]
    loose: tuple[Node, ...]
    facts: tuple[Fact, ...]
    ask: Ask
    identity: bool = False
    identity_letter: str = ""
    imaginary: bool = False
    left: tuple[str, ...] = ()
    trap: bool = False
    graphs: tuple[Rel, ...] = field(default=())  # y = f(x)

    @property
    def full(self) -> bool:
        """Whether every word was understood."""
        return not self.left

    @property
    def choices(self) -> tuple[Choice, ...]:
        return self.stem.choices

    def fact(self, kind: str) -> Fact | None:
        """The first fact of a kind."""
        return next((f for f in self.facts if f.kind == kind), None)

    def only(self, *kinds: str) -> bool:
        """Whether no facts of other kinds were stated."""
        return all(f.kind in kinds for f in self.facts)

    @property
    def decimal(self) -> bool:
        """Whether the problem writes decimals and no fractions."""
        nodes = [n for node in self.stem.nodes for n in walk(node)]
        fractions = any(isinstance(n, Bin) and n.op == "/" and not letters(n) for n in nodes)
        return any(isinstance(n, Num) and "." in n.text for n in nodes) and not fractions


class _Reading:
    def __init__(self, stem: Stem) -> None:
        self.stem = stem
        self.nodes = list(stem.nodes)
        self.text = re.sub(r"\s+", " ", stem.prose)
        self.conditions: list[Rel] = []
        self.constants: set[str] = set()
        self.whole: set[str] = set()
        self.facts: list[Fact] = []
        self.identity = False
        self.swallowed: list[str] = []
        self.identity_letter = ""
        self.imaginary = False

    def node(self, placeholder: str | None) -> Node | None:
        match = PLACEHOLDER.search(placeholder or "")
        return self.nodes[int(match.group(2))] if match else None

    def cut(self, match: re.Match[str], new: str = " · ") -> None:
        self.text = re.sub(r"\s+", " ", self.text[: match.start()] + new + self.text[match.end() :])

    def add(self, node: Node) -> str:
        self.nodes.append(node)
        return f" ⟦{'R' if isinstance(node, Rel) else 'E'}{len(self.nodes) - 1}⟧ "


@lru_cache(maxsize=4)
def read(stem: Stem) -> Task | None:
    """The task in a stem, None when no asking phrase is known or a formula cannot be used."""
    if not stem.nodes or len(stem.prose) > 1500:
        return None
    reading = _Reading(stem)
    _imaginary(reading)
    _merge(reading)
    _identities(reading)
    _declare(reading)
    _conditions(reading)
    found = _facts_and_ask(reading)
    return None if found is None else _assemble(reading, found)


_IMAGINARY = re.compile(r"(?:\(?(?:for|where|and|if|given|note:?|with|let|here,?)+(?: that)? )?⟦R(\d+)⟧\)?")
_IMAGINARY_WORDS = re.compile(
    r"(?:where |and |with |if )?(?:⟦S\d+⟧|i) (?:is|denotes|represents) the imaginary (?:unit|number)"
    r"|(?:where |and |with |if |for )?⟦S\d+⟧ = √ ?\(?[−-]1\)?"
    r"|(?:in )?the complex number system|imaginary unit"
)


def _imaginary(reading: _Reading) -> None:
    for match in list(_IMAGINARY.finditer(reading.text)):
        node = reading.nodes[int(match.group(1))]
        if isinstance(node, Rel) and node.op == "=" and _is_imaginary(node):
            reading.imaginary = True
            reading.text = reading.text.replace(match.group(), " · ")
    told = _IMAGINARY_WORDS.search(reading.text)
    if told:
        reading.imaginary = True
        reading.cut(told)


def _is_imaginary(node: Rel) -> bool:
    minus_one = Neg(Num(Fraction(1)))
    match node.left, node.right:
        case Sym("i"), Root(arg, 2):
            return _number(arg) == -1
        case Bin("^", Sym("i"), _), right:
            return _number(right) == -1
    return node.left == Sym("i") and node.right == minus_one


def _number(node: Node) -> Fraction | None:
    try:
        value = evaluate(node)
    except Unvalued:
        return None
    return value if isinstance(value, Fraction) else None


_INDEX = {"square": 2, "cube": 3, "third": 3, "fourth": 4, "fifth": 5}
_OPS = {"sum": "+", "difference": "-", "product": "*", "quotient": "/"}


def _merge(reading: _Reading) -> None:
    for pattern, kind in phrases.COMPILED_MERGES:
        for _ in range(4):
            match = pattern.search(reading.text)
            if match is None:
                break
            a = reading.node(match.group("a"))
            b = reading.node(match.groupdict().get("b"))
            built = _built(kind, match.groupdict(), a, b)
            if built is None:
                break
            reading.cut(match, reading.add(built))


def _settled(a: Node | None, b: Node | None) -> Node | None:
    """ "The value of f(3) is 7" is an equation, where f(3) is a function's value."""
    return Rel("=", a, b) if isinstance(a, Apply) and b is not None and not letters(a) else None


def _built(kind: str, groups: Mapping[str, str | None], a: Node | None, b: Node | None) -> Node | None:
    op = groups.get("op") or ""
    if kind == "value":
        return _settled(a, b)
    if a is None or isinstance(a, Rel):
        return None
    if kind == "root":
        return Root(a, _INDEX[groups["index"] or "square"])
    if kind == "one":
        if op == "reciprocal":
            return Bin("/", Num(Fraction(1)), a, "frac")
        if op == "absolute value":
            return Abs(a)
        return None if "conjugate" in op else Bin("^", a, Num(Fraction(2 if op == "square" else 3)))
    if b is None or isinstance(b, Rel):
        return None
    if kind == "op":
        return Bin(_OPS[op], a, b, "frac" if op == "quotient" else "")
    if op.startswith("subtract"):
        return Bin("-", b, a)
    return Bin("+" if op.startswith("add") else "*", a, b)


def _declare(reading: _Reading) -> None:
    for pattern, _ in phrases.COMPILED_DECLARATIONS:
        for _ in range(6):
            match = pattern.search(reading.text)
            if match is None:
                break
            groups = match.groupdict()
            what, sign = groups.get("what") or "", (groups.get("sign") or "").strip()
            if not what and not sign:
                break
            names = [n.name for n in map(reading.node, PLACEHOLDER_TEXT.findall(groups["names"])) if isinstance(n, Sym)]
            op = {"positive": ">", "negative": "<", "nonzero": "≠", "non-zero": "≠"}.get(sign)
            if op:
                reading.conditions += [Rel(op, Sym(n), Num(Fraction(0))) for n in names]
            above = reading.node(groups.get("above"))
            if above is not None:
                reading.conditions += [Rel(">", Sym(n), above) for n in names]
            if "constant" in what or "coefficient" in what:
                reading.constants |= set(names)
            if "integer" in what or "whole" in what:
                reading.whole |= set(names)
            reading.cut(match, " ")
    reading.text = re.sub(r"\s*,(?:\s*[,·])+\s*,?\s*(?=[a-z⟦])", " ", reading.text)


PLACEHOLDER_TEXT = re.compile(r"⟦[A-Z]\d+⟧")


def _identities(reading: _Reading) -> None:
    for pattern in phrases.COMPILED_IDENTITIES:
        for _ in range(3):
            match = pattern.search(reading.text)
            if match is None:
                break
            node = reading.node(match.groupdict().get("node"))
            reading.identity = True
            if isinstance(node, Rel):
                if node.op == "=":
                    break
                reading.conditions.append(node)
                node = node.left
            if isinstance(node, Sym):
                reading.identity_letter = node.name
            reading.cut(match)


_CONDITION = re.compile(
    r"(?:(?:where|for|if|and|when|assuming|assume|provided|suppose|given|such|with|all|that|values?|of|real|every|but)"
    r"\b,? ?)*⟦R(\d+)⟧"
)


def _conditions(reading: _Reading) -> None:
    for match in reversed(list(_CONDITION.finditer(reading.text))):
        node = reading.nodes[int(match.group(1))]
        links = node.links if isinstance(node, Chain) else (node,)
        if all(isinstance(r, Rel) and r.op in "<>≤≥≠" for r in links):
            reading.conditions += [r for r in links if isinstance(r, Rel)]
            reading.cut(match)


def _facts_and_ask(reading: _Reading) -> Ask | None:
    ask: Ask | None = None
    for pattern, kind in phrases.COMPILED_ASKS[: phrases.EARLY]:  # those a fact's words could break
        ask = ask or _asked(reading, pattern, kind)
    for pattern, kind in phrases.COMPILED_FACTS:
        for _ in range(3):
            match = pattern.search(reading.text)
            if match is None or not _fact(reading, match, kind):
                break
    for pattern, kind in phrases.COMPILED_ASKS[phrases.EARLY :]:
        ask = ask or _asked(reading, pattern, kind)
    return _form_then_value(reading, ask) if ask is not None else None


def _form_then_value(reading: _Reading, ask: Ask) -> Ask:
    """ "Rewrite x² + 6x + 2 in the form (x + a)² + b. What is b?" asks for b; the two forms are given as equal."""
    if ask.kind != "equivalent" or ask.node is None or ask.other is None or not letters(ask.other) - letters(ask.node):
        return ask
    for pattern, kind in phrases.COMPILED_ASKS[phrases.EARLY :]:
        second = _asked(reading, pattern, kind) if kind == "value" else None
        if second is not None:
            reading.text += reading.add(ask.node) + reading.add(ask.other)
            return second
    return ask


def _fact(reading: _Reading, match: re.Match[str], kind: str) -> bool:
    groups = match.groupdict()
    if kind in ("count0", "count1"):
        reading.facts.append(Fact("count", (), int(kind[-1])))
    elif kind == "count":
        node = reading.node(groups["count"])
        number = _number(node) if node is not None else Fraction(0 if groups["count"] in ("no", "zero") else 1)
        if number is None or number.denominator != 1:
            return False
        reading.facts.append(Fact("count", (), int(number)))
    else:
        names = ("p", "q", "r") if "p" in groups else ("a", "b", "c")
        nodes = tuple(n for n in (reading.node(groups.get(name)) for name in names) if n is not None)
        nodes = tuple(n.left if isinstance(n, Rel) and isinstance(n.left, Apply) else n for n in nodes)
        if kind == "factor":
            nodes = tuple(n for n in (reading.node(groups.get(x)) for x in ("b", "c")) if n is not None)
            of = reading.node(groups.get("a"))
            of = of.left if isinstance(of, Rel) else of
            reading.facts += [Fact("factor", (n,) if of is None else (n, of)) for n in nodes]
            kept = " ".join(p for p in PLACEHOLDER_TEXT.findall(match.group()) if p[1] == "F")
            if isinstance(of, Bin) and groups.get("a"):
                kept += f" {groups['a']} "
            reading.cut(match, f" · {kept} · ")
            return True
        if not nodes:
            return False
        if kind in ("root", "roots", "rootof"):
            kind, nodes = "root", tuple(n.right if isinstance(n, Rel) else n for n in nodes)
        if kind == "meet" and not any(letters(n) for n in nodes):
            return False
        word = groups.get("fold") or ""
        reading.facts.append(Fact(kind, nodes, None, word))
    held = PLACEHOLDER_TEXT.findall(match.group())
    rest = [p for p in held if p[1] in "RF" and _equation(reading.node(p)) and not _used_in_fact(reading, p)]
    reading.cut(match, f" · {' '.join(rest)} · ")
    return True


def _equation(node: Node | None) -> bool:
    return isinstance(node, Rel) and node.op == "="


def _used_in_fact(reading: _Reading, placeholder: str) -> bool:
    node = reading.node(placeholder)
    return isinstance(node, Rel) and any(node.right in f.nodes for f in reading.facts[-1:] if f.kind == "root")


_PICKS = {
    "greater": "greatest", "larger": "greatest", "largest": "greatest", "maximum": "greatest", "highest": "greatest",
    "smaller": "least", "smallest": "least", "minimum": "least", "lowest": "least",
    "only": "", "non-zero": "nonzero",
}  # fmt: skip


def _asked(reading: _Reading, pattern: re.Pattern[str], kind: str) -> Ask | None:
    matches = list(pattern.finditer(reading.text))
    if not matches:
        return None
    match = matches[-1]
    groups = match.groupdict()
    node, other = reading.node(groups.get("node")), reading.node(groups.get("other"))
    if groups.get("letter"):
        node = reading.node(groups["letter"])
    pick = _PICKS.get(groups.get("pick") or "", groups.get("pick") or "")
    word = next((groups[k] for k in ("fold", "axis", "part", "shown") if groups.get(k)), "")
    if groups.get("form"):
        other = reading.node(groups["form"])
    kept = ""
    if isinstance(node, Rel) and kind != "form":  # "what is the minimum of f(x) = …": the definition stays
        kept = " ".join(p for p in PLACEHOLDER_TEXT.findall(match.group()) if p[1] == "F")
        node = node.left
    elif kind == "form":
        kept = " ".join(p for p in PLACEHOLDER_TEXT.findall(match.group()) if p[1] in "FRE")
    else:
        named = {groups.get(k) for k in ("node", "other", "letter", "form")}
        kept = " ".join(p for p in PLACEHOLDER_TEXT.findall(match.group()) if p[1] in "RFE" and p not in named)
    taken = [w for w in _words(PLACEHOLDER.sub(" ", match.group())) if w not in phrases.FILLER]
    if kind == "undefined":
        taken = [w for w in taken if w != "not"]
    reading.swallowed += [w for w in taken if w not in phrases.ASKING]
    reading.cut(match, f" · {kept} · ")
    return Ask(kind, node, other, pick, word or "", match.group())


def _assemble(reading: _Reading, ask: Ask) -> Task | None:
    equations: list[Rel] = []
    functions: dict[str, tuple[str, Node]] = {}
    points: list[Rel] = []
    graphs: list[Rel] = []
    loose: list[Node] = []
    for kind, index in PLACEHOLDER.findall(reading.text):
        node = reading.nodes[int(index)]
        if isinstance(node, Chain):
            parts: tuple[Node, ...] = node.links
        else:
            parts = (node,)
        for part in parts:
            match part:
                case Rel("=", Apply(name, Sym(letter)), right) if name not in functions:
                    functions[name] = (letter, right)
                case Rel("=", Sym(), Apply(_, Sym())):
                    graphs.append(part)
                case Rel("=", Apply(), right) if letters(part.left) <= reading.constants:
                    points.append(part)
                case Rel("="):
                    equations.append(part)
                case Rel():
                    return None
                case _ if kind in "EN" and not isinstance(part, Apply):
                    loose.append(part)
    left, trap = _leftover(reading)
    if ask.kind == "extreme" and isinstance(ask.node, Sym) and ask.node.name not in functions and ask.node.name != "y":
        ask = replace(ask, kind="value")
    return Task(
        reading.stem,
        tuple(equations),
        functions,
        tuple(points),
        tuple(reading.conditions),
        frozenset(reading.constants),
        frozenset(reading.whole),
        tuple(loose),
        tuple(reading.facts),
        ask,
        reading.identity,
        reading.identity_letter,
        reading.imaginary,
        left,
        trap,
        tuple(graphs),
    )


def _words(text: str) -> list[str]:
    """The words of a text, hyphenated ones whole."""
    joined = re.sub(r"(?<=[a-z])-(?=[a-z])", "¬", text)
    rest = re.sub(r"[.,?!;:()\"“”'*_=·\[\]-]", " ", joined)
    return [w.replace("¬", "-") for w in rest.split()]


def _leftover(reading: _Reading) -> tuple[tuple[str, ...], bool]:
    words = _words(PLACEHOLDER.sub(" ", reading.text))
    known = phrases.FILLER | ({"complex", "imaginary"} if reading.imaginary else set())
    strange = tuple(w for w in (*words, *reading.swallowed) if w not in known)
    marks = ("T", "P", "D", "B", "M")
    strange += tuple(f"⟦{k}" for k, n in PLACEHOLDER.findall(reading.text) if k in marks and not _symbols(reading, n))
    return strange, any(w in TRAPS or w in ("complex", "imaginary", "nonreal") for w in strange)


def _symbols(reading: _Reading, index: str) -> bool:
    """(x, y) as a name of a point says nothing."""
    node = reading.nodes[int(index)]
    return isinstance(node, Group) and all(isinstance(n, Sym) for n in node.items)
