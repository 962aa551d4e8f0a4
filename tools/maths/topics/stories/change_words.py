"""The verbs of a story that change an amount, and those among them that gather one."""

from __future__ import annotations

from tools.maths.topics.stories.nouns import stem_of

# What changes an amount. Asked for itself, it is the change.
_CHANGES_TEXT = """
    grow grows grew grown growing burn burns burned burnt drain drains drained drop drops dropped fall falls fell
    fallen rise rises rose risen increase increases increased decrease decreases decreased decline declines declined
    gain gains gained lose loses lost add adds added pour pours poured pump pumped flow flows flowed filled leak
    leaks leaked melt melts melted evaporate evaporates evaporated deposit deposits deposited withdraw withdraws
    withdrew withdrawn save saves saved savings spend spends spent use uses used consume consumes consumed read
    reads eat eats ate eaten sell sells sold give gives gave given pay pays paid repay repays repaid earn earns
    earned make makes made collect collects collected receive receives received climb climbs climbed descend
    descends descended travel travels traveled travelled drive drives drove driven walk walks walked run runs ran
    remove removes removed shrink shrinks shrank shrunk change changes changed cool cools cooled warm warms warmed
    accumulate accumulates accumulated bought buy buys completed finished raise raises raised score scores scored
    write writes wrote written print printed sink sinks sank taken took takes released moved planted built typed
    produced delivered donated
"""
CHANGES = frozenset(_CHANGES_TEXT.split())
_GATHERS_TEXT = "save saved savings earn raise raised collect collected accumulate make"
GATHERS = frozenset(stem_of(w) for w in _GATHERS_TEXT.split())
