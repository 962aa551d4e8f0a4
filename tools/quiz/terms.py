"""The terms of a lecture: its noun phrases, how often and where each is said, and in what form.

Words are tagged by TextBlob's rule-based English tagger, which needs no model and no network; what it most often gets
wrong (a verb taken for a noun) is put right here by the word before. Other languages than English are not covered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WORD = re.compile(r"[^\W_](?:[\w'’\-.+#/]*[\w+#])?|[^\w\s]|_")
DETERMINERS = {"the": "the", "a": "a", "an": "a"}
OWNERS = _words(
    """
    its their our your my his her each every any some no this that these those another
    """
)
# A noun right after one of these is nearly always a verb the tagger took for a noun ("to measure", "we need").
BEFORE_VERBS = _words(
    """
    to we you i they he she it who that can could will would should may might must not n't don't doesn't can't
    won't let's and-then always often usually also just now
    """
)
BE = frozenset(("is", "are", "was", "were", "be", "been", "get", "gets"))
NOMINAL = _words(
    """
    learning modeling modelling processing training padding padding masking clustering embedding encoding decoding
    programming engineering sampling scheduling testing parsing reading writing ranking scoring pricing budgeting
    """
)
CONTRACTED = re.compile(r"['’](?!s$)|^(?:it|that|there|here|what|who|how|let|where)['’]s$", re.I)
# Words that say nothing about the subject, or speak about the recording itself.
EMPTY = _words(
    """
    understanding scratch data information list mode habit award default quick nice long short additional absolute
    specific full classic cetera equivalent voila mind similar equal whole hood fancy access advantage particular
    thing things way ways lot lots bit kind kinds sort part parts case cases example examples time times number
    idea look order fact one ones two three something anything everything nothing someone people person video
    videos lecture series chapter section slide slides screen notebook link course today tomorrow moment reason
    reasons question questions answer point points step steps end beginning start side sense rest place instance
    note need use want thanks thank hand line lines right left top bottom same other others such more most less
    least many much few several first second third last next previous new little single own good better best
    great big large small important main different various certain able possible final overall day days week
    weeks year years minute minutes hour hours world result results set type types form forms name names word's
    let go get make see know take put true false yes no and or etc et what which who whom whose how why when
    where whether there here very quite rather too enough only even all both each every some any none half
    another amount couple group piece process version help advantage problem problems value values goal aim
    purpose use-case job work
    """
)


@dataclass(frozen=True)
class Token:
    """A word of a sentence with its Penn tag and where it stands (characters)."""

    text: str
    tag: str
    start: int
    end: int


@dataclass(frozen=True)
class Phrase:
    """A noun phrase as said: `text` is its words without a determiner; `determiner` is "the", "a", "own" or ""."""

    text: str
    start: int
    end: int
    determiner: str
    plural: bool
    lemma: str
    sentence: int
    first_token: int
    last_token: int

    @property
    def named(self) -> bool:
        """A name or a piece of code (BERT, GPT-2, load_dataset) rather than a common noun."""
        if re.search(r"\w[A-Z]|\d|_|\w\.\w", self.text):
            return True
        return self.start > 0 and any(word[:1].isupper() for word in self.text.split())


@dataclass
class Term:
    """One thing a lecture talks about, with every phrase that names it."""

    lemma: str
    phrases: list[Phrase] = field(default_factory=list)
    weight: float = 0.0

    @property
    def count(self) -> int:
        return len(self.phrases)

    @cached_property
    def named(self) -> bool:
        """A name wherever it is said; asked for only when all phrases are in."""
        return any(phrase.named for phrase in self.phrases)


def tag(sentence: str) -> tuple[Token, ...]:
    """The words of a sentence with their tags.

    >>> [token.tag for token in tag("The encoder reads text.")]
    ['DT', 'NN', 'VBZ', 'NN', '.']
    """
    return _tag(sentence)


@lru_cache(maxsize=4096)
def _tag(sentence: str) -> tuple[Token, ...]:
    from textblob.en import parse

    found = list(WORD.finditer(sentence))
    if not found:
        return ()
    # Slashes divide the tagger's own output, so it reads a stand-in for them.
    words = [match.group().replace("/", "-") for match in found]
    tagged = parse(" ".join(words), tokenize=False, chunks=False).split()
    tags = [pair[1] for line in tagged for pair in line]
    if len(tags) != len(found):  # a word the tagger saw as two: no tags are better than shifted ones
        return ()
    return tuple(Token(m.group(), t, m.start(), m.end()) for m, t in zip(found, tags, strict=True))


@lru_cache(maxsize=8192)
def lemma(word: str) -> str:
    """A noun's singular in lower case.

    >>> lemma("Models"), lemma("loss"), lemma("vocabularies")
    ('model', 'loss', 'vocabulary')
    """
    lower = word.lower()
    if not lower.endswith("s") or lower.endswith(("ss", "us", "is", "as", "os")) or len(lower) < 4:
        return lower
    from textblob.en.inflect import singularize

    return str(singularize(lower))


@lru_cache(maxsize=16384)
def lemmas(text: str) -> frozenset[str]:
    """The content words of a text, as lemmas; hyphens divide."""
    return frozenset(
        lemma(part)
        for word in WORD.findall(text)
        for part in re.split(r"[-/]", word)
        if part.lower() not in EMPTY and part.lower() not in FUNCTION and re.search(r"\w", part)
    )


FUNCTION = _words(
    """
    a an the of to in on at by for from with without as is are was were be been being am do does did done has
    have had will would can could may might must shall should not and or but so if then than that this these
    those it its they them their he she his her we us our you your i me my there here also just very which who
    whose what when where how why because since while during into onto out over under up down about between
    through per via one's
    """
)


def phrases(sentence: str, number: int = 0) -> list[Phrase]:
    """The noun phrases of a sentence, at most four words each, in order; `number` is kept as their sentence."""
    tokens = tag(sentence)
    found: list[Phrase] = []
    at = 0
    while at < len(tokens):
        stop = at
        while stop < len(tokens) and _may_stand_in_phrase(tokens, stop, at):
            stop += 1
        phrase = _phrase(tokens, at, stop, sentence, number) if stop > at else None
        if phrase:
            found.append(phrase)
        at = max(stop, at + 1)
    return found


def _may_stand_in_phrase(tokens: Sequence[Token], at: int, start: int) -> bool:
    token = tokens[at]
    before = tokens[at - 1].text.lower() if at else ""
    if not re.search(r"[^\W\d]", token.text) or token.text.lower() in FUNCTION or CONTRACTED.search(token.text):
        return False
    if token.tag.startswith("NN"):
        return before not in BEFORE_VERBS
    if token.tag == "VBG" and at > start and tokens[at - 1].tag.startswith("NN"):  # "machine learning", a compound
        return token.text.lower() in NOMINAL
    if token.tag == "VBN" and at == start:  # "the masked word", but not "metric called perplexity"
        return before in DETERMINERS or "-" in token.text
    return token.tag == "JJ" and before not in BEFORE_VERBS


def _phrase(tokens: Sequence[Token], start: int, stop: int, sentence: str, number: int) -> Phrase | None:
    while stop > start and not tokens[stop - 1].tag.startswith(("NN", "VBG")):
        stop -= 1
    while start < stop and tokens[start].text.lower() in EMPTY:
        start += 1
    if start == stop or stop - start > 4 or tokens[stop - 1].text.lower() in EMPTY:
        return None
    head = tokens[stop - 1]
    text = sentence[tokens[start].start : head.end]
    before = tokens[start - 1].text.lower() if start else ""
    participle = stop - start == 1 and before in BE  # "is split", "are cased"
    lonely_verb = stop - start == 1 and head.text.lower().endswith(("ing", "ed")) and before not in DETERMINERS
    if len(text) < 3 or len(set(text.lower().split())) < len(text.split()) or "," in text or lonely_verb or participle:
        return None
    determiner = DETERMINERS.get(before, "own" if before in OWNERS or before.endswith("'s") else "")
    words = " ".join([*text.lower().split()[:-1], lemma(text.split()[-1])])
    plural = lemma(head.text) != head.text.lower()
    return Phrase(text, tokens[start].start, head.end, determiner, plural, words, number, start, stop - 1)


def terms(sentences: Iterable[str], keyphrases: Sequence[str] = ()) -> dict[str, Term]:
    """Every term of a lecture by its lemma, weighted by how often it is said and by the lecture's keyphrases."""
    table: dict[str, Term] = {}
    for number, sentence in enumerate(sentences):
        for phrase in phrases(sentence, number):
            table.setdefault(phrase.lemma, Term(phrase.lemma)).phrases.append(phrase)
    wanted = [lemmas(keyphrase) for keyphrase in keyphrases]
    for term in table.values():
        words = lemmas(term.lemma)
        overlap = max((len(words & key) / len(words | key) for key in wanted if words and key), default=0.0)
        compound = 0.15 * (len(term.lemma.split()) > 1)  # two words together are seldom said by chance
        term.weight = min(term.count, 6) / 6 + compound + overlap
    return table
