"""Is a number the sum over a stretch of time, or what a war or a plague has cost, and of no one act?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossbearing.claims.clauses import case_of, head_of, is_clause, relation
from crossbearing.claims.context import Context, Spanned
from crossbearing.records.claim import QuantityMention

LONG_KILLER = re.compile(
    r"\b(?:wars?|conflicts?|insurgency|rebellion|outbreak|epidemic|famine|disease|rustling|banditry|feuds?|unrest)\b(?:[^.;:,]|,[^.;:,]*,|,\s*which\b){0,60}?"
    r"\b(?:has|have|had|that)\s+(?:\w+ly\s+|since\s+)?(?:killed|claimed|left|cost|taken|wounded|caused)\b[^.;:]{0,30}$",
    re.IGNORECASE,
)
OVER_TIME = re.compile(
    r"\bso\s+far\s+(?:this|in)\b|\bin\s+the\s+(?:past|last)\s+(?:\w+\s+)?"
    r"(?:years?|months?|weeks|decades?|quarter)\b|\bover\s+the\s+(?:years|decades|past\s+\w+\s+(?:years|months|weeks))\b|\b(?:every|each|per)\s+(?:year|month)\b|"
    r"\b(?:first|second|third|fourth|last)\s+(?:quarter|half)\s+of\b|\bfor\s+(?:years|decades)\b|"
    r"\b(?:months|years)\s+of\s+(?:\w+\s+)?(?:fighting|war|conflict|bombardment|bombing|violence|clashes|unrest|siege)\b|"
    r"\b(?:have|has)\s+(?:been\s+)?(?:killed|died)\s+since(?=\s*[.,;)]|\s+(?:and|but)\b)|"
    r"\b(?:have|has)\s+(?:\w+ly\s+)?(?:been\s+)?(?:killed|died|claimed|left)\b[^.;:]*\b(?:this\s+(?:year|month)|in\s+(?:recent|\d{4}|the\s+past))\b",
    re.IGNORECASE,
)
SINCE = re.compile(
    r"\bsince\s+(?:it|they|the\s+(?:war|conflict|insurgency|fighting|start|beginning)|independence)\b|"
    r"\b(?:have|has)\s+(?:\w+ly\s+)?(?:been\s+)?(?:killed|died)\b[^.;:]*\bsince\b(?![^.;:]*(?:day|night)\b)",
    re.IGNORECASE,
)
"""The same by word order alone, where there is no parse."""
UNHEARD_OF = 20_000
"""Dead that no one act of the wars that are reported has cost."""
MOST = re.compile(r"[a-z]{3,}est|most|worst|first")
"""Words by which "since" compares ("the deadliest attack since the war began") and does not count."""
WARS = frozenset("war conflict uprising insurgency unrest rebellion crackdown violence revolt offensive fighting protests demonstrations".split())
HAVE = frozenset(["have", "has", "had", "'ve"])
TENDING = frozenset("recovered found treated pulled buried identified received admitted retrieved exhumed".split())
"""What is done with the dead and wounded of one act for days ("have treated 57 people since Tuesday")."""
TOTALS = frozenset(["number", "total", "toll"])
HIGHEST = 6
"""Steps from a number up to what is said of it, at most."""


def sums_up(ctx: Context, q: Spanned) -> bool:
    """Do the words of its sentence make a count a sum: a war as its subject, or a stretch of time?"""
    number = ctx.sentence_at(q.start)
    if number < 0:
        return False
    if isinstance(q, QuantityMention) and (q.quantity.low or 0) >= UNHEARD_OF:
        return True
    sentence = ctx.layout.sentences[number]
    words = ctx.quote(sentence)
    if LONG_KILLER.search(ctx.text[sentence.start : q.start]) or OVER_TIME.search(words):
        return True
    if not ctx.parsed:
        return any(not MOST.search(words, 0, m.start()) for m in SINCE.finditer(words))
    above = list(_said_of(ctx, head_of(ctx, *ctx.token_range(q))))
    return any(_lasts(ctx, word) for word in (*above, *_told_behind(ctx, above)))


def _said_of(ctx: Context, word: int) -> Iterator[int]:
    """The words on which a number hangs up to the verb of its clause, and the verbs that share their subject with it."""
    for _ in range(HIGHEST):
        yield word
        own = any(relation(ctx, k) == "nsubj" for k in ctx.children[word])
        shared = relation(ctx, word) in ("conj", "xcomp") and not own
        if ctx.tokens[word].head == word or (is_clause(ctx, word) and not shared):
            return
        word = ctx.tokens[word].head


def _told_behind(ctx: Context, above: Sequence[int]) -> list[int]:
    """ "Brought to 50 the number of people killed since ...": the noun that the number counts, those whom it counts, and what is told of them."""
    nouns = [k for word in above for k in ctx.children[word] if ctx.words[k] in TOTALS]
    people = [k for noun in nouns for k in ctx.children[noun] if relation(ctx, k) == "nmod"]
    return [*nouns, *people, *(k for noun in (*nouns, *people) for k in ctx.children[noun] if relation(ctx, k) == "acl")]


def _lasts(ctx: Context, word: int) -> bool:
    """Has a verb in the perfect, or a noun, "since ..." or "in the war" with it?"""
    if ctx.words[word] in TENDING:
        return False
    perfect = any(ctx.words[k] in HAVE for k in ctx.children[word] if relation(ctx, k) == "aux")
    bare = not is_clause(ctx, word) or relation(ctx, word) in ("acl", "advcl")
    return (perfect or bare) and any(_since(ctx, k) or (perfect and _at_war(ctx, k)) for k in _circumstances(ctx, word))


def _circumstances(ctx: Context, word: int, depth: int = HIGHEST) -> Iterator[int]:
    """What is said of the time and place of a word, also where it hangs on another circumstance ("in Aleppo since April")."""
    for k in ctx.children[word]:
        yield k
        noun = relation(ctx, k) in ("obl", "nmod", "conj") and not is_clause(ctx, k)
        if noun and depth and not any(MOST.fullmatch(ctx.words[n]) for n in ctx.children[k]):
            yield from _circumstances(ctx, k, depth - 1)


def _since(ctx: Context, word: int) -> bool:
    """ "Since then", "since the war began", "since April", or "since" by itself; "since Saturday" the toll of Saturday's act has grown."""
    if ctx.words[word].endswith(("day", "night")):
        return False
    if relation(ctx, word) == "advmod":
        return ctx.words[word] == "since" or any(ctx.words[k] == "since" for k in ctx.children[word])
    return any(ctx.words[k] == "since" and relation(ctx, k) in ("mark", "case") for k in ctx.children[word])


def _at_war(ctx: Context, word: int) -> bool:
    """ "In Syria's civil war", "during the unrest"."""
    return relation(ctx, word) in ("obl", "nmod") and ctx.words[word] in WARS and case_of(ctx, word) in ("in", "during", "of")
