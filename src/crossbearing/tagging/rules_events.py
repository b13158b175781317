"""Which words change the modality of an event, which are weapons; is a word here a noun or a verb?"""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.records.tags import Tag, Token
from crossbearing.tagging.lexicon import Lexicon
from crossbearing.tagging.tokens import AUXILIARIES, DETERMINERS, NUMBERS, PRONOUNS

NOUN_BEFORE = DETERMINERS | NUMBERS | {"'s", "recent", "series", "of", "latest", "deadly", "new", "such"}
VERB_BEFORE = PRONOUNS | AUXILIARIES | {"to", "not", "who", "which", "never", "have", "also", "then", "later", "reportedly", "allegedly"}
OBJECT_AFTER = DETERMINERS | NUMBERS | PRONOUNS | {"at", "by"}
NOUN_AFTER = frozenset(["on", "in", "against", "near", "targeting", "that", "which", "of", "has", "was", "were", "had", "by", "."])


def part_of_speech(tokens: Sequence[Token], words: Sequence[str], i: int, j: int) -> str:
    """Is the phrase ``words[i:j]`` here a noun ("n") or a verb ("v")?  The tagger's UPOS decides where it has one."""
    if tokens[i].head >= 0:
        return "v" if tokens[i].upos in ("VERB", "AUX") else "n"
    same = [k for k in (i - 1, j) if 0 <= k < len(tokens) and tokens[k].sentence == tokens[i].sentence]
    before = words[i - 1] if i - 1 in same else ""
    after = words[j] if j in same else ""
    if words[i].endswith(("ed", "own", "ught")) or words[i] in ("struck", "shot", "hit"):
        return "v"
    if before in VERB_BEFORE or before.endswith("n't"):
        return "v"
    if words[i].endswith("ing") and i >= 2 and i - 1 in same and words[i - 2] in DETERMINERS and tokens[i - 1].upos == "" and after not in OBJECT_AFTER:
        return "n"
    if words[i].endswith("ing"):
        opens = before == "" and after in ("in", "between", "near", "around", "across", "at", "has", "was", "broke", "erupted", "resumed")
        return (
            "n" if opens or ((before in NOUN_BEFORE or after == "of" or (i - 1 in same and tokens[i - 1].upos == "ADJ")) and after not in DETERMINERS) else "v"
        )
    if before in NOUN_BEFORE or (i - 1 in same and tokens[i - 1].upos in ("ADJ", "NUM")):
        return "n"
    if after in OBJECT_AFTER or (j in same and tokens[j].upos == "PROPN" and after not in NOUN_AFTER):
        return "v" if i - 1 in same and tokens[i - 1].upos != "ADP" else "n"
    return "n"


def noun_like(tokens: Sequence[Token], words: Sequence[str], i: int) -> bool:
    """Does something speak for a noun: the tagger's UPOS, or a determiner, number or adjective before it?"""
    if tokens[i].head >= 0:
        return tokens[i].upos not in ("VERB", "AUX")
    if words[i].endswith(("ed", "own", "ught")) or words[i] in ("struck", "shot", "hit") or i == 0 or tokens[i - 1].sentence != tokens[i].sentence:
        return False
    after_of = words[i - 1] == "of" and words[i].endswith("ing")
    return not after_of and (words[i - 1] in NOUN_BEFORE - {"such"} or tokens[i - 1].upos in ("ADJ", "NUM"))


def find_modality(tokens: Sequence[Token], words: Sequence[str], lex: Lexicon) -> list[Tag]:
    """Hedges, negations, threats, plans and signs of background; ``by`` ends with the reach ("pre" or "any")."""
    tags = []
    for i in range(len(words)):
        for end, entry in lex.modality.at(words, i):
            if tokens[end - 1].sentence != tokens[i].sentence:
                continue
            kind = "background" if entry.modality == "background" else "negation" if entry.modality == "denied" else "hedge"
            tags.append(Tag(start=tokens[i].start, end=tokens[end - 1].end, kind=kind, label=entry.modality, by=f"rules:modality-{entry.reach}"))
    for token, word in zip(tokens, words, strict=True):
        if word.endswith("n't"):
            tags.append(Tag(start=token.start, end=token.end, kind="negation", label="denied", by="rules:modality-any"))
    return tags


def find_weapons(tokens: Sequence[Token], words: Sequence[str], lex: Lexicon) -> list[Tag]:
    """Means of violence, longest phrase first, without overlap."""
    tags = []
    i = 0
    while i < len(words):
        hit = next((h for h in lex.weapons.at(words, i) if tokens[h[0] - 1].sentence == tokens[i].sentence), None)
        if hit is None:
            i += 1
            continue
        end, entry = hit
        tags.append(Tag(start=tokens[i].start, end=tokens[end - 1].end, kind="entity", label=entry.kind, score=0.9, by=f"rules:weapon:{entry.type or ''}"))
        i = end
    return tags
