"""Messages that are not in English: noticing them, and the handful of requests understood in other languages.

Lemma works in English. This module only sees to it that a learner who writes otherwise is told so kindly, and that
plain requests ("una pista, por favor") still work. It translates nothing, and names no language it is not sure of.
"""

from __future__ import annotations

import re
import unicodedata

from assistant.wording import listed

# Common words that are not English ones, from five languages' most frequent words and classroom phrases.
_MARKERS = listed(
    # Spanish, Portuguese
    "hola buenos buenas dias tardes gracias adios por favor que qué es esto esta este como cómo cuál cual dónde "
    "donde cuándo puedes "
    "puede ayudarme ayuda ayúdame necesito quiero dame muéstrame explica explícame el los las una uno del con para "
    "pero porque muy también "
    "yo tú usted ella nosotros tengo tienes hacer hablas español trata clase sobre la respuesta pregunta otro otra "
    "más ecuación resuelve "
    "olá ola obrigado obrigada bom dia você voce não nao eu preciso ajuda uma um isso está são muito também fazer "
    "aula sobre resposta "
    # French
    "bonjour salut merci bonsoir au revoir s'il vous plaît plait je tu nous vous ils elle il est sont une le les des "
    "du de la que qui quoi "
    "comment pourquoi où quand quel quelle peux pouvez m'aider aide aidez aide-moi donne donne-moi montre explique "
    "moi mon avec pour sur dans "
    "ce cette ça c'est n'est pas ne suis ai oui non très bien français cours réponse autre encore résous résoudre "
    "exercice indice "
    # German
    "hallo guten tag morgen abend danke bitte tschüss ich du er sie wir ihr ist sind bin bist das der die den dem "
    "ein eine einen und oder nicht "
    "was wie warum wo wann wer welche kannst können kann mir helfen hilfe gib zeig zeige erkläre mich mit für auf "
    "über aber auch sehr "
    "deutsch vorlesung lösung antwort noch aufgabe löse hinweis worum geht es "
    # Italian, Dutch, Polish, Turkish, Swedish greetings and question words
    "ciao grazie prego buongiorno buonasera sono sei è che cosa perché dove quando puoi aiutarmi aiuto vorrei dammi "
    "mostrami il lo gli una "
    "lezione risposta soluzione altro come stai hoe gaat het dank je wel hallo goedemorgen ik jij wat waarom waar "
    "kun kan helpen een van voor "
    "hab raus stimmt das stell mir zwei drei fragen zu sag sagt sagte mal nochmal noch weiter bitte gleichungen "
    "hazme sácame sacame palabras clave toca repasar hoy encore mis pregúntame cuántas pasos hacia examen corto "
    "combien fais faire peux-tu transcrire questions-moi donne-moi dit mots clés réviser aujourd'hui "
    "cześć dzień dobry dziękuję proszę co jest jak merhaba teşekkürler nasılsın tack hej hur mår"
)  # fmt: skip
_ENGLISH = listed(
    "the a an is are was were be i you he she it we they this that what why how when where who which do does did can "
    "could would "
    "will to of in on at for with and or but not my me your his her our their please thanks thank hello hi yes no "
    "show give tell "
    "help find solve explain about from so if as by have has had there here one"
)
_AMBIGUOUS = listed(
    "a as on or no me des come but an die was in is he so to do sei sei sole one sure plus total la el le les du de "
    "die der "
                       "den es il co ai van kan tag son sin uno hat wo per ne tu sur as ce um pour est con dank bin "
                       "com hej ola ihr"
)  # fmt: skip
_REQUESTS: dict[str, str] = {
    "hint": r"pista|indice|indizio|hinweis|tipp\b|dica\b|aide|ayuda|hilf|aiut|ajuda|atascad|bloqué|подсказ|помог|提示|"
    r"ヒント|帮|\bseguir\b|\bcontinuer\b|je ne sais|weiß nicht|no s[eé]\b|non so\b|não sei|не знаю|дальше",
    "steps": r"soluci[oó]n|solution|respuesta|réponse|lösung|antwort|risposta|soluzione|resposta|solução|schritte|"
    r"pasos|étapes|passaggi|"
    r"答案|解答|ответ|решени",
    "check": r"\bstimmt|\brichtig|\bcorrect[oa]?\b|est-ce (?:juste|correct|bon)|c'est (?:juste|bon|ça)|est[aá] bien|"
    r"\bgiusto|\bcerto\b|\bcorreto|правильно|верно|合っ|对吗|\bfalsch|\berror\b|\berreur|\bfehler",
    "quiz": r"cuestionario|exam[ií]name|examen|interroge|quiz|preguntas|fragen|domande|perguntas|テスト|测验|тест|"
    r"вопрос|\babfragen|\bfrag mich",
    "another": r"\botr[oa]\b|un(?:e)? autre|encore|noch (?:so )?ein|un[' ]?altr|outr[oa]\b|ещ[её] од|ähnlich|parecid|"
    r"similaire|\bsimil|もう一|再来",
    "animate": r"anim|v[ií]d[eé]o|动画|アニメ|анимац",
    "review": r"\brepas|révis|\breviser|wiederhol|ripass|revis(?:ar|ão)|повтор|复习|復習|karteikarten",
    "keyphrases": r"palabras clave|t[eé]rminos|mots[ -]cl|schlüssel|stichw|fachbegriff|parole chiave|"
    r"palavras[ -]chave|ключев|термин|gloss?a[ir]|キーワード|关键|术语|\bbegriffe",
    "outline": r"resum|résum|zusammenfass|riassum|riassunto|de qu[eé] trata|de quoi parle|worum geht|di cosa parla|"
    r"总结|о ч[её]м|要約|конспект|кратк|cap[ií]tulos|chapitres|gliederung",
    "lecture": r"\bprof|\bminut|\bdic[eho]|\bdijo|\bdit\b|\bsag(?:t|te|en)\b|\bhabl|\bparl|\bspricht|\bvideo|"
    r"\bvorlesung|\bclase\b|\bcours\b|\blezione|\baula\b|\bexplic|\bexpliqu|\berklär|\bspieg|\bfala|教授|先生|老师|"
    r"лекц|говор|препод",
    "transcribe": r"transcri|transkri|транскри|文字起こし|转录",
    "problem": r"r[ée]sou[sd]|resuelve|resolver|\blös(?:e|en|t)\b|risolv|resolv|реши|解[くい方]|求",
}


