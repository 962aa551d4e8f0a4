r"""A problem's text laid out before anyone knows what it asks: sentences, formulas, quantities, tables, statements.

The prose becomes lower-case text with placeholders such as ⟦N3⟧ for what was parsed; topics match patterns against it.
Nothing is interpreted here: whether "8 hours" is a rate's time is for the topic that reads the sentence.

Placeholder kinds: R relation, F definition f(x) = …, E expression with letters, S letter, N number, M money, P percent,
D angle in degrees, T pair or set, B table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from index.errors import BadInput
from tools.maths import spans, tables
from tools.maths.choice_reading import read_choices
from tools.maths.margins import without_margins
from tools.maths.numerals import spell_out_digits
from tools.maths.problem import MAX_QUESTION, Choice, Unread, split_choices
from tools.maths.spans import Formula, Segment
from tools.maths.tables import Table
from tools.maths.tree import Apply, Chain, Degrees, Group, Node, Num, Percent, Rel, Sym, Trig, letters, num, walk
from tools.maths.usual import usual
from tools.maths.values import exact_value

PLACEHOLDER = re.compile(r"⟦([A-Z])(\d+)⟧")

# Words that change what a sentence means. A pattern's free slots (names of things) may not hold one; see `plain_words`.
TRAPS_TEXT = """
    not no never except without unless neither nor only least most minimum maximum fewest more less fewer greater
    smaller larger twice double triple half third quarter times each every per other another additional extra
    remaining rest left remain total altogether combined together both between average mean median percent ratio
    increase increased decrease decreased integer whole even odd consecutive positive negative exactly
    approximately nearest round before after first last then than of equal same different difference sum product
    if when how what which who where why
"""
TRAPS = frozenset(TRAPS_TEXT.split())

# Words that turn around or take away something told elsewhere. A reading that has not accounted for one is never full.
REVERSALS_TEXT = """
    free waive waives waived cancel cancels cancelled canceled coupon refund refunds refunded remove removes removed
    replace replaces replaced exclude excludes excluded excluding ignore ignores ignoring neither nor except unless
    without instead again never dozen dozens stolen steals spoiled spoils spills spilled lost undo undoes restarts
    misprinted mistakenly incorrectly stops stopped skips skipped
"""
REVERSALS = frozenset(REVERSALS_TEXT.split())
# In the question itself these change what is asked for.
TURNS = re.compile(
    r"\b(?:reciprocal|opposite|negative of|square of|cube of|hundreds of|thousands of|pairs of|dozens? )\b"
    # what is taken away, added or set aside just where it is asked
    r"|\b(?:apart from|besides|among the others?|left out|taken (?:away|out)|not counting|only half|in half of)\b"
    r"|\bof (?:those|the ones)(?: that| who)?(?: are)? left\b|\b(?:must be|more (?:is|are|were)) added\b"
    r"|\bif (?:this|it) (?:is|were|was) doubled\b|\bif the [a-z]+ (?:of [a-z]+ )?were (?:doubled|halved|tripled)\b"
    r"|\bif a (?:second|third) [a-z]+\b|\btakes? an? (?:[A-Za-z0-9⟦⟧ -]+ ?)?break\b"
)
# Turns of a story that hide in plain words: who does not know what they do to the numbers must leave the story alone.
UPSETS = re.compile(
    r"\b(?:every|each) other (?=day|week|month|year|hour|minute|second)[a-z]+|\bevery (?:second|third) [a-z]+"
    r"|\bhalf[- ](?:an? )?(?:hour|dozen|mile|pound|minute)s?\b|\bper (?:dozen|pair|couple)\b|\bin books of\b"
    r"|\b(?:can ?not|can't) be (?:used|sold|eaten|ordered|counted)\b|\bstood still\b|\bgave nothing (?:this|at)\b"
    r"|\bmade again\b|\b(?:not|never) paid\b|\bunpaid\b|\bwithout pay\b|\bdays? off\b|\breturned at the end\b"
    r"|\bpaid back at the end\b|\bsplit (?:the|it|this)\b[^.?]*\b(?:equally|evenly)\b|\bsplit (?:equally|evenly)\b"
    r"|\bindividual (?!cost|price|weight)[a-z]+"
    r"|\b(?:shipping|fee|deposit|charge|cost)[^.?]{0,30} (?:is|was|are) waived\b"
    r"|\bonly in the first\b|\bof the second (?:month|week|day|year)\b|\b(?:passengers|friends|parents|others?) paid ⟦"
    r"|\becho(?:es)?\b"
    r"|\bthe empty [a-z]+ weighs\b|\bone of the [a-z]+ (?:gave|had|did|broke)\b"
)
# What cannot, does not or will not be is asked for.
DENIED = re.compile(
    r"\b(?:that|who|which|when)\b[^?,]*\b(?:cannot|can't|can not|does not|do not|did not|will not|would not)\b"
)
# Sentences without a number that only point at what is shown, and words that add nothing to what others say.
_POINTS = re.compile(
    r"\b(?:equation|function|expression|formula|table|graph|system|inequalit(?:y|ies)|model|scatterplot|polynomial|figure|"
    r"list|line|parabola|constant|information|data set|box plot|histogram|dot plot)s?\b"
)
_HARMLESS_TEXT = """
    a an the is are was were be has have had does do it its they their them he she his her this that these those there
    of in on at to for from with by and or as which who contain contains contained only chosen drawn selected random
    one each same round answer express your decimal fraction enter nearest hundredth tenth disregard sign when entering
    percent directly proportional inversely varies
