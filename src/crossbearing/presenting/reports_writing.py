"""The periodic report to read: Markdown and printable HTML of the same content, words of others never taken as markup."""

from __future__ import annotations

import json
import re
from argparse import Namespace
from html import escape
from typing import Any

from crossbearing.errors import UsageError
from crossbearing.presenting.commands import collection_of, filters_of, output
from crossbearing.presenting.reports import compiled
from crossbearing.presenting.style import plain

Json = dict[str, Any]
NOTHING = "Nothing in this period."
_MARKUP = re.compile(r"([\\`*_\[\]<>|~&$]|^[#+=-])")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_STYLE = """body{font:11pt/1.45 Georgia,serif;max-width:46em;margin:2em auto;padding:0 1em;color:#111}
h1,h2,h3{line-height:1.2}h3{font-size:1em;margin:1em 0 .2em}
p{margin:.2em 0}sup a{text-decoration:none}ol{font-size:.85em}li{margin:.2em 0;overflow-wrap:anywhere}
@media print{body{max-width:none;margin:0;font-size:10pt}h2{break-after:avoid}h3{break-after:avoid}p,li{break-inside:avoid}a{color:inherit}}"""


def title(found: Json) -> str:
    """The title with the period."""
    since, until = found["from"], found["to"]
    period = f"{since} to {until}" if since and until else f"from {since}" if since else f"until {until}" if until else "all reports"
    return f"Report on contested incidents: {period}"


def lead(found: Json) -> str:
    """What the report covers."""
    return (
        f"Reports of this period: {found['reports']}; incidents that they tell of: {found['incidents']}. Numbers in brackets lead to the words of the reports."
    )


def place_of(note: Json) -> str:
    """Where the words of a note stand."""
    published = f", {note['published']}" if note["published"] else ""
    return plain(f"{note['outlet']}{published}, report {note['report']}, characters {note['start']} to {note['end']}")


def markdown(found: Json) -> str:
    """The report as Markdown with footnotes."""
    lines = [f"# {_md(title(found))}", "", _md(lead(found)), ""]
    for section in found["sections"]:
        lines += [f"## {section['title']}", ""]
        for item in section["items"]:
            lines += [f"### {_md(item['heading'])}", ""]
            lines += [f"- {_md(one['text'])}{''.join(f'[^{n}]' for n in one['notes'])}" for one in item["sentences"]]
            lines.append("")
        if not section["items"]:
            lines += [NOTHING, ""]
    lines += ["## Evidence", ""]
    lines += [f"[^{note['n']}]: {_md(place_of(note))}: “{_md(note['quote'])}”" for note in found["notes"]]
    return "\n".join(lines) + "\n"


def _md(words: str) -> str:
    """Words of others on one line, without meaning as markup."""
    return _NUMBERED.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", plain(words)))


def html(found: Json) -> str:
    """The report as one page without scripts or outside parts, made to be printed."""
    body = [f"<h1>{_html(title(found))}</h1>", f"<p>{_html(lead(found))}</p>"]
    for section in found["sections"]:
        body.append(f"<h2>{_html(section['title'])}</h2>")
        for item in section["items"]:
            body.append(f"<h3>{_html(item['heading'])}</h3>")
            body += [f"<p>{_html(one['text'])}{_marks(one['notes'])}</p>" for one in item["sentences"]]
        if not section["items"]:
            body.append(f"<p>{NOTHING}</p>")
    body.append("<h2>Evidence</h2>\n<ol>")
    body += [f'<li id="n{note["n"]}">{_html(place_of(note))}: <q><bdi>{_html(note["quote"])}</bdi></q></li>' for note in found["notes"]]
    head = f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{_html(title(found))}</title><style>{_STYLE}</style></head>'
    return "\n".join([head, "<body>", *body, "</ol>", "</body>", "</html>"]) + "\n"


def _marks(notes: list[int]) -> str:
    """The footnote marks of a sentence."""
    return "<sup>" + " ".join(f'<a href="#n{n}">[{n}]</a>' for n in notes) + "</sup>" if notes else ""


def _html(words: str) -> str:
    """Words of others on one line, escaped."""
    return escape(plain(words))


def as_json(found: Json) -> str:
    """The report as JSON, the words of the reports exactly as they are."""
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


FORMATS = {"md": markdown, "html": html, "json": as_json}


def report(args: Namespace) -> int:
    """Write the report on a period."""
    name = "json" if args.json else args.format
    if name not in FORMATS:
        raise UsageError(f"--format {name}: a report is written as {', '.join(FORMATS)}")
    text = FORMATS[name](compiled(collection_of(args), filters_of(args)))
    with output(args.output) as out:
        out.write(text.encode("utf-8", "backslashreplace"))
    return 0
