"""From words with places on a page to lines, columns and paragraphs in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

EDGE = 0.09
# Widths of letters in text faces as shares of the type size, where they are far from the mean.
WIDTHS = (
    dict.fromkeys("iljtfrI.,;:'’‘!|()[]-", 0.3)
    | dict.fromkeys('“”"', 0.38)
    | dict.fromkeys("mwM—%@", 0.8)
    | dict.fromkeys("aceszvxyk", 0.46)
    | {"W": 0.93, "s": 0.42, " ": 0.25}
)
LETTERS = 2
TOUCH = 0.17
# No page of a paper has more lines; looking at each beside each other would take too long.
MARKED_LINES = 3_000
COLUMN_SHARE = 0.2
COLUMN_LINES = 3
GAP = 1.6

_HYPHEN = re.compile(r"[^\W\d_]-$")
_STOP = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words on one baseline: ``x`` and ``y`` of their start in points (y grows upwards), the type size, and whether it lies at the edge of the page.

    ``column`` counts from the left; ``left`` is where its column begins.
    """

    x: float
    y: float
    size: float
    text: str
    edge: bool = False
    column: int = 0
    left: float = 0.0

    @property
    def end(self) -> float:
        """Where the line ends, as far as its letters tell."""
        return self.x + width_of(self.text, self.size)


def width_of(text: str, size: float) -> float:
    """How wide letters are in a text face of a size: a guess of within some percent for a line, which is enough to tell blanks from gutters."""
    return size * sum(WIDTHS.get(letter, 0.62 if letter.isupper() else 0.48) for letter in text)


def lines_of_page(pieces: Sequence[Line]) -> list[Line]:
    """Pieces on one baseline that stand a blank apart as one line, letters set one by one as words; pieces with a gutter between them stay apart."""
    lines: list[Line] = []
    last: Line | None = None
    spelled = bool(pieces) and median(len(piece.text) for piece in pieces) <= LETTERS
    for piece in sorted(pieces, key=lambda p: (-round(p.y), p.x)):
        if last is not None and abs(last.y - piece.y) < 0.4 * max(piece.size, 1) and _beside(last, piece):
            blank = "" if spelled and piece.x - last.end < TOUCH * piece.size else " "
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text}{blank}{piece.text}")
        else:
            lines.append(piece)
        last = piece
    return lines


