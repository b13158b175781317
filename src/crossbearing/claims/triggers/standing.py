"""Event words that tell no event: what people are there for ("rebels fighting to oust the president"), and what only armed people do ("passengers boarded
the ship").

Asks the parse; where the tagger hands on none, nothing is left out.
"""

from __future__ import annotations

import re

from crossbearing.claims.clauses import head_of, phrase, relation, subjects
from crossbearing.claims.context import Context, meeting
from crossbearing.records.fighters import BANDS, FORCES
from crossbearing.records.tags import Tag

FIGHTING = frozenset(["fighting", "battling"])
AS_A_RULE = frozenset("usually often typically normally generally rarely sometimes commonly".split())
BOARDING = frozenset("board boards boarded boarding".split())
ARMED = re.compile(rf"\b(?:{FORCES}|{BANDS}|navy|pirates?|commandoe?s|marines|coast ?guards?|warships?|inspectors)\b", re.IGNORECASE)


def tells_nothing(ctx: Context, trigger: Tag) -> bool:
    """Does the word tell no event, for what it says of whom?"""
    return says_who(ctx, trigger) or _boards_peacefully(ctx, trigger) or _usual(ctx, trigger)


def _usual(ctx: Context, trigger: Tag) -> bool:
    """Is it a kind of event of which something is said that holds as a rule ("such attacks are usually the work of smugglers")?"""
    i = head_of(ctx, *ctx.token_range(trigger))
    above = ctx.tokens[i].head
    kind = ctx.words[i].endswith("s") and relation(ctx, i) == "nsubj" and not any(ctx.words[k] in ("the", "these", "those") for k in ctx.children[i])
    return kind and above >= 0 and any(ctx.words[k] in AS_A_RULE for k in ctx.children[above])


def _boards_peacefully(ctx: Context, trigger: Tag) -> bool:
    """Is it a ship that people without arms go aboard, as far as the words tell?"""
    i = head_of(ctx, *ctx.token_range(trigger))
    return ctx.words[i] in BOARDING and not any(ARMED.search(ctx.quote(phrase(ctx, k))) for k in subjects(ctx, i))


def says_who(ctx: Context, trigger: Tag) -> bool:
    """Is it a participle of fighting that tells which people are meant, with no day beside it?"""
    i = head_of(ctx, *ctx.token_range(trigger))
    if ctx.words[i] not in FIGHTING or ctx.tokens[i].upos != "VERB":
        return False
    if ctx.tokens[i].deprel != "acl" and not (ctx.tokens[i].deprel == "advcl" and ARMED.fullmatch(ctx.words[i - 1])):
        return False
    return not any(meeting(ctx.values.times, ctx.span_of(k, k + 1)) for k in ctx.children[i] if relation(ctx, k) in ("obl", "advmod"))
