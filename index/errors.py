"""The few exceptions Lemma raises on purpose. Each carries one sentence a learner or maintainer can act on."""


class LemmaError(Exception):
    """Something went wrong in a way we can explain: `str(error)` is a full sentence, safe to show."""


class BadInput(LemmaError):
    """What was given cannot be used; the sentence names it, says why, and what to do instead."""


class Unavailable(LemmaError):
    """A model, a server or a resource (disk, memory, time) is not to be had right now."""


class Cancelled(LemmaError):
    """The person who asked for this has stopped it."""
