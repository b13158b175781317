"""A small grammar over words: patterns in which capitals name word classes and small letters are the words themselves.

``"(the)? {d:DAYNUM} of {m:MONTH}"`` matches "the 19th of July".  Each distinct combination of word classes becomes one private character, a text
becomes a string of those characters, and the patterns become ordinary regular expressions over that string: so a rule costs nothing where none of
its words occur.  ``|``, ``?``, ``*``, ``+`` and parentheses are those of regular expressions; ``{name:...}`` captures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from crossbearing.normalising.numerals import ORDINALS, Token

T = TypeVar("T")
MARKS = {"COMMA": ",", "DASH": "-–—", "DOT": ".", "SLASH": "/", "LEFT": "(", "RIGHT": ")", "APOSTROPHE": "'’", "BREAK": "¶"}
OTHER = "\x00"
_PIECE = re.compile(r"(?P<open>\{[a-z]\w*:)|(?P<close>\})|(?P<name>[A-Z][A-Z_]*)|(?P<word>[a-z]+)|(?P<operator>[()|?*+.])|\s+")
_FIRST = 0x4E00  # a block of letters without case, so that no flag of re touches them


@dataclass(frozen=True, slots=True)
class Match:
    """Words that a rule matched; ``m[name]`` are the words of a capture, empty where it took no part.

    A pattern that needs one capture in two places calls the second one ``name2``.
    """

    tokens: Sequence[Token]
    start: int
    stop: int
    groups: Mapping[str, tuple[int, int]]

    def __getitem__(self, name: str) -> Sequence[Token]:
        for key in (name, name + "2", name + "3"):
            at = self.groups.get(key)
            if at is not None and at[0] >= 0:
                return self.tokens[at[0] : at[1]]
        return ()

    def __contains__(self, name: str) -> bool:
        return bool(self[name])

    def word(self, name: str) -> str:
        """The words of a capture in lower case, joined with a space; empty where it took no part."""
        return " ".join(token.low for token in self[name])

    def number(self, name: str) -> int | None:
        """The first number of a capture as an integer; None where it has none."""
        values = (token.value if token.value is not None else ORDINALS.get(token.low) for token in self[name])
        return next((int(value) for value in values if value is not None), None)


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """One compiled pattern and what to make of its matches."""

    pattern: re.Pattern[str]
    make: T
    captures: tuple[str, ...]


@dataclass(slots=True)
class Grammar(Generic[T]):
    """Rules with the vocabulary that they need; ``classify`` says which open classes (numbers, years) a token has."""

    classes: Mapping[str, frozenset[str]]
    classify: Callable[[Token], tuple[str, ...]]
    core: frozenset[str]
    capital: frozenset[str] = frozenset()
    rules: list[Rule[T]] = field(default_factory=list)
    _alphabet: dict[frozenset[str], str] = field(default_factory=dict)
    _words: dict[str, str] = field(default_factory=dict)
    _open: dict[tuple[str, ...], str] = field(default_factory=dict)
    _first: dict[str, tuple[Rule[T], ...]] = field(default_factory=dict)
    _core: re.Pattern[str] | None = None

    def compile(self, table: Sequence[tuple[str, T]], opened: Sequence[tuple[str, ...]]) -> None:
        """Compile the rules, given every combination of open classes that ``classify`` can return."""
        parsed = [([m for m in _PIECE.finditer(pattern) if not m[0].isspace()], make) for pattern, make in table]
        literals = {m["word"] for pieces, _ in parsed for m in pieces if m["word"]}
        names = {m["name"] for pieces, _ in parsed for m in pieces if m["name"]}
        membership: dict[str, set[str]] = {}
        for name, words in self.classes.items():
            for word in words:
                membership.setdefault(word, set()).add(name)
        for word in literals:
            membership.setdefault(word, set()).add(word)
        for name in names & MARKS.keys():
            for mark in MARKS[name]:
                membership.setdefault(mark, set()).add(name)
        for word, held in membership.items():
            self._words[word] = self._char(frozenset(held))
        for combination in opened:
            self._open[combination] = self._char(frozenset(combination))
        for pieces, make in parsed:
            expression = "".join(self._piece(m) for m in pieces)
            self.rules.append(Rule(re.compile(expression), make, tuple(re.findall(r"\?P<(\w+)>", expression))))
        self._index()

    def _char(self, held: frozenset[str]) -> str:
        return self._alphabet.setdefault(held, chr(_FIRST + len(self._alphabet)))

    def _set(self, name: str) -> str:
        chars = "".join(char for held, char in self._alphabet.items() if name in held)
        if not chars:
            raise ValueError(f"no word of the grammar is in the class {name!r}")
        return f"[{chars}]"

    def _piece(self, m: re.Match[str]) -> str:
        if m["open"]:
            return f"(?P<{m['open'][1:-1]}>"
        if m["close"]:
            return ")"
        if m["name"] or m["word"]:
            return self._set(m["name"] or m["word"])
        return "(?:" if m[0] == "(" else m[0]

    def _index(self) -> None:
        """Which rules can begin with a character: tried once here, so that a text tries few."""
        by_first: dict[str, list[Rule[T]]] = {}
        everything = list(self._alphabet.values())
        for rule in self.rules:
            for char in first_characters(rule.pattern.pattern, everything):
                by_first.setdefault(char, []).append(rule)
        self._first = {char: tuple(rules) for char, rules in by_first.items()}
        core = "".join(char for held, char in self._alphabet.items() if held & self.core)
        self._core = re.compile(f"[{core}]")

    def spell(self, words: Sequence[Token]) -> str:
        """The text as one character a token."""
        get, opened, classify, capital = self._words.get, self._open, self.classify, self.capital
        out: list[str] = []
        for token in words:
            shape, low = token.shape, token.low
            if shape == "word" and token.value is None:
                out.append(OTHER if low in capital else get(low, OTHER))
            else:
                out.append(opened.get(classify(token)) or get(low, OTHER))
        return "".join(out)

    def stretches(self, spelled: str) -> list[tuple[int, int]]:
        """The runs of known words that hold at least one core word."""
        assert self._core is not None
        found: list[tuple[int, int]] = []
        at = 0
        while (core := self._core.search(spelled, at)) is not None:
            start = spelled.rfind(OTHER, at, core.start()) + 1
            stop = spelled.find(OTHER, core.end())
            at = len(spelled) if stop < 0 else stop
            found.append((max(start, found[-1][1] if found else 0), at))
        return found

    def at(self, spelled: str, position: int, stop: int, words: Sequence[Token]) -> list[tuple[Match, T]]:
        """Every rule that matches from this position, the longest first; of equals the rule that stands first."""
        found: list[tuple[int, Match, T]] = []
        for rule in self._first.get(spelled[position], ()):
            m = rule.pattern.match(spelled, position, stop)
            if m is not None and m.end() > position:
                spans = {name: m.span(name) for name in rule.captures}
                found.append((m.end(), Match(words, position, m.end(), spans), rule.make))
        found.sort(key=lambda one: -one[0])
        return [(match, make) for _, match, make in found]


def first_characters(expression: str, alphabet: Sequence[str]) -> list[str]:
    """The characters with which a match of the expression can begin; raises ValueError for one that matches nothing at all.

    The expression is cut down by its own matches: a character belongs to the set if some string that begins with it can be extended to a match, which
    is found by walking the parsed pattern.
    """
    parsed = _parse(expression)
    chars, empty = _first_of(parsed)
    if empty:
        raise ValueError("a rule must not match nothing")
    return [char for char in alphabet if char in chars]


def _parse(expression: str) -> list[object]:
    """The alternatives, groups and sets of one of our own expressions, as nested lists."""
    stack: list[list[object]] = [["alt", ["seq"]]]
    at = 0
    while at < len(expression):
        char = expression[at]
        if char == "[":
            stop = expression.index("]", at)
            _append(stack[-1], ["set", expression[at + 1 : stop]])
            at = stop + 1
        elif char == "(":
            at = expression.index(">", at) + 1 if expression.startswith("(?P<", at) else at + 3
            stack.append(["alt", ["seq"]])
        elif char == ")":
            group = stack.pop()
            _append(stack[-1], group)
            at += 1
        elif char == "|":
            stack[-1].append(["seq"])
            at += 1
        else:
            _last(stack[-1])[-1] = ["maybe" if char in "?*" else "group", _last(stack[-1])[-1]]
            at += 1
    return stack[0]


def _last(group: list[object]) -> list[object]:
    sequence = group[-1]
    assert isinstance(sequence, list)
    return sequence


def _append(group: list[object], item: object) -> None:
    _last(group).append(item)


def _first_of(node: object) -> tuple[set[str], bool]:
    """First characters of a parsed node, and whether it can match nothing."""
    assert isinstance(node, list)
    kind, *parts = node
    if kind == "set":
        return set(parts[0]), False
    if kind in ("maybe", "group"):
        chars, empty = _first_of(parts[0])
        return chars, empty or kind == "maybe"
    if kind == "alt":
        found = [_first_of(part) for part in parts]
        return set().union(*(chars for chars, _ in found)), any(empty for _, empty in found)
    total: set[str] = set()
    for part in parts:
        chars, empty = _first_of(part)
        total |= chars
        if not empty:
            return total, False
    return total, True
