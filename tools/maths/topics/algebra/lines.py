r"""Lines as they are described: "line k passes through (2, 3) and is perpendicular to the graph of y = 2x".

Also linear functions and linear relationships, which are lines under another name: f(2) = 7 is the point (2, 7), and so
is a column of a table. Reading only; what follows from a description is worked out in `line_work.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from tools.maths.grammar import try_parse
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.tables import Table, number
from tools.maths.topics.algebra import phrases
from tools.maths.topics.algebra.line_description import Described, Line
from tools.maths.topics.algebra.line_phrases import EVENT_PATTERNS, NAME
from tools.maths.tree import Apply, Bin, Group, Neg, Node, Num, Rel, Sym, has_call, letters, num

_FILLER_TEXT = """
    if when given that the a an in of and for let suppose consider then so where we by with on point points shown above
    below following equation this these as is are to from has have does do will also lines line graph graphs function
    functions linear straight two ordered pair pairs coordinates there using based corresponding values value can be
    their its which how please help find me y x satisfies such some between must could table pairs
"""
_FILLER = frozenset(_FILLER_TEXT.split())
_ABOUT = re.compile(
    r"\bslope|gradient|intercept|parallel|perpendicular|\blines?\b|linear (?:function|relation)|is linear|graph of"
    r"|rate of change|[xy]-axis"
)


_STREET = re.compile(
    r"\b(?!the |a |an |this |that |each |another |same )[a-z]+ "
    r"(?:street|road|avenue|lane|drive|boulevard|highway|trail)\b"
)
_STRAIGHT = re.compile(r"\blines?\b|linear|\bslope|gradient|constant rate|parallel|perpendicular")


def read(stem: Stem) -> Described | None:
    """The lines a stem describes and what is asked of them; None when it is about something else."""
    if not _ABOUT.search(stem.prose) or len(stem.prose) > 900 or len(stem.tables) > 1 or stem.statements:
        return None
    reading = _Reading(stem)
    for sentence in _streets_as_lines(stem.sentences):
        reading.sentence(sentence)
    return reading.described()


def _streets_as_lines(sentences: Sequence[str]) -> list[str]:
    """Streets and paths on a map are lines with long names: "elm street" is read as "line b".

    >>> _streets_as_lines(["elm street is parallel to oak street."])
    ['line b is parallel to line c.']
    """
    text = "\n".join(sentences)
    names = list(dict.fromkeys(_STREET.findall(text)))
    for letter, name in zip("bcdef", names, strict=False):
        text = re.sub(rf"\b{name}\b", f"line {letter}", text)
    return text.split("\n")


class _Reading:
    def __init__(self, stem: Stem) -> None:
        self.stem = stem
        self.found = Described()
        self.subject: str | None = None
        self.object: str | None = None
        self.pending: str | None = None  # a relation that waits for its line
        self.waiting: str | None = None  # an ask that waits for its line
        self.anonymous = 0
        self.rest: list[str] = []
        self.bad = False

    # ---- scanning

    def sentence(self, text: str) -> None:
        text = phrases.CONSTANTS.sub(
            lambda m: (
                " " if (m.group("noun") or "").startswith(("constant", "real", "number", "variable")) else m.group()
            ),
            text,
        )
        self.object = None
        position = 0
        while position < len(text):
            best: tuple[re.Match[str], str] | None = None
            for event, pattern in EVENT_PATTERNS:
                match = pattern.search(text, position)
                if match and match.group() and (best is None or match.start() < best[0].start()):
                    best = (match, event)
            if best is None:
                break
            match, event = best
            self._between(text[position : match.start()])
            self._event(event, match)
            position = match.end()
        self._between(text[position:])

    def _between(self, text: str) -> None:
        for word in re.sub(r"[.,?!:;()\"]", " ", text).split():
            node = self.stem.node(word) if PLACEHOLDER.fullmatch(word) else None
            if isinstance(node, Rel) and self._function_fact(node):
                continue
            if isinstance(node, Apply) and node.arg == Sym("x") and node.name in self.found.functions | set("fgh"):
                self.found.functions.add(node.name)
                continue
            if isinstance(node, Sym) and (node.name in self.found.lines or node.name in ("x", "y")):
                if self.waiting is not None and node.name in self.found.lines:
                    self.found.about, self.waiting = node.name, None
                continue
            if word.strip("'-") and word not in _FILLER:
                self.rest.append(word)

    def _event(self, event: str, match: re.Match[str]) -> None:
        groups = match.groupdict()
        if groups.get("and") and self.object is not None and not self._goes_on(self.object):
            self.object = None
        if event.startswith("ask:"):
            self._ask(event[4:], match)
        elif event in ("plane", "table", "symmetric", "linear"):
            if event == "linear" and self.subject is None:
                self._mention(None)
        elif event == "line":
            self._mention(groups.get("name"), (groups.get("article") or "").strip())
        elif event == "it":
            self.object = None
        else:
            handler = getattr(self, "_on_" + event.replace("-", "_"))
            handler(match)

    def _goes_on(self, key: str) -> bool:
        """ "perpendicular to the line that contains the origin and passes through …": its description goes on."""
        line = self.found.lines[key]
        told = line.equations or line.slopes or line.parallel or line.perpendicular
        return key.startswith("line ") and not told and len(line.points) == 1

    # ---- which line

    def _key(self, name: str | None) -> str:
        if name is None:
            self.anonymous += 1
            return f"line {self.anonymous}"
        node = self.stem.node(name) if PLACEHOLDER.search(name) else None
        return node.name if isinstance(node, Sym) else name

    def _line(self, key: str) -> Line:
        return self.found.lines.setdefault(key, Line(key))

    def _mention(self, name: str | None, article: str = "") -> None:
        if self.pending is not None:
            key = self._key(name)
            self._relate(key)
            return
        if name is None:
            unnamed = self.subject
            same = unnamed is not None and (article in ("the", "this", "that", "") or self.found.lines[unnamed].empty)
            if (
                not same and self.object is None and unnamed is not None and article in ("a", "an", "another")
            ) or unnamed is None:
                self.subject = self._key(None)
        else:
            self.subject = self._key(name)
        assert self.subject is not None
        self._line(self.subject)
        self.object = None
        if self.waiting is not None:
            self.found.about = self.subject
            self.waiting = None

    def _relate(self, key: str) -> None:
        subject = self._subject()
        if key == subject:
            self.bad = True
            return
        self._line(key)
        kind = self.pending
        assert kind in ("parallel", "perpendicular")
        getattr(self._line(subject), kind).append(key)
        self.pending = None
        self.object = key

    def _subject(self) -> str:
        if self.subject is None:
            self._mention(None)
        assert self.subject is not None
        return self.subject

    def _target(self) -> Line:
        if self.pending is not None:
            self._relate(self._key(None))
        if self.object is not None:
            return self._line(self.object)
        return self._line(self._subject())

    # ---- what is said

    def _on_function(self, match: re.Match[str]) -> None:
        self._function_line(self._key(match.group("name")))

    def _on_relation(self, match: re.Match[str]) -> None:
        self._subject()
        self.pending = match.group("kind")

    def _on_two(self, match: re.Match[str]) -> None:
        keys = []
        for text in match.group("one", "other"):
            node = self.stem.node(text) if PLACEHOLDER.search(text) else None
            if isinstance(node, Rel):
                key = self._key(None)
                self._line(key)
                self.subject = key
                self._equation(node, key)
            else:
                key = self._key(text)
                self._line(key)
            keys.append(key)
        getattr(self._line(keys[0]), match.group("kind")).append(keys[1])

    def _on_same(self, match: re.Match[str]) -> None:
        if match.group("what") != "slope":
            self.bad = True
        self._subject()
        self.pending = "parallel"

    def _on_through(self, match: re.Match[str]) -> None:
        for _, index in PLACEHOLDER.findall(match.group("points")):
            self._add_point(self._target(), self.stem.nodes[int(index)])

    def _on_lie_on(self, match: re.Match[str]) -> None:
        self._on_points_of(match)

    def _on_points_of(self, match: re.Match[str]) -> None:
        """The line comes after its points: "the points (1, 2) and (3, 4) lie on line k"."""
        after = re.match(
            rf"\s*(?:the (?:same )?|a )?(?:line|graph of(?: the)?(?: function)?)(?: (?P<name>{NAME}))?",
            match.string[match.end() :],
        )
        if after is not None:
            self._mention(after.group("name"), "the")
        self._on_through(match)

    def _on_origin(self, match: re.Match[str]) -> None:
        zero = Num(Fraction(0))
        self._add_point(self._target(), Group((zero, zero)))
        for _, index in PLACEHOLDER.findall(match.group("more") or ""):
            self._add_point(self._target(), self.stem.nodes[int(index)])

    def _add_point(self, line: Line, node: Node) -> None:
        if isinstance(node, Group) and node.kind == "pair" and len(node.items) == 2:
            if node.items != (Sym("x"), Sym("y")):
                line.points.append(node)
        else:
            self.bad = True

    def _on_slope(self, match: re.Match[str]) -> None:
        self._target().slopes.append(self.stem.node(match.group("value")))

    def _on_intercept(self, match: re.Match[str]) -> None:
        self._intercept(match.group("axis"), match.group("value"))

    def _on_intercepts(self, match: re.Match[str]) -> None:
        self._intercept(match.group("axis"), match.group("value"))
        if match.group("axis2"):
            self._intercept(match.group("axis2"), match.group("value2"))

    def _intercept(self, axis: str, placeholder: str) -> None:
        node = self.stem.node(placeholder)
        if isinstance(node, Rel):
            if node.left != Sym(axis):
                self.bad = True
            node = node.right
        if isinstance(node, Group):
            off = node.items[1 if axis == "x" else 0] if len(node.items) == 2 else None
            if off != Num(Fraction(0), off.text if isinstance(off, Num) else ""):
                self.bad = True
            self._add_point(self._target(), node)
            return
        zero = Num(Fraction(0))
        self._add_point(self._target(), Group((node, zero) if axis == "x" else (zero, node)))

    def _on_equation(self, match: re.Match[str]) -> None:
        node = self.stem.node(match.group("equation"))
        if not isinstance(node, Rel) or node.op != "=":
            self.rest.append(match.group("equation"))
            return
        if self._function_fact(node):
            return
        self._equation(node, self._target().key)

    def _equation(self, node: Rel, key: str) -> None:
        match node:
            case Rel("=", Apply(name, Sym("x")), body):
                self.found.functions.add(name)
                self._line(key).equations.append(Rel("=", Sym("y"), body))
            case Rel("=", Sym("y"), Apply(name, Sym("x"))):
                self.found.functions.add(name)
            case _ if letters(node) & {"x", "y"} and not has_call(node):
                self._line(key).equations.append(node)
            case _:
                self.rest.append("⟦")

    def _function_fact(self, node: Rel) -> bool:
        """f(2) = 7 is a point; y = f(x) only names the graph; f(x + 4) − f(x) = 10 is a slope."""
        zero_free = node.op == "="
        match node:
            case Rel("=", Sym("y"), Apply(name, Sym("x"))):
                self.found.functions.add(name)
                self._function_line(name)
                return True
            case Rel("=", Apply(name, arg), value) if zero_free and not has_call(value) and "x" not in letters(arg):
                self._function_line(name)
                self._line(name).points.append(Group((arg, value)))
                return True
            case Rel("=", Bin("-", Apply(name, Bin("+", Sym(one), step)), Apply(other, Sym(two))), value) if (
                name == other and one == two and not letters(step) and not letters(value)
            ):
                self._function_line(name)
                self._line(name).slopes.append(Bin("/", value, step, "frac"))
                return True
        return False

    def _function_line(self, name: str) -> None:
        """The line of a function; the unnamed line that stood for it so far is the same."""
        self.found.functions.add(name)
        if (
            name not in self.found.lines
            and len(self.found.lines) == 1
            and self.subject in self.found.lines
            and self.subject.startswith("line ")
        ):
            line = self.found.lines.pop(self.subject)
            line.key = name
            self.found.lines[name] = line
            if self.found.about == self.subject:
                self.found.about = name
        self._line(name)
        self.subject, self.object = name, None

    def _on_crosses(self, match: re.Match[str]) -> None:
        if self.found.ask in ("cross", "cross-of"):
            self.found.ask = f"{match.group('axis')}-intercept"
        else:
            self.bad = True

    def _on_with_coordinate(self, match: re.Match[str]) -> None:
        if self.found.ask != "at" or self.found.node is None or self.found.node == Sym(match.group("have")):
            self.bad = True
            return
        want = self.found.node
        self.found.ask = f"{want.name}-at" if isinstance(want, Sym) else ""
        self.found.node = self.stem.node(match.group("value"))

    # ---- what is asked

    def _ask(self, kind: str, match: re.Match[str]) -> None:
        found, groups = self.found, match.groupdict()
        if found.ask:
            self.bad = True
        self.waiting = kind
        found.ask = kind
        found.negated = bool(groups.get("neg"))
        if kind == "intercept":
            found.ask = f"{groups['axis']}-intercept"
        elif kind == "parallel":
            found.ask, self.waiting = groups["kind"], groups["kind"]
        elif kind == "through":
            found.ask, found.about, self.waiting = "point", self._subject(), None
        elif kind == "through-of":
            found.ask = "point"
        elif kind == "at":
            found.node = Sym(groups["want"])
        elif kind == "value":
            found.node, self.waiting = self.stem.node(groups["node"]), None
            if groups.get("at"):
                relation = self.stem.node(groups["at"])
                want = found.node
                if (
                    isinstance(relation, Rel)
                    and isinstance(relation.left, Sym)
                    and isinstance(want, Sym)
                    and {relation.left.name, want.name} == {"x", "y"}
                ):
                    found.ask, found.node = f"{want.name}-at", relation.right
                else:
                    self.bad = True

    def described(self) -> Described | None:
        found = self.found
        if self.bad or not found.ask or found.ask in ("cross", "cross-of", "at", "through"):
            return None
        if self.stem.tables and not self._table(self.stem.tables[0]):
            return None
        if len(found.functions) > 1:
            return None
        if not _STRAIGHT.search(self.stem.prose) and not all(c.equations for c in found.lines.values()):
            return None  # points of a curve say nothing about its other points
        for name in found.functions:  # "the function f", "the graph of f" and the unnamed line are one
            self._line(name)
        found.lines = {k: v for k, v in found.lines.items() if not v.empty or k == found.about}
        if found.about is not None and found.about not in found.lines:
            found.about = None
        if found.about is None and found.ask != "value":
            found.about = self.subject if self.subject in found.lines else next(iter(found.lines), None)
        if not found.lines or not all(_known(c, found.lines) for c in found.lines.values()):
            return None
        found.rest = tuple(w for w in self.rest if w not in found.functions)
        found.asked_clearly = not set(found.rest) & set(re.findall(r"[^\s.,?!:;()\"]+", self.stem.ask))
        return found

    def _table(self, table: Table) -> bool:
        """Columns or rows headed x and y (or f(x)) are points."""
        rows = table.rows
        if len(rows[0]) != 2 and len(rows) == 2:
            rows = tuple(zip(*rows, strict=True))
        if len(rows[0]) != 2:
            return False
        heads = [try_parse(h) for h in rows[0]]
        if heads[0] != Sym("x") or not (
            heads[1] == Sym("y") or (isinstance(heads[1], Apply) and heads[1].arg == Sym("x"))
        ):
            return False
        if isinstance(heads[1], Apply):
            self._function_line(heads[1].name)
        line = self._line(next(iter(self.found.lines), None) or self._subject())
        for left, right in rows[1:]:
            pair = [_cell(left), _cell(right)]
            if pair[0] is None or pair[1] is None:
                return False
            line.points.append(Group((pair[0], pair[1])))
        return True


def _cell(text: str) -> Node | None:
    value = number(text)
    if value is not None:
        return num(value)
    node = try_parse(text)
    return node if node is not None and isinstance(node, Sym | Bin | Neg) else None


def _known(line: Line, lines: dict[str, Line]) -> bool:
    related: Sequence[str] = (*line.parallel, *line.perpendicular)
    return all(k in lines for k in related)
