"""Where a name lies that no gazetteer has, or not as meant: by what the text says once of it, in whatever words, and then holds for each time it is used.

"Tora in North Darfur", "Mantu, a village 35 km north-west of Beni", "Barmal district, Paktika", "Kunar's Dangam district", "the market of Nyala".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from crossbearing.normalising.gazetteer.names import fold
from crossbearing.normalising.places.phrases import DISTANCE, Found, as_ref, away, phrased
from crossbearing.normalising.places.spans import WHOSE_WORD, Candidate, Reading, contains, ends_small
from crossbearing.records.value import PlaceRef

SITE_KM = 10.0
"""How far a site without an entry of its own may lie from the middle of its town."""
_WIDE = frozenset("crossing valley desert mountains mountain peninsula basin plateau forest steppe range delta coast".split())
"""Land too wide to lie at the town that is named before it, and crossings, which lie on borders."""
_SIDES = frozenset("New Old Greater Central Upper Lower North South East West Northern Southern Eastern Western".split())
_SIDE = 9
"""Letters of the longest word that sets a part of a town apart from it, and a space."""
_REACH = 30
_SAID_OF = 110
"""So many characters may say of a name what it is before they say where ("a locality of the Batangi-Mbau group, in Beni territory")."""
_PARAGRAPH = 400
_KIND = (
    r"(?:village|town|city|hamlet|settlement|locality|community|commune|district|sub-?district|county|payam|territory|province|state|region|area|tehsil|township|"
    r"municipality|governorate|department|canton|ward|neighbou?rhood|suburb|quarter|sector|camp|valley|island|market|port)s?"
)
_SIDE_OF = r"(?:(?:north|south|east|west|central|remote|nearby|neighbou?ring|rural|restive|border|mountainous)[\w-]*[ \t]+){0,3}"
_SOME = r"both|two|three|four|five|several"
_EDGE = r"(?:shores?|banks?|edge|coast|outskirts|fringes)"
_HOLDS = rf"(?:the[ \t]+)?{_SIDE_OF}(?:{_KIND}[ \t]+of[ \t]+)?(?:the[ \t]+)?"
_INSIDE = re.compile(
    rf"(?:[ \t]+{_KIND})?(?:,?[ \t]+(?:in|of|near|on|along|outside|inside|within|on the (?:[a-z]+ )?{_EDGE} of)[ \t]+|,[ \t]+|[ \t]*\([ \t]*|[ \t]+)"
    rf"(?:\w+[ \t]+)?{_HOLDS}",
    re.IGNORECASE,
)
"""What stands between a name and what it lies in, which follows it."""
_TOLD = re.compile(
    rf"(?:,|[ \t]+[-–—]+)[ \t]+(?:an?|the|one of|{_SOME})[ \t]+[^.;:!?\n]{{0,60}}?\b{_KIND}\b[^.;:!?\n]{{0,50}}?\b(?:in|of|near|outside|inside)[ \t]+"
    rf"{_HOLDS}",
    re.IGNORECASE,
)
_NAMED = re.compile(rf",?[ \t]*(?:—|–|\(|,)?[ \t]*(?:(?:an?|the)[ \t]+(?:\w+[ \t]+){{0,2}}{_KIND}(?:[ \t]+of[ \t]+[\w \t,]{{3,30}}?)?[ \t]*)?", re.IGNORECASE)
"""What may stand between a name and a distance that says where it lies ("Mantu, a village about ...")."""
_BY = re.compile(
    rf"(?:(?:,|[ \t]+[-–—]+)?[ \t]+(?:(?:an?|{_SOME})[ \t]+[^.;:!?,\n]{{0,40}}?\b{_KIND}[ \t]+)?(?:in|near|outside|inside|on the (?:[a-z]+ )?{_EDGE} of)|"
    rf"(?:[ \t]+{_KIND})?[ \t]+of)[ \t]+{_HOLDS}",
    re.IGNORECASE,
)
"""What says of a name by what it lies."""
FAR_KM = 300.0
"""A place is not "near" or "in" what lies so far off."""
_OWNS = re.compile(rf"[’']s[ \t]+{_SIDE_OF}(?:{_KIND}[ \t]+of[ \t]+)?", re.IGNORECASE)
_OF_TOWN = re.compile(rf"(?:[ \t]+{_KIND})?,?[ \t]+(?:of|in)[ \t]+the[ \t]+(?:\w+[ \t]+)?(?:city|town|capital)\b(?![ \t]+of\b|,?[ \t]+[A-Z])")
_SPOKEN_OF = 300
"""Characters behind the name of a division in which a village is one of its own."""
_HEADS = re.compile(r":[ \t]+")
_AND = re.compile(r",?[ \t]+(?:and|or|&)[ \t]+|,[ \t]+")
_LIES = re.compile(
    r"(?:,\s+(?:in\s+)?|\s+in\s+)(?:the\s+)?(?:\w+\s+)?(?:(?:state|province|region|district|county|governorate|department)\s+of\s+)?"
    r"(?:(?:north|south|east|west|central)\w*\s+)?",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|and|or|&)\s+(?:in\s+)?[A-Z]")


def told_of(reading: Reading, kept: Sequence[Candidate], borders: Sequence[Found] = ()) -> Mapping[str, PlaceRef]:
    """What the text says of where its names lie, by folded name: the narrowest where it says so more than once; ``borders`` may hold names too.

    Read from its end, so that "Laman, a settlement in Barmal district of Paktika" finds the district told already."""
    told: dict[str, PlaceRef] = {}
    for at in reversed(range(len(kept))):
        c = kept[at]
        ref = (stated(reading.text, c, kept) or elsewhere(reading.text, c, kept)) if c.places else None
        if ref is None and c.place is None:
            placed = [_found(k, told) for k in kept if k is not c and (k.place is not None or fold(k.name) in told)]
            placed = sorted([*placed, *borders], key=lambda f: f.start)
            ref = unlisted(reading, c, placed) or _listed(reading.text, c, kept[at + 1 : at + 2], told) or _before(reading, c, placed)
        if ref is not None:
            for name in _names(reading, c, kept):
                told[fold(name)] = min(told.get(fold(name), ref), ref, key=lambda r: r.radius_km or 0.0)
    if (home := _home(kept)) is not None:
        for c in kept:
            if c.place is None and c.head != "site":
                told.setdefault(fold(c.name), replace(home, name=c.name, geonames_id=None, feature_code=None))
    return told


def _before(reading: Reading, c: Candidate, placed: Sequence[Found]) -> PlaceRef | None:
    """What is said of a name where it was used first, though it was no sure name of a place there ("a police station in the Mazran neighbourhood of ...")."""
    first = next((k for k in reading.candidates if k.name.startswith(c.name) and k.end < c.start and k.name[len(c.name) :].islower()), None)
    ref = None if first is None else unlisted(reading, first, placed)
    return None if ref is None else replace(ref, name=c.name)


def _names(reading: Reading, c: Candidate, kept: Sequence[Candidate]) -> Iterator[str]:
    """The name as it stands, and without its kind ("Midan district", later "Midan"), unless the gazetteer has a place that is spelt so."""
    yield c.name
    if ends_small(reading.words, c):
        bare = c.name.rpartition(" ")[0]
        if all(k.place is None or k.place.loose for k in kept if k.name == bare):
            yield bare


def _home(kept: Sequence[Candidate]) -> PlaceRef | None:
    """The one province that a report names, where it names no state but that province's: there its villages lie, for all that it says."""
    named = [c.place for c in kept if c.place is not None]
    provinces = {(p.country, fold(p.name)): p for p in named if p.code == "ADM1"}
    states = {p.country for p in named if p.code in ("PCLI", "ADM1")}
    return as_ref(next(iter(provinces.values()))) if len(provinces) == len(states) == 1 else None


