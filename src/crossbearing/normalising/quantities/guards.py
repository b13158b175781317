"""Numbers that count nothing: weapon names, money, shares, ages, distances, addresses, scores."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.normalising.numerals import Token

_LEADING = frozenset(
    "$ € £ ¥ # + resolution article no number route highway road unit brigade battalion regiment division flight page section chapter block gate "
    "room apartment building phase "
    "level class type channel category order law decree case model mark version operation paragraph clause line station area zone sector group "
    "camp street avenue mig aged age "
    "usd eur rs uss hms covid top part volume issue figure table appendix annex title amendment protocol section point bus platform".split()
)
_FOLLOWING = frozenset(
    "% percent per cent percentage km kms kilometer kilometers kilometre kilometres mile miles meter meters metre metres m cm mm millimeter "
    "millimetre feet foot ft inch inches kg kilogram "
    "kilograms kilo kilos ton tons tonne tonnes pound pounds gram grams litre litres liter liters barrel barrels dollar dollars euro euros rupee "
    "rupees rouble roubles ruble rubles lira dinar "
    "dinars shekel shekels yen yuan naira pesos peso riyal riyals shilling shillings franc francs cents degrees degree hectares hectare acres "
    "acre knots mph kph watts megawatts kilowatts "
    "vote points point seats seat goals goal runs times th°  nautical square cubic gmt utc a.m. p.m. am pm o'clock millimeters dunams".split()
)
_UNITS_OF_TIME = frozenset("second minute hour day week month year decade century seconds minutes hours days weeks months years decades centuries".split())


def is_no_count(words: Sequence[Token], start: int, stop: int) -> bool:
    """Is the number at ``start:stop`` (without hedge) a name, measure, price, age, address or score?"""
    token = words[start]
    before = words[start - 1] if start else None
    last = words[stop - 1]
    after = words[stop] if stop < len(words) else None
    if before is not None and _named(words, start, before, token):
        return True
    if after is not None and (after.low in _FOLLOWING or after.low in _UNITS_OF_TIME or after.low in ("$", "€", "£")):
        return True
    if after is not None and after.start == last.end and (after.shape in ("word", "name") or after.low in ("/", "°", "_", "@", "'", "’")):
        return True
    if after is not None and after.low in ("-", "–", ":") and after.start == last.end and _glued(words, stop):
        return True
    return _age(words, start, stop) or (token.low.isdigit() and len(token.low) > 1 and token.low.startswith("0"))


def _named(words: Sequence[Token], start: int, before: Token, token: Token) -> bool:
    """Is the number part of a name (F-16, Resolution 1701, $500)?"""
    if before.low == "number" and start >= 2 and words[start - 2].low in ("killed", "dead", "slain", "victims", "wounded", "injured"):
        return False  # "the dead number six"
    if before.low in _LEADING:
        return True
    touching = before.end == token.start
    if touching and before.low in ("-", "–", "/", ".", ":", "_", "@", "'", "’", "№", "°", "["):
        return not (before.low == "-" and start >= 2 and words[start - 2].value is not None and words[start - 2].end == before.start) or before.low != "-"
    return touching and before.shape in ("word", "name")


def _glued(words: Sequence[Token], stop: int) -> bool:
    """Is the number tied to the next word or number (five-member, 3-2, 10:30)?"""
    following = words[stop + 1] if stop + 1 < len(words) else None
    return following is not None and following.start == words[stop].end


_PARENT = frozenset("father mother parent grandfather grandmother dad mum widow widower".split())
_AGED = frozenset("boy girl man woman child youth son daughter student pupil teenager".split())
_PAST_AGE = frozenset("was were is had has and who in from at on died".split())


def _age(words: Sequence[Token], start: int, stop: int) -> bool:
    """Ahmed Ali, 34, ...: the age behind a name; a boy of about 14; how many children somebody had."""
    if start > 1 and words[start - 1].low == "of" and words[start - 2].low in _PARENT:
        return True  # a father of four
    of = start - 1 - (start > 1 and words[start - 1].low in ("about", "around", "some", "barely", "only"))
    if (
        of > 0
        and words[of].low == "of"
        and words[of - 1].low in _AGED
        and (stop >= len(words) or words[stop].shape not in ("word", "name") or words[stop].low in _PAST_AGE)
    ):
        return True
    if start < 2 or words[start - 1].low != "," or words[start - 2].shape != "name" or not words[start].low.isdigit():
        return False
    after = words[stop].low if stop < len(words) else "."
    return after in (",", ".", "¶", "and", ")", "was", "from", "of", "who") and int(words[start].value or 0) < 120
