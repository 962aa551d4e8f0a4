"""Which rows or columns of a table a phrase means: by shared words, by "not", and by numbers ("at least 2").

A phrase is compared with all headings of one side at once, by the words that set each apart from the others. What fits
no heading surely, or two without an "or", is no match but an `Ambiguous`. Meanings of words are not known here.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tools.maths.topics.data.number_ranges import Interval, interval_in
from tools.maths.topics.data.words import FUNCTION, NEGATIONS, content, stemmed, tokens


class Ambiguous(Exception):
    """The phrase may mean several things, or nothing, on this side of the table."""


@dataclass(frozen=True)
class Hit:
    """The headings a phrase means on one side, and the stems of the phrase that this explains."""

    chosen: frozenset[int]
    explained: frozenset[str]
    first: int = 0  # where in the phrase the first matched word stands


@dataclass(frozen=True)
class Side:
    """The headings of the rows or of the columns, totals left out. label: the words over them ("Number of pets").

    >>> Side(("Left-handed", "Right-handed")).match("students who are left-handed").chosen
    frozenset({0})
    """

    heads: tuple[str, ...]
    label: str = ""
    foreign: frozenset[str] = frozenset()  # stems of the other side's headings: "own" names no side if both own

    def match(self, phrase: str) -> Hit | None:
        """The headings meant, None when the phrase does not speak of this side at all. Raises Ambiguous."""
        if len(self.heads) < 2:
            return None
        if all(re.fullmatch(r"[A-Za-z]{1,2}", h) for h in self.heads) and "a" in {h.lower() for h in self.heads}:
            return self._by_letter(phrase)
        found = self._by_number(phrase)
        return found if found is not None else self._by_words(phrase)

    def _by_letter(self, phrase: str) -> Hit | None:
        """ "class A": a letter is a heading only after a word of the label, for "a" is also an article."""
        label = frozenset(content(self.label))
        said = tokens(phrase)
        places = [n for n, t in enumerate(said) if n and stemmed(said[n - 1]) in label]
        chosen = {i for n in places for i, h in enumerate(self.heads) if h.lower() == said[n]}
        if len(chosen) != len(places) or len(chosen) > 1 or NEGATIONS & set(said):
            raise Ambiguous(phrase)
        if not chosen:
            return None
        return Hit(frozenset(chosen), label | frozenset(said[n] for n in places), len(" ".join(said[: places[0]])))

    # ---- numbers ---------------------------------------------------------------------------------------------

    def _intervals(self) -> list[Interval] | None:
        out = []
        for head in self.heads:
            text = " ".join(tokens(head)) if not re.search(r"[-–+<>≤≥]", head) else head.lower()
            named = interval_in(text)
            if named is not None:
                out.append(named[0])
                continue
            numbers = re.findall(r"\d+(?:\.\d+)?", text)
            if len(numbers) != 1:
                return None
            out.append(Interval(float(numbers[0]), float(numbers[0])))
        return out if len(set(out)) == len(out) else None

    def _by_number(self, phrase: str) -> Hit | None:
        spans = self._intervals()
        if spans is None:
            return None
        text = phrase.lower()
        named = interval_in(text)
        words = set(content(self.label)) | {s for h in self.heads for s in content(h) if not s[0].isdigit()}
        if named is not None:
            wanted, said = named
            if (unit := _after(text, said)) is not None and unit in self.foreign - words:
                return None  # "at least 2 books" is no age
            chosen = {i for i, span in enumerate(spans) if span.inside(wanted)}
            if not chosen or any(not s.apart(wanted) for i, s in enumerate(spans) if i not in chosen):
                raise Ambiguous(said)
            before = re.split(r"\b(?:who|that|which|and|or|but)\b|,", text[: text.find(said)])[-1]
            if NEGATIONS & set(tokens(before)) and not re.search(r"\bnot $", before):
                raise Ambiguous(text)  # "did not sleep less than 6 hours"
            if re.search(rf"\bnot {re.escape(said)}", text):
                chosen = set(range(len(spans))) - chosen
            after = _after(text, said)
            explained = set(content(said)) | words | ({after} if after else set())
            return Hit(frozenset(chosen), frozenset(explained), text.find(said))
        return self._by_single_numbers(text, spans, words)

    def _by_single_numbers(self, text: str, spans: list[Interval], words: set[str]) -> Hit | None:
        """ "grade 9", "exactly 2 pets", "no pets": a lone number counts only beside a word of the headings."""
        parts = tokens(text)
        chosen: set[int] = set()
        explained: set[str] = set()
        places = []
        for place, part in enumerate(parts):
            value = 0.0 if part in ("no", "zero") else 1.0 if part == "one" else _float(part)
            if value is None:
                continue
            around = [stemmed(p) for p in parts[max(place - 2, 0) : place] + parts[place + 1 : place + 3]]
            beside = any(a in words for a in around)
            exactly = place > 0 and parts[place - 1] in ("exactly", "only", "or")
            hits = {i for i, s in enumerate(spans) if s.low <= value <= s.high}
            if not hits or not (beside or (exactly and (chosen or parts[place - 1] != "or"))):
                continue
            chosen |= hits
            explained |= {stemmed(part), "exactly", *(a for a in around if a in words)}
            places.append(place)
        if not chosen:
            return None
        for place, part in enumerate(parts):  # "1 or 2 goals": the first number stands beside no heading's word
            value = _float(part)
            hits = {i for i, s in enumerate(spans) if value is not None and s.low <= value <= s.high}
            if hits - chosen and {"or", "and"} & set(parts[place + 1 : place + 3]):
                chosen |= hits
                explained.add(stemmed(part))
            elif hits - chosen:
                raise Ambiguous(text)
        if len(chosen) > 1 and not {"or", "and"} & set(parts):
            raise Ambiguous(text)
        if any(p in NEGATIONS and p != "no" for p in parts[: places[0]][-4:]):
            chosen = set(range(len(spans))) - chosen
        return Hit(frozenset(chosen), frozenset(explained | words), len(" ".join(parts[: places[0]])))

    # ---- words -----------------------------------------------------------------------------------------------

    def _by_words(self, phrase: str) -> Hit | None:
        heads = [set(content(h)) for h in self.heads]
        empty = [i for i, h in enumerate(heads) if not h]
        if empty and {" ".join(tokens(h)) for h in self.heads} != {"yes", "no"} and not self._one_denies():
            return self._beside_none(phrase, empty)
        shared = set.intersection(*heads)
        own = [h - shared - self.foreign or h - shared or h for h in heads]
        if {" ".join(tokens(h)) for h in self.heads} == {"yes", "no"}:
            return self._yes_or_no(phrase)
        said = [(place, stemmed(t), t) for place, t in enumerate(tokens(phrase)) if t not in FUNCTION or t in NEGATIONS]
        only = {stemmed(t) for t in tokens(phrase) if t in ("only", "both", "each")}
        stems = {s for _, s, t in said if t not in NEGATIONS} | only
        if self._one_denies():
            return self._with_denial(phrase, stems)
        hits = [i for i, mine in enumerate(own) if mine and mine <= stems]
        hits = [i for i in hits if not any(own[i] < own[j] for j in hits)]
        hits = self._whole_or_part(hits, phrase)
        if not hits:
            if any((mine & stems) - shared for mine in own) and not hits:
                return self._by_one_word(own, stems, said)
            return None
        return self._joined(hits, own, heads, said, phrase)

    def _beside_none(self, phrase: str, empty: list[int]) -> Hit | None:
        """Headings "Dog", "Cat", "Neither": one of them is named, or the denial of all is, and nothing is denied else."""
        said = tokens(phrase)
        named = [i for i, h in enumerate(self.heads) if i not in empty and set(content(h)) & {stemmed(t) for t in said}]
        none = [i for i in empty if set(tokens(self.heads[i])) & set(said)]
        if NEGATIONS & set(said) and (named or len(none) != 1):
            raise Ambiguous(phrase)
        chosen = named + none
        if not chosen:
            return None
        if len(chosen) > 1 and "or" not in said:
            raise Ambiguous(phrase)
        explained = frozenset(s for i in chosen for s in content(self.heads[i]))
        first = min(n for n, t in enumerate(said) if stemmed(t) in explained or t in NEGATIONS)
        return Hit(frozenset(chosen), explained, first)

    def _yes_or_no(self, phrase: str) -> Hit | None:
        """ "responded no", "answered yes": only as the last word or in quotes, for "no" is also a common word."""
        match = re.search(
            r"(?:\b(?:said|say|says|answer(?:ed|s)?|respond(?:ed|s)?|replied|voted?|chose)|is|was) [\"'“”]?(yes|no)\b",
            phrase,
        )
        if match is None:
            return None
        index = next(i for i, h in enumerate(self.heads) if tokens(h) == [match.group(1)])
        before = phrase[: match.start()]
        if re.search(r"(?:\b(?:not|nor|neither|never)|n't) (?:have |has )?$", before):
            index = 1 - index
        elif re.search(r"\b(?:neither|nor|never)\b", phrase) or " or " in phrase:
            raise Ambiguous(phrase)
        return Hit(frozenset({index}), frozenset(content(match.group())), match.start())

    def _whole_or_part(self, hits: list[int], phrase: str) -> list[int]:
        """Of "dry food" and "only dry food" the one whose "only" or "both" the phrase says or leaves out."""
        if len(hits) < 2:
            return hits
        marks = {"only", "both"}
        said = marks & set(tokens(phrase))
        marked = [i for i in hits if marks & set(tokens(self.heads[i]))]
        if marked and said:
            return [i for i in marked if said & set(tokens(self.heads[i]))]
        return hits

    def _by_one_word(self, own: list[set[str]], stems: set[str], said: list[tuple[int, str, str]]) -> Hit | None:
        """A heading named by a part of its words that no other heading has: "hybrid" for "Hybrid cars"."""
        hits = []
        for i, mine in enumerate(own):
            others = set().union(*(o for j, o in enumerate(own) if j != i))
            if mine & stems - others:
                hits.append(i)
        if not hits:
            return None
        explained = frozenset(s for i in hits for s in own[i])
        return self._joined(hits, [own[i] & stems for i in range(len(own))], own, said, "", explained)

    def _joined(
        self,
        hits: list[int],
        own: list[set[str]],
        heads: list[set[str]],
        said: list[tuple[int, str, str]],
        phrase: str,
        explained: frozenset[str] = frozenset(),
    ) -> Hit:
        words = tokens(phrase) if phrase else [t for _, _, t in said]
        if len(hits) > 1 and not {"or", "and", "nor"} & set(words) and phrase:
            raise Ambiguous(phrase)
        denied = []
        for i in hits:
            places = [n for n, (_, s, _) in enumerate(said) if s in own[i]]
            before = [t for _, _, t in said[max(places[0] - 2, 0) : places[0]]] if places else []
            denied.append(any(t in NEGATIONS for t in before))
        if any(denied) and not all(denied) and not (denied[0] and "or" in words):
            raise Ambiguous(phrase)
        chosen = set(hits) if not denied[0] else set(range(len(self.heads))) - set(hits)
        first = min(place for place, s, _ in said if any(s in own[i] for i in hits))
        return Hit(frozenset(chosen), explained | frozenset(s for i in hits for s in heads[i]), first)

    def _one_denies(self) -> bool:
        """Two headings of which one says the other with "not", "no" or "did not"."""
        if len(self.heads) != 2:
            return False
        denies = [bool(NEGATIONS & set(tokens(h))) for h in self.heads]
        if denies[0] == denies[1]:
            return False
        plain, negative = (0, 1) if denies[1] else (1, 0)
        said = set(content(self.heads[negative]))
        bare_yes = {"yes"} == set(content(self.heads[plain])) and not said
        return bare_yes or not said or bool(said & set(content(self.heads[plain])))

    def _with_denial(self, phrase: str, stems: set[str]) -> Hit | None:
        negative = next(i for i, h in enumerate(self.heads) if NEGATIONS & set(tokens(h)))
        positive = 1 - negative
        topic = set(content(self.heads[positive])) | set(content(self.heads[negative]))
        topic = topic - {"yes"} or set(content(self.label))
        topic |= set(content(self.label)) if not topic & stems else set()
        touched = (topic - self.foreign or topic) & stems
        if not touched:
            return None
        parts = [(place, t) for place, t in enumerate(tokens(phrase))]
        place = next(n for n, t in parts if stemmed(t) in touched)
        denials = [n for n, t in parts if t in NEGATIONS]
        if len(denials) > 1:
            raise Ambiguous(phrase)  # "not rented without a helmet"
        denied = any(place - 4 <= n < place for n in denials)
        for later in (n for n, t in parts if n > place and stemmed(t) in touched):  # "rented without a helmet"
            between = {t for n, t in parts if denials and denials[0] < n < later}
            denied = denied or (
                any(later - 4 <= n < later for n in denials) and not between & {"and", "but", "or", "who", "that"}
            )
        return Hit(frozenset({negative if denied else positive}), frozenset(topic), place)


def _after(text: str, said: str) -> str | None:
    """The stem of the word after a range: in "at least 2 siblings" the siblings belong to it."""
    following = tokens(text[text.find(said) + len(said) :])
    return stemmed(following[0]) if following else None


def _float(part: str) -> float | None:
    return float(part) if part[0].isdigit() else None


def leftover(phrase: str, explained: Sequence[frozenset[str]], known: frozenset[str]) -> set[str]:
    """The stems of a phrase that neither a heading nor the rest of the problem explains."""
    taken = set().union(*explained, known)
    return {s for s in content(phrase) if s not in taken}
