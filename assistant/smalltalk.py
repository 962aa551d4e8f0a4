"""Short, sensible replies for messages that need no tool, each pointing to something the learner can do next.

Also what is said when a tool is wanted but something for it is missing (a hint without a problem). Which reply fits
is the router's decision; this module only words it. The same message in the same situation is always answered alike.
"""

from __future__ import annotations

import re
import zlib

from assistant.situation import Situation

_REPLIES: dict[str, tuple[str, ...]] = {
    "greeting": ("Hello. {next}", "Hi, good to see you. {next}"),
    "wellbeing": ("I'm ready to work, thank you for asking. {next}", "All well here, and ready when you are. {next}"),
    "mood": (
        "That happens to everyone who learns something hard. One small step is enough for now. {next}",
        "I hear you. Let's keep it small: one step at a time. {next}",
    ),
    "glad": ("That is good to hear. {next}",),
    "thanks": ("You're welcome. {next}", "Glad it helped. {next}"),
    "bye": ("See you. Everything here is kept for when you come back.", "Take care. We go on from here next time."),
    "help": (
        "I help with two things. **Maths problems:** paste one, and I give hints before answers, check your own work "
        "line by "
        "line, show the checked steps, animate them, or make another like it. **Lectures:** drop captions, audio or "
        "video, and I "
        "answer with quotes and their times, outline it, list its key terms and quiz you on it. {next}",
    ),
    "identity": (
        "I'm Lemma, a study assistant: a program, not a person. Maths here is checked by an algebra system and what "
        "a lecture says is "
        "quoted with its time, so you can check me. With the embedded model nothing you write leaves this machine. "
        "{next}",
    ),
    "howto": (
        "That is done on the page rather than in the chat: drop a recording or captions on the message box to add a "
        "lecture; rename "
        "and delete are in the lecture list, conversations (new, rename, delete, export) in the list beside the chat.",
    ),
    "insult": (
        "Fair enough, that was not what you needed. Tell me what went wrong, or use *This is wrong* under the "
        "answer. {next}",
        "Sorry to have been no help. Let's try it another way. {next}",
    ),
    "nonsense": ("I could not make sense of that. {next}", "That one went past me. {next}"),
    "offtopic": (
        "That is outside what I can do well; I stay with maths problems and your lectures. {next}",
        "I'm not the right one for that: I know maths problems and the lectures you bring. {next}",
    ),
    "care": (
        "I'm a study program and cannot advise on that, and it matters: please talk to someone you trust or a "
        "doctor, and call your "
        "local emergency number if it is urgent. I'm here for the studying whenever you want it.",
    ),
    "injection": ("I keep to my job: maths problems and lectures, hints before answers. {next}",),
    "language": (
        "I understand English best, sorry. In English, you can paste a maths problem (equations work in any "
        "language) and get hints, "
        "checked steps or an animation, or drop a lecture and ask about it, outline it or be quizzed on it.",
    ),
    "empty": ("There was nothing in that message. {next}",),
    "too_long": (
        "That is too long for me to read in one message. Paste the one problem or question you want to work on; for "
        "a long text or "
        "recording, drop it as a file and I will add it as a lecture.",
    ),
    "ok": ("Good. {next}", "Right. {next}"),
    "no": ("All right. {next}", "No problem. {next}"),
    "yes": ("Happy to. {next}",),
    "which": ("Gladly; which one? Say for instance *hint*, *show the steps* or *another like this*.",),
    "stop": ("Stopped. {next}",),
    "stop_quiz": ("The quiz is set aside; say *quiz me* for a new one. {next}",),
    "skip_question": (
        "A guess costs nothing here, and you will see the reason and the moment it was said. To leave the quiz say "
        "*stop the quiz*. "
        "The question was:\n\n{question}",
    ),
    "quiz_waiting": (
        "Pick the option that seems closest; the reason follows your answer. Here is the question "
        "again:\n\n{question}",
    ),
    "no_quiz": ("No quiz question is open just now. Say *quiz me* to start one. {next}",),
    "no_problem": (
        "Happy to help with that. Which problem is it? Paste it here as you have it, with its choices if there are "
        "any.",
    ),
    "no_work": ("Type your lines or your answer, one step a line, and I will check each of them.",),
    "no_lecture": ("Which lecture? Drop captions, audio or video on the chat, or open the sample lecture.",),
    "no_file": (
        "Drop the file on the message box (video, audio, .srt, .vtt or plain text), and I will take it from there.",
    ),
    "again": ("{said}",),
    "sure": (
        "The maths I show is checked step by step by an algebra system, and lecture quotes are the speaker's own "
        "words at the time given. "
        "If something still looks wrong, tell me where, or use *This is wrong* under the answer.",
    ),
    "what_next": ("What shall we look at? {next}",),
    "unsure": ("I'm not sure what you would like me to do. {next}",),
}  # fmt: skip
_PROMPTS = {
    "quiz": "The quiz question is still open; answer with a letter, or say *stop the quiz*.",
    "problem": "Shall we go on with your problem? Say *hint*, send your next line, or ask for the steps.",
    "lecture": "Ask me anything about the lecture, or say *quiz me*.",
    "": "Paste a maths problem, or drop a lecture on the chat and ask about it.",
}
_CARE = re.compile(
    r"suicid\w*|kill myself|hurt(?:ing)? myself|end (?:it all|my life)|self.?harm|depress\w*|overdos\w*|chest "
    r"(?:hurts|pain)|medicine|"
    r"medication|headache|cancer|symptom\w*|doctor|pills?\b|abus(?:e|ed|ing) me|raped?|panic attack",
    re.IGNORECASE,
)
_CRISIS = re.compile(
    r"suicid\w*|kill(?:ing)? my ?self|hurt(?:ing)? myself|end (?:it all|my life)|self.?harm"
    r"|(?:want|wanna|wish i could|going) (?:to )?die|don'?t want to (?:live|be alive|be here any ?more)"
    r"|better off dead|no reason to live",
    re.IGNORECASE,
)
_GLAD = re.compile(r"\b(?:happy|passed|great day|love|excited|like maths?)\b", re.IGNORECASE)
_MOOD = re.compile(r"\b(?:i'?m|i am|im|i feel|i had|i will never|hate|hard|bad|boring|difficult)\b", re.IGNORECASE)


