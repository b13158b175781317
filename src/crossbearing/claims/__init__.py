"""Who says what happened: tags and values of one report into events, attributions and claims.

``assembly.read_claims`` is the way in, and ``context`` the report as every step looks things up in it.  The packages, in the
order in which they read (each imports those before it, never those after it):

1. ``triggers``: where does a sentence tell an event?
2. ``modality``: did it happen?  ``roles``: who took part?  (``parties`` are the words that can act, ``clauses`` what the parse
   says of a word.)
3. ``attributions``: who says what, on whose word, and what does he do with it?
4. ``events``: mentions of events with their kind, day, place and number, and which of them are one event.
5. ``citations``: whom does the report rest on?
6. ``facets``: what is claimed of each event, by whom.
"""
