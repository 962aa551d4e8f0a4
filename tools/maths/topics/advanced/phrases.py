"""The vocabulary of formula problems: how they set conditions, state facts and ask. Patterns only; `task.py` applies them.

Each pattern takes its words out of the text, so that what remains can be checked against the filler.
"""

# ruff: noqa: E501 (a table reads best with one pattern a line)

from __future__ import annotations

import re

ANY = r"⟦[ESNMF]\d+⟧"
LETTER = r"⟦S\d+⟧"
POINT = r"⟦T\d+⟧"
LETTERS = rf"{LETTER}(?:(?:, and | and |, ){LETTER})*"
COUNT = r"(?:no|zero|one|a single|a unique|⟦N\d+⟧)"
REAL = r"(?:(?:distinct|different|real|possible|unique|rational|common|valid|real-valued) )*"
ROOTS = r"(?:solutions?|roots?|zeros?|zeroes|x-intercepts?)"
PICK = r"(?:(?P<pick>positive|negative|greatest|greater|larger|largest|least|smaller|smallest|only|nonzero|non-zero|other|maximum|minimum) )?"
IS = r"(?:is|are|was|must be|could be|can be|would be|will be|may be|represents?|gives?|equals?)"
WHICH = r"(?:which(?: one)?(?: of (?:the following|these|the choices below|the expressions below))?(?: (?:choices?|options?|answers?|answer choices?))?(?: below)?)(?: (?P<noun>{noun}))?(?: (?:below|shown))?"
NOUN = r"(?:complex numbers?|numbers?|values?|expressions?|equations?|functions?|polynomials?|binomials?|points?|forms?|statements?|ordered pairs?|options?|choices?)"
FIND = r"(?:what|which|find|determine|calculate|compute|give|state|identify|work out|tell me|list)"
ALL = r"(?:(?:the|a|an|all|both|one|its|of|possible|real|exact|true|numerical|constant|correct|distinct|different|sum's|two|⟦N\d+⟧) )*"


def _which() -> str:
    return WHICH.replace("{noun}", NOUN)


_KINDS_OF_THING = r"(?:(?:the|this|that|given|following|above|complex|algebraic|rational|polynomial|radical|exponential|original|entire|whole|expression|function|polynomial|number|product|sum|difference|quotient|fraction|below|power|quantity|constant|term|equation|formula|defining) )*"

#: what makes one expression of two: "the cube root of …", "the sum of … and …"
MERGES: list[tuple[str, str]] = [
    (r"(?:the )?value of (?P<a>⟦E\d+⟧) (?:is|equals|is equal to) (?P<b>⟦[NE]\d+⟧)", "value"),
    (
        r"the value of (?:the constant )?(?P<a>⟦S\d+⟧) (?:is|equals|is equal to) (?P<b>⟦N\d+⟧)(?=\s*(?:[.,;·]|$|and\b|what\b))",
        "pin",
    ),
    (
        r"(?:the )?(?:sum |difference |product |expression |value of )?(?P<a>⟦E\d+⟧) (?:has|takes|is|equals|gives) (?:always )?"
        r"(?:the )?(?:same|constant)(?: value)?,? (?:of )?(?P<b>⟦[NE]\d+⟧),?",
        "equal",
    ),
    (rf"(?:the )?(?:positive |principal )?(?P<index>square|cube|third|fourth|fifth) root of (?P<a>{ANY})", "root"),
    (
        rf"(?:the )?(?P<op>sum|difference|product|quotient) (?:of|between) (?:the (?:complex numbers|polynomials|expressions|functions|binomials) )?(?P<a>{ANY}) and (?P<b>{ANY})",
        "op",
    ),
    (
        rf"(?:when|if|(?:the )?(?:result|expression|polynomial|difference|sum|product)(?: obtained| that results| found)? (?:when|if|from)) (?P<a>{ANY}) is (?P<op>subtracted from|added to|multiplied by) (?P<b>{ANY})",
        "done",
    ),
    (
        rf"(?:the )?(?:result|difference|sum|product) of (?P<op>subtracting|adding|multiplying) (?P<a>{ANY}) (?P<word>from|to|by|and) (?P<b>{ANY})",
        "doing",
    ),
    (rf"(?:the )?(?P<op>reciprocal|square|cube|absolute value|conjugate|complex conjugate) of (?P<a>{ANY})", "one"),
]

