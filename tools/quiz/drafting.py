"""Drafting from a lecture: multiple choice built from what was said, each item resting on one quoted sentence.

Three forms, by what the sentence offers: its subject asked for ("Which of these …?"), a term blanked, a number blanked.
No language model writes here; every word of a stem but its opening is the lecturer's. Items that fail a gate of
`quality` are dropped; what is left is chosen for worth, spread over the lecture, and one item a term.
"""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from index.progress import report
from tools.quiz import endings, figures, quality
from tools.quiz.distractors import Matter, Slot, find, shown
from tools.quiz.item import LETTERS, Distractor, Item, Quiz, Span, item_id
from tools.quiz.reading import number
from tools.quiz.sentences import (
    CONTRASTS,
    ENDED,
    FINITE,
    FINITE_WORDS,
    NAMES,
    Ground,
    Spoken,
    Utterance,
    grounds,
    self_contained,
    whole,
    worth,
)
from tools.quiz.terms import FUNCTION, Phrase, phrases, tag

BLANK = "____"  # one a stem, so Markdown has no second run of underscores to pair it with
OPTIONS = 4
LEAST_DISTRACTORS = 2  # two good ones serve as well as three (Rodriguez 2005); a made-up third serves nobody
KEY_WEIGHT = 0.33  # said twice, or close to a keyphrase: what is asked for should matter to the lecture
MOST_GROUNDS = 24  # places tried in a long lecture, and four more for each item wanted
LEAST_SCORE = 0.6  # read off 150 drafts: below it most ask for a word that could be another
SHORT_STEM = 16  # words with the instruction; less gives little to decide by
LEAST_STEM = 2  # content words before "…": "We just have to …" says too little to go on from
ENDING_BONUS = {"because": 0.7, "by": 0.65, "is": 0.6, "are": 0.6, "to": 0.52}
LEAST_SENTENCES = 5  # a recording with fewer usable words than this is no lecture
ADVERBS = frozenset(
    ("only", "also", "often", "usually", "actually", "simply", "generally", "typically", "then", "just")
)


@dataclass(frozen=True)
class Draft:
    """An item before it has a place in a quiz: `score` orders drafts, `term` is what it asks for."""

    item: Item
    score: float
    term: str
    numbers: tuple[int, ...]


def draft_from(
    lecture: str | None,
    sentences: Sequence[Spoken],
    keyphrases: Sequence[str] = (),
    count: int = 5,
    had: Collection[str] = (),
) -> Quiz:
    """Draft up to `count` items from timed sentences.

    had: ids of items this learner has had; they are used only when there are not enough others.
    The quiz says in `reason` why it has fewer items than asked.
    """
    utterances = whole(sentences)
    usable = grounds(utterances)
    if len(utterances) < LEAST_SENTENCES or not usable:
        return Quiz(lecture, (), _too_little(utterances))
    report("reading the lecture's terms", 0.1)
    matter = Matter.of(lecture, utterances, keyphrases)
    transcript = " ".join(one.text for one in utterances)
    drafts: list[Draft] = []
    tails = endings.endings(matter)
    best = sorted(usable, key=lambda ground: -worth(ground.sentence))[: MOST_GROUNDS + 4 * count]
    for place, ground in enumerate(best):
        report("drafting questions", 0.2 + 0.7 * place / len(best))
        for draft in [*_drafts(matter, ground), *_completions(matter, ground, tails)]:
            judged = replace(draft.item, gates=_gates(draft.item, transcript))
            if all(judged.gates.values()) and draft.score >= LEAST_SCORE:
                drafts.append(replace(draft, item=judged))
    chosen = _choose(drafts, count, had, len(utterances))
    items = quality.with_quiz_gates(_place_keys([one.item for one in chosen]))
    return Quiz(lecture, items, _reason(len(items), count, len(usable)))


def ended(sentences: Sequence[Spoken]) -> Sequence[Spoken]:
    """The beginning of a lecture without a last sentence that is broken off: only its first part was heard.

    A recogniser that sets no full stops has none; then all of it is returned.

    >>> from index.transcript import Sentence
    >>> heard = Sentence(0, 4, "Yeast is a living organism."), Sentence(4, 8, "It turns sugar")
    >>> [sentence.text for sentence in ended(heard)]
    ['Yeast is a living organism.']
    """
    last = max((n for n, sentence in enumerate(sentences, 1) if ENDED.search(sentence.text)), default=len(sentences))
    return sentences if len(sentences) - last > 3 else sentences[:last]


# --- one sentence


