"""Which words name an event, which change its modality, which are weapons?"""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.records.tags import Tag, Token
from crossbearing.tagging.lexicon import Lexicon, Phrases, TriggerEntry
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


def _choose(found: list[tuple[int, TriggerEntry]], pos: str) -> tuple[int, TriggerEntry] | None:
    """Of the readings of the longest phrase, the one with that part of speech."""
    longest = [row for row in found if row[0] == found[0][0]]
    fitting = [row for row in longest if row[1].pos == pos]
    if not fitting and len({row[1].pos for row in longest}) > 1:
        return None
    return (fitting or longest)[0]


def _blocked(words: Sequence[str], phrases: Phrases[str]) -> set[int]:
    """Indices of words inside a phrase that names no event."""
    inside: set[int] = set()
    for i in range(len(words)):
        for end, _ in phrases.at(words, i):
            inside.update(range(i, end))
            break
    return inside


def find_triggers(tokens: Sequence[Token], words: Sequence[str], lex: Lexicon) -> list[Tag]:
    """Event triggers, each with a type key; weak words have a score of 0.5 unless the sentence supports them."""
    blocked = _blocked(words, lex.blocked)
    found: list[tuple[int, int, TriggerEntry]] = []
    i = 0
    while i < len(words):
        readings = [] if i in blocked else list(lex.triggers.at(words, i))
        readings = [r for r in readings if tokens[r[0] - 1].sentence == tokens[i].sentence]
        chosen = _choose(readings, part_of_speech(tokens, words, i, readings[0][0])) if readings else None
        if chosen is not None and not (chosen[1].weak and tokens[i].upos == "PROPN") and not _misread(tokens, words, i, chosen):
            found.append((i, chosen[0], chosen[1]))
            i = chosen[0]
        else:
            i += 1
    strong = {tokens[a].sentence for a, _, entry in found if not entry.weak}
    strong |= {tokens[a].sentence for a in range(len(words)) if any(True for _ in lex.weapons.at(words, a))}
    tags = []
    for a, b, entry in found:
        score = 0.9 if not entry.weak else 0.7 if tokens[a].sentence in strong else 0.5
        tags.append(Tag(start=tokens[a].start, end=tokens[b - 1].end, kind="trigger", label=entry.type, score=score, by=f"rules:trigger-{entry.pos}"))
    return tags


def _misread(tokens: Sequence[Token], words: Sequence[str], i: int, chosen: tuple[int, TriggerEntry]) -> bool:
    """A noun that only modifies ("attack plans", "bombing suspect") or a verb read where a noun stands."""
    end, entry = chosen
    inside = [tokens[k] for k in range(i, end)]
    if entry.pos == "v":
        return noun_like(tokens, words, i)
    return inside[0].head >= 0 and inside[-1].deprel == "compound" and inside[-1].head == end and words[end] in MODIFIED


MODIFIED = frozenset(
    "plan plans suspect suspects capability capabilities campaign investigation investigations site sites victim victims scene "
    "threat threats alert alerts trial charge "
    "charges policy drill drills exercise exercises range ranges attempt movement leader leaders organiser organizer camp camps".split()
) - {"attempt", "campaign"}  # fmt: skip


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