#: conditions and declarations; the kinds are handled in `task.py`
DECLARATIONS: list[tuple[str, str]] = [
    (
        rf"(?:where |and |if |with |for |such that )?(?P<names>{LETTERS})(?:,)? (?:is|are|represents?|denotes?)(?: (?:a|an|the|both|all|each|unknown|numerical|some|⟦N\d+⟧))*(?: (?P<sign>positive|negative|nonzero|non-zero|unequal|different|distinct))?(?: (?:real|rational|unknown))?(?: (?P<what>integers?|whole numbers?|constants?|real constants?|numbers?|real numbers?|integer constants?|variables?|parameters?|coefficients?))?(?: (?:greater|more) than (?P<above>⟦N\d+⟧))?(?=\s*(?:[,.;:?!·)]|and\b|where\b|such\b|with\b|for\b|then\b|$))",
        "declare",
    ),
    (
        rf"(?:for|where|and|with|if) (?:some |a |an |the |any )*(?P<sign>positive |negative |nonzero |non-zero )?(?:real |unknown )?(?P<what>constants?|integers?|real numbers?|numbers?|integer constants?) (?P<names>{LETTERS})",
        "declare",
    ),
    (rf"(?:where )?(?:the )?(?P<what>constants?|coefficients?) (?P<names>{LETTERS})(?= )", "declare"),
]

IDENTITIES = [
    r"(?:is |are |being |which is |that is |remains )?(?:true|valid|correct|an identity|satisfied|holds?|held|hold true|holds true|defined)?,? ?(?:for|at) (?:all|every|any|each)(?: (?:real|possible|nonzero|positive|permissible|allowed))*(?: (?:values?|numbers?|choices?))?(?: of)?(?: (?P<node>⟦[SR]\d+⟧))?(?: in (?:the|its) domain)?",
    r"is an identity(?: in ⟦S\d+⟧)?",
    r"(?:is|are) (?:always )?(?:true|equal) (?:regardless of|whatever|no matter what) (?:the value of )?⟦S\d+⟧(?: is)?",
    r"(?:has|have|having) infinitely many (?:real )?solutions",
]

