"""Which people does a text name, in what office, and which later mention is the same person?"""

from __future__ import annotations

import re

_TITLES = (
    r"(?:(?:[Ff]ormer|[Tt]hen|[Aa]cting|[Dd]eputy|[Ss]enior|[Cc]hief|[Pp]rime|[Vv]ice|[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Hh]ealth|[Jj]ustice|[Ss]tate|[Mm]ilitary|[Aa]rmy|[Pp]olice|[Gg]overnment|[Rr]ebel|[Oo]pposition|[Pp]rovincial|[Rr]egional|[Ll]ocal|[Pp]entagon|[Kk]remlin|White House|State Department)[ -])*"
    r"(?:[Pp]resident|[Mm]inister|[Ss]pokes(?:man|woman|person)|[Gg]eneral|[Gg]en\.|[Cc]olonel|[Cc]ol\.|[Mm]ajor|[Mm]aj\.|[Cc]aptain|[Cc]apt\.|[Ll]ieutenant|[Ll]t\.|[Ss]ergeant|[Ss]gt\.|[Cc]ommander|[Ll]eader|[Gg]overnor|[Mm]ayor|[Ss]enator|[Ss]en\.|[Rr]ep\.|"
    r"[Aa]mbassador|[Ss]ecretary|[Cc]hief|[Dd]irector|[Cc]hancellor|[Kk]ing|[Qq]ueen|[Pp]rince|[Ss]heikh|[Ii]mam|[Aa]yatollah|[Pp]ope|[Bb]ishop|[Aa]nalyst|[Aa]ctivist|[Jj]ournalist|[Oo]fficial|[Ll]awyer|[Dd]octor|[Pp]rofessor|[Jj]udge|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)"
)
_PERSON = re.compile(rf"\b({_TITLES}(?:\s+{_TITLES})*),?\s+((?:[A-Z]\.\s*)*[^\W\d_a-z][\w’'-]+(?:\s+(?:[A-Z]\.|al-|el-|bin|ibn|de|van|von|der|da)?\s*[^\W\d_a-z][\w’'-]+){{0,3}})")


def find_people(text: str) -> list[tuple[int, int, str]]:
    """People named behind a title or office: start and end of the name, and the words of the office."""
    found = []
    for m in _PERSON.finditer(text):
        end = m.end(2) - (2 if m[2].endswith(("’s", "'s")) else 0)
        found.append((m.start(2), end, m[1]))
    return found