"""
_HARMLESS = frozenset(_HARMLESS_TEXT.split())


@dataclass(frozen=True)
class Stem:
    """A problem's text, laid out.

    question: as given. text: without choices. segments: the text as prose and formulas, for restating. sentences:
    lower-case prose with placeholders. nodes[i]: what placeholder i stands for (a table's is its place in `tables`).
    statements: the texts of "I. … II. …". functions: letters that name functions.
    """

    question: str
    text: str
    segments: tuple[Segment, ...]
    choices: tuple[Choice, ...]
    sentences: tuple[str, ...]
    nodes: tuple[Node, ...]
    tables: tuple[Table, ...] = ()
    statements: tuple[str, ...] = ()
    functions: str = ""
    cased: tuple[str, ...] = ()  # the sentences with their capitals, for names

    @cached_property
    def prose(self) -> str:
        """The sentences in one line."""
        return " ".join(self.sentences)

    @cached_property
    def reversals(self) -> frozenset[str]:
        """The words of REVERSALS in the text."""
        found = REVERSALS & frozenset(re.findall(r"[a-z'-]+", PLACEHOLDER.sub(" ", self.prose)))
        return found | frozenset(match.group().strip() for match in TURNS.finditer(self.ask))

    @cached_property
    def unread_sentences(self) -> tuple[str, ...]:
        """Told sentences without a formula or a number that say something no other sentence says.

        >>> read("A bag has 4 red and 5 blue pens. All pens leak. What fraction is red?").unread_sentences
        ('all pens leak.',)
        """
        told = [s for s in self.told if not PLACEHOLDER.search(s) and not _POINTS.search(s)]
        elsewhere = frozenset(re.findall(r"[a-z]+", " ".join(s for s in self.sentences if s not in told)))
        return tuple(s for s in told if not frozenset(re.findall(r"[a-z]+", s)) <= elsewhere | _HARMLESS)

    @cached_property
    def ask(self) -> str:
        """The sentence that asks: the last with a question mark or an order, else the last."""
        for sentence in reversed(self.sentences):
            if "?" in sentence or re.match(r"\W*(?:find|solve|what|which|how|evaluate|simplify|calculate)\b", sentence):
                return sentence
        return self.sentences[-1] if self.sentences else ""

    @cached_property
    def told(self) -> tuple[str, ...]:
        """The sentences before the one that asks."""
        return tuple(s for s in self.sentences if s != self.ask)

    def node(self, placeholder: str) -> Node:
        """The node of "⟦N3⟧", or of its bare number "3"."""
        match = PLACEHOLDER.search(placeholder)
        return self.nodes[int(match.group(2) if match else placeholder)]

    def value(self, placeholder: str) -> Fraction | None:
        """The exact value of a placeholder (20% is 1/5), None when it has none."""
        return exact_value(self.node(placeholder))

    def placeholders(self, kinds: str = "RFESNMPDTB", text: str | None = None) -> tuple[int, ...]:
        """The numbers of the placeholders of some kinds, in the whole stem or in `text`."""
        return tuple(int(n) for k, n in PLACEHOLDER.findall(self.prose if text is None else text) if k in kinds)

    def unused(self, used: Iterable[int]) -> tuple[int, ...]:
        """Placeholders holding numbers, letters or formulas that are not among `used`; plain years do not count."""
        taken = set(used)
        return tuple(i for i in self.placeholders("RFENMPDT") if i not in taken and not _is_year(self.nodes[i]))

    def equations(self) -> tuple[Rel, ...]:
        """Every relation that stands as a formula in the stem, in order (definitions of functions included)."""
        nodes = [self.nodes[i] for i in self.placeholders("RF")]
        return tuple(r for n in nodes for r in (n.links if isinstance(n, Chain) else (n,)) if isinstance(r, Rel))

    def definitions(self) -> tuple[tuple[str, str, Node], ...]:
        """The functions defined by a formula, as (name, letter, body): f(x) = 2x + 1 is ("f", "x", 2x + 1)."""
        found = []
        for relation in self.equations():
            if relation.op == "=" and isinstance(relation.left, Apply) and isinstance(relation.left.arg, Sym):
                found.append((relation.left.name, relation.left.arg.name, relation.right))
        return tuple(found)


def _is_year(node: Node) -> bool:
    return isinstance(node, Num) and node.value.denominator == 1 and 1800 <= node.value <= 2100 and len(node.text) == 4


def plain_words(text: str, most: int = 8) -> bool:
    """Whether a free slot holds only ordinary words: no placeholder, no trap, not too many.

    >>> plain_words("text messages"), plain_words("more messages than tyrone")
    (True, False)
    """
    if "⟦" in text:
        return False
    found = re.findall(r"[a-z']+", text.lower())
    return len(found) <= most and not any(w in TRAPS for w in found)


# ---- reading --------------------------------------------------------------------------------------------------------

_FUNCTION_NAME = re.compile(
    r"(?<![A-Za-z\\])([A-Za-z])\s*\(\s*[a-z]\s*\)\s*(?:=|\$?\s+is a (?:polynomial|function))"
    r"|\bfunctions?\s+\$?\s*\\?([A-Za-z])\$?(?![A-Za-z'’-])"
    r"|\bpolynomials?\s+\$?\s*([A-Za-z])(?=\s*\(\s*[a-z]\s*\)|\$(?=[\s,.]))"
    r"|\by\s*=\s*([A-Za-z])(?=\s*\(\s*[a-z]\s*\)\$)|([A-Za-z])\s*\(\s*[a-z]\s*\)\$,? (?:which is |is )?a polynomial"
)
_STATEMENTS = re.compile(
    r"(?:(?<=[\s?.:;,$\]}])|^)I\.\s*(?P<one>.+?)\s*II\.\s*(?P<two>.+?)(?:\s*III\.\s*(?P<three>.+?))?\s*$", re.DOTALL
)
_DISPLAY_WORDS = re.compile(
    r"\$\$.+?\$\$|\\\[.+?\\\]|\\begin\{(aligned|align\*?|cases|gathered|array)\}.+?\\end\{\1\}"
    r"|(?<!\\)\$[^$\\]*(?:\\.[^$\\]*)*\$",  # an escaped dollar is money, not the start of a formula
    re.DOTALL,
)


_NO_MARKS = str.maketrans("⟦⟧", "[]")  # our own marks, should a text hold them


def read(question: str, choices: Sequence[str] | None = None) -> Stem:
    r"""Lay out a problem.

    Raises BadInput when there is nothing to read, Unread when it is too long.

    >>> read("A gym charges $30 to join and $10 per month.").sentences
    ('a gym charges ⟦M0⟧ to join and ⟦M1⟧ per month.',)
    """
    if not question.strip():
        raise BadInput("There is no problem there yet: type or paste one.")
    if len(question) > MAX_QUESTION:
        raise Unread(f"That text is longer than {MAX_QUESTION} characters; please paste one problem at a time.")
    text, listed = split_choices(without_margins(question.translate(_NO_MARKS)), choices)
    defined = _FUNCTION_NAME.findall("\n".join([text, *listed]))  # V(t) may be defined in the choices alone
    functions = "".join(sorted({"".join(names) for names in defined} - set("fgh") - set("aI")))
    segments = tuple(_segments(text, functions))
    told, statements = _statements(text)
    pieces, found = _without_tables(told)
    building = _Building(functions)
    for piece in pieces:
        if isinstance(piece, int):
            building.cased += f" {building.add('B', Num(Fraction(piece)))}. "
        else:
            building.read(_axes(piece))
    cased = tuple(_sentences(building.cased))
    return Stem(
        question,
        text,
        segments,
        read_choices(listed, functions, text),
        tuple(_lower(s) for s in cased),
        tuple(building.nodes),
        tuple(found),
        statements,
        functions,
        cased,
    )


def _axes(text: str) -> str:
    """The names of axes and planes as words: "$x y$-plane" is no product, and "the 1960s" no 1960 times s."""
    text = re.sub(r"\b(?:1[5-9]|20)\d0'?s\b", "that decade", text)
    text = re.sub(r"(?:\$\s*)?\bx\s*y\b\s*\$?\s*-\s*(?:coordinate )?plane", "xy-plane", text)
    text = re.sub(r"\$\s*([xyt])\s*\$\s*-\s*(?=(?:intercept|axis|coordinate|value|axes))", r"\1-", text)
    return re.sub(r"\$\s*([xyt])\s*-\s*\$\s*(?=(?:intercept|axis|coordinate|value|axes))", r"\1-", text)


def _segments(text: str, functions: str) -> Iterator[Segment]:
    """Prose and formulas for restating; tables as Markdown."""
    pieces, found = _without_tables(text)
    for piece in pieces:
        if isinstance(piece, int):
            yield f"\n\n{found[piece].markdown()}\n\n"
        else:
            yield from spans.segment(piece, functions)


def _statements(text: str) -> tuple[str, tuple[str, ...]]:
    match = _STATEMENTS.search(text)
    if match is None:
        return text, ()
    return text[: match.start()], tuple(s.strip() for s in match.groupdict().values() if s)


def _without_tables(text: str) -> tuple[list[str | int], list[Table]]:
    pieces: list[str | int] = []
    found: list[Table] = []
    position = 0
    for (start, end), table in tables.find(text):
        if start < position:
            continue
        pieces += [text[position:start], len(found)]
        found.append(table)
        position = end
    pieces.append(text[position:])
    return pieces, found


class _Building:
    """The prose as it grows, and the nodes its placeholders stand for."""

    def __init__(self, functions: str) -> None:
        self.functions = functions
        self.cased = ""
        self.nodes: list[Node] = []

    def add(self, kind: str, node: Node) -> str:
        self.nodes.append(node)
        return f"⟦{kind}{len(self.nodes) - 1}⟧"

    def read(self, text: str) -> None:
        parts = spans.segment(_plain_latex(_spelled(text), self.functions), self.functions)
        for index, part in enumerate(parts):
            if isinstance(part, str):
                self.cased += re.sub(r"\\?\$\s*$", "", part) if _money_next(parts, index) else part
            else:
                before = parts[index - 1] if index else ""
                self.cased += f" {self.add(_kind(part, before), _mixed(part))} "


_MIXED = re.compile(r"[\s$\\(]*(\d+)\s*\\[dt]?frac\s*(?:\{(\d+)\}\s*\{(\d+)\}|(\d)(\d))[\s$\\)]*")


def _mixed(part: Formula) -> Node:
    r"""A formula's node; "$4 \frac{1}{2}$" alone among words is four and a half, and no product."""
    match = _MIXED.fullmatch(part.source)
    if match is None:
        return part.node
    whole, above, below = int(match[1]), int(match[2] or match[4]), int(match[3] or match[5])
    return num(whole + Fraction(above, below)) if 0 < above < below else part.node


def _money_next(parts: Sequence[Segment], index: int) -> bool:
    following = parts[index + 1] if index + 1 < len(parts) else ""
    return isinstance(following, Formula) and isinstance(following.node, Num)


def _kind(part: Formula, before: Segment) -> str:
    node = part.node
    money = (isinstance(before, str) and before.rstrip().endswith("$")) or part.source.lstrip().startswith(("\\$", "$"))
    match node:
        case Rel("=", Apply(_, Sym()), _):
            return "F"
        case Rel() | Chain():
            return "R"
        case Sym():
            return "S"
        case Group():
            return "T"
        case Percent():
            return "P" if not letters(node) else "E"
        case Degrees():
            return "D" if not letters(node) else "E"
    if letters(node) or any(isinstance(n, Apply | Trig) for n in walk(node)):
        return "E"
    return "M" if money else "N"


def _spelled(text: str) -> str:
    """Number words from two upwards as digits; "one" and ordinals stay words."""
    text = _MILLIONS.sub(_in_digits, text)  # first: "$2 million and $3 million" is no formula
    out, position = [], 0
    for marked in _DISPLAY_WORDS.finditer(text):
        out += [_spelled_prose(text[position : marked.start()]), marked.group()]
        position = marked.end()
    return "".join([*out, _spelled_prose(text[position:])])


def _spelled_prose(text: str) -> str:
    kept = _KEPT.split(text)
    return "".join(spell_out_digits(k) if i % 2 == 0 or "-" in k or " " in k else k for i, k in enumerate(kept))


_MILLIONS = re.compile(r"(?<![\d.,])(\d+(?:\.\d+)?) (million|billion)\b(?!s)", re.IGNORECASE)


def _in_digits(match: re.Match[str]) -> str:
    """ "2.5 million" is one number: 2,500,000."""
    value = Fraction(match[1]) * (10**6 if match[2].lower() == "million" else 10**9)
    return f"{int(value):,}" if value.denominator == 1 else match[0]


_KEPT = re.compile(r"(\bone[- ](?:half|third|quarter|fourth|fifth)s?\b|\b(?:one|half|zero)\b)", re.IGNORECASE)


def _plain_latex(text: str, functions: str) -> str:
    r"""Marked maths that is no formula ("1 \text { gram } = 1{,}000 …") as plain words; formulas stay marked."""

    def plain(match: re.Match[str]) -> str:
        body = match.group()
        if any(isinstance(p, Formula) and p.marked for p in spans.segment(body, functions)):
            return body
        if match.group().startswith("$") and not match.group().startswith("$$") and "\\" not in body:
            return body  # money
        return f"\n{undressed(body)}\n" if match.group(1) or body.startswith(("$$", "\\[")) else undressed(body)

    return _DISPLAY_WORDS.sub(plain, text)


def undressed(text: str) -> str:
    r"""LaTeX that mixes words and numbers, as plain words.

    >>> undressed(r"$$\begin{aligned}1 \text { yard } & =3 \text { feet }\end{aligned}$$")
    '1 yard =3 feet'
    """
    text = re.sub(r"\\(?:begin|end)\{[^{}]*\}(?:\{[lcr|]*\})?", " ", text)
    text = re.sub(r"\\(?:text|mathrm|mathbf|textbf|mathit|operatorname)\s*\{([^{}]*)\}", r" \1 ", text)
    text = text.replace("\\$", "￡").replace("$", " ").replace("￡", "$").replace("\\%", "%")
    text = re.sub(r"\\\\(?:\[\w+\])?", " ; ", text)
    text = re.sub(r"\\(?:quad|qquad|left|right|hline|[,;:! ])|&", " ", text)
    text = text.replace("\\times", "×").replace("\\cdot", "·").replace("\\approx", "≈").replace("{,}", ",")
    return " ".join(text.split())


_ABBREVIATIONS = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|vs|Inc|Co|No|approx|e\.g|i\.e|a\.m|p\.m)\.$", re.IGNORECASE)


def _sentences(text: str) -> list[str]:
    """Cut after . ? ! before a capital, a placeholder or a new line, and where a displayed formula ends a line."""
    out: list[str] = []
    start = 0
    for match in re.finditer(r"(?<=[.?!])[\"”’)]*\s*(?=[A-Z⟦\"“(]|\n|$)|(?<=⟧)[ \t]*\n\s*(?=[A-Z])", text):
        head = text[start : match.end()]
        if _ABBREVIATIONS.search(head.rstrip()) or (re.search(r"\d\.$", head.rstrip()) and not match.group()):
            continue
        if head.strip():
            out.append(_tidy(head))
        start = match.end()
    if text[start:].strip():
        out.append(_tidy(text[start:]))
    return out


def _tidy(text: str) -> str:
    """One space between words, none before a comma or a hyphen: "⟦N3⟧-gram" reads "⟦N3⟧ gram"."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"(?<=⟧) ?-(?=[a-z])", " ", text)
    return re.sub(r" +(?=[,.?!;:)])", "", text)


def _lower(text: str) -> str:
    parts = re.split(r"(⟦[A-Z]\d+⟧)", text.replace("’", "'"))
    return usual("".join(p if i % 2 else p.lower() for i, p in enumerate(parts)))