#: facts about graphs, roots and factors
FACTS: list[tuple[str, str]] = [
    (
        rf"(?:has|have|having|with|to have|that has|had)(?: exactly| only| just)? (?P<count>{COUNT}) {REAL}(?:{ROOTS}|points? of intersection|intersection points?)(?: (?:for|in) {LETTER}| {POINT})?",
        "count",
    ),
    (
        r"(?:(?:do|does|will|would) (?:not|never) (?:intersect|meet|cross|touch)(?: each other)?(?: the x-axis)?)",
        "count0",
    ),
    (
        r"(?:intersects?|meets?|cross(?:es)?|touch(?:es)?|cuts?)(?: each other)?(?: (?:the|this|that) (?:x-axis|line|parabola|curve|other|graph))?(?:(?: of)? ⟦[RFE]\d+⟧)? (?:at|in) (?:exactly |only |just )?(?P<count>one|a single|⟦N\d+⟧)(?: (?:distinct|different))? (?:points?|places?)",
        "count",
    ),
    (
        r"(?:intersects?|meets?|touch(?:es)?|cross(?:es)?)(?: each other)?(?: the (?:x-axis|line|parabola|curve))?(?: ⟦[RFE]\d+⟧)? (?:exactly |only )(?:once)",
        "count1",
    ),
    (r"(?:is|are) tangent(?: to)?(?: each other)?(?: the x-axis)?", "count1"),
    (
        r"(?:has|have|having|with) (?:a|one|the) (?:solution|root|zero) (?:of|at|when|that is|equal to)? ?(?P<a>⟦[RN]\d+⟧)",
        "root",
    ),
    (
        r"(?P<a>⟦[RN]\d+⟧) is (?:a|one|one of the|the only|one of its) (?:real )?(?:solutions?|roots?|zeros?|zeroes)(?: (?:of|to|for))?",
        "root",
    ),
    (
        r"(?:one|one of the|a) (?:of the )?(?:real )?(?:solutions?|roots?|zeros?)(?: (?:of|to|for) (?:the |this |that )?(?:equation|polynomial|quadratic equation|function)?(?: above| below)?(?: ?⟦[RFE]\d+⟧)?)? is (?P<a>⟦[RN]\d+⟧)",
        "rootof",
    ),
    (
        r"(?:the |its |whose |two |⟦N\d+⟧ )*(?:solutions?|roots?|zeros?|zeroes)(?: (?:of|to) (?:the |this |that )?(?:equation|polynomial|quadratic|function)(?: [fghp](?= ))?)? (?:are|of) (?P<a>⟦[NES]\d+⟧)(?:, | and |, and )(?P<b>⟦[NES]\d+⟧)(?:(?:, | and |, and )(?P<c>⟦[NES]\d+⟧))?",
        "roots",
    ),
    (
        r"(?:has|have|with|having|and) (?:the |two |⟦N\d+⟧ )?(?:solutions|roots|zeros|zeroes) (?:at |of )?(?P<a>⟦[RN]\d+⟧)(?:, | and |, and )(?P<b>⟦[RN]\d+⟧)(?:(?:, | and |, and )(?P<c>⟦[RN]\d+⟧))?",
        "roots",
    ),
    (
        rf"(?:the |its |whose |and |has |have |with )*x-intercepts?(?: of (?:the |this )?(?:graph|parabola|function))? ?(?:are|at|of|is)? ?(?:the points? )?(?P<p>{POINT})(?:(?:, and | and |, )(?P<q>{POINT}))?(?:,? (?:and )?(?P<r>{POINT}))?",
        "xpoints",
    ),
    (
        rf"(?:the |its |whose |and |has |have |with |a |an )*y-intercept(?: of (?:the |this )?(?:graph|parabola|function))? ?(?:is|at|of)? ?(?:the point )?(?P<p>{POINT})",
        "points",
    ),
    (
        rf"(?:cross(?:es)?|intersects?|meets?|cuts?) the x-axis at (?:the )?(?:⟦N\d+⟧ )?(?:points? )?(?P<p>{POINT})(?:(?:, and | and |, )(?P<q>{POINT}))?(?:,? (?:and )?(?P<r>{POINT}))?",
        "xpoints",
    ),
    (
        r"(?:cross(?:es)?|intersects?|meets?|cuts?) the x-axis (?:at|where|when) (?P<a>⟦[RN]\d+⟧)(?:(?: and | and at )(?P<b>⟦[RN]\d+⟧))?",
        "roots",
    ),
    (rf"(?:cross(?:es)?|intersects?|meets?|cuts?) the y-axis at (?:the point )?(?P<p>{POINT})", "points"),
    (
        rf"(?:(?:passes|pass|passing|goes|that passes|which passes) through|contains?|containing|includes?)(?: the)?(?: points?)? (?P<p>{POINT})(?:(?:, and | and |, )(?:the point )?(?P<q>{POINT}))?(?:(?:, and | and |, )(?P<r>{POINT}))?",
        "points",
    ),
    (
        rf"(?:the )?points? (?P<p>{POINT})(?: and (?P<q>{POINT}))? (?:is|are|lies?) (?:a point )?on (?:the |this |that )?(?:graph|parabola|curve)",
        "points",
    ),
    (
        rf"(?:with|has|have|having|and)? ?(?:a|its|the|whose)? ?vertex(?: (?:of|for) (?:the|this) (?:parabola|graph|curve|function)(?: (?:of|with equation|defined by|given by))?(?: ⟦[RF]\d+⟧)?(?: in the xy-plane)?)? (?:at|is|of|is at|is the point|at the point|that is)? ?(?P<p>{POINT})",
        "vertex",
    ),
    (
        r"when (?P<a>⟦[ES]\d+⟧|the polynomial) is divided by (?P<b>⟦[ES]\d+⟧),? (?:the|its|there is a|leaves a)? ?remainder (?:is|of|equals) (?P<c>⟦[NE]\d+⟧)",
        "remainder",
    ),
    (
        r"(?:the )?remainder (?:when|of) (?P<a>⟦[ES]\d+⟧|it|the polynomial) (?:is )?(?:divided by) (?P<b>⟦[ES]\d+⟧) is (?P<c>⟦[NE]\d+⟧)",
        "remainder",
    ),
    (
        r"(?:that |so that )?(?P<b>⟦[ES]\d+⟧)(?: and (?P<c>⟦[ES]\d+⟧))? (?:is|are|to be) (?:both )?(?:a )?(?:factors?|divisors?) of (?:the |this )?(?:polynomial |expression |function |quadratic )?(?P<a>⟦[ESF]\d+⟧)?(?: above)?",
        "factor",
    ),
    (r"(?P<a>⟦[ESF]\d+⟧)?(?:,| ) ?(?:where )?(?:is|to be) (?:evenly )?divisible by (?P<b>⟦[ES]\d+⟧)", "factor"),
    (r"(?:has|having|with) (?:a factor of|as a factor|as one of its factors|a factor) (?P<b>⟦[ES]\d+⟧)", "factor"),
    (r"(?:has|having) (?P<b>⟦[ES]\d+⟧) as (?:a|one of its) factors?", "factor"),
    (
        rf"(?:the |its )?(?P<fold>sum|product) of (?:the |its |all |⟦N\d+⟧ )*{REAL}(?:solutions|roots|zeros|zeroes)(?: (?:of|to) (?:the |this )?(?:equation|quadratic|polynomial|function)(?: above)?)?(?: ⟦R\d+⟧)? is (?P<a>⟦[NE]\d+⟧)",
        "fold",
    ),
    (
        rf"(?P<a>⟦N\d+⟧)(?:, (?P<c>⟦N\d+⟧))?,? and (?P<b>⟦N\d+⟧) are (?:the |both |two |⟦N\d+⟧ )*{REAL}(?:solutions|roots|zeros|zeroes)(?: (?:of|to))?",
        "roots",
    ),
    (r"(?:is|to be|form|forms|are) (?:a )?perfect squares?(?: trinomials?)?", "count1"),
    (
        rf"(?:intersects?|meets?|cross(?:es)?)(?: each other)?(?: (?:the|this) (?:graph of|line|parabola|curve|graph))? ?(?P<keep>⟦[RFE]\d+⟧)? ?(?:at|in) (?:the )?(?:⟦N\d+⟧ )?(?:points? )?(?P<p>{POINT})(?:,? and (?:at )?(?P<q>{POINT}))?",
        "meet",
    ),
    (
        rf"(?P<a>{LETTER}) and (?P<b>{LETTER}) are (?:the |both |two |⟦N\d+⟧ )*{REAL}(?:solutions|roots|zeros)(?: (?:of|to) (?:the |this )?(?:equation|quadratic equation)(?: above)?)?",
        "named",
    ),
]

