"""From a message to a tool's arguments: the search query, the quiz's size and subject, the option meant, the file
named.

Each function takes the learner's words (and what is open) and returns plain values; none decides which tool to call.
"""

from __future__ import annotations

import re
from itertools import takewhile

from assistant import wording
from assistant.situation import Question, Situation

MOST_QUESTIONS = 50
_STEP_AWAY = 20  # seconds: how far "and after that?" moves from the quoted moment

# --- files

_FILE = re.compile(
    r"(?:\"([^\"\n]+\.(?:EXT))\"|'([^'\n]+\.(?:EXT))'|(https?://\S+|[^\s\"'<>|]+\.(?:EXT)))(?=[\s\"'),.;:!?]|$)".replace(
        "EXT",
        "mp4|mkv|webm|mov|avi|m4v|mp3|m4a|wav|flac|ogg|opus|aac|srt|vtt|sbv|json|txt|pdf|docx?|pptx?|zip",
    ),
    re.IGNORECASE,
)


def file_named(text: str) -> str | None:
    """The media or caption file (or http link) a message names; None when it names none.

    >>> file_named("please transcribe talk.wav")
    'talk.wav'
    """
    match = _FILE.search(text[:4000])
    return next(group for group in match.groups() if group).rstrip(".,;:!?)") if match else None


# --- search