def unlisted(reading: Reading, c: Candidate, placed: Sequence[Found]) -> PlaceRef | None:
    """A name without an entry: the town in its name, else what is said to hold it, or how far it is from where, else the town beside a site.

    None where nothing is said."""
    text = reading.text
    behind = [k for k in placed if 0 <= k.start - c.end <= _SAID_OF]
    near = next((k for k in behind if _INSIDE.fullmatch(text, c.end, k.start)), None)
    town = _in_name(reading, c)
    if town is not None and not (near is not None and near.place is not None and (near.place.feature_code or "").startswith("PPL")):
        return _within(text, c, town)  # but "Ataturk airport in Istanbul" is there
    if near is not None:
        return _within(text, c, near)
    if (spot := _at_distance(text, c, behind)) is not None:
        return spot
    if (said := next((k for k in behind if _TOLD.fullmatch(text, c.end, k.start)), None)) is not None:
        return _within(text, c, said)
    holder = _owner(text, c, placed) or _beside(text, c, placed) or _around(text, c, placed)
    return None if holder is None else _within(text, c, holder)


def _listed(text: str, c: Candidate, following: Sequence[Candidate], told: Mapping[str, PlaceRef]) -> PlaceRef | None:
    """ "Boga and Tchabi, in Ituri": a name that is listed with one of which it is told what holds it lies there as well."""
    ref = told.get(fold(following[0].name)) if following and following[0].place is None and _AND.fullmatch(text, c.end, following[0].start) else None
    return None if ref is None else replace(ref, name=c.name)


