"""From the words of a formula problem to its `Task`.

Every phrase that is understood is taken out of the text; what is left decides how far the reading may be trusted:
only filler (`full`), harmless words (`full` is False), or a word that changes meanings (`trap`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from tools.maths.stem import PLACEHOLDER, TRAPS, Stem
from tools.maths.topics.advanced import phrases
from tools.maths.topics.advanced.changed_calls import of_changed_call
from tools.maths.topics.advanced.task import Ask, Fact, Task
from tools.maths.topics.advanced.task_parts import (
    PLACEHOLDER_TEXT,
    Reading,
    merge_phrases,
    take_conditions,
    take_declarations,
    take_identities,
    take_imaginary,
)
from tools.maths.tree import Apply, Bin, Chain, Group, Node, Rel, Sym, letters
from tools.maths.values import exact_value


@lru_cache(maxsize=4)
def read(stem: Stem) -> Task | None:
    """The task in a stem, None when no asking phrase is known or a formula cannot be used."""
    if not stem.nodes or len(stem.prose) > 1500:
        return None
    reading = Reading(stem)
    take_imaginary(reading)
    merge_phrases(reading)
    take_identities(reading)
    take_declarations(reading)
    take_conditions(reading)
    found = _facts_and_ask(reading)
    task = None if found is None else _assemble(reading, found)
    return None if task is None else of_changed_call(task)


def _facts_and_ask(reading: Reading) -> Ask | None:
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


def _form_then_value(reading: Reading, ask: Ask) -> Ask:
    """ "Rewrite x² + 6x + 2 in the form (x + a)² + b. What is b?" asks for b; the two forms are given as equal."""
    if ask.kind != "equivalent" or ask.node is None or ask.other is None or not letters(ask.other) - letters(ask.node):
        return ask
    for pattern, kind in phrases.COMPILED_ASKS[phrases.EARLY :]:
        second = _asked(reading, pattern, kind) if kind == "value" else None
        if second is not None:
            reading.text += reading.add(ask.node) + reading.add(ask.other)
            return second
    return ask


def _fact(reading: Reading, match: re.Match[str], kind: str) -> bool:
    groups = match.groupdict()
    if kind in ("count0", "count1"):
        reading.facts.append(Fact("count", (), int(kind[-1])))
    elif kind == "count":
        node = reading.node(groups["count"])
        number = exact_value(node) if node is not None else Fraction(0 if groups["count"] in ("no", "zero") else 1)
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


def _used_in_fact(reading: Reading, placeholder: str) -> bool:
    node = reading.node(placeholder)
    return isinstance(node, Rel) and any(node.right in f.nodes for f in reading.facts[-1:] if f.kind == "root")


_PICKS = {
    "greater": "greatest", "larger": "greatest", "largest": "greatest", "maximum": "greatest", "highest": "greatest",
    "smaller": "least", "smallest": "least", "minimum": "least", "lowest": "least",
    "only": "", "non-zero": "nonzero",
}  # fmt: skip


def _asked(reading: Reading, pattern: re.Pattern[str], kind: str) -> Ask | None:
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


def _assemble(reading: Reading, ask: Ask) -> Task | None:
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


def _leftover(reading: Reading) -> tuple[tuple[str, ...], bool]:
    words = _words(PLACEHOLDER.sub(" ", reading.text))
    known = phrases.FILLER | ({"complex", "imaginary"} if reading.imaginary else set())
    strange = tuple(w for w in (*words, *reading.swallowed) if w not in known)
    marks = ("T", "P", "D", "B", "M")
    strange += tuple(f"⟦{k}" for k, n in PLACEHOLDER.findall(reading.text) if k in marks and not _symbols(reading, n))
    return strange, any(w in TRAPS or w in ("complex", "imaginary", "nonreal") for w in strange)


def _symbols(reading: Reading, index: str) -> bool:
    """(x, y) as a name of a point says nothing."""
    node = reading.nodes[int(index)]
    return isinstance(node, Group) and all(isinstance(n, Sym) for n in node.items)
