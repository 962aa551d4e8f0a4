"""Which sentences of a lecture can carry a question on their own, and how much they are worth asking about.

A sentence is worth asking about when it defines, contrasts, gives a cause or a number; it can stand alone when nothing
in it points outside ("this", "as we saw", "on the left"), or with the sentence before it when it points only there.
Sentences that a caption file cut in two are joined again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tools.quiz.terms import phrases, tag

LEAST_WORDS, MOST_WORDS = 7, 34  # of a sentence
MOST_TOGETHER = 44  # words of two sentences in one stem

ENDED = re.compile(r"[.!?…][\"'”’)]*$")
OPENERS = re.compile(
    r"^(?:(?:so|and|but|or|now(?! that)|well|then|also|ok|okay|however|indeed|actually|basically|obviously|"
    r"of course|in fact|in general|generally|therefore|thus|hence|finally|lastly|again|first|firstly|secondly|next|"
    r"for example|for instance|"
    r"in other words|in practice|essentially|remember that|remember|note that|keep in mind that|you see that|"
    r"we see that|we can see that|it turns out that|as you know|"
    r"as said earlier|as we said|nevertheless|in addition|additionally|"
    r"this means that|what this means is that|let's say that|I mean|you know)\b[,:]?\s+)+",
    re.I,
)
# What points out of the words altogether: at the picture, the room, the recording, or far back.
OUTSIDE = re.compile(
    r"\b(?:here|above|below|earlier|previous(?:ly)?|following|remember|recall|so far|"
    r"(?:as|like|what|which) (?:you|we) (?:can )?(?:see|saw|said|know|did|had|have seen)|"
    r"(?:you|we|I) (?:can|could|will|should) (?:now |also )?(?:see|notice|observe)|"
    r"we (?:return|come back|go back)|now that|do that|"
    r"as for|to learn more|(?:on top of|after|before|with|all of?) that|first of all|"
    r"we(?:'ve| have| had)? (?:just |already |now )?(?:saw|seen|mentioned|said|discussed|did|see)|"
    r"let's|let us|let me|I'm|I'll|I've|I|my|me|we'll see|videos?|lectures?|chapters?|sections?|slides?|screen|link|"
    r"notebook|course|diagram|picture|figure|examples?|click|clicking|subscribe|welcome|thanks?|"
    r"(?:on|at|to) the (?:left|right|top|bottom)|our case|like (?:so|this)|again|one last|"
    r"gonna|wanna|kinda|stuff|et cetera|etc|won't go|we're going|you're going|toy|wonder(?:ing)?|"
    r"today|tomorrow|yesterday|don't forget|feel free|have a look|take a look|check out|see how|right\?|"
    r"cool|awesome|voila|yeah|bunch|a bit|kind of|sort of)\b",
    re.I,
)
# What points at the sentence before.
LEANING = re.compile(
    r"\b(?:this|these|those(?! who| that| of| in)|"
    r"such(?! as)|another|others?(?! than)|same(?! as)|both(?= of)|either|neither|"
    r"the (?:two|three|four|latter|former|first|second|third|fourth|fifth|last|next|result|idea|one)(?! of)|"
    r"that(?:'s| is)|it's|then|(?:with|for|of|in|to|from|by|at|on|picked|uses?|using|get|take|do) that)\b",
    re.I,
)
PRONOUN = re.compile(r"\b(?:it|its|they|them|their|he|him|his|she|her|itself|themselves)\b", re.I)
FIRST_WORDS = re.compile(
    r"^(?:which|who|what|how|why|where|whether|instead|to do|in (?:it|the end)|do|try|just|or|and|"
    r"add|remove|run|pick|choose|imagine|consider|suppose|think|look|see|notice|replace|use|make|put|go)\b",
    re.I,
)
MARKUP = re.compile(r"[<>$`|*_{}\\\[\]#=~^@]|https?:|www\.|\w\(\)|♪|♫|[\U0001F300-\U0001FAFF]")
# A word or two said twice, by the speaker or by the recogniser.
STUMBLE = re.compile(
    r"\b(?!that |had )(\w+(?: \w+)?),? \1\b|\b(\w{3,} \w+ \w{3,})\b.*\b\2\b|\b(\w+ing) \w+ \w+ \3\b|\byou can, you\b|"
    r"\b(?:will|can|must|should) (?:had|was|were|is|are)\b",
    re.I,
)
UNFINISHED = re.compile(
    r"\b(?:the|a|an|of|to|in|is|are|and|or|but|with|for|from|the way|that|which|as|by|very)[.!]?$", re.I
)
DEFINES = re.compile(
    r"^(?P<subject>(?:(?:the|a|an)\s+)?[\w\-'’ ]{3,50}?)\s+(?P<verb>is|are)\s+"
    r"(?:(?:a|an|the|called|known|used|based|defined|composed|made|trained|designed|basically|simply|essentially|usually)\b)",
    re.I,
)
NAMES = re.compile(r"\b(?:called|known as|stands? for|refers? to|referred to as|is named|so-called|named)\b", re.I)
FINITE = frozenset(("VBZ", "VBP", "VBD", "MD"))
FINITE_WORDS = re.compile(
    r"^(?:is|are|was|were|has|have|can|will|does|do|may|must|should|allows?|uses?|takes?|gives?)$", re.I
)
NEGATIVE = re.compile(r"\b(?:not|no|never|cannot|nothing|none|without|except|nor)\b|n't\b", re.I)
CONTRASTS = re.compile(
    r"\b(?:instead of|rather than|unlike|whereas|as opposed to|in contrast|compared (?:to|with)|differs? from|"
    r"contrary to|on the other hand|but not|not only)\b",
    re.I,
)
CAUSES = re.compile(
    r"\b(?:because|since|so that|therefore|in order to|thanks to|due to|leads? to|"
    r"allows?|lets|enables?|which means|results? in)\b",
    re.I,
)


class Spoken(Protocol):
    """A sentence with times, as `index.transcript.Sentence` is."""

    @property
    def start(self) -> float: ...
    @property
    def end(self) -> float: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True)
class Utterance:
    """A whole sentence as said; `text` is verbatim, `body` is it without "So," or "However," in front."""

    start: float
    end: float
    text: str
    body: str
    offset: int  # where body begins in text


@dataclass(frozen=True)
class Ground:
    """What a question rests on: a sentence that stands alone, or one that leans on the sentence before, with that one.

    `text` is verbatim; a stem is made from `text[offset:]`, and what is asked for stands at `asked` or later. `numbers`
    are the utterances it holds.
    """

    start: float
    end: float
    text: str
    offset: int
    asked: int
    numbers: tuple[int, ...]

    @property
    def sentence(self) -> str:
        """The sentence that is asked about."""
        return self.text[self.asked :]


def whole(sentences: Sequence[Spoken]) -> list[Utterance]:
    """Sentences that were cut for length, joined again up to their full stop or MOST_WORDS."""
    punctuated = sum(bool(ENDED.search(one.text)) for one in sentences) > len(sentences) / 3
    joined: list[Utterance] = []
    open_parts: list[Spoken] = []
    for sentence in sentences:
        open_parts.append(sentence)
        words = sum(len(part.text.split()) for part in open_parts)
        if not punctuated or ENDED.search(sentence.text) or words > MOST_WORDS:
            joined.append(_utterance(open_parts))
            open_parts = []
    return joined + ([_utterance(open_parts)] if open_parts else [])


def _utterance(parts: Sequence[Spoken]) -> Utterance:
    text = " ".join(part.text.strip() for part in parts)
    body = without_opener(text)
    return Utterance(parts[0].start, parts[-1].end, text, body, len(text) - len(body))


def without_opener(text: str) -> str:
    """A sentence without its "So," or "However,": what a stem is made from.

    >>> without_opener("So, for example, a loss is a number.")
    'a loss is a number.'
    """
    opener = OPENERS.match(text)
    return text[opener.end() :] if opener else text


def stands_alone(body: str) -> bool:
    """Whether a sentence can be understood by somebody who heard nothing else.

    >>> stands_alone("Perplexity is a common metric to measure the performance of language models.")
    True
    >>> stands_alone("It is often used as a loss function in classification.")
    False
    """
    return _well_formed(body, LEAST_WORDS) and not LEANING.search(body) and not _dangles(body)


def _dangles(body: str) -> bool:
    """Whether a pronoun comes before any noun phrase it could stand for."""
    pronoun = PRONOUN.search(body)
    if pronoun is None:
        return False
    many = pronoun[0].lower() in ("they", "them", "their", "themselves")
    before = [phrase for phrase in phrases(body) if phrase.end <= pronoun.start()]
    return not any(phrase.plural or not many for phrase in before)


def leans(body: str) -> bool:
    """Whether a sentence can be understood by somebody who heard the sentence before it, and only then.

    >>> leans("It is often used as a loss function in classification.")
    True
    """
    pointer = LEANING.search(body) or PRONOUN.search(body)
    return pointer is not None and _well_formed(body, 5) and not stands_alone(body)


def _well_formed(body: str, least: int) -> bool:
    words = body.split()
    if not least <= len(words) <= MOST_WORDS or body.endswith("?") or body.count('"') % 2:
        return False
    flaws = (MARKUP, OUTSIDE, FIRST_WORDS, STUMBLE, UNFINISHED)
    return body.count("(") == body.count(")") and not any(flaw.search(body) for flaw in flaws)


def self_contained(quote: str) -> bool:
    """Whether a quote of one sentence stands alone, or one of two does: the first alone, the second leaning on it."""
    parts = [without_opener(part) for part in re.split(r"(?<=[.!…])\s+(?=[A-Z])", quote)]
    return stands_alone(parts[0]) and all(leans(part) for part in parts[1:]) and len(parts) <= 2


def has_verb(sentence: str) -> bool:
    """Whether a sentence has a finite verb, as whole sentences do and captions' scraps do not."""
    return any(token.tag in FINITE or FINITE_WORDS.match(token.text) for token in tag(sentence))