def _in_name(reading: Reading, c: Candidate) -> Found | None:
    """The town that a name holds: "New Kassala railway station" is at Kassala."""
    parts = [k for at in range(c.i, c.j) for k in reading.begun.get(at, ()) if k is not c and k.j <= c.j]
    side = reading.text[c.start : c.end].split(" ", 1)[0] in _SIDES
    named = [k for k in parts if k.place is not None and k.start - c.start <= (_SIDE if side else 0) and (side or c.head == "site") and k.head != "site"]
    town = max(named, key=lambda k: k.end - k.start, default=None)
    return _found(town, {}) if town is not None and town.place is not None and town.place.code.startswith("PPL") else None


def _owner(text: str, c: Candidate, placed: Sequence[Found]) -> Found | None:
    """What a name is said to belong to by what stands before it ("Kunar's Dangam district", "Beni territory: Samboko")."""
    before = [k for k in placed if 0 <= c.start - k.end <= _REACH]
    owner = next((k for k in reversed(before) if _OWNS.fullmatch(text, k.end, c.start)), None)
    return owner or next((k for k in before if _is(k, "ADM1", "ADM2") and _HEADS.fullmatch(text, k.end, c.start)), None)


def _at_distance(text: str, c: Candidate, behind: Sequence[Found]) -> PlaceRef | None:
    """ "Mantu, a village 35 km (22 miles) north-west of the city of Beni": the point so far from the first name that a distance stands before."""
    for far in behind:
        if far.place is not None and (m := DISTANCE.search(text[c.end : far.start])):
            if not _NAMED.fullmatch(text, c.end, c.end + m.start("all")):
                return None
            spot = away(text, far, far.place, m).place
            return None if spot is None else replace(spot, name=c.name, geonames_id=None, feature_code=None)
    return None


def _beside(text: str, c: Candidate, placed: Sequence[Found]) -> Found | None:
    """A site, road or piece of land lies by the town that was named last in its paragraph."""
    if c.head not in ("site", "road", "land") or c.name.rpartition(" ")[2].lower() in _WIDE:
        return None
    towns = [k for k in placed if not _is(k, "PCLI", "ADM1", "CONT") and 0 <= c.start - k.end < _PARAGRAPH]
    towns = [k for k in towns if "\n\n" not in text[k.end : c.start]]
    return towns[-1] if towns else None