def _drafts(matter: Matter, ground: Ground) -> Iterator[Draft]:
    """Every item one ground can carry; several are tried, at most one is used."""
    value = worth(ground.sentence)
    if value == 0:  # "You have to fill your form": what to do now, rather than what is so
        return
    for phrase in phrases(ground.text, ground.numbers[-1]):
        if phrase.start < ground.asked or phrase.lemma not in matter.terms:
            continue
        weight = matter.terms[phrase.lemma].weight
        loose = phrase.determiner == "own" and " " not in phrase.text  # "your model", "each word"
        if weight < KEY_WEIGHT or loose:
            continue
        if _is_subject(ground, phrase):
            stem = f"According to the lecture, which of these {_predicate(ground, phrase)}?"
            draft = _term_item(matter, ground, Slot(phrase, whole=True), stem, "choice")
            bonus = 0.7
        elif not _inside_longer(ground.text, phrase):
            stem = _blanked(ground, phrase)
            draft = _term_item(matter, ground, Slot(phrase, whole=False), stem, "cloze")
            specific = 0.25 * (" " in phrase.lemma or matter.terms[phrase.lemma].named)
            bonus = specific + 0.4 * bool(NAMES.search(ground.text[max(0, phrase.start - 18) : phrase.start]))
        else:
            continue
        if draft:
            short = 0.2 * (OPTIONS - len(draft.options or ())) + 0.3 * (len(stem.split()) < SHORT_STEM)
            yield Draft(draft, value + 0.6 * weight + bonus - short, phrase.lemma, ground.numbers)
    for found in figures.said(ground.text):
        if found.start >= ground.asked:
            yield Draft(_number_item(matter, ground, found), value + 0.35, found.text, ground.numbers)


def _completions(matter: Matter, ground: Ground, tails: list[endings.Ending]) -> Iterator[Draft]:
    """Items that ask how a sentence goes on."""
    before = len(ground.text) - len(matter.utterances[ground.numbers[-1]].text)
    for ending in tails:
        stem = ground.text[ground.offset : before + ending.start].strip()
        if ending.sentence != ground.numbers[-1] or (
            len(stem.split()) < LEAST_STEM and ending.form not in ("is", "are")
        ):
            continue
        found = endings.wrong(matter, ending, tails, OPTIONS - 1)
        if len(found) == OPTIONS - 1:
            asked = f"How does the lecture go on: “{stem[:1].upper() + stem[1:]} …”"
            item = _item(matter, ground, "choice", asked, ending.text, [one for one, _ in found])
            alike = sum(likeness for _, likeness in found) / len(found)
            item = replace(item, keyphrase=_topic(matter, ending.sentence), difficulty=round(max(0.0, alike), 2))
            yield Draft(item, worth(ground.sentence) + ENDING_BONUS[ending.form], ending.text, ground.numbers)


def _topic(matter: Matter, at: int) -> str | None:
    """The weightiest term of a sentence: what a question about it is about."""
    said = [term for term in matter.terms.values() if any(phrase.sentence == at for phrase in term.phrases)]
    return max(said, key=lambda term: term.weight).lemma if said else None


def _is_subject(ground: Ground, phrase: Phrase) -> bool:
    """Whether the ground is "<phrase> <finite verb> …", so that "which of these" can take the phrase's place."""
    lead = ground.text[ground.offset : phrase.start].strip().lower()
    if len(ground.numbers) > 1 or lead not in ("", "the", "a", "an"):
        return False
    following = (token for token in tag(ground.text) if token.start >= phrase.end)
    after = next((token for token in following if token.text.lower() not in ADVERBS), None)
    if after is None or not (after.tag in FINITE or FINITE_WORDS.match(after.text)):
        return False
    return len(ground.text[after.start :].split()) >= 5


def _predicate(ground: Ground, phrase: Phrase) -> str:
    return ground.text[phrase.end :].strip().rstrip(".!… ")


def _inside_longer(text: str, phrase: Phrase) -> bool:
    """Whether the phrase is a part of a longer name: a hyphen, a quotation, an adjective or a noun right beside it."""
    tokens = tag(text)
    before = next((token for token in reversed(tokens) if token.end <= phrase.start), None)
    after = next((token for token in tokens if token.start >= phrase.end), None)
    if after and after.text.lower() not in FUNCTION and (after.tag[:2] in ("JJ", "NN", "CD") or after.text == "based"):
        return True
    if {"and", "or"} & {token.text.lower() for token in (before, after) if token}:
        return True  # one of a list: the others say too much, or too little
    if before and before.text.lower() not in FUNCTION and before.tag in ("JJ", "NN", "NNS", "NNP", "VBG", "CD"):
        return True
    around = text[max(0, phrase.start - 1) : phrase.start] + text[phrase.end : phrase.end + 1]
    return bool(re.search(r"[-\w'’\"“”/]", around))


def _blanked(ground: Ground, phrase: Phrase) -> str:
    """The words with a blank; a contrast after it ("instead of …") is left out: it would name a wrong answer."""
    before, after = ground.text[ground.offset : phrase.start], ground.text[phrase.end :]
    before = re.sub(r"\b(a|an) $", "a/an ", before, flags=re.I)
    contrast = CONTRASTS.match(after.lstrip(" ,"))
    if contrast and re.match(r"instead|rather|as opposed|unlike", contrast[0], re.I):
        after = "."
    return f"Fill the blank as the lecture does: “{before[:1].upper() + before[1:]}{BLANK}{after.rstrip()}”"