def _beside(last: Line, piece: Line) -> bool:
    """Does a piece follow the last one without a gutter?  The longer the last one, the less is known of where it ends."""
    slack = 0.06 * (last.end - last.x)
    return -3 * piece.size - slack < piece.x - last.end < 0.9 * piece.size + slack


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The lines of one page as they were found, with the bounds of the page in points."""

    lines: tuple[Line, ...]
    width: float
    bottom: float
    top: float

    def _near_edge(self, line: Line) -> bool:
        """Is the line where running heads and page numbers stand?"""
        place = (line.y - self.bottom) / max(self.top - self.bottom, 1)
        return place < EDGE or place > 1 - EDGE

    def marked(self) -> Sheet:
        """The same page with its edge marked: what stands near the edge and is not set on with the body, line below line."""
        if len(self.lines) > MARKED_LINES:
            return self
        body = [line for line in self.lines if not self._near_edge(line)]
        apart = sorted((line for line in self.lines if self._near_edge(line)), key=lambda line: abs(line.y - (self.top + self.bottom) / 2))
        edges = []
        for line in apart:
            if any(_set_on(other, line) for other in body):
                body.append(line)
            else:
                edges.append(replace(line, edge=True))
        return replace(self, lines=(*body, *edges))

    @property
    def body(self) -> list[Line]:
        """The lines that are not at the edge."""
        return [line for line in self.lines if not line.edge]


def _set_on(line: Line, other: Line) -> bool:
    """Does one line follow the other in one column, in the same type?"""
    return abs(line.size - other.size) < 0.1 * line.size and 0 < abs(line.y - other.y) < 1.7 * line.size and abs(line.x - other.x) < 2.5 * line.size


def ordered_pages(sheets: Sequence[Sheet]) -> list[list[Line]]:
    """The lines of each page in the order of reading: heads, column by column from the top, feet; with their columns and edges marked.

    Columns are looked for in all pages together first, since the last page may hold a few lines of its last column only; a page on which those columns
    would cut lines is set in its own.
    """
    sheets = [sheet.marked() for sheet in sheets]
    width = max((sheet.width for sheet in sheets), default=0)
    common = _column_starts([line for sheet in sheets for line in sheet.body], width)
    return [_ordered(sheet, common if _fits(sheet, common) else _column_starts(sheet.body, sheet.width)) for sheet in sheets]


def _fits(sheet: Sheet, starts: Sequence[float]) -> bool:
    """Do the lines of a page leave the gutters between the columns free?"""
    return all(_crossing(sheet.body, left, start, sheet.width) for left, start in pairwise(starts))


def _crossing(lines: Sequence[Line], left: float, start: float, width: float) -> bool:
    """Do no more than three in ten of the lines of a column run on into the next one?"""
    beside = [line for line in lines if left - 3 <= line.x < start - 3]
    return sum(1 for line in beside if line.end > start + 0.1 * width) <= 0.3 * len(beside)


def _ordered(sheet: Sheet, starts: Sequence[float]) -> list[Line]:
    """The lines of a page in the order of reading, given where its columns begin."""
    middle = (sheet.top + sheet.bottom) / 2
    placed = []
    for line in sheet.lines:
        column = max((at for at, start in enumerate(starts) if start <= line.x + 3), default=0)
        placed.append(replace(line, column=column, left=starts[column] if starts else line.x))
    return sorted(placed, key=lambda line: ((0 if line.y > middle else 2) if line.edge else 1, 0 if line.edge else line.column, -line.y, line.x))


def _column_starts(lines: Sequence[Line], width: float) -> list[float]:
    """Where columns begin: places at which many lines start, apart enough to hold text between them."""
    if not lines:
        return []
    left = min(line.x for line in lines)
    starts: dict[int, int] = {}
    for line in lines:
        starts[round(line.x)] = starts.get(round(line.x), 0) + 1
    often = sorted(x for x, times in starts.items() if times >= max(COLUMN_LINES, 0.03 * len(lines)))
    found = [left]
    for x in often:
        beside = sum(1 for line in lines if found[-1] - 3 <= line.x < x - 3)
        if x - found[-1] > COLUMN_SHARE * width and beside >= COLUMN_LINES and _crossing(lines, found[-1], x, width):
            found.append(float(x))
    return found


def paragraphs_of_lines(lines: Sequence[Line]) -> list[str]:
    """The paragraphs of lines in the order of reading, their words joined; a paragraph goes on across columns and pages where its sentence does."""
    words = {word for line in lines for word in _WORD.findall(line.text)}
    paragraphs: list[str] = []
    widths = _widths(lines)
    previous: Line | None = None
    for line in lines:
        if previous is None or _begins(previous, line, paragraphs[-1], widths):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line.text, words)
        previous = line
    return paragraphs


def _widths(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """How wide the text of each column is: nine lines of ten are no wider."""
    found: dict[tuple[int, int], list[float]] = {}
    for line in lines:
        found.setdefault((line.column, round(line.left)), []).append(line.end - line.left)
    return {key: sorted(ends)[int(0.9 * (len(ends) - 1))] for key, ends in found.items()}


def _begins(previous: Line, line: Line, so_far: str, widths: dict[tuple[int, int], float]) -> bool:
    """Does a paragraph begin with this line?"""
    if abs(previous.size - line.size) > 0.12 * max(previous.size, line.size):
        return True
    goes_on = not _STOP.search(so_far)
    if line.column != previous.column or line.y > previous.y:
        return not (goes_on and (line.text[:1].islower() or _HYPHEN.search(so_far)))
    if previous.y - line.y > GAP * line.size:
        return True
    if line.x - line.left > 0.8 * line.size and previous.x - previous.left <= 0.8 * line.size and not goes_on:
        return True
    short = previous.end - previous.left < 0.75 * widths.get((previous.column, round(previous.left)), 0)
    return short and not (goes_on and line.text[:1].islower())


def _joined(so_far: str, line: str, words: set[str]) -> str:
    """Two lines as one: a hyphen at the end of the first is dropped, unless the text writes the word with it elsewhere."""
    if not _HYPHEN.search(so_far) or not line[:1].islower():
        return f"{so_far} {line}"
    first, second = _WORD.findall(so_far)[-1], (_WORD.findall(line) or [""])[0]
    if f"{first}{second}" in words and f"{first[:-1]}{second}" not in words:
        return so_far + line
    return so_far[:-1] + line