_SEARCH_VERB = re.compile(
    r"^(?:(?:please\s+)?(?:search|look)(?: through| in)?(?: (?:my|the|all|all my))?(?: lectures?| videos?| "
    r"transcripts?)? (?:for|up)|look up)\s+",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\b(?:after|next|then|before|previous(?:ly)?|earlier|following|later)\b", re.IGNORECASE)
_POINTING = wording.listed(
    "what who where when which how why does did do is are was were that this it its the a an and or of to in on "
    "about after before next then "
    "comes come say says said mean means explain more tell me please again part bit there so he she they you can "
    "could i dont don't get "
    "understand understood example give such thing one for like happens happened would should have has word words "
    "simpler more detail "
    "expand elaborate clarify huh follow really sure just confused confusing makes make no sense still not but"
)
_LAST_TIME = re.compile(r"\[((?:\d{1,2}:)?\d{1,2}:\d{2})\](?!.*\[(?:\d{1,2}:)?\d{1,2}:\d{2}\])", re.DOTALL)


def query(text: str, situation: Situation) -> str:
    """What to search a lecture for. A message with content of its own is searched for as it stands, politeness
    aside; one that only points ("why?", "and after that?", "tell me more") takes its content from what was asked
    before.
    """
    bare = _SEARCH_VERB.sub("", wording.polite_off(text)) or text.strip()
    if not is_pointing(bare) or not situation.said:
        return bare
    quoted = _LAST_TIME.search(situation.said)
    if quoted and _ELSEWHERE.search(bare):
        back = re.search(r"\b(?:before|previous|earlier)", bare, re.IGNORECASE)
        return f"what is said at {_shifted(quoted.group(1), -_STEP_AWAY if back else _STEP_AWAY)}"
    subject = situation.asked
    if subject is None:
        quote = re.search(r"[“\"](.{8,}?)[”\"]", situation.said)
        subject = quote.group(1) if quote else None
    if subject is None:
        return bare
    return f"why {subject}" if wording.has("why", bare) and not subject.lower().startswith("why") else subject


def is_pointing(text: str) -> bool:
    """Whether a message has no content words of its own, only words that point at what was said."""
    if re.search(r"\d{1,2}:\d{2}|\bminute\b", text):
        return False
    return all(word in _POINTING for word in re.findall(r"[a-z']+", text.lower()))


def _shifted(moment: str, by: int) -> str:
    seconds = 0
    for part in moment.split(":"):
        seconds = seconds * 60 + int(part)
    minutes, rest = divmod(max(0, seconds + by), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def text_given(text: str) -> str | None:
    """A text pasted to be worked on ("key terms of this text: …"): what follows a colon or line break, if long."""
    parts = re.split(r":\s+|\n+", text.strip(), maxsplit=1)
    return parts[1].strip() if len(parts) == 2 and len(parts[1].split()) >= 8 else None


# --- quiz

_COUNTED = re.compile(
    r"\b(?P<n>\d{1,3}|NUMBERS)\s+(?:\w+[\s-]+){0,3}?(?:questions?|q'?s|mcqs?|items?|problems?|exercises?|cards?|things)\b"
    r"|\b(?P<q>\d{1,3}|NUMBERS) (?:if possible|this time|of them)\b"
    r"|\b(?:ask|give|quiz|test)(?: me)?(?: with| of)?\s+(?P<m>\d{1,3}|NUMBERS)\b(?!\s*:)"
    r"|\bquiz (?:of|with)\s+(?P<o>\d{1,3}|NUMBERS)\b|^\W*(?P<p>\d{1,3}|NUMBERS)(?: of them)?\W*(?:please)?\W*$".replace(
        "NUMBERS", "|".join(sorted(wording.NUMBER_WORDS, key=len, reverse=True))
    ),
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:on|about|over|regarding|covering|for|in|from|to do with|of)\s+(?P<what>.+?)[\s.?!,]*$", re.IGNORECASE
)
_BEFORE_QUIZ = re.compile(
    r"^(?:an?|some|the|\d+|my|me|give|make|create|do|start|quick|short|new|another|little|practi[cs]e)\b", re.I
)
_FOCUS = re.compile(
    r"^(?:me|us|the|my|all|everything|what|whatever|that|this|it|these|those|today'?s|whole|entire|last|same|"
    r"lectures?|videos?|talk|material|topic|content|recording|class|chapter|part|section|problem|equation|i|we|just|"
    r"watched|"
    r"learn(?:ed|t)?|heard|covered|saw|seen|read|have|'ve|from|in|of|about|far|so|please|pls|now|course|exam|test|"
    r"practice|one)$",
    re.IGNORECASE,
)
_MATHS_SKILL = re.compile(
    r"\b(?:linear|equations?|inequalit\w+|quadratics?|factor\w*|systems?|percent\w*|ratios?|proportions?|"
    r"probabilit\w+|functions?|"
    r"slopes?|exponents?|exponentials?|polynomials?|radicals?|geometry|area|volume|angles?|triangles?|trig\w*|"
    r"circles?|statistics|"
    r"means?|medians?|averages?|fractions?|decimals?|algebra|word problems|rates?|units|expressions?|parabolas?|"
    r"pythagor\w+|"
    r"scatter ?plots?|sat|maths?|arithmetic|lines|square roots?|absolute values?)\b",
    re.IGNORECASE,
)


def count(text: str) -> int | None:
    """How many questions are wanted, when a message says so.

    >>> count("give me ten questions on mitosis"), count("quiz me")
    (10, None)
    """
    line = re.sub(r"\bhalf a dozen\b", "6", wording.plain(text), flags=re.IGNORECASE)
    match = _COUNTED.search(line)
    if match is None:
        return None
    word = next(group for group in match.groups() if group).lower()
    number = int(word) if word.isdigit() else wording.NUMBER_WORDS.get(word, 0)
    return min(number, MOST_QUESTIONS) if number >= 1 else None


def subject(text: str) -> str | None:
    """What a quiz should be about, when a message names it; None for "this", "the lecture" and the like.

    >>> subject("quiz me on linear equations please"), subject("quiz me on this lecture")
    ('linear equations', None)
    """
    bare = wording.polite_off(wording.plain(text))
    match = _SUBJECT.search(bare)
    what = match.group("what") if match else ""
    if not what and (before := re.match(r"^(.*?)\s+(?:quiz|questions|test|mcqs?)\W*$", bare, re.IGNORECASE)):
        words = before.group(1).split()
        while words and _BEFORE_QUIZ.match(words[0]):
            words.pop(0)
        what = " ".join(words)
    words = re.findall(r"[\w'-]+", what)
    if (
        not words
        or all(_FOCUS.match(word) for word in words)
        or re.match(r"(?:this|the|that|my) (?:lecture|video|talk)", what)
    ):
        return None
    return what.strip(" .?!")


def is_maths_skill(name: str) -> bool:
    """Whether a quiz subject names a field of school mathematics."""
    return _MATHS_SKILL.search(name) is not None


# --- the option meant

_ORDINALS = {
    "first": 0, "1st": 0, "top": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "fifth": 4,
    "5th": 4, "last": -1, "bottom": -1, "final": -1,
}  # fmt: skip
_LETTER = re.compile(r"(?<![\w'])\(?([A-Ea-e])(?=[).:,;!?\s]|$)")
_SAYS_LITTLE = wording.listed(
    "i i'd i'll id ill its it's it is the answer option choice letter think guess say going go with must be would "
    "pick choose "
    "my final maybe probably hmm hm um uh so definitely sure pretty one ok okay please pls because she he said and "
    "of to for that this "
    "was no wait actually sorry not yes correct right should take number am about with where has have they their in "
    "on at by supposed obviously"
)


def option(text: str, question: Question) -> str | None:
    """The answer a message gives to an open quiz question: an option's letter, an option's text, or a number typed.

    >>> option("the second one", Question("Which?", ("red", "blue", "green")))
    'B'
    >>> option("blue i think", Question("Which?", ("red", "blue", "green")))
    'blue'
    """
    line = wording.plain(text).strip()
    options = question.options
    words = [w for w in re.findall(r"[\w'./-]+", line.lower()) if w not in _SAYS_LITTLE]
    said = " ".join(words).strip(".")
    if not options:
        return line if re.fullmatch(r"[-+$]?[\d.,/]+%?", said) else None
    texts = [_norm(o) for o in options]
    if _norm(line) in texts or _norm(said) in texts:
        return options[texts.index(_norm(line) if _norm(line) in texts else _norm(said))]
    return _lettered(line, words, len(options)) or _ordinal(words, line, len(options)) or _worded(line, options)


def _lettered(line: str, words: list[str], many: int) -> str | None:
    letters = [m.group(1).upper() for m in _LETTER.finditer(line)]
    short = [w for w in words if not re.fullmatch(r"[a-e]\.?", w)]
    if (
        letters
        and "A" in letters
        and len(letters) == 1
        and re.search(r"\ba\s+[a-z]{3,}", line)
        and not re.search(r"\bA\b", line)
    ):
        return None  # the article
    leads = re.match(r"\W*([A-Ea-e])\s*(?:[).,:;!-]|\bbecause\b|\bsince\b)", line) or re.search(
        r"(?:^|\W)([A-E])[.!]?$", line
    )
    if leads and len(set(letters)) <= 1:
        lead = leads.group(1).upper()
        return lead if "ABCDE".index(lead) < many else None
    if not letters or (
        len(short) > 3
        and not re.search(r"\b(?:answer|option|choice|it'?s|think|go(?:ing)? with|pick|choose|say)\b", line, re.I)
    ):
        return None
    if len(set(letters)) > 1 and not re.search(
        r"\b(?:no wait|wait|actually|sorry|not|rather|change|mean)\b", line, re.IGNORECASE
    ):
        return None
    chosen = letters[-1]
    return chosen if "ABCDE".index(chosen) < many and not line.endswith("or") else None


def _ordinal(words: list[str], line: str, many: int) -> str | None:
    if len(words) > 3 or re.search(r"\b(?:skip|next|question|hint|stop)\b", line, re.IGNORECASE):
        return None
    for word in words:
        index = _ORDINALS.get(word)
        if index is None and word.isdigit() and len(words) == 1 and 1 <= int(word) <= many:
            index = int(word) - 1
        if (
            index is None
            and word in ("two", "three", "four")
            and re.search(r"\b(?:option|number|choice|answer)\b", line, re.I)
        ):
            index = wording.NUMBER_WORDS[word] - 1
        if index is not None and index < many:
            return "ABCDE"[index % many]
    return "A" if re.search(r"\b(?:option|number|choice) one\b", line, re.IGNORECASE) else None


def _worded(line: str, options: tuple[str, ...]) -> str | None:
    """The one option whose words the message repeats."""
    phrase = _norm(line)
    holding = [o for o in options if len(phrase.split()) >= 2 and phrase in _norm(o)]
    if len(holding) == 1:
        return holding[0]
    said = set(phrase.split()) - _SAYS_LITTLE
    if not said or re.match(
        r"^\W*(?:what|why|how|where|when|who|which|can|could|skip|stop|hint)\b", line, re.IGNORECASE
    ):
        return None
    shares = []
    for choice in options:
        theirs = set(_norm(choice).split()) - _SAYS_LITTLE
        both = sum(any(_kin(a, b) for b in theirs) for a in said)
        shares.append(
            max(both / len(said), both / max(1, len(theirs)) if len(said) <= 2 * len(theirs) + 4 else 0)
            if both
            else 0.0
        )
    best = max(shares)
    return options[shares.index(best)] if best >= 0.6 and sum(s > best - 0.2 for s in shares) == 1 else None


def _kin(one: str, other: str) -> bool:
    """The same word, or two forms of it (dense, density; mitochondria, mitochondrion)."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one == other or (same >= 4 and same >= 0.7 * min(len(one), len(other)))


def _norm(text: str) -> str:
    return " ".join(re.findall(r"[\w./%+-]+", text.lower().replace("$", "").replace("\\", ""))).strip(". ")
