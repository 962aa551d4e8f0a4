"""Prices that are not known: "3 mugs and 2 bowls cost $29, 1 mug and 4 bowls cost $33", with or without a fee.

Every clause with a number must be a whole statement about a bundle of things and what it costs or weighs together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.problem import Target
from tools.maths.stem import TRAPS, Stem
from tools.maths.topics.stories.nouns import Noun, noun
from tools.maths.topics.stories.question_words import told_words
from tools.maths.topics.stories.relations import same_system
from tools.maths.topics.stories.text import Story, spell
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Bin, Group, Node, Num, Rel, Sym, letters, num
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "Give the price of one thing of each kind a letter. What is paid for several of a kind is their number "
    "times that price, "
    "and every purchase is one equation."
)
_CALM_TEXT = "each same all both of every"
_CALM = frozenset(_CALM_TEXT.split())
_THING = r"(?:#\d+|an?|one) (?:(?!and\b|for\b|cost|weigh|together\b|at\b|is\b|are\b)[a-z']+ ?){1,3}?"
_BUNDLE = rf"(?P<bundle>{_THING}(?:(?:, and|,| and|, plus| plus) {_THING})*)"
_MARK = r"(?P<mark>[#$]\d+)(?: (?:pounds|ounces|grams|kilograms|dollars|points))?"
_FEE = (
    r"(?P<fee>,? (?:including|plus|which included|which includes|and|with) an? (?:onetime |flat )?"
    r"(?P<extra>\$\d+) (?:[a-z]+ ){0,2}(?:fee|charge|tip|deposit)(?: for [a-z ]+)?)?"
)
_WHO = r"(?:[a-z]+(?: [a-z]+){0,3}|a customer|another customer)"
_STATEMENTS = [
    rf"(?:the )?(?:total |combined )?(?:cost|price|weight|mass) of {_BUNDLE}(?: together)? (?:is|was) {_MARK}",
    rf"{_BUNDLE}(?: together)? (?:cost|costs|weigh|weighs|sell for|sells for|can be bought for|sold for"
    rf"|are worth)(?: together)?(?: a total of)? {_MARK}{_FEE}",
    rf"{_WHO} (?:bought|buys|ordered|orders|purchased|purchases|sold|rented|sells) {_BUNDLE}(?:,? for| and paid"
    rf"|, paying| and spent| and collected|,? for a total (?:cost )?of)(?: a total of)? {_MARK}{_FEE}",
    rf"{_WHO} (?:paid|pays|spent|spends)(?: a total of)? {_MARK} (?:for|on|to buy) {_BUNDLE}{_FEE}",
]
_TAIL = (
    r"(?:,? (?:at the same (?:shop|store|stand|cafe|restaurant|prices?|farm stand|bakery)|before tax"
    r"|not including tax|in total|altogether))?"
)
_ASKS = [
    r"what (?:is|was) the (?:cost|price|weight|mass)(?:, in [a-z]+,)? (?:of|for) (?:an?|one|each|a single|1) "
    r"(?P<one>[a-z' ]+?)(?:, in [a-z]+)?",
    r"how much (?:does|did) (?:an?|one|each|a single) (?P<one>[a-z' ]+?) (?:cost|weigh)",
    rf"(?:what (?:is|was|would be) the (?:total )?(?:cost|price|weight)(?:, in [a-z]+,)? of|how much (?:do|does"
    rf"|would|will|did)) {_BUNDLE}(?: cost| weigh)?(?:, in [a-z]+)?",
]


@dataclass
class _Kind:
    stems: Noun
    letter: str
    words: str


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a story of unknown prices, None when it is not one."""
    story = spell(stem)
    if story is None or not 3 <= len(story.nodes) <= 12:
        return None
    try:
        return _Orders(stem, story).derivation()
    except (Unvalued, _Lost):
        return None


class _Lost(ValueError):
    """A clause that is no statement about a bundle."""


