"""Actor, target and victim of an event by word order alone: what stands left and right of its trigger inside the clause."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.claims.context import Context, inside, meeting
from crossbearing.claims.parties import BEFALLEN, GROUP, HARM, LIGHT_VERBS, PEOPLE, PLACE_WORDS, STOPS, THROWN, can_act, hit_role, is_setting
from crossbearing.claims.roles.naming import is_of_another, whole_phrase
from crossbearing.claims.triggers.folding import is_verb
from crossbearing.records.claim import Entity
from crossbearing.records.document import Span
from crossbearing.records.tags import Tag

TARGET_WORDS = frozenset(["on", "against", "at", "targeting", "upon", "of"])
AIMED = frozenset(["into", "at", "on", "against"])
"""Words after which stands what something is thrown or fired at."""
LONGEST = 10
REACH_BACK = 6
AFTER_PARTICIPLE = [[w] for w in ("in", "by", "at", "during", "near", "on", "there", "after")]
"""Words after a participle that tells what befell somebody ("the men killed in the strike")."""


def by_order(ctx: Context, trigger: Tag) -> Iterator[tuple[str, Span]]:
    """(role, span) of the parties around one trigger."""
    first, last = ctx.token_range(trigger)
    home = ctx.tokens[first].sentence
    left, right = _stretch(ctx, first, -1, home), _stretch(ctx, last, +1, home)
    if is_verb(ctx, trigger):
        yield from _around_verb(ctx, first, left, right)
    else:
        yield from _around_noun(ctx, first, right)


def _stretch(ctx: Context, i: int, step: int, home: int) -> tuple[int, int]:
    """Token range from ``i`` outward to the next stop inside the sentence ``home``."""
    j = i if step > 0 else i - 1
    while 0 <= j < len(ctx.tokens) and ctx.tokens[j].sentence == home and ctx.words[j] not in STOPS:
        j += step
    return (i, j) if step > 0 else (j + 1, i)


def _around_verb(ctx: Context, first: int, left: tuple[int, int], right: tuple[int, int]) -> Iterator[tuple[str, Span]]:
    """Subject before, object after; "was ... by" turns them round."""
    passive = any(w in ("was", "were", "been", "being", "is", "are") for w in ctx.words[max(left[0], first - 3) : first])
    harm = ctx.words[first] in HARM
    passive = (
        passive
        or ctx.words[first] in BEFALLEN
        or (harm and ctx.words[first].endswith(("ed", "en", "ain")) and ctx.words[right[0] : right[0] + 1] in AFTER_PARTICIPLE)
    )
    left = _without_auxiliaries(ctx, _after_saying(ctx, left))
    if left[0] < left[1] and any(ctx.span_of(*left).covers(t.span) for t in ctx.tagged("trigger")):
        left = (left[1], left[1])
    if left[0] < left[1]:
        subject = ctx.span_of(*left)
        names = _speechless(ctx, [e for e in inside(ctx.values.entities, subject) if can_act(e) and not is_of_another(ctx, subject, e)])
        if not passive and ctx.quote(subject).lower() in ("it", "they"):
            yield "actor", subject
        elif not passive and (names or PEOPLE.search(ctx.quote(subject)) or GROUP.search(ctx.quote(subject))):
            yield "actor", Span(_together(ctx, names[-1]).start, whole_phrase(ctx, names[-1]).end) if names else subject
        elif passive and not THROWN.fullmatch(ctx.words[first]):
            yield hit_role(ctx, subject, harm=harm), subject
    if right[0] < right[1]:
        agent = next((k for k in range(*right) if ctx.words[k] == "by"), None)
        if passive and agent is not None and agent + 1 < right[1]:
            yield "actor", _first_phrase(ctx, agent + 1, right[1])
        elif THROWN.fullmatch(ctx.words[first]):
            at = next((k for k in range(right[0] - 1, right[1]) if ctx.words[k] in AIMED and k + 1 < right[1] and not is_setting(ctx, k + 1)), None)
            if at is not None:
                yield "target", _first_phrase(ctx, at + 1, right[1])
        elif not passive:
            span = _first_phrase(ctx, right[0], right[1])
            yield hit_role(ctx, span, harm=harm), span


def _together(ctx: Context, name: Entity) -> Entity:
    """The first of the names that share a subject with the last one ("Malian and French forces")."""
    before = next((e for e in ctx.values.entities if e.actor is not None and e.end < name.start and ctx.text[e.end : name.start].strip() in ("and", ",")), None)
    return name if before is None else _together(ctx, before)


def _after_saying(ctx: Context, left: tuple[int, int]) -> tuple[int, int]:
    """The stretch without the words that say so ("He said five servicemen were killed")."""
    cues = [ctx.token_range(t)[1] for t in ctx.tagged("cue")] if left[0] < left[1] else []
    return max([left[0], *(c for c in cues if left[0] < c <= left[1])]), left[1]


def _speechless(ctx: Context, names: list[Entity]) -> list[Entity]:
    """The names that are no source of a statement."""
    said = [t.span for t in ctx.tagged("source")]
    return [e for e in names if not any(s.start <= e.start < s.end for s in said)]


def _without_auxiliaries(ctx: Context, left: tuple[int, int]) -> tuple[int, int]:
    """The stretch before a verb without its auxiliaries and adverbs."""
    first, last = left
    while last > first and ctx.tokens[last - 1].upos in ("AUX", "ADV", "PART"):
        last -= 1
    return first, last


def _around_noun(ctx: Context, first: int, right: tuple[int, int]) -> Iterator[tuple[str, Span]]:
    """After an event noun: "by X", "on Y"; before it: the subject of a light verb."""
    for k in range(*right):
        if ctx.words[k] in TARGET_WORDS and k + 1 < right[1] and not is_setting(ctx, k + 1):
            yield "target", _first_phrase(ctx, k + 1, right[1])
            break
    agent = next((k for k in range(*right) if ctx.words[k] == "by"), None)
    of_another = agent is not None and ctx.words[agent - 1].endswith("ed") and ctx.words[agent - 1] not in LIGHT_VERBS
    if agent is not None and agent + 1 < right[1] and not of_another:
        yield "actor", _first_phrase(ctx, agent + 1, right[1])
    number = ctx.tokens[first].sentence
    light = next((k for k in range(first - 1, max(first - REACH_BACK, -1), -1) if ctx.words[k] in LIGHT_VERBS and ctx.tokens[k].sentence == number), None)
    if light is not None:
        subject = _stretch(ctx, light, -1, number)
        names = [e for e in inside(ctx.values.entities, ctx.span_of(*subject)) if can_act(e)] if subject[0] < subject[1] else []
        if names := _speechless(ctx, names):
            yield "actor", Span(names[0].start, names[0].end)


def _first_phrase(ctx: Context, i: int, last: int) -> Span:
    """The words from ``i`` to the next preposition that opens something else, at most ten."""
    j = i + 1
    while (
        j < last
        and j - i < LONGEST
        and ctx.words[j] not in PLACE_WORDS | {"by", "on", "with", "since", "to", "over", "during", "themselves", "itself"}
        and not meeting(ctx.values.times, ctx.span_of(j, j + 1))
    ):
        j += 1
    return ctx.span_of(i, j)
