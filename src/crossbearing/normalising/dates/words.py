"""The vocabulary of time: which words are months, units, parts of day, and which numbers can be days or years."""

from __future__ import annotations

from crossbearing.normalising.numerals import Token

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
# The months of the Levant and Iraq in English letters: Kanun II .. Kanun I are left out, since "Nisan" or "Tammuz" alone are names of much else.
ISLAMIC_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "muharram moharram",
            "safar",
            "rabi-al-awwal",
            "rabi-al-thani",
            "jumada-al-awwal",
            "jumada-al-thani",
            "rajab",
            "shaban sha'ban shaaban",
            "ramadan ramazan ramadhan",
            "shawwal shawal",
            "dhu-al-qadah",
            "dhu-al-hijjah",
        ),
        1,
    )
    for name in names.split()
}
PERSIAN_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "farvardin",
            "ordibehesht",
            "khordad",
            "tir",
            "mordad",
            "shahrivar",
            "mehr",
            "aban",
            "azar",
            "dey",
            "bahman",
            "esfand",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat", "sunday sun"),
    )
    for name in names.split()
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
UNITS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "fortnight": "W",
    "weekend": "D",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
}
PLURALS = {unit + "s": unit for unit in UNITS if unit != "century"} | {"centuries": "century", "yrs": "year", "hrs": "hour", "mins": "minute"}
CLOCK_UNITS = frozenset("second minute hour".split())
PARTS = {
    "morning": "MO",
    "mornings": "MO",
    "forenoon": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "predawn": "MO",
    "afternoon": "AF",
    "afternoons": "AF",
    "evening": "EV",
    "evenings": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "EV",
    "night": "NI",
    "nights": "NI",
    "overnight": "NI",
}
ZONES = {
    "gmt": "Z",
    "utc": "Z",
    "est": "-05:00",
    "edt": "-04:00",
    "cst": "-06:00",
    "cdt": "-05:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "ist": "",
    "et": "",
    "pt": "",
    "bst": "",
}
# Read as times only with a capital, since they are everyday words or short enough to be part of a name otherwise.
CAPITAL = frozenset("may march mar sun sat mon wed fri thu tue dec jan jun jul aug sep oct nov feb apr tir mehr dey azar safar aban ist et pt est".split())

CLASSES: dict[str, frozenset[str]] = {
    "MONTH": frozenset(MONTHS),
    "ISLAMIC": frozenset(ISLAMIC_MONTHS),
    "PERSIAN": frozenset(PERSIAN_MONTHS),
    "WEEKDAY": frozenset(WEEKDAYS),
    "WEEKDAYS": frozenset(f"{day}s" for day in WEEKDAYS if day.endswith("day")),
    "SEASON": frozenset(SEASONS),
    "UNIT": frozenset(UNITS),
    "UNITS": frozenset(PLURALS),
    "PART": frozenset(PARTS),
    "ZONE": frozenset(ZONES),
    "AMPM": frozenset("am pm a.m. p.m. a.m p.m".split()),
    "DEMONSTRATIVE": frozenset("this that".split()),
    "LAST": frozenset("last past previous preceding".split()),
    "NEXT": frozenset("next coming following upcoming forthcoming".split()),
    "VAGUE": frozenset("few several many some number".split()),
    "NEARLY": frozenset("nearly almost about around approximately roughly over under some only just exactly".split()),
    "EDGE": frozenset("beginning start end middle close first second latter".split()),
    "PHASE": frozenset("early late mid earlier later".split()),
    "SINCE": frozenset("since".split()),
}
CORE = frozenset("MONTH ISLAMIC PERSIAN WEEKDAY WEEKDAYS SEASON UNIT UNITS PART YEAR DECADE ISO SLASHED CLOCK AMPM NAMED REF ZONE".split())
OPEN = (
    ("NUM", "DAYNUM", "HOUR", "DIGITS"),
    ("NUM", "DAYNUM", "DIGITS"),
    ("NUM", "DAYNUM", "HOUR", "DIGITS", "TENS"),
    ("NUM", "DAYNUM", "DIGITS", "TENS"),
    ("NUM", "DIGITS"),
    ("NUM", "DIGITS", "TENS"),
    ("NUM", "HOUR", "DIGITS"),
    ("NUM", "YEAR", "DIGITS"),
    ("NUM", "YEAR", "MILITARY", "DIGITS"),
    ("NUM", "MILITARY", "DIGITS"),
    ("NUM", "HOUR"),
    ("NUM",),
    ("NUM", "YEAR"),
    ("ORDINAL", "DAYNUM"),
    ("ORDINAL",),
    ("DECADE",),
    ("ISO",),
    ("SLASHED",),
    ("CLOCK",),
)


def open_classes(token: Token) -> tuple[str, ...]:
    """Which open classes a number, date or time of day belongs to; empty for none."""
    if token.shape == "number" or (token.value is not None and token.shape in ("word", "name")):
        return _number_classes(token)
    if token.shape == "ordinal":
        return ("ORDINAL", "DAYNUM") if 1 <= (token.value or 0) <= 31 else ("ORDINAL",)  # days of a month
    if token.shape == "plural":
        value = int(token.value or 0)
        return ("DECADE",) if value % 10 == 0 and (value < 100 or 1000 <= value <= 2100) else ()  # '80s, 1980s
    return {"iso": ("ISO",), "slash": ("SLASHED",), "clock": ("CLOCK",)}.get(token.shape, ())


def _number_classes(token: Token) -> tuple[str, ...]:
    value = token.value or 0
    digits = token.low.isdigit()
    if value != int(value) or (not digits and "," in token.low):
        return ("NUM",)
    if not digits:
        year = 1500 <= value <= 2100 and token.low == "#"  # "nineteen ninety-six", "two thousand"
        return ("NUM", "YEAR") if year else ("NUM", "HOUR") if value <= 12 else ("NUM",)  # o'clock
    if len(token.low) == 4:  # 1989, 0600
        military = value // 100 < 24 and value % 100 < 60  # hours and minutes
        if 1000 <= value <= 2100:  # what news reports call years
            return ("NUM", "YEAR", "MILITARY", "DIGITS") if military else ("NUM", "YEAR", "DIGITS")
        return ("NUM", "MILITARY", "DIGITS") if military else ("NUM", "DIGITS")
    tens = ("TENS",) if len(token.low) == 2 else ()  # '89
    if 1 <= value <= 31:  # days of a month
        return ("NUM", "DAYNUM", "HOUR", "DIGITS", *tens) if value <= 24 else ("NUM", "DAYNUM", "DIGITS", *tens)  # hours
    if value == 0:
        return ("NUM", "HOUR", "DIGITS") if len(token.low) < 3 and not tens else ("NUM", "DIGITS")  # 0 o'clock
    return ("NUM", "DIGITS", *tens)
