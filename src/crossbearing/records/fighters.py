"""Words for those who fight: for the forces of a state, and for bands without one."""

from __future__ import annotations

FORCES = (
    r"soldiers?|troops|army|military|forces|police(?:m[ae]n)?|gendarmes?|marines|commandos?|servicem[ae]n|peacekeepers?|paramilitar(?:y|ies)|"
    r"conscripts?|(?:border|coast|prison) ?guards?|security personnel"
)
BANDS = (
    r"rebels?|militants?|insurgents?|guerrillas?|separatists?|militia\w*|gunm[ae]n|extremists?|terrorists?|jihadists?|dissidents?|fighters?|"
    r"armed (?:m[ae]n|youths?|groups?)|bandits?|raiders|rustlers"
)
