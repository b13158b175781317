"""Whom a statement blames: the phrases behind "blamed", "accused", "held ... responsible", as actors, whether the registry knows them or not."""

from __future__ import annotations

import re

from crossbearing.claims.clauses import is_clause, is_passive, objects, obliques, relation, subjects
from crossbearing.claims.context import Context, inside
from crossbearing.claims.roles.naming import located, named_phrase, trimmed, whole_phrase
from crossbearing.claims.roles.participants import acting
from crossbearing.records.claim import Attribution, Role
from crossbearing.records.document import Span

BLAMING = re.compile(r"blam|accus|implicat|held|hold|finger|point|charg|indict|convict|suspect|sentenc|attribut|ascrib", re.IGNORECASE)
ON_WHOM = {"attribut": "to", "ascrib": "to"}
"""What stands before the blamed where the object of the verb is the deed; elsewhere "on" or "at"."""
END = re.compile(r"\b(?:for|of|over|in connection|after|in)\b|[,;:]", re.IGNORECASE)
OTHER_CHARGE = re.compile(r"of\s+(?:having\s+|trying\s+to\s+)?[a-z]\w+")
DEED = re.compile(
    r"\b(?:attack|behind|responsib|carr(?:y|ied)|commit|involve|complicit|role|part in|kill|massacre|murder|raid|blast|explosion|strike|it|this)\w*",
    re.IGNORECASE,
)
REACH = 90
"""Characters behind a cue within which the blamed are named, at most."""


def blamed(ctx: Context, a: Attribution) -> list[Role]:
    """The blamed as actors; none where the charge is of something else than the deed ("accused the army of hiding cattle")."""
    if not BLAMING.search(" ".join(ctx.quote(c) for c in a.cue)) or _of_something_else(ctx, a):
        return []
    found = [acting(ctx, trimmed(ctx, span)) for span in (_by_syntax(ctx, a) or _by_order(ctx, a))]
    return [role for role in found if role is not None]


def _of_something_else(ctx: Context, a: Attribution) -> bool:
    """Is somebody accused of what is no event here?"""
    after = ctx.text[a.cue[-1].end : max(a.cue[-1].end, *(c.end for c in a.content))]
    charge = re.search(r"\bof\s+.*", after, re.DOTALL)
    accused = any("accus" in ctx.quote(c).lower() for c in a.cue)
    if not accused or charge is None or OTHER_CHARGE.match(charge[0]) is None:
        return False
    until = a.cue[-1].end + charge.start() + len(charge[0].partition(",")[0])
    told = any(a.cue[-1].end + charge.start() <= t.start < until for t in ctx.tagged("trigger"))
    return not told and not DEED.search(charge[0].partition(",")[0])


def _by_syntax(ctx: Context, a: Attribution) -> list[Span]:
    """The objects of the verb of blame, its subjects in the passive; "on" whom where its object is the event."""
    if not ctx.parsed:
        return []
    found: list[int] = []
    for cue in a.cue:
        for verb in range(*ctx.token_range(cue)):
            if not is_clause(ctx, verb) or not BLAMING.match(ctx.words[verb]):
                continue
            if is_passive(ctx, verb):
                found += subjects(ctx, verb)
            else:
                case = next((c for begins, c in ON_WHOM.items() if ctx.words[verb].startswith(begins)), None)
                found += obliques(ctx, verb, frozenset([case])) if case else obliques(ctx, verb, frozenset(["on", "at"])) or objects(ctx, verb)
    return [named_phrase(ctx, _by_name(ctx, k)) for k in found]


def _by_name(ctx: Context, noun: int) -> int:
    """The name that stands in apposition to a common noun ("the other group, the Red Wolves"), else the noun."""
    if ctx.tokens[noun].upos == "PROPN":
        return noun
    return next((k for k in ctx.children[noun] if relation(ctx, k) == "appos" and ctx.tokens[k].upos == "PROPN"), noun)


def _by_order(ctx: Context, a: Attribution) -> list[Span]:
    """The names right behind the cue, with the nouns that they belong to, without places where somebody is."""
    cue = a.cue[-1]
    sentence = ctx.layout.sentences[max(0, ctx.sentence_at(cue.start))]
    reach = Span(cue.end, max(cue.end, min(sentence.end, max(cue.end + REACH, a.content[0].start))))
    stop = END.search(ctx.quote(reach))
    field = Span(reach.start, reach.start + stop.start()) if stop else reach
    wholes = [(e, whole_phrase(ctx, e)) for e in inside(ctx.values.entities, field)]
    return list(dict.fromkeys(whole for e, whole in wholes if whole.start < e.start or not located(ctx, e)))
