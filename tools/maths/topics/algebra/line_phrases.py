"""The vocabulary of lines: how they are named, what is said of them, and what is asked.

Each event has a pattern; `lines.py` scans a sentence from left to right and hands every event to its method.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

from tools.maths.topics.algebra import phrases

NAME = r"(?:⟦S\d+⟧|[b-zℓ](?![\w'-]))"
_VALUE = r"⟦[NMES]\d+⟧"
_PAIRS = r"⟦T\d+⟧(?:(?:,? and|,) (?:the point )?⟦T\d+⟧)*"

_WHICH = r"which(?: one)? of the following"
_LINE = rf"(?P<article>the |a |an |this |that |another |each |both |any )?(?:same )?(?:straight |linear )?(?:line|graph of (?:the )?(?:linear )?(?:function|equation|relationship)|graph of(?= ⟦[RF])|graph of (?:line )?(?={NAME})|graph|function|relationship between ⟦S\d+⟧ and ⟦S\d+⟧|relationship|linear relation)(?: segment)?(?: (?P<name>{NAME})(?! and {NAME} (?:are|intersect)))?"
_AXIS = r"(?P<axis>[xy])"

# event -> pattern; the scan takes the longest-standing alternative first, at each place of the sentence
_EVENTS: list[tuple[str, str]] = [
    # asking
    ("ask:equation", rf"(?:{_WHICH}|which)(?: equations?| functions?| could be| can be)* (?:(?:is|are|could be|can be|must be|gives|shows) (?:the |an )?(?:equations?|rule|formula) (?:of|for|that (?:represents|defines|describes|models))|(?:correctly |best )?(?:represents?|defines?|describes?|models?|gives?|shows?|could represent|could define|expresses))(?= )"),
    ("ask:equation", r"(?:what is|find|determine|give|write) (?:the |an )(?:equation|rule) (?:of|for|that (?:represents|defines|describes))"),
    ("ask:equation", rf"{_WHICH} (?:equations )?(?:relates|shows the relationship between|represents the relationship between) ⟦S\d+⟧ (?:and|to) ⟦S\d+⟧"),
    ("ask:parallel", rf"(?:{_WHICH}(?: equations| lines)*|which(?: line| equation)) (?:is|represents a line that is|is an equation of a line that is|is the equation of a line that is|defines a line that is|has a graph that is|represents a line) (?P<kind>parallel|perpendicular) to"),
    ("ask:point", rf"(?:{_WHICH}(?: ordered pairs| points| coordinates| coordinate pairs| is| could be| are| does| must)*|which(?: point| ordered pair))(?: ⟦T\d+⟧)?,?(?: is| are| lies?| the coordinates of| a| another| that| also| must| could| be)*(?P<neg> not)?(?: also| lie| lies)*(?: a| the coordinates of a| another)?(?: (?:point|solution))?(?: that)?(?: lies?| is)? (?:on|contained in)(?= )"),
    ("ask:through", rf"(?:also |must |could |does |will )*(?P<neg>not )?(?:also )?(?:pass(?:es)? through|contains?|goes? through) {_WHICH}(?: points| ordered pairs)?"),
    ("ask:through-of", rf"(?:through )?{_WHICH}(?: points| ordered pairs)? (?:does|do|must|will)(?= )"),
    ("ask:slope", r"(?:what is|find|determine|calculate|what would be|what must be|give|state) (?:the )?(?:value of (?:the )?)?(?:slope|gradient|constant rate of change|average rate of change|rate of change)(?: ⟦S\d+⟧,?)? (?:of|for)"),
    ("ask:intercept", rf"(?:what is|what are|find|determine|calculate|give|state|which of the following is) (?:the )?(?:value of (?:the )?)?(?:coordinates of (?:the )?)?(?:[xy]-coordinate of (?:the )?)?{_AXIS}-intercept (?:of|for)"),
    ("ask:intercept", rf"(?:what is|find|determine) its {_AXIS}-intercept(?= ?[?.])"),
    ("ask:cross", r"(?:at|in) (?:what|which)(?: point| value of (?:[xy]|⟦S\d+⟧))? (?:does|will|do)(?= )"),
    ("ask:cross-of", r"(?:what is|what are|find) (?:the )?(?:[xy]-coordinate|coordinates|value of ⟦S\d+⟧)? ?(?:of (?:the )?point )?(?:where|at which|in which)(?= )"),
    ("crosses", rf"(?:crosses|cross|intersects?|meets?|hits?) the {_AXIS}-axis(?! at)(?= ?[?.]| in the (?:xy-plane|coordinate plane))"),
    ("ask:at", r"(?:what is|find) the (?P<want>[xy])-coordinate of (?:the|a) point (?:on|of)"),
    ("with-coordinate", rf"(?:with|whose|that has|has|for which the|at which the|having) (?:an? |the )?(?P<have>[xy])-coordinate (?:of |is |equal to |equals )?(?P<value>{_VALUE})"),
    ("ask:value", rf"(?:{phrases.WHAT}|then) (?:the )?(?:value of )?(?P<node>⟦[ES]\d+⟧)(?: equal to| equal)?{phrases.AT}"),
    ("ask:value", r"(?:for|at) what value of (?P<node>⟦S\d+⟧) (?:is|are|does|do|will)"),
    # saying
    ("plane", r"on (?:a|the) (?:coordinate |city |town |street )?map|(?:(?:when|is|are) graphed )?(?:in|on) the (?:standard )?(?:xy-plane|\(?x, ?y\)? coordinate plane|coordinate plane)"),
    ("two", rf"(?:the )?(?:lines|graphs of(?: the (?:linear )?(?:functions|equations))?) (?P<one>{NAME}|⟦[RF]\d+⟧) and (?P<other>{NAME}|⟦[RF]\d+⟧)(?: in the xy-plane)?(?:,? where {NAME} is a constant,?)? (?:are )?(?P<kind>parallel|perpendicular)(?: lines)?(?: to each other)?"),
    ("relation", r"(?P<and>,? and )?(?:that |which )?(?:(?:is|are|be|lies|runs) )?(?P<kind>parallel|perpendicular) to"),
    ("same", r"(?P<and>,? and )?(?:(?:that|which) )?has the same (?P<what>slope|y-intercept|x-intercept) as"),
    ("lie-on", rf"(?:the )?(?:points? )?(?P<points>{_PAIRS}) (?:both |all )?(?:lies?|are|is) (?:both |all |also )?(?:points? )?on"),
    ("points-of", rf"(?:the )?(?:points? |coordinates |ordered pairs? )(?P<points>{_PAIRS})(?: (?:are|is|lie|lies))*(?: points?)? (?:on|of)"),
    ("intercepts", r"(?P<and>,? and )?(?:(?:that|which|it) )?(?:(?:crosses|cross|intersects?|meets?) )(?:the )?(?P<axis>[xy])-axis at (?:the )?(?:point )?(?:⟦S\d+⟧ ?= ?)?(?P<value>⟦[TNMES]\d+⟧|⟦R\d+⟧)(?: and (?:(?:crosses|intersects) )?the (?P<axis2>[xy])-axis at (?:the )?(?:point )?(?P<value2>⟦[TNMESR]\d+⟧))?"),
    ("through", rf"(?P<and>,? and )?(?:(?:that|which|it|also) )*(?:(?:passes|pass|goes|going|passing|drawn|runs) )?(?:through|contains|contain|containing|joining|joins|connecting|includes) (?:both )?(?:the )?(?:points? )?(?:(?:with coordinates|whose coordinates are) )?(?P<points>{_PAIRS})"),
    ("origin", r"(?P<and>,? and )?(?:(?:that|which|it|also) )*(?:(?:passes|pass|goes|passing) )?(?:through|contains|containing) (?:both )?the origin(?: (?P<more>and (?:the )?(?:points? )?⟦T\d+⟧))?"),
    ("slope", rf"(?P<and>,? and )?(?:(?:that|which|it) )?(?:(?:has|have|having|with|whose|of|where the|if the|and the) )?(?:a |the |an |its )?(?:slope|gradient|constant rate of change|rate of change)(?: of (?:the |this )?(?:line|graph))?(?: (?:is|of|equal to|equals|that is|which is))*(?: equal to)? (?P<value>{_VALUE})"),
    ("intercept", r"(?P<and>,? and )?(?:(?:that|which|it) )?(?:(?:has|have|having|with|whose|and whose|where the|and the|if the) )?(?:an? |the |its )?(?P<axis>[xy])-intercept(?: of (?:the |this )?(?:line|graph))?(?: (?:is|of|at|equal to))* (?:the point |the origin )?(?P<value>⟦[TNMES]\d+⟧)"),
    ("equation", r"(?P<and>,? and )?(?:(?:that|which|it|whose|where) )?(?:(?:has|have|having|with|is|can be|was) )*(?:(?:an?|the|its) )?(?:(?:given|defined|represented|described|modeled|determined) by )?(?:(?:an?|the|its) )?(?:(?:equation|function|rule|graph)s? )?(?:(?:is|of|by|as) )?(?:the )?(?:equation )?(?P<equation>⟦[RF]\d+⟧)"),
    ("equation", r"(?:lies|runs|goes) along (?:the )?(?:line |graph of )?(?P<equation>⟦[RF]\d+⟧)"),
    ("function", r"(?:the )?(?:functions? )?(?P<name>⟦S\d+⟧|(?<= )[b-z]|(?<=^)[b-z]) is (?:a )?linear(?: function)?"),
    ("linear", r"is (?:a )?linear(?: function)?|is a (?:straight )?line"),
    ("table", r"(?:(?:(?:the|this) table(?: above| below| shown)? (?:above |below )?(?:shows|gives|lists|contains) )?(?:some|several|⟦N\d+⟧|selected|pairs of|a few|the)(?: (?:pairs|of|corresponding|some|selected))* values (?:of|for|satisfying|that satisfy)(?: ⟦S\d+⟧ and (?:their|its|the) corresponding values of)?|(?:is|are) (?:shown|given|listed|represented)(?: (?:in|by) the table)?(?: (?:above|below))?|(?:in|from) the table(?: (?:above|below))?|⟦B\d+⟧)"),
    ("symmetric", r"for (?:all|every|any|each) (?:real )?(?:values? of |numbers? )?⟦S\d+⟧"),
    ("line", _LINE),
    ("it", r"\bit\b"),
]  # fmt: skip
EVENT_PATTERNS = [(event, re.compile(pattern)) for event, pattern in _EVENTS]