def is_foreign(text: str) -> bool:
    """Whether a message is written in another language than English, as far as its words and script tell.

    >>> is_foreign("¿puedes ayudarme con esto?"), is_foreign("can you help me with this?")
    (True, False)
    """
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return False
    if sum(not _western(c) for c in letters) > len(letters) / 2:
        return True
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text.lower())
    marked = sum(w in _MARKERS and w not in _AMBIGUOUS for w in words)
    faint = sum(w in _MARKERS and w in _AMBIGUOUS for w in words)
    accented = sum(any(ord(c) > 0x7F for c in w) for w in words)
    english = sum(w in _ENGLISH and w not in _MARKERS for w in words)
    return (
        (marked > 0 or (faint >= 2 and accented > 0))
        and 2 * (marked + accented) + faint > 2 * english
        and (marked + faint + accented >= len(words) / 4)
    )


def requests(text: str) -> frozenset[str]:
    """Every intent whose words in another language occur; empty for plain ASCII English.

    >>> sorted(requests("¿me das una pista?"))
    ['hint']
    """
    if text.isascii() and not is_foreign(text):
        return frozenset()
    line = text.lower()
    return frozenset(intent for intent, pattern in _REQUESTS.items() if re.search(pattern, line))


REQUESTS = tuple(_REQUESTS)


def _western(char: str) -> bool:
    """A Latin letter, or a Greek one (those are mathematics here)."""
    name = unicodedata.name(char, "")
    return name.startswith(("LATIN", "GREEK", "MATHEMATICAL", "FEMININE", "MASCULINE"))
