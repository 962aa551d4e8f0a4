r"""The vocabulary of problems made of formulas: how equations are pointed at, what is said of them and what is asked.

Every pattern works on a stem's sentences, where formulas are placeholders (⟦R0⟧ relation, ⟦S1⟧ letter, …). What the
phrases mean together is put together in `facts.py`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

LETTER = r"⟦S\d+⟧"
LETTERS = rf"{LETTER}(?:(?:, and|,| and| or) {LETTER})*"
NUMBER = r"⟦[NMP]\d+⟧"
ANY = r"⟦[ESNMPFR]\d+⟧"

_POINTING = r"(?:the|this|that|these|those|both|each|all|of|given|above|below|following|⟦N\d+⟧|linear|simultaneous|original|same|whole)"
_THING = (
    r"(?:equations?|systems?(?: of (?:the )?(?:⟦N\d+⟧ )?(?:linear )?(?:equations|inequalities))?|inequalit(?:y|ies))"
)
_WHERE = r"(?: (?:given |shown |listed |written )?(?:above|below|shown|given|here))?"
_LISTED = r"⟦[RF]\d+⟧(?:(?:, and|,|;| and) ⟦[RF]\d+⟧)*"
# "the system of equations above", "the equation ⟦R0⟧", "⟦R0⟧ and ⟦R1⟧", "it"
REF = rf"(?:(?:{_POINTING} )*{_THING}{_WHERE}(?: {_LISTED})?|{_LISTED}|it|this|both)"

REAL = r"(?:(?:distinct|different|real|possible|unique|correct) )*"
PICK = r"(?:(?P<pick>greatest|largest|maximum|biggest|least|smallest|minimum|lowest|highest|greater|larger|smaller|positive|negative|only) )?"
WHAT = r"(?:what(?:'s| is| are| was| will be| would be| must be)|which (?:is|are)|which of the following (?:is|are|could be|must be|gives|equals|shows|can be)(?: equal to)?|find|determine|calculate|compute|give|state|work out|identify|tell me)"
_SUCH = rf"(?:,? (?:that|which|for which|such that|so that|if) (?:(?:will |would )?(?:satisf(?:y|ies)|makes?|solves?|is a solution (?:to|of)) {REF}(?: true)?|{REF} (?:is|are) (?:true|satisfied)|{REF}(?= ?[?.])))?"
AT = r"(?:,? (?:when|if|where|for|at|given that) (?P<at>⟦R\d+⟧))?"

# kind -> patterns; the first that matches decides, so that longer ways of asking stand before shorter ones
ASKS: list[tuple[str, str]] = [
    ("count", rf"how many {REAL}solutions?(?: ⟦T\d+⟧)? (?:(?:does|do|will|would|can) {REF}(?:, {LETTER},?)? have|(?:are there|exist)(?: (?:to|for|of) {REF})?|(?:to|for|of) {REF}(?: are there| exist)?)"),
    ("count", rf"{REF} (?:has|have) how many {REAL}solutions?"),
    ("count", rf"(?:how many|for how many) {REAL}(?:real )?(?:numbers?|values?)(?: of)? {LETTER}(?: that)? (?:(?:satisf(?:y|ies)|makes?|solves?) {REF}(?: true)?|is {REF} true)"),
    ("count", rf"(?:what is|find|determine|give|state) the number of {REAL}solutions?(?: ⟦T\d+⟧)? (?:(?:to|of|for) {REF}|that {REF} (?:has|have))"),
    ("count", rf"which of the following (?:statements )?(?:best |correctly |accurately )?(?:describes|is true about|must be true about|is a true statement about) (?:the )?(?:number of )?{REAL}solutions?(?: ⟦T\d+⟧)? (?:(?:to|of|for) {REF}|{REF} (?:has|have))"),
    ("count", rf"(?:at|in) how many points (?:do|does|will) the (?:graphs?|lines?)(?: (?:of|with|represented by|given by|defined by))?(?: equations?)?(?: {REF})? (?:intersect|meet|cross)(?: each other)?"),
    ("express", rf"(?:which of the following (?:equations? |expressions? |formulas? )?(?:correctly |best )?(?:expresses|express|gives|shows|represents|defines|describes|is|has|could be used to find|can be used to find)|which (?:equation|expression|formula)(?: correctly| best)? (?:expresses|gives|shows|represents|defines|is|has)|what is|find|express|write|solve(?: {REF})? for|give|rearrange {REF} to (?:give|express|find)|which of the following is equivalent to) (?:the )?(?:formula for )?(?:value of |quantity )?(?P<letter>{LETTER}),?(?: (?:written|expressed|correctly expressed|solved))? (?:in terms of|as a function of) (?P<terms>{LETTERS}|the other (?:variables|quantities|letters)|the remaining variables)"),
    ("express", rf"in terms of (?P<terms>{LETTERS}), (?:what is|which of the following (?:is|gives|expresses|represents)|find|express)(?: equal to)? (?:the value of )?(?P<letter>{LETTER})"),
    ("express", rf"(?:which of the following (?:equations? |formulas? )?(?:is|shows|gives|correctly shows|results from)|which (?:equation|formula) (?:is|shows|gives)|what is) (?:(?:the result of solving )?{REF}(?: correctly)?,? (?:correctly )?(?:solved|rearranged|solving|rewritten)|(?:correctly )?solved) for (?P<letter>{LETTER})"),
    ("express", rf"(?:solve|rearrange) {REF} for (?P<letter>{LETTER})(?= ?[.?]|$)"),
    ("express", rf"(?:which of the following (?:equations? )?(?:correctly )?(?:solves|isolates)) (?:{REF} for )?(?P<letter>{LETTER})"),
    ("integers", rf"(?:how many|what is the number of|find the number of) (?P<sort>positive |negative |non-?negative )?(?:integers?|integer values?|whole numbers?|whole-number values?)(?: (?:of|for))?(?: (?P<letter>{LETTER}))?(?: (?:are|that are|which are))?(?: (?:satisf(?:y|ies)|solutions? (?:to|of)|make|in the solution(?: set)? (?:to|of)|does|are there in|solve) {REF}(?: true)?)?"),
    ("value", rf"(?:{WHAT}|which is) (?:the |a |an )?{PICK}(?:possible )?(?:integer|whole-number|whole number) (?:solution|that (?:is a solution (?:to|of)|satisfies|solves)|value of (?P<node>{ANY})(?: (?:that (?:satisfies|makes|is a solution (?:to|of))|for which|such that|if))?|(?P<node2>{LETTER})(?: that satisfies| for which| such that)?)(?: (?:to|of))?(?: {REF})?(?: (?:is )?true)?"),
("possible", rf"which(?: one)?(?: of the following)?(?: numbers?| values?| integers?)? (?:(?:is|could be|can be|represents|must be)(?P<neg> not)?|(?P<neg2>cannot be|can't be|could not be)) (?:a |an |the |one )?possible (?:integer )?values? (?:of|for) (?P<node>{ANY}){_SUCH}"),
    ("value", rf"(?:what is|find|determine) the (?P<coordinate>[xy])-(?:coordinate|value) of (?:the |their )?(?:(?:point|solution|ordered pair)(?: ⟦T\d+⟧)?(?: (?:to|of) (?:intersection of )?(?:the (?:graphs?|lines?) of )?{REF}| (?:where|at which|in which|that satisfies)(?: (?:the )?(?:graphs?|lines?)(?: of)?)?(?: {REF})?(?: (?:intersect|meet|cross))?)?|intersection of (?:the (?:graphs?|lines?) )?(?:of )?{REF})"),
    ("possible", rf"which(?: one)?(?: of the following)?(?: numbers?| values?| integers?)? (?:(?:could be|can be|might be)(?P<neg> not)?|(?P<neg2>cannot be|can't be|could not be)) (?:a |the |equal to )?(?:value of )?(?P<node>{ANY})(?= ?[,.?]|{_SUCH} ?[,.?]){_SUCH}"),
    ("member", rf"which(?: one)?(?: of the following)?(?: (?:numbers?|values?|integers?|ordered pairs?|points?|coordinates|coordinate pairs?|choices?|inequality|inequalities))?(?: (?:of|for) {LETTER})?(?: ⟦T\d+⟧)?(?:,| that)? (?:(?:is|are|could be|can be|represents|describes|gives|shows)(?P<neg> not|n't)?|(?P<neg2>cannot be|can't be|could not be|may not be)) (?:a |an |one of the |in the |part of the |among the |the |all the |all )*(?:possible )?(?:solutions?(?: set)?|values? of {LETTER} that satisf(?:y|ies)|coordinates of a (?:point|solution)(?: that satisf(?:y|ies))?)(?: ⟦T\d+⟧)?(?: (?:to|of|for|in))?(?: {REF})?"),
    ("member", rf"which(?: one)?(?: of the following| number| numbers?)?(?: (?:numbers?|values?|integers?|ordered pairs?|points?|coordinates|coordinate pairs?|choices?))?(?: (?:of|for) {LETTER})?(?: ⟦T\d+⟧)?(?:,| that)? (?:(?P<negdoes>does not|do not|doesn't|fails to) (?:satisfy|make|solve)|satisf(?:y|ies)|makes?|solves?) {REF}(?: true)?"),
    ("value", rf"{WHAT} (?:the |a |an |all |all the |all possible )?{PICK}{REAL}values? (?:of|for) (?:the constant |the )?(?P<node>{ANY}){AT}{_SUCH}"),
    ("value", rf"(?:what|which)(?: of the following)? {PICK}{REAL}values? (?:of|for) (?P<node>{LETTER}) (?:(?:satisf(?:y|ies)|makes?|solves?|is the solution (?:to|of)|is a solution (?:to|of)) {REF}(?: true)?|(?:makes?|gives?|results? in))"),
    ("member", rf"for which of the following {REAL}values? (?:of|for) {LETTER},? (?:(?:is|are|does|will) {REF}(?P<neg> not| false)?(?: true| hold)?)"),
    ("value", rf"(?:what|which) (?:number|value)(?: of)? (?P<node>{LETTER}) (?:satisf(?:y|ies)|makes?|solves?) {REF}(?: true)?"),
    ("value", rf"(?:for|at) (?:what|which)(?: of the following)? {PICK}{REAL}values? (?:of|for) (?:the constant )?(?P<node>{LETTER}),? (?:is|are|does|do|will|would) {REF}(?: true(?! for (?:all|every|any|each|no)))?"),
    ("value", rf"(?:for|at) (?:what|which)(?: of the following)? {PICK}{REAL}values? (?:of|for) (?:the constant )?(?P<node>{LETTER}),? (?:is|are|does|do|will|would)"),
    ("value", rf"(?:what|which) values? (?:of|for) (?:the constant )?(?P<node>{LETTER}) (?=(?:gives|results in|produces|ensures|means|leads to) )"),
    ("pair", rf"(?:{WHAT}|which) (?:the |of the following )?(?:ordered pair |point |solution |coordinates )?(?:⟦T\d+⟧ )?(?:that |which )?(?:is |are )?(?:a |the )?(?:satisf(?:y|ies)|solution)(?: set)?(?: ⟦T\d+⟧)?(?: (?:to|of|for))?(?: {REF})"),
    ("pair", rf"(?:{WHAT}|at what|at which|in which) (?:the )?(?:point|coordinates|ordered pair)(?: ⟦T\d+⟧)? (?:of (?:the (?:point of )?)?intersection|(?:do|at which|where|in which) (?:the )?(?:graphs?|lines?)(?: of)?(?: {REF})? (?:intersect|meet|cross))(?: of (?:the )?(?:graphs? of |lines? )?{REF})?"),
    ("pair", r"(?:what is|find|determine|give) (?:the )?(?:solution |ordered pair |point )?⟦T\d+⟧"),
    ("solve", rf"{WHAT} (?:the |all |all of the |a )?{PICK}{REAL}(?:solutions?|solution sets?|roots?)(?: (?:to|of|for))?(?: {REF})?"),
    ("solve", rf"which of the following (?:inequalit(?:y|ies) |choices |intervals |sets )?(?:correctly |best )?(?:represents?|describes?|gives?|shows?|expresses|contains) (?:all |the |every )*(?:of the )?(?:possible )?(?:solutions?|solution set|values? of {LETTER}(?: that satisf(?:y|ies))?|set of (?:all )?(?:solutions|possible values of {LETTER}))(?: (?:to|of|for))?(?: {REF})?"),
    ("value", rf"solve for (?P<node>{LETTER})(?! and)(?: in)?:?(?: {REF})"),
    ("solve", rf"solve(?: for {LETTER}(?: and {LETTER})?)?(?: in)?:?(?: {REF})"),
    ("value", r"which(?: of the following)?(?: expressions?| functions?| equations?| rules?)? (?:defines|represents|could define|describes) the function (?P<node>⟦S\d+⟧)(?= ?[?.])"),
    ("value", r"(?:which(?: of the following)?(?: expressions?| functions?| equations?)?) (?:is equivalent to|is equal to|defines|represents|gives|equals|must be equal to|could define|describes|expresses|could be used to define|(?:is|gives|shows|represents) (?:an? |the )?(?:equivalent |correct |simplified )?(?:expression|formula|rule|equation|definition|form)(?: (?:for|of|that defines|that represents|equivalent to|defining)){1,2}) (?:the expression (?:for )?|the function |the value of )?(?P<node>⟦E\d+⟧)"),
    ("equivalent", rf"{REF} (?:is|are) equivalent to which of the following(?: inequalities| equations)?"),
    ("equivalent", rf"which(?: of the following)?(?: (?:inequalit(?:y|ies)|equations?))? (?:is|are|has the same (?:solutions?|solution set|graph) as(?= )|must be)(?: equivalent to| the same as)?(?: {REF})"),
    ("value", rf"{WHAT} (?:the )?(?:sum |difference |product )?(?P<node>⟦[ESNM]\d+⟧)(?: equal(?: to)?)?{AT}"),
    ("value", rf"what (?:does|would|must|could|will|should) (?:the )?(?P<node>⟦[ES]\d+⟧) (?:be|equal)(?: to)?{AT}"),
    ("value", r"(?:then|so),? (?P<node>⟦[ES]\d+⟧) ?(?:=|is|equals)"),
    ("value", rf"(?:the )?value of (?P<node>⟦[ES]\d+⟧)(?: (?:is|equals))?{AT}(?= ?(?:\?|:|_|\.?$))"),
]  # fmt: skip

ASK_PATTERNS = [(kind, re.compile(pattern)) for kind, pattern in ASKS]

MEANINGS = {
    "largest": "greatest", "maximum": "greatest", "biggest": "greatest", "highest": "greatest", "greater": "greatest",
    "larger": "greatest", "smallest": "least", "minimum": "least", "lowest": "least", "smaller": "least", "only": None,
}  # fmt: skip

# "where k is a nonzero constant", "x and y are positive integers"
CONSTANTS = re.compile(
    rf"(?:,? ?(?:where|and|in which|if|for which|such that|when|that))?,? ?(?P<letters>{LETTERS}) (?:is|are|represents?)(?: both| each| all)?"
    r"(?: (?:an?|the|some))?(?: (?P<sort>non-?zero|positive|negative|real|fixed|unknown|certain|distinct|different))?(?: real)?(?: (?P<noun>constants?|numbers?|variables?|unknowns?|integers?|whole numbers?)(?: of the (?:equation|line|system))?|(?= and| ?[,.?]|$))"
)
NAMED_CONSTANT = re.compile(rf"for (?:the |some |a )?constants? (?P<letters>{LETTERS})")

COUNTS: list[tuple[str, str]] = [
    ("none", rf"(?:{REF} )?(?:has|have|having|with|gives|results in|leads to) (?:{REF} (?:having )?)?(?:no|zero) {REAL}solutions?(?: ⟦T\d+⟧)?"),
    ("none", rf"there (?:(?:is|are) )?(?:no|zero) {REAL}(?:solutions?|values? of {LETTER})(?: (?:to|for|of|that satisf(?:y|ies)) {REF})?"),
    ("none", rf"no {REAL}values? of {LETTER} (?:satisf(?:y|ies)|makes?|solves?) {REF}(?: true)?"),
    ("none", rf"{REF} (?:is|are) (?:never true|not true for any (?:real )?(?:value of {LETTER}|number))"),
    ("many", rf"(?:{REF} )?(?:has|have|having|with|gives|results in|leads to) (?:{REF} (?:having )?)?(?:infinitely many|an infinite number of|infinite) {REAL}solutions?(?: ⟦T\d+⟧)?"),
    ("many", rf"there (?:(?:is|are) )?(?:infinitely many|an infinite number of) {REAL}solutions?(?: (?:to|for|of) {REF})?"),
    ("many", rf"(?:{REF} )?(?:(?:is|are|holds?) )?(?:true|holds?|satisfied) for (?:all|every|any|each)(?: (?:real|possible))*(?: (?:values?|numbers?)(?: of)?)? ?(?:{LETTER})?"),
    ("many", rf"(?:all|every) (?:real )?(?:values?|numbers?)(?: of)? {LETTER} (?:is a solution (?:to|of)|satisf(?:y|ies)|are solutions (?:to|of)) {REF}"),
    ("one", rf"(?:{REF} )?(?:has|have|having|with) (?:exactly one|one|only one|a unique|exactly ⟦N\d+⟧) {REAL}solutions?(?: ⟦T\d+⟧)?"),
]  # fmt: skip
COUNT_PATTERNS = [(kind, re.compile(pattern)) for kind, pattern in COUNTS]

# what says that a point belongs to the equation(s)
POINTS = [
    re.compile(pattern)
    for pattern in (
        rf"(?P<points>⟦T\d+⟧) (?:is|are) (?:a |the |the only |one )?(?:solutions?|points?)(?: (?:to|of|for|on))(?: the (?:graph|line)(?: of)?)?(?: {REF})?",
        rf"(?P<points>⟦T\d+⟧)(?: that)? satisf(?:y|ies) {REF}",
        rf"(?:an? |the )?(?:point|ordered pair) (?:with coordinates )?(?P<points>⟦T\d+⟧) (?:lies|is|are|falls) (?:in|on|within) (?:the )?(?:solution set|solution region|graph|region) of {REF}",
        rf"{REF} (?:is|are)(?: both)? true (?:for|at|when) (?:the )?(?:ordered pair |point )?(?P<points>⟦T\d+⟧)",
        rf"(?:the )?(?:only )?solution (?:to|of|for) {REF} is (?P<points>⟦T\d+⟧)",
        rf"{REF} (?:has|have) (?:the |a |a unique |exactly one |one )?solution (?:at )?(?P<points>⟦T\d+⟧)",
        r"(?:the )?(?:solution|ordered pair|point) (?P<points>⟦T\d+⟧)(?= (?:is|lies|satisf))",
        rf"{REF} (?:is|are) satisfied by (?:the )?(?:point |ordered pair )?(?P<points>⟦T\d+⟧)",
        r"(?:passes|pass|goes|going|passing) through (?:the )?(?:points? )?(?P<points>⟦T\d+⟧(?:(?: and|,|, and) (?:the point )?⟦T\d+⟧)*)",
        r"contains? (?:the )?(?:points? )?(?P<points>⟦T\d+⟧(?:(?: and|,) ⟦T\d+⟧)*)",
        r"(?:intersects?|crosses|cross|meets?|hits) (?:the )?[xy]-axis at (?:the )?(?:point )?(?P<points>⟦T\d+⟧)(?: and (?:(?:intersects|crosses) )?the [xy]-axis at (?:the )?(?:point )?(?P<more>⟦T\d+⟧))?",
        rf"(?:the )?(?:graphs?|lines?)(?: of| with| represented by| given by| defined by| whose equations are)?(?: equations)?(?: {REF})?(?: in the xy-plane)? (?:intersect|meet|cross)(?: each other)? (?:only )?at (?:the |a |exactly one )?(?:single )?(?:point )?(?P<points>⟦T\d+⟧)",
        r"(?:the )?(?:[xy]-intercept|point of intersection)(?: of (?:the )?(?:graph|line)(?: of)?(?: ⟦R\d+⟧)?)?(?: in the xy-plane)? is (?:at )?(?:the point )?(?P<points>⟦T\d+⟧)",
    )
]

DROPS = [
    re.compile(pattern)
    for pattern in (
        r"(?:when |if |as )?(?:they are |it is )?(?:graphed )?(?:in|on) (?:the|an) (?:standard )?(?:xy-plane|\(?x, ?y\)? coordinate plane|coordinate plane)",
        rf"(?:the )?(?:graphs?|lines?)(?: of| with| represented by| given by| defined by)?(?: equations?)?(?: {REF})?(?= ¦)",
        r"(?:the )?(?:linear )?functions?(?: ⟦S\d+⟧| [a-z])?(?:(?: and|,) (?:⟦S\d+⟧|[fgh]))* (?:is|are) (?:defined|given) (?:above|below|by|as)(?: (?:the )?(?:equations?|functions?))?",
        rf"for all (?:real )?(?:values of {LETTER}|numbers {LETTER}|{LETTER})(?! (?:is|are))",
        r"(?:the )?ordered pairs?|(?:the )?points?(?= ¦)",
    )
]

FILLER_TEXT = """
    if when given that the a an equation equations system of in above below shown following this these and for let
    suppose then so is are it true where we that's solve consider both satisfy satisfies by linear with function
    functions defined defines graph line lies on value using to here now please help me i need how can you hi hello hey thanks
    thank answer find question problem my homework stuck get what's expression hold holds inequality inequalities also
    point points ordered pair pairs such
    has have does do will would
"""
FILLER = frozenset(FILLER_TEXT.split())
