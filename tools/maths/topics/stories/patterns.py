"""The words that tell what a number means: where a noun phrase ends, fees, prices, bounds, beginnings, losses."""

from __future__ import annotations

import re

STOP = (
    r"(?:and|or|plus|but|if|then|when|while|where|that|which|who|whose|is|are|was|were|be|been|cost|costs"
    r"|costing|will"
    r"|would|can|could|must|he|she|they|we|it|its|per|each|every|apiece|for|so|because|after|before|until|than"
    r"|as|has|have|had|does"
    r"|do|did|with|to|earns?|earned|sells?|sold|spent|spends?|pays?|paid|buys?|bought|makes?|made|uses?|charges?"
    r"|charged"
    r"|weighs?|gets?|got|receives?|received|altogether|from|using|regardless|without|including|by)"
)
NP = rf"\b(?:(?!{STOP}\b)[a-z][a-z']*)(?: (?!{STOP}\b)[a-z][a-z']*){{0,6}}"
UNIT = (
    rf"\b(?:(?!{STOP}\b|either\b)[a-z][a-z']*)(?: (?!{STOP}\b|in\b|on\b|at\b|into\b|tall\b|long\b|during\b"
    rf"|this\b|last\b|left\b|total\b|remain|in\b|more\b)[a-z][a-z']*){{0,3}}"
)
LONG = r"[a-z][a-z']*(?: [a-z][a-z']*){0,9}"
FEE = (
    r"(?:fee|charge|deposit|surcharge|membership|payment|bonus|tip|retainer|fare|allowance|subscription|gift card"
    r"|registration|admission|rental|cost|price|rate|amount|rent|salary|stipend|downpayment)"
)
FLAT = (
    r"(?:onetime|one time|flat|fixed|initial|base|basic|set ?up|starting|enrollment|registration|membership"
    r"|delivery|service|joining"
    r"|activation|booking|entry|entrance|cover|cleaning|sign up|installation|connection|shipping|upfront"
    r"|up front|nonrefundable"
    r"|parking|application|pickup|processing|admission|minimum)"
)
UNITS = (
    r"(?:second|minute|hour|day|week|month|year|mile|kilometer|meter|foot|inch|yard|pound|ounce|gram|kilogram|gallon"
    r"|liter|quart|pint|cup|dozen|page|word|night|ticket|trip|ride|visit|class|lesson|session|person|piece"
    r"|square foot)"
)
PRICED = (
    r"(?: (?:cost|costs|costing|that cost|which cost|that costs|which costs|sell for|sells for|selling for"
    r"|sold for|that sell for"
    r"|are sold for|is sold for|are sold at|were sold for|is priced at|are priced at|priced at|are|is|was|were|for|at"
    r"|at a (?:price|cost|rate) of|for a profit of|at a profit of|weigh|weighs|weighing|that weigh|holds?|seats?"
    r"|contains?|requires?|takes?"
    r"|needs?|uses?|measures?"
    r"|is worth|are worth|worth|sell at|sells at|that is worth|is made of|carries|carry|that holds?|earns?))"
)
SERVICE = (
    r" for (?:an? |the )?(?:(?:service|house|home|site|office|repair) (?:call|visit)|visit(?= plus\b| and\b|,"
    r"|\.)|set ?up|delivery|shipping"
    r"|installation|registration"
    r"|parts|materials|equipment|shoe rental|shoes|admission|parking|entry|insurance)\b"
)
FEE_BEFORE = re.compile(
    rf"\b(?:{FLAT}(?: [a-z]+)? ?{FEE}|(?:fee|deposit|surcharge)(?: [a-z]+){{0,4}}?)(?: (?:of|is|was))?$"
    r"|\b(?:admission|entry|entrance|parking|shipping|delivery|rental|registration|membership)(?: to [a-z ]+?)? "
    r"(?:costs|cost|is|was)$"
)
OPS = (
    (
        r"(?:(?:may|can|must|should|could|will|is|are) not be (?:less|fewer|lower) than|at least|no less than"
        r"|no fewer than|not less than|a minimum of|at a minimum|minimum of)",
        "≥",
    ),
    (
        r"(?:(?:may|can|must|should|could|will|is|are) not be (?:more|greater|higher) than|cannot be (?:more"
        r"|greater) than|at most|no more than|not more than|up to|a maximum of|maximum of|cannot exceed|can't exceed"
        r"|not exceed|not to exceed"
        r"|must not exceed|does not exceed|not exceeding|no greater than|not go over|without going over"
        r"|without exceeding"
        r"|(?:maximum|limit|capacity|budget|limited)(?: [a-z]+){0,4}? (?:of|is|to|was)|(?:has|have|had) only)",
        "≤",
    ),
    (r"(?:more than|greater than|over|exceeds?|exceeding|above)", ">"),
    (r"(?:less than|fewer than|under|below)", "<"),
)
SEATS = r"(?:seats?|holds?|sleeps?|carry|carries|fits?|accommodates?)"
START = (
    r"\b(?:already|initially|originally|currently|start(?:s|ed|ing)?|begins?|began|opens?|opened|has saved"
    r"|had saved|existing)\b"
)
FALLING = re.compile(
    r"\b(?:decreas\w+|los(?:e|es|ing|t)|drop\w*|fall\w*|fell|declin\w+|burn\w*|drain\w*|leak\w*|use[sd]?|using"
    r"|consum\w+|withdr\w+"
    r"|remov\w+|melt\w*|shrink\w*|eats?|ate|pay back|pays back|pays off|pumped out|descend\w*|goes down|depreciat\w+"
    r"|spends?|gives? away|sells?|reads?|pays?|repays?|is deducted|are deducted|deduct\w*|evaporat\w+|empt\w+"
    r"|cools?)\b"
)

GOAL = re.compile(
    r"\b(?:buy|purchase|afford|get) (?:an?|the) (?:[a-z]+ ){1,4}?"
    r"(?:that costs|which costs|costing|for|priced at|that sells for)$"
)


def fee_start(left: str) -> int:
    match = FEE_BEFORE.search(left)
    return match.start() if match else len(left)


def clause(left: str, most: int = 60) -> str:
    """The words before a number, back to the last mark of punctuation or the last other number."""
    return re.split(r"[;.?!]|[#$%]\d+(?= )", left)[-1][-most:]


def operator(left: str) -> tuple[str, int] | None:
    """The bound that stands right before a number, and where it starts."""
    for pattern, op in OPS:
        match = re.search(rf"\b{pattern}(?: a total of| about| exactly)?$", left)
        if match:
            return op, match.start()
    return None


def verb_start(left: str) -> int:
    """Where the words that belong to a rate begin: its verb, if one stands right before."""
    match = re.search(
        r"(?:\ban? |\bat |\bof |\bcosts? |\bfor |\bby |\bis |\bare |\b[a-z]+s )?(?:additional |extra |constant "
        r"|rate )*$",
        left,
    )
    return match.start() if match else len(left)