#: what is asked, the most telling phrasing first
ASKS: list[tuple[str, str]] = [
    (rf"{_which()}(?: \w+){{0,3}}? (?:gives?|express(?:es)?|represents?|shows?|is|defines?)(?: the)?(?: \w+){{0,5}}? ?(?P<node>{LETTER})(?:, [^,?]*,)?,? in terms of", "rearrange"),
    (rf"(?:what is|find|express|write|which of the following is|solve for)(?: the)?(?: (?:\w+))?(?: the equation for)? (?P<node>{LETTER})(?:, [^,?]*,)? in terms of", "rearrange"),
    (rf"{_which()}(?: \w+){{0,2}} (?:is |are )?(?:the )?(?:correctly )?(?:result of solving|solved|rearranged)[^?.]*? for (?P<node>{LETTER})", "rearrange"),
    (rf"{_which()} (?:is|must be|are)(?: also)? (?:a )?(?:factors?|divisors?) of (?:the )?(?:polynomial |expression |function |quadratic )?(?P<node>{ANY})?", "factor"),
    (rf"(?:what|find|which)(?: is)? one (?:of the )?factors? of (?P<node>{ANY})", "factor"),
    (rf"{_which()} (?:could |might )?(?:define|be|is|represents?|defines?)(?: an?| the)?(?: possible)? ?(?:equation|definition|rule|formula|expression|function)?s? ?(?:of|for|that defines|defining)? ?(?:the )?(?:new |resulting |translated |shifted )?(?:graph(?: of)?|parabola|function|polynomial)? ?(?:⟦R\d+⟧|⟦[ES]\d+⟧|f|g|h|p)?(?= ?[?·.,]| in the| whose|$)", "rule"),
    (r"which(?: one)?(?: of (?:the following|these|the statements))?(?: (?:statements?|inequalit(?:y|ies)|equations?|expressions?|conclusions?))?(?: below)?(?: (?:about|regarding|concerning|of) [^?.]*?)? (?P<shown>(?:must(?: always| not)? be|could(?: also| not)? be|can(?: never)? be|cannot be|can't be|is always|are always|is|are) (?:true|correct|false|positive|negative|zero))(?![a-z-])(?! (?:solution|number|integer|value))[^?.]*", "true"),
    (rf"{_which()}(?: (?:\w+|⟦[ESRF]\d+⟧)){{0,8}}? (?:shows?|displays?|reveals?|includes?|gives?|contains?)(?P<shown>[^?.]*?) (?:as (?:a )?(?:constants?|coefficients?)[^?.]*)", "form"),
    (rf"{_which()} (?:is |are )?(?:an |the )?equivalent (?:form|expression|version|equation|function)s?(?: of| for| to)? ?{_KINDS_OF_THING}(?P<node>⟦[ESRF]\d+⟧)?(?: above| below)?,?(?: (?:that|in which|from which|where|and)) (?P<shown>[^?.]*)", "form"),
    (rf"{_which()}(?: \w+){{0,2}}? (?:{IS})(?: always| also)? (?:an |the |another |a )?(?:equivalent (?:to|form (?:of|for)|forms of|expressions? (?:to|for|of)|way (?:of writing|to write))|equal to|equal|the same as|identical to|way (?:of writing|to write)|simplified (?:form|version) of|(?:fully |completely )?(?:factored|expanded|simplified) (?:form|version) of|form of|result of (?:simplifying|expanding|factoring|multiplying(?: out)?)|rewritten form of|written as) ?{_KINDS_OF_THING}(?P<node>{ANY})?(?: above| below| shown)*", "equivalent"),
    (rf"{_which()} ?(?:expresses|simplifies|completes|is) (?:the )?(?:simplified form|simplest form|expanded form|factored form|completely factored form) of {_KINDS_OF_THING}(?P<node>{ANY})?", "equivalent"),
    (rf"(?:the )?{_KINDS_OF_THING}(?P<node>{ANY}) (?:is|must be|can be|may be|could be)(?: always| also)? (?:equivalent|equal|identical|(?:re)?written|simplified|expressed|factored|simplified to)(?: to| as| in the form)? (?:which|what)(?: of (?:the following|these))?(?: (?:expressions?|numbers?|complex numbers?|polynomials?|functions?))?", "equivalent"),
    (rf"(?:simplify|expand(?: and simplify)?|factor(?: and simplify)?(?: completely| fully)?|factori[sz]e|multiply(?: out)?|rewrite|write|express|combine(?: and simplify)?|rationali[sz]e|add|subtract|divide)(?: the| fully| completely| following| given| expression| product| polynomial| complex number| fraction| quotient)*:? (?P<node>{ANY})(?: (?:in|as) (?:the form (?P<form>{ANY})|(?:its )?(?:simplest|standard|expanded|factored|simplified)(?: radical)? form|a single (?:fraction|power|logarithm)))?", "equivalent"),
    (rf"(?:what|which)(?: (?:is|of the following is))?(?: the (?:value|product|sum|difference|quotient|result|simplified form|expanded form|simplest form|factored form))?(?: of)? (?P<node>{ANY}),? (?:in|written in|expressed in|when written in|written as|expressed as|as)(?: (?:the|its|a))? (?:form (?P<form>{ANY})|(?:simplest|standard|expanded|factored|simplified)(?: radical)? form|single fraction|complex number)", "equivalent"),
    (rf"what is (?:the )?(?:simplified|simplest|expanded|factored|standard) (?:form|version) of {_KINDS_OF_THING}(?P<node>{ANY})?", "equivalent"),
    (rf"what is the remainder (?:when|if) (?P<node>{ANY}|the polynomial) is divided by (?P<other>{ANY})", "remainder"),
    (rf"what is the (?P<part>quotient|remainder) (?:when|if|of|in) (?:dividing )?(?P<node>{ANY}) (?:is )?(?:divided )?by (?P<other>{ANY})", "division"),
    (rf"(?:when|if) {_KINDS_OF_THING}(?P<node>{ANY}) is divided by (?P<other>{ANY}),? what is the (?P<part>quotient|remainder)", "remainder"),
    (rf"{FIND} the remainder (?:when|if) (?P<node>{ANY}) is divided by (?P<other>{ANY})", "remainder"),
    (r"how many (?:times|points|places)[^?.]*?(?:intersect|meet|cross|in common|x-axis|cross each other)[^?.]*", "intersections"),
    (r"how many points of intersection[^?.]*|(?:at|in) how many points[^?.]*|(?:what is|find) the number of (?:points? of intersection|intersections?|times)[^?.]*", "intersections"),
    (r"how many (?:x-intercepts|real zeros|zeros|zeroes)[^?.]*", "zerocount"),
    (rf"how many {REAL}(?:{ROOTS}|ordered pairs|values of {LETTER}|pairs)(?: {POINT})?(?: (?:does|do|are there|will|has|have|exist|satisfy|make))?(?: (?:to|for|of|satisfy))?", "count"),
    (rf"{FIND}(?: is)? the number of {REAL}(?:{ROOTS}|ordered pairs)(?: {POINT})?", "count"),
    (rf"{FIND}(?: is)?(?: the)? (?P<fold>sum|product|positive difference|difference|distance|average|mean) (?:of|between) {ALL}{REAL}(?:(?:values|solutions) of (?P<letter>{LETTER})|x-intercepts|{ROOTS}|values)(?: of {LETTER})?(?: (?:that (?:satisfy|satisfies|make)|satisfying|which satisfy|to|of|for))?", "fold"),
    (rf"(?:by )?how (?:much|many units) (?:greater|larger|apart)[^?.]*?{ROOTS}[^?.]*", "gap"),
    (r"(?:what|which|find|determine|give|state|identify)(?: (?:is|are|of the following (?:is|gives|are)))? the (?P<axis>[xy])-coordinates? of the vertex(?: of (?:the |this )?(?:graph|parabola|function))?", "vertexpart"),
    (r"(?:what|which|find|determine|give|state|identify)(?: (?:is|are|of the following (?:is|gives|are)|point is|points is))? (?:the |its )?(?:coordinates of (?:the |its ))?vertex(?: of (?:the |this )?(?:graph|parabola|function))?", "vertex"),
    (r"(?:what|which|find|determine|give|state)(?: (?:is|of the following (?:is|gives)))? the (?:equation of the )?(?:axis|line) of symmetry", "axis"),
    (rf"(?:for |at )?(?:what|which)(?: of the following)? values? (?:of|for) (?P<letter>{LETTER}) (?:does|is|will|gives|at|makes|results in)[^?.]*?(?P<pick>minimum|maximum|lowest|highest|least|greatest)(?: (?:value|point))?", "extremeat"),
    (r"(?:what|which|find|determine|give|state)(?: (?:is|of the following (?:is|gives)))? the (?:absolute |possible )?(?P<pick>minimum|maximum|least|greatest|smallest|largest)(?: possible)? value of (?:the )?(?:function |expression |quadratic )?(?P<node>⟦[ESF]\d+⟧|f|g|h|the function|the expression|p)", "extreme"),
    (r"(?:what|which|find|determine|give|state)(?: (?:is|are|of the following (?:is|are|gives)))? (?:the |an? |all |one )*(?:coordinates of the )?y-intercept", "yintercept"),
    (r"(?:what|which|find|determine|give|state)(?: (?:is|are|of the following (?:is|are|gives)))? (?:the )?y-coordinate of the y-intercept", "yintercept"),
    (r"(?:what|which|find|determine|give|state)(?: (?:is|of the following (?:is|gives)))? (?:the )?y-coordinate of the point (?:where|at which|in which|at where) (?:the |this |its )?(?:graph|curve|parabola)(?: of (?:the function )?(?:⟦[RSEF]\d+⟧|f|g|h))?(?: in the xy-plane)? (?:crosses|intersects|meets|cuts) the y-axis", "yintercept"),
    (r"(?:at (?:what|which) (?:point|value of ⟦S\d+⟧)|where) does (?:the |this |its )?(?:graph|curve|parabola)(?: of (?:the function )?(?:⟦[RSEF]\d+⟧|f|g|h))?(?: in the xy-plane)? (?:cross|intersect|meet|cut) the y-axis", "yintercept"),
    (rf"(?:for |at )?(?:what|which)(?: of the following)?(?: is| are)?(?: the| all| a)? values? (?:of|for) (?P<letter>{LETTER})(?: (?:for which|where|at which))? ?(?:is|does|are)? ?(?:(?:the|function|expression|graph|equation|given|{ANY}) ?)*(?:above )?(?:is )?(?:undefined|not defined|not exist|not have a value)", "undefined"),
    (rf"(?:for |at )(?:what|which)(?: of the following)? {PICK}values? of (?P<node>⟦[ES]\d+⟧)(?: (?:does|do|is|are|will|would|must|should|could))?", "value"),
    (rf"(?:what|which)(?: of the following)? (?:is |are )?(?:a |the )?{PICK}(?:possible )?values? (?:of|for) (?:the constant )?(?P<node>⟦[ES]\d+⟧) (?:makes?|satisf(?:y|ies)|would make|will make|solves?)", "value"),
    (rf"(?:{_which()}|{FIND}) ?(?:{IS})?(?: also)? {ALL}{PICK}{REAL}values? (?:of|for) {_KINDS_OF_THING}(?P<node>{ANY})(?:(?:,| and|, and) (?P<other>{LETTER}))?", "value"),
    (rf"(?:{_which()}|{FIND}) ?(?:{IS})? (?:the |a |an |one |possible )*(?P<axis>[xy])-coordinates? of (?:a |the |an |one )*(?:point|solution|intersection)[^?.]*", "coordinate"),
    (rf"(?:{_which()}|{FIND}) ?(?:{IS})? {ALL}{PICK}{REAL}solution set", "solutions"),
    (rf"(?:{_which()}|{FIND}) ?(?:{IS})? {ALL}(?:set of (?:all )?)?{PICK}(?:of (?:the |its |two |⟦N\d+⟧ )*)?{REAL}{ROOTS}", "solutions"),
    (rf"(?:{_which()}|{FIND}) ?(?:{IS})? (?:the |a |an |all |possible )*(?:ordered pairs?|points? of intersection|coordinates of (?:a |the )?points?[^?.]*?intersect\w*|points?|solutions?) ?(?:{POINT})?(?: (?:is|are|that is|that are|satisf(?:y|ies)|that satisf(?:y|ies)))? ?(?:a |the )?(?:solutions?|points? of intersection)?", "pair"),
    (rf"(?:find|solve)(?: for)? (?:all (?:values of )?)?(?P<node>{LETTER})(?: (?:and|, and) (?P<other>{LETTER}))?", "solutions"),
    (rf"what (?:must|does|will|would|should|could|can) (?P<node>{ANY}) (?:equal|be)(?: equal)?(?: to)?", "value"),
    (rf"(?:{_which()}) (?:{IS}) (?P<node>{ANY})", "value"),
    (rf"(?:what|find|determine|calculate|compute|evaluate|state|give|work out)(?: (?:is|are|is the value of|does))?:? (?P<node>{ANY})(?: (?:and|, and) (?P<other>{LETTER}))?(?: equal(?: to)?)?", "value"),
    (rf"(?P<node>{ANY}) (?:equals?|is equal to|is) (?:what|which)(?: (?:number|value|of the following))?", "value"),
    (rf"(?P<node>{ANY}) ?= ?\??(?= ?$)", "value"),
    (r"solve(?: (?:the|this|these|both|following|given))*(?: (?:radical|rational|absolute value|exponential|quadratic|polynomial|cubic))?(?: (?:equation|system(?: of equations)?))?", "solutions"),
]  # fmt: skip