def _term_item(matter: Matter, ground: Ground, slot: Slot, stem: str, kind: str) -> Item | None:
    found = find(matter, slot, ground, OPTIONS - 1)
    if len(found) < LEAST_DISTRACTORS:
        return None
    key = shown(slot.phrase, slot.whole, matter.terms[slot.phrase.lemma].named)
    alike = sum(likeness for _, likeness in found) / len(found)
    item = _item(matter, ground, kind, stem, key, [distractor for distractor, _ in found])
    return replace(item, keyphrase=slot.phrase.lemma, difficulty=round(min(1.0, max(0.0, alike)), 2))


def _number_item(matter: Matter, ground: Ground, found: figures.Said) -> Item:
    distractors = figures.wrong(found, ground, matter.utterances, OPTIONS - 1)
    item = _item(matter, ground, "cloze", _blanked_number(ground, found), found.text, distractors)
    order = sorted(item.options or (), key=figures.value_of)
    return replace(item, options=tuple(order), keyphrase=found.text)


def _blanked_number(ground: Ground, found: figures.Said) -> str:
    before, after = ground.text[ground.offset : found.start], ground.text[found.end :]
    return f"Which number fills the blank in the lecture: “{before[:1].upper() + before[1:]}{BLANK}{after.rstrip()}”"


def _item(matter: Matter, ground: Ground, kind: str, stem: str, key: str, distractors: Sequence[Distractor]) -> Item:
    return Item(
        id=item_id(matter.lecture, ground.text, kind, key),
        kind=kind,
        stem=stem,
        options=(key, *(one.text for one in distractors)),
        key=key,
        distractors=tuple(distractors),
        span=Span(ground.text, round(ground.start, 3), round(ground.end, 3)),
        lecture=matter.lecture,
    )


def _gates(item: Item, transcript: str) -> dict[str, bool]:
    return {
        "grounded": quality.grounded(item, transcript),
        "one_right": quality.one_right(item),
        "distinct_options": quality.distinct_options(item) and len(item.options or ()) > LEAST_DISTRACTORS,
        "self_contained": item.span is not None and self_contained(item.span.quote),
        "no_flaws": quality.no_flaws(item),
        "not_trivial": quality.not_trivial(item),
    }


# --- the whole quiz


def _choose(drafts: Sequence[Draft], count: int, had: Collection[str], sentences: int) -> list[Draft]:
    """The best drafts, one a sentence and one a term, of several forms, spread over the lecture, in its order."""
    chosen: list[Draft] = []
    left = list(drafts)
    while left and len(chosen) < count:

        def value(draft: Draft) -> float:
            near = min((abs(draft.numbers[-1] - one.numbers[-1]) for one in chosen), default=sentences)
            alike = sum(one.item.stem[:8] == draft.item.stem[:8] for one in chosen)  # questions asked in the same form
            return (
                draft.score
                - 0.15 * alike
                - 2.0 * (draft.item.id in had)
                + 0.4 * min(1.0, near * count / max(1, sentences))
            )

        best = max(left, key=value)
        chosen.append(best)
        left = [one for one in left if not set(one.numbers) & set(best.numbers) and one.term != best.term]
    return sorted(chosen, key=lambda one: one.numbers)


def _place_keys(items: Sequence[Item]) -> list[Item]:
    """Options in an order that shares the key out among the letters; numbers stay in order of size."""
    dealt = random.Random("".join(item.id for item in items))
    used = {letter: 0 for letter in LETTERS[:OPTIONS]}
    for item in items:
        if _ordered(item):
            used[item.key_letter or "A"] += 1
    placed: list[Item] = []
    for item in items:
        if not _ordered(item):
            others = [one.text for one in item.distractors]
            open_letters = LETTERS[: len(others) + 1]
            fewest = min(used[letter] for letter in open_letters)
            letter = dealt.choice([one for one in open_letters if used[one] == fewest])
            used[letter] += 1
            dealt.shuffle(others)
            others.insert(LETTERS.index(letter), item.key)
            item = replace(item, options=tuple(others))
        placed.append(item)
    return placed


def _ordered(item: Item) -> bool:
    return number(item.key) is not None or item.key in figures.WORDS


def _too_little(utterances: Sequence[Utterance]) -> str:
    if len(utterances) < LEAST_SENTENCES:
        few = "one sentence" if len(utterances) == 1 else f"{len(utterances)} sentences"
        return f"The recording has only {few}, too few for a quiz: add a longer one, or its captions."
    return (
        "No sentence of this recording can be asked about on its own, so there is no quiz: is it mostly music or code?"
    )


def _reason(got: int, wanted: int, usable: int) -> str | None:
    if got >= wanted:
        return None
    made = "No question" if got == 0 else "Only one question" if got == 1 else f"Only {got} questions"
    return f"{made} passed the checks: {usable} of the lecture's sentences can be asked about on their own."