class _Orders:
    def __init__(self, stem: Stem, story: Story) -> None:
        self.stem, self.story = stem, story
        self.kinds: list[_Kind] = []
        self.used: set[int] = set()
        self.orders: list[tuple[list[tuple[Node, _Kind]], Node, Node | None]] = []

    def derivation(self) -> Derivation | None:
        for place, sentence in enumerate(self.story.sentences):
            if place == self.story.asking:
                continue
            if re.search(r"[#$%&]\d", sentence):
                self.told(sentence)
            elif {w for w in re.findall(r"[a-z']+", sentence) if w in TRAPS} - _CALM:
                return None
        question = self.story.sentences[self.story.asking].rstrip("?. ")
        told = told_words([s for s in self.story.sentences if s != self.story.sentences[self.story.asking]])
        if any(u not in told and u not in ("dollar", "dollars") for u in re.findall(r"\bin ([a-z]+)\b", question)):
            return None  # in cents, in ounces: a unit that the story does not tell
        condition = re.fullmatch(r"(?:if|suppose) (.+?), ((?:what|how|which)\b.+)", question)
        if condition and not re.search(r" (?:is|represents) the (?:cost|price|weight)", condition[1]):
            self.told(condition[1])
            question = condition[2]
        if not self.orders or len(self.kinds) > 2:
            return None
        if re.match(r"(?:if .+)?which\b", question) or "which of the following" in question:
            return self.which(question)
        wanted = self.wanted(question)
        if wanted is None or len(self.orders) != len(self.kinds) or self.story.given - self.used:
            return None
        relations = [self.relation(o) for o in self.orders]
        if len(self.kinds) == 1 and self.orders[0][2] is None:
            return None  # a plain unit price: not this topic's
        before = [*map(self.naming, self.kinds), *map(self.writing, self.orders)]
        skill = skills.SYSTEMS if len(self.kinds) == 2 else skills.LINEAR_ONE
        found = from_equations(self.stem, relations, Target("value", wanted), before=before, skill=skill)
        if found is None or not found.solutions or len(found.values) != 1:
            return None
        if any(evaluate(v) <= 0 for v in found.solutions[0].values()):
            return None
        return replace(
            found, concept=CONCEPT, asked="You are asked for a price that the story gives only inside totals."
        )

    def told(self, sentence: str) -> None:
        text = re.sub(r"^(?:at|in|on|during) (?:[a-z]+ ){1,4}?[a-z]+, ", "", sentence.strip().rstrip(". "))
        if self.statement(text):
            return
        for match in re.finditer(r",? (?:and|while|but) |; ", text):
            if self.whole(text[: match.start()]) and self.whole(text[match.end() :]):
                self.statement(text[: match.start()])
                self.statement(text[match.end() :])
                return
        raise _Lost(sentence)

    def whole(self, text: str) -> re.Match[str] | None:
        return next((m for p in _STATEMENTS if (m := re.fullmatch(p + _TAIL, text.strip()))), None)

    def statement(self, text: str) -> bool:
        match = self.whole(text)
        if match is None:
            return False
        bundle = self.bundle(match["bundle"])
        groups = match.groupdict()
        extra = self.mark(groups["extra"]) if groups.get("extra") else None
        self.orders.append((bundle, self.mark(match["mark"]), extra))
        return True

    def mark(self, sign: str) -> Node:
        self.used.add(int(sign[1:]))
        return self.story.node(sign)

    def bundle(self, text: str) -> list[tuple[Node, _Kind]]:
        parts = []
        for part in re.split(r", and |,? plus |, | and ", text):
            match = re.fullmatch(r"(#\d+|an?|one) ([a-z' ]+)", part.strip())
            if not match or not noun(match[2]) or {w for w in match[2].split() if w in TRAPS}:
                raise _Lost(text)
            count = self.mark(match[1]) if match[1].startswith("#") else num(1)
            parts.append((count, self.kind(match[2])))
        if len({id(k) for _, k in parts}) != len(parts):
            raise _Lost(text)
        return parts

    def kind(self, text: str) -> _Kind:
        stems = noun(text)
        for kind in self.kinds:
            if kind.stems == stems:
                return kind
        if any(k.stems & stems and (k.stems <= stems or stems <= k.stems) for k in self.kinds) or len(self.kinds) >= 2:
            raise _Lost(text)
        taken = {k.letter for k in self.kinds}
        letter = next(x for x in [text.strip()[0], *"xyzpq"] if x not in taken and x not in "eilo")
        self.kinds.append(_Kind(stems, letter, text.strip()))
        return self.kinds[-1]

    def relation(self, order: tuple[list[tuple[Node, _Kind]], Node, Node | None]) -> Rel:
        bundle, paid, extra = order
        total: Node | None = None
        for count, kind in bundle:
            part: Node = (
                Sym(kind.letter) if isinstance(count, Num) and count.value == 1 else Bin("*", count, Sym(kind.letter))
            )
            total = part if total is None else Bin("+", total, part)
        assert total is not None
        return Rel("=", Bin("+", total, extra) if extra is not None else total, paid)

    def wanted(self, question: str) -> Node | None:
        for pattern in _ASKS:
            match = re.fullmatch(pattern, question)
            if not match:
                continue
            groups = match.groupdict()
            if groups.get("one"):
                hits = [k for k in self.kinds if k.stems == noun(groups["one"])]
                return Sym(hits[0].letter) if len(hits) == 1 else None
            known = len(self.kinds)
            bundle = self.bundle(match["bundle"])
            if len(self.kinds) != known:
                return None
            left = self.relation((bundle, num(0), None)).left
            return left
        return None

    def which(self, question: str) -> Derivation | None:
        """The system, where the letters' meanings are given: "m is the price of each mug"."""
        for sign, of in re.findall(
            r"(#\d+) (?:is|represents) the (?:cost|price|weight)(?:, in [a-z]+,)? of (?:each|an?|one) "
            r"([a-z' ]+?)(?=,| and #|$)",
            question,
        ):
            node = self.story.node(sign)
            hits = [k for k in self.kinds if k.stems == noun(of)]
            if not isinstance(node, Sym) or len(hits) != 1:
                return None
            hits[0].letter = node.name
            hits[0].words = of
        relations = [self.relation(o) for o in self.orders]
        used = {n for r in relations for n in letters(r)}
        asked_letters = {n for c in self.stem.choices if c.node is not None for n in letters(c.node)}
        if (
            used != asked_letters
            or self.story.given - self.used
            or not any(isinstance(c.node, Group) for c in self.stem.choices)
        ):
            return None
        return Derivation(
            skills.SYSTEMS,
            CONCEPT,
            tuple(map(self.writing, self.orders)),
            ({},),
            (),
            asked="Turn each purchase into an equation.",
            fits=lambda c: c.node is not None and same_system(c.node, relations),
            confirm=lambda: all(self.adds_up(o, self.relation(o)) for o in self.orders),
        )

    def naming(self, kind: _Kind) -> Move:
        return Move(
            "Name the unknown",
            f"Choose a letter for the price (or weight) of one of these: {kind.words}.",
            words(kind.words),
            Sym(kind.letter),
            check=lambda: sum(k.letter == kind.letter for k in self.kinds) == 1,
        )

    def writing(self, order: tuple[list[tuple[Node, _Kind]], Node, Node | None]) -> Move:
        relation = self.relation(order)
        return Move(
            "Write the relation",
            "Number times price, for every kind in this purchase, makes up what is paid.",
            words("one purchase"),
            State.of(relation),
            check=lambda: self.adds_up(order, relation),
        )

    def adds_up(self, order: tuple[list[tuple[Node, _Kind]], Node, Node | None], relation: Rel) -> bool:
        """The purchase counted out piece by piece, at a few made-up prices."""
        bundle, paid, extra = order
        if any(evaluate(count) > 5_000 for count, _ in bundle):
            return False
        for shift in (1, 4, 7):
            prices = {k.letter: 2 * i + shift for i, k in enumerate(self.kinds)}
            total = evaluate(extra) if extra is not None else 0
            for count, kind in bundle:
                total += sum(prices[kind.letter] for _ in range(int(evaluate(count))))
            if evaluate(relation.left, dict(prices)) != total or evaluate(relation.right) != evaluate(paid):
                return False
        return True
