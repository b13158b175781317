"""Lists for a terminal, from 80 columns up: incidents, claims, conflicts, lineage, actors, rejections, tallies."""

from __future__ import annotations

from typing import Any

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from crossbearing.presenting.countries import country_name
from crossbearing.presenting.naming import legend
from crossbearing.presenting.style import HELD, SIGNS, STANCES, STATUSES, plain, short, short_id, status_style, words
from crossbearing.records.targets import target_kinds

Json = dict[str, Any]


def table(**columns: int) -> Table:
    """An empty table in the one style of all lists: the head of each column, and its share of the width (0: as wide as it is, never folded)."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=any(columns.values()), header_style="dim")
    for head, share in columns.items():
        made.add_column(head.replace("_", " "), ratio=share or None, no_wrap=not share, overflow="fold")
    return made


def plural(number: int, word: str) -> str:
    """ "1 report", "2 reports"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def where(place: Json | None) -> str:
    """A place in words: its name and country."""
    if place is None:
        return "place unknown"
    country = country_name(place["country"])
    return plain(place["name"]) + (f", {country}" if country and country != place["name"] else "")


def parties(found: list[Json], limit: int = 3) -> Text:
    """Names with the stance that stands behind each."""
    text = Text()
    for number, party in enumerate(found[:limit]):
        text.append(", " if number else "")
        text.append(short(party["who"], 44), style="bold")
        if party["stance"] not in ("asserts", ""):
            text.append(f" ({HELD.get(party['stance'], party['stance'])})", style=STANCES.get(party["stance"], ""))
    if len(found) > limit:
        text.append(f" and {len(found) - limit} more", style="dim")
    return text


def who(row: Json) -> Text | None:
    """Who did it to whom, as far as anybody says."""
    text = Text()
    if row["perpetrators"]:
        text.append("by ", style="dim")
        text.append_text(parties(row["perpetrators"]))
    if row["targets"]:
        text.append(" on " if text else "on ", style="dim")
        text.append_text(parties([party | {"stance": ""} if party["stance"] == "confirms" else party for party in told_apart(row["targets"])], 2))
    return text if text else None


def told_apart(targets: list[Json]) -> list[Json]:
    """The targets that a line can name: known actors, and one of each known kind; where there is none, the one that most name."""
    kinds: dict[Any, Json] = {}
    for one in targets:
        if key := one["actor"] or target_kinds(one["who"]):
            kinds.setdefault(key, one)
    return list(kinds.values()) or targets[:1]


def toll(row: Json) -> Text | None:
    """Killed and injured as claimed: for each kind of people from the lowest to the highest number that somebody gives."""
    parts = [f"{word}: {' / '.join(row[word][:4])}{' …' if len(row[word]) > 4 else ''}" for word in ("killed", "injured") if row[word]]
    return Text("; ".join(parts)) if parts else None


def statuses(found: dict[str, str]) -> Text:
    """Which facets have which status, a line a status, the strongest first."""
    text = Text()
    by_word: dict[str, list[str]] = {}
    for facet, word in found.items():
        by_word.setdefault(word, []).append(facet)
    for word in sorted(by_word, key=lambda word: (STATUSES.index(word) if word in STATUSES else len(STATUSES), word)):
        text.append("\n" if text else "").append(word, style=status_style(word)).append(f" {', '.join(by_word[word])}", style="dim")
    return text


def incidents(rows: list[Json], out: Console) -> None:
    """The list of incidents: how many rest on one report and on how many accounts differ, then those that most reports tell of before the others."""
    if len(rows) > 1:
        out.print(Text(overview(rows), style="bold"))
    made = table(**{"date": 0, "what, where, who": 5, "status": 3, "backing": 0})
    parts = sections(rows)
    for name, part in parts.items():
        if made.row_count:
            made.add_row()
        if len(parts) > 1:
            made.add_row("", Text(f"— {name} ({len(part)}) —", style="italic"))
        for number, row in enumerate(part):
            if number:
                made.add_row()
            made.add_row(*_incident_cells(row))
    out.print(made)
    if signs := legend(row["date"] for row in rows):
        out.print(Text(signs, style="dim"))


def sections(rows: list[Json]) -> dict[str, list[Json]]:
    """The parts of a list, those that are empty left out: what several reports tell, what one tells alone, and past context; each in the order given."""
    found: dict[str, list[Json]] = {"told by several reports": [], "told by one report": [], "told as past context": []}
    several, one, past = found.values()
    for row in rows:
        (past if row["background"] else several if row["reports"] > 1 else one).append(row)
    return {name: part for name, part in found.items() if part}


def overview(rows: list[Json]) -> str:
    """How much there is in a list, on how many reports it rests and where they contradict one another, in one line."""
    told = {name: len(part) for name, part in sections(rows).items()}
    torn = sum("contested" in row["status"].values() for row in rows)
    parts = [f"{number} {name}" for name, number in told.items()]
    return f"{plural(len(rows), 'incident')}: {', '.join(parts)}" + (f"; accounts contradict one another in {torn}" if torn else "")


def _incident_cells(row: Json) -> list[RenderableType]:
    """One incident as cells of several lines."""
    head = Text(row["title"] if not row["group"] else f"series: {row['title']}", style="bold cyan")
    if row["background"]:
        head.append("  background", style="dim italic")
    what = [head, Text(where(row["place"])), *filter(None, (who(row), toll(row)))]
    if row["members"]:
        what.append(Text(f"{plural(len(row['members']), 'incident')} of it known", style="dim"))
    backing = Text(plural(row["reports"], "report"), style="bold")
    backing.append(f"\n{plural(row['origins'], 'origin')}", style="bold").append(f"\n{short_id(row['id'])}", style="dim")
    date = (row["date"] or "undated").replace("/", "/\n")
    return [Text(date, style="" if row["date"] else "dim"), Group(*what), statuses(row["status"]), backing]