FILLER_TEXT = """
    if when given that the a an equation equations expression expressions system of in to above below shown following this
    these and for let suppose then so is are it has have do does where we know please can you help me i need want how hi
    hello hey thanks thank with problem question solve consider number numbers set solution solutions answer here be must
    by quadratic linear polynomial function functions f g h p q r k defined as graph graphs xy-plane plane coordinate
    parabola line curve circle on at which what formula its it's whose there real values value constant constants represented represents
    represent given: by: defined: form standard written rewritten write expressed simplified completely fully factored expanded
    produces satisfies satisfy true such satisfying possible all also let's unit variable variables
    denoted terms term simplest radical rational exponential absolute positive-valued holds or one those each point points
    product binomial binomials trinomial cubic parabolas system: domain make makes made results called above, having gives
    use using show your work step steps steps, explain find solving single fraction power not-equal identity equal equivalent
    obtained into correct correctly choices choose following, intersect intersects intersection some rule definition degree
    number, lines x y t n ordered pair pairs coordinates
"""
FILLER = frozenset(FILLER_TEXT.split())
COMPILED_MERGES = [(re.compile(p), kind) for p, kind in MERGES]
COMPILED_DECLARATIONS = [(re.compile(p), kind) for p, kind in DECLARATIONS]
COMPILED_IDENTITIES = [re.compile(p) for p in IDENTITIES]
COMPILED_FACTS = [(re.compile(p), kind) for p, kind in FACTS]
COMPILED_ASKS = [(re.compile(p), kind) for p, kind in ASKS]
EARLY = 9  # the first asking phrases hold words that would be taken for facts