def in_crisis(text: str) -> bool:
    """Whether a message speaks of dying or self-harm: that comes before anything it may ask for.

    >>> in_crisis("I hate math, I want to die"), in_crisis("when did Euler die?")
    (True, False)
    """
    return _CRISIS.search(text) is not None


def refine(kind: str, text: str) -> str:
    """A kind narrowed by what the message says: worries about health get care, moods get an encouraging word."""
    if kind in ("offtopic", "wellbeing", "insult", "unsure") and _CARE.search(text):
        return "care"
    if kind == "wellbeing":
        if _GLAD.search(text) and not re.search(r"\bare you\b|\bdo you\b", text, re.IGNORECASE):
            return "glad"
        return "mood" if _MOOD.search(text) else "wellbeing"
    return kind


def reply(kind: str, text: str, situation: Situation) -> str:
    """The words for a kind of message.

    >>> reply("empty", "", Situation())
    'There was nothing in that message. Paste a maths problem, or drop a lecture on the chat and ask about it.'
    """
    kind = refine(kind, text)
    choices = _REPLIES[kind]
    chosen = choices[zlib.crc32(text.strip().lower().encode()) % len(choices)]
    return chosen.format(next=_next(kind, situation), question=_question(situation), said=situation.said).strip()


def kinds() -> tuple[str, ...]:
    """Every kind `reply` has words for."""
    return tuple(_REPLIES)


def _next(kind: str, situation: Situation) -> str:
    if situation.quiz is not None and kind != "stop_quiz":
        return _PROMPTS["quiz"]
    if situation.problem is not None and situation.topic != "lecture":
        return _PROMPTS["problem"]
    return _PROMPTS["lecture" if situation.lecture else "problem" if situation.problem else ""]


def _question(situation: Situation) -> str:
    if situation.quiz is None:
        return ""
    lines = [f"{letter}) {text}" for letter, text in zip("ABCDE", situation.quiz.options, strict=False)]
    return "\n\n".join([f"**{situation.quiz.stem}**", *lines])