def grounds(utterances: Sequence[Utterance]) -> list[Ground]:
    """Everything in a lecture that a question can rest on, in order."""
    found: list[Ground] = []
    for number, one in enumerate(utterances):
        if not has_verb(one.body):
            continue
        if stands_alone(one.body):
            found.append(Ground(one.start, one.end, one.text, one.offset, one.offset, (number,)))
        before = utterances[number - 1] if number else None
        if before and leans(one.body) and stands_alone(before.body) and has_verb(before.body):
            text = f"{before.text} {one.text}"
            if len(text.split()) <= MOST_TOGETHER and self_contained(text):
                place = len(before.text) + 1
                found.append(Ground(before.start, one.end, text, before.offset, place, (number - 1, number)))
    return found


def worth(body: str) -> float:
    """How much a sentence is worth asking about, 0..1: definitions and names first, then contrasts and causes."""
    value = 0.1
    value += 0.5 * bool(DEFINES.search(body)) + 0.4 * bool(NAMES.search(body))
    value += 0.3 * bool(CONTRASTS.search(body)) + 0.25 * bool(CAUSES.search(body))
    value += 0.15 * bool(
        re.search(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million)\b", body)
    )
    value -= 0.1 * bool(
        re.search(r"\b(?:your|our|we'll|we (?:now )?(?:have|know)|you have|you should|you might|you may)\b", body, re.I)
    )
    return max(0.0, min(1.0, value))