#: words that asking phrases may hold where they take in a stretch of text
ASKING_TEXT = """
    how many times points places intersect intersects intersection meet meets cross crosses common x-axis y-axis axis
    distinct real different possible zero zeros zeroes of roots root x-intercepts x-intercept y-intercept by much units unit
    greater larger apart than smaller minimum maximum lowest highest least greatest reach reaches reached attain attains
    attained occur occurs have has will does each other one two coordinate x-coordinate y-coordinate coordinates vertex
    shows show displays display reveals includes include contains contain gives constants coefficients constant coefficient
    appear appears as or both statements statement must true correct about following equivalent form forms values value
    find what which identify state given list determine calculate compute evaluate simplify expand factor completely fully
    multiply out rewrite express combine rationalize add subtract divide sum product positive difference negative between
    distance average mean set undefined defined exist remainder quotient divided when factors divisor divisors could
    might define defines represent represents only nonzero non-zero expression expresses terms gives give result solving
    solved rearranged correctly number symmetry line absolute point same identical another way simplified simplest expanded
    factored standard identical equal always also best written reads dividing number complex would be make makes pairs
    ordered may can are is was do there exists satisfies satisfy where at its it's the no time times then if tell me
    single fraction power form minimum maximum choice choices option options answer answers work you your get after
"""
ASKING = frozenset(ASKING_TEXT.split())