def said(row: Json, limit: int) -> Text:
    """A value with the stance that it is held with."""
    stance = row["stance"]
    text = Text(SIGNS.get(stance, f"{stance}: "), style=STANCES.get(stance, ""))
    return text.append(short(row["value"], limit), style=STANCES.get(stance, "") or "default")


def claims(rows: list[Json], out: Console) -> None:
    """The list of claims: who says it, in which report, what."""
    made = table(source=3, facet=0, claim=7, report=2)
    quote = max(60, out.width - 50)
    for row in rows:
        source = words(row["source"], "bold", 60)
        if row["relayed_via"]:
            source.append(f"\nvia {short(row['relayed_via'], 40)}", style="dim")
        cell = Text().append_text(said(row, quote))
        if plain(row["quote"]).casefold() != plain(row["value"]).casefold():
            cell.append(f"\n“{short(row['quote'], quote)}”", style="dim")
        made.add_row(source, row["facet"], cell, words(row["outlet"], "dim", 22))
    out.print(made)


def conflicts(rows: list[Json], out: Console) -> None:
    """The list of conflicts, under a line for each incident: what it is about, each side with those who hold it, and why both cannot hold."""
    about: str | None = ""
    for row in rows:
        if "about" in row and row["incident"] != about:
            about = row["incident"]
            _incident_line(row["about"], out)
        out.print(Text(f"{row['field']}", style="bold yellow").append(f"  {row['kind']}", style="dim"))
        made = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
        made.add_column(width=1)
        made.add_column(max_width=max(24, out.width // 2 - 4), overflow="fold")
        made.add_column(overflow="fold")
        for side in row["values"]:
            made.add_row("•", words(side["value"], "bold", 160), words(f"{'; '.join(side['by'][:4])}{' …' if len(side['by']) > 4 else ''}", "", 240))
        for part in (made, words(row["lead"], "dim"), Text()):
            out.print(part)


def _incident_line(about: Json | None, out: Console) -> None:
    """Which incident the conflicts below are about; or that they are about none."""
    if about is None:
        out.print(Text("about no single incident\n", style="bold cyan"))
        return
    out.print(Text(f"{about['date'] or 'undated'} · {where(about['place'])} · {about['title']}", style="bold cyan"))
    out.print(Text(f"incident {short_id(about['id'])}, {plural(about['reports'], 'report')}\n", style="dim"))


def lineage(found: Json, out: Console) -> None:
    """Who rests on whom, and who shares wording with whom."""
    if found["lineage"]:
        made = table(report=3, rests_on=3, kind=2, in_these_words=5)
        for row in found["lineage"]:
            on = words(row["relies_on"], "bold", 48)
            if row["report_id"]:
                on.append(f"\n= {short(short_id(row['report_id']), 30)}", style="dim")
            evidence = words(row["quote"], "dim", 140) if row["quote"] else Text("(shared wording)" if not row["explicit"] else "", style="dim")
            made.add_row(words(row["outlet"], "", 28), on, row["kind"].replace("-", " ") if row["explicit"] else f"{row['kind']} (inferred)", evidence)
        out.print(made)
    if found["near_duplicates"]:
        made = table(report=2, shares_wording_with=2, of_the_shorter=0)
        for row in found["near_duplicates"]:
            made.add_row(words(short_id(row["a"])), words(short_id(row["b"])), f"{row['share']:.0%}")
        out.print(made)


def actors(rows: list[Json], out: Console) -> None:
    """The list of actors with all their names."""
    made = table(actor=3, kind=0, named_as=5, reports=0)
    names = {row["id"]: row["name"] for row in rows}
    for row in rows:
        aliases = Text(", ".join(plain(alias) for alias in row["aliases"][:8]) + (" …" if len(row["aliases"]) > 8 else ""))
        for tie in row["affiliations"][:3]:
            aliases.append(f"\n{tie['relation']}: {plain(names.get(tie['to'], tie['to']))}{' since ' + tie['from'] if tie['from'] else ''}", style="dim")
        made.add_row(words(row["name"], "bold" if row["known"] else "", 44), row["kind"], aliases, str(len(row["reports"])))
    out.print(made)


def rejections(rows: list[Json], out: Console) -> None:
    """What could not be used, and why."""
    made = table(where=2, stage=0, code=1, why=3)
    for row in rows:
        made.add_row(
            words(row["report"] if row["row"] is None else f"{row['report']}:{row['row']}"), row["stage"], words(row["code"], "yellow"), words(row["detail"])
        )
    out.print(made)


def tally(found: Json, out: Console) -> None:
    """Low and high bound, the reasons for the width, and the counts that sources give."""
    exact = found["low"] == found["high"]
    head = Text(str(found["low"]) if exact else f"{found['low']} to {found['high']}", style="bold cyan").append(" incidents", style="bold")
    out.print(head.append("" if exact else "; the bounds differ because of:", style="dim"))
    for reason in found["reasons"]:
        out.print(Text(f"  {reason['count']:>4}  {reason['reason']}"))
    if found["given"]:
        out.print(Text("\nWhat sources count", style="bold"))
        made = table(source=3, counts=2, window=0, in_these_words=4)
        for row in found["given"]:
            holder = words(row["holder"], "bold", 48)
            if plain(row["outlet"]) != plain(row["holder"]):
                holder.append(f"\nin {short(row['outlet'], 40)}", style="dim")
            made.add_row(holder, f"{row['count']} {row['unit']}".strip(), (row["window"] or "").replace("/", "/\n"), words(row["quote"], "dim", 160))
        out.print(made)