def _around(text: str, c: Candidate, placed: Sequence[Found]) -> Found | None:
    """The town that "of the city" behind a name goes back to; else the division that its sentence or the one before speaks of ("In Oromia, ... at Tole")."""
    before = [k for k in placed if 0 <= c.start - k.end <= _PARAGRAPH and not _is(k, "PCLI", "CONT") and "\n\n" not in text[k.end : c.start]]
    if _OF_TOWN.match(text, c.end):
        return next((k for k in reversed(before) if k.place is not None and (k.place.feature_code or "").startswith("PPL")), None)
    held = [k for k in before if _is(k, "ADM1", "ADM2", "RGN") and c.start - k.end <= _SPOKEN_OF]
    return held[-1] if held and c.head in ("", "division", "site") else None


def stated(text: str, c: Candidate, kept: Sequence[Candidate]) -> PlaceRef | None:
    """Where the text says that a name lies, against the place chosen for it ("Tora in North Darfur").

    An entry of that name there, else the country or division itself; None where the choice agrees on the country.
    A comma in a list ("Goma, Sudan and Yemen") says nothing, nor one before whose word it is ("Goma, Sudan's army said"); a sea is in no country."""
    behind = [k for k in kept if k.place is not None and 0 <= k.start - c.end <= _REACH and _LIES.fullmatch(text[c.end : k.start])]
    behind = [k for k in behind if text[c.end] != "," or not (_LISTED.match(text[k.end : k.end + 20]) or WHOSE_WORD.match(text, k.end))]
    if not behind or (big := behind[0].place) is None or big.code not in ("PCLI", "ADM1"):
        return None
    if c.place is not None and (c.place.code in ("PCLI", "CONT") or (c.place.country or big.country) == big.country):
        return None
    there = [p for p in c.places if contains(big, p)]
    return as_ref(max(there, key=lambda p: p.population)) if there else _within(text, c, _found(behind[0], {}))


def elsewhere(text: str, c: Candidate, kept: Sequence[Candidate]) -> PlaceRef | None:
    """Where a name lies that is said to be by what lies far from the place chosen for it ("Boma, on the shore of Lake Chad").

    A place of that name there, else what it is said to be by; None where the choice agrees."""
    by = next((k for k in kept if k.place is not None and k is not c and 0 <= k.start - c.end <= _SAID_OF and _BY.fullmatch(text, c.end, k.start)), None)
    if by is None and _OF_TOWN.match(text, c.end):
        by = next((k for k in reversed(kept) if k.end < c.start and k.place is not None and k.place.code.startswith("PPL")), None)
    if by is None or by.place is None or c.place is None or c.place.code in ("PCLI", "ADM1", "CONT"):
        return None
    holder = as_ref(by.place)
    if _reaches(holder, as_ref(c.place)):
        return None
    there = [p for p in c.places if _reaches(holder, as_ref(p))]
    return as_ref(max(there, key=lambda p: p.population)) if there else _within(text, c, _found(by, {}))


def _reaches(holder: PlaceRef, place: PlaceRef) -> bool:
    """Does a place lie within the radius of another, or not far out of it?"""
    apart = holder.km_to(place)
    return apart is None or apart <= FAR_KM + 2 * (holder.radius_km or 0.0)


def _within(text: str, c: Candidate, holder: Found) -> PlaceRef:
    """Somewhere in the place that holds the name: its point and radius, with some room round a town; more where the text says "near" or "north of"."""
    place = phrased(text, holder).place
    if place is None:
        raise ValueError(f"{holder.name}: nothing can lie in a place that is not known")
    room = 0.0 if _is(holder, "PCLI", "ADM1", "ADM2") else SITE_KM
    return replace(
        place, name=c.name, radius_km=round((place.radius_km or 0.0) + room, 1), geonames_id=None,
        feature_code={"site": "FCL", "road": "RD", "water": "H", "land": "T"}.get(c.head),
    )  # fmt: skip


def _is(found: Found, *codes: str) -> bool:
    """Is it a place of one of these feature codes?"""
    return found.place is not None and found.place.feature_code in codes


def _found(c: Candidate, told: Mapping[str, PlaceRef]) -> Found:
    """A candidate as what is found, where the text says or the gazetteer."""
    place = told.get(fold(c.name)) or (None if c.place is None else as_ref(c.place))
    return Found(start=c.start, end=c.end, name=c.name, place=place, probability=c.probability)
