"""The page of one incident for a terminal: headline, claims matrix, conflicts, status history, lineage, the sentences behind it."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from crossbearing.corroboration.origins.independence import ORIGIN_RULES
from crossbearing.corroboration.standing.status import RULES
from crossbearing.presenting import terminal
from crossbearing.presenting.naming import legend, type_label
from crossbearing.presenting.style import SIGNS, STANCES, plain, short, short_id, status_style, words
from crossbearing.presenting.terminal import plural, statuses, table, toll, where, who
from crossbearing.records.ontology import EVENT_TYPES

Json = dict[str, Any]

_SOURCE_WIDTH = 24
_CELL_WIDTH = 17
_TYPES = frozenset(type_label(kind) for kind in EVENT_TYPES.values())


def incident(page: Json, out: Console, *, explain: bool = False) -> None:
    """Print the page."""
    out.print(_headline(page))
    _matrix(page["matrix"], out, explain)
    if page["conflicts"]:
        _head("Where they contradict one another", out)
        terminal.conflicts(page["conflicts"], out)
    if page["history"]:
        _head("How its status came about", out)
        _history(page["history"], out)
    if page["lineage"]:
        _head("Who took it from whom", out)
        terminal.lineage({"lineage": page["lineage"], "near_duplicates": []}, out)
    _head("The sentences behind it", out)
    _evidence(page["evidence"], out)
    if explain:
        _explained(page, out)


def _head(title: str, out: Console) -> None:
    """The head of a section."""
    out.print(Rule(Text(title, style="bold"), align="left", style="dim"))


def _headline(page: Json) -> Panel:
    """When, where, what, who, status, backing."""
    text = Text()
    for line in filter(None, (who(page), toll(page))):
        text.append_text(line).append("\n")
    if page["status"]:
        text.append_text(statuses(page["status"])).append("\n")
    text.append(f"{plural(page['reports'], 'report')} / {plural(page['origins'], 'origin')}", style="bold")
    if page["background"]:
        text.append("   told as background", style="dim italic")
    text.append(f"\n{plain(page['backing'])}", style="dim")
    if page["type"]["acled"] and page["type"]["acled"] != page["title"]:
        text.append(f"\nACLED: {page['type']['acled']}", style="dim")
    if signs := legend([page["date"]]):
        text.append(f"\n{signs}", style="dim")
    text.append(f"\nAdmiralty credibility: {page['admiralty']}. Airwars grading: {page['airwars']}", style="dim")
    title = Text(f"{page['date'] or 'undated'} · {where(page['place'])} · {'series: ' if page['group'] else ''}{page['title']}", style="bold cyan")
    return Panel(text, title=title, title_align="left", subtitle=Text(page["id"], style="dim"), subtitle_align="right", padding=(0, 1))


def _matrix(found: Json, out: Console, explain: bool) -> None:
    """Sources grouped by origin against facets; as many columns at a time as fit."""
    if not found["facets"]:
        return
    _head("Who says what", out)
    for row in (row for group in found["groups"] for row in group["rows"]):
        row["cells"] = {facet: kept for facet, cells in row["cells"].items() if (kept := [c for c in cells if _tells(facet, c)])}
    columns = max(2, (out.width - _SOURCE_WIDTH - 2) // (_CELL_WIDTH + 2))
    for first in range(0, len(found["facets"]), columns):
        facets = found["facets"][first : first + columns]
        made = table(source=3, **dict.fromkeys(facets, 2))
        for group in found["groups"]:
            rows = [row for row in group["rows"] if any(facet in row["cells"] for facet in facets)]
            alone = len(rows) == 1 and plain(rows[0]["source"]) == plain(group["origin"])
            if rows and not alone:
                made.add_row(_origin(group, explain))
            for row in rows:
                made.add_row(_source(row, alone and group["known"]), *(_cell(row["cells"].get(facet, []), explain) for facet in facets))
        out.print(made)


def _tells(facet: str, cell: Json) -> bool:
    """Does a cell belong on the page: in the column of what happened plain talk about something else tells nothing."""
    return facet != "what" or cell["stance"] != "asserts" or cell["value"] in _TYPES


def _origin(group: Json, explain: bool) -> Text:
    """The head of a group of one origin."""
    text = Text("▪ ", style="cyan").append(short(group["origin"], 60), style="cyan" if group["known"] else "dim italic")
    if explain and group["why"]:
        text.append(f"\n{plain(group['why'])}", style="dim")
    return text


def _source(row: Json, origin: bool) -> Text:
    """Who speaks (an origin by itself, or one of several), how it comes to us, and where."""
    text = Text("▪ " if origin else "  ", style="cyan").append(short(row["source"], 60), style="bold default")
    if row["relayed_via"]:
        text.append(f"\n  via {short(row['relayed_via'], 40)}", style="dim")
    if plain(row["outlet"]) != plain(row["source"]):
        text.append(f"\n  in {short(row['outlet'], 40)}", style="dim")
    return text


def _cell(cells: list[Json], explain: bool) -> Text:
    """What a source says on one facet: each value once."""
    text = Text()
    seen = set()
    for cell in cells:
        key = (cell["value"], cell["stance"])
        if key in seen:
            continue
        seen.add(key)
        text.append("\n" if text else "")
        style = STANCES.get(cell["stance"], "")
        text.append(SIGNS.get(cell["stance"], f"{cell['stance']}: "), style=style).append(
            short(cell["value"], 70), style=style + (" dim" if cell["weak"] else "")
        )
        if explain and cell["why"]:
            text.append(f"\n{plain(cell['why'])}", style="dim italic")
    return text


def _history(rows: list[Json], out: Console) -> None:
    """Each status that moved, and on whose word; facets that moved together on one line."""
    together: dict[tuple[Any, ...], list[str]] = {}
    for row in rows:
        together.setdefault((row["valid_on"], row["previous"], row["status"], tuple(row["by"]), row["why"]), []).append(row["facet"])
    made = table(since=2, status=3, because_of=6)
    for (since, previous, status, by, why), facets in together.items():
        moved = Text(", ".join(facets), style="bold").append(f"\n{previous} → " if previous not in (None, "unreported") else "\n", style="dim")
        because = words("; ".join(by[:4]) + (f" and {len(by) - 4} more" if len(by) > 4 else ""), "", 200)
        if why:
            because.append(f"\n{plain(why)}", style="dim")
        made.add_row((since or "undated").replace("/", "/\n"), moved.append(status, style=status_style(status)), because)
    out.print(made)


def _evidence(rows: list[Json], out: Console) -> None:
    """The sentences, each with its report and place in the text."""
    made = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1), expand=True)
    made.add_column(overflow="fold", width=22)
    made.add_column(overflow="fold", ratio=1)
    for row in _once(rows):
        place = Text(short(row["outlet"], 40)).append(f"\n{row['start']}:{row['end']}", style="dim")
        sentence = words(row["sentence"])
        for quote in row["quotes"]:
            at = sentence.plain.find(quote)
            if at >= 0:
                sentence.stylize("bold", at, at + len(quote))
        if row["notes"]:
            sentence.append(f"  [{', '.join(row['notes'])}]", style="dim italic")
        made.add_row(place, sentence)
    out.print(made)


def _once(rows: list[Json]) -> list[Json]:
    """Each sentence once, with all the words in it that tell of the incident, and in what sense they do where it is not plainly told."""
    found: dict[tuple[str, int], Json] = {}
    for row in rows:
        one = found.setdefault((row["report"], row["start"]), row | {"quotes": [], "notes": []})
        one["quotes"].append(plain(row["quote"]))
        for note in (row["modality"] if row["modality"] != "actual" else "", "background" if row["background"] else ""):
            if note and note not in one["notes"]:
                one["notes"].append(note)
    return list(found.values())


def _rules(out: Console) -> None:
    """The tables of rules for status and origin, as they are read from the top."""
    _head("The rules of status and of origin, the first that holds", out)
    made = table(rule=1, holds_when=4)
    for name, when in [*((r.status, r.when) for r in RULES), *((r.name, r.when) for r in ORIGIN_RULES)]:
        made.add_row(Text(name, style=status_style(name)), Text(when))
    out.print(made)


def _explained(page: Json, out: Console) -> None:
    """By which rule date and place were chosen, what else may be the same incident, and the rules of status and origin."""
    _rules(out)
    _head("Why", out)
    for name in ("date", "place"):
        if page[f"{name}_basis"]:
            out.print(Text(f"{name}: ", style="dim").append(plain(page[f"{name}_basis"])))
    for pair in page["may_be_the_same"]:
        features = ", ".join(f"{name} {value:+.2f}" for name, value in pair["features"].items())
        out.print(Text(f"may be the same as {short_id(pair['id'])} (score {pair['score']:.2f}): ", style="dim").append(features))
