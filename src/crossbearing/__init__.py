"""Crossbearing turns a pile of news reports into an auditable incident ledger.

The folders, in the order of the data: ``reading`` (files into documents), ``cleaning`` (zones, sentences, quotations
marked on the unchanged text), ``tagging`` (spans: names, triggers, cues, sources, contents), ``normalising``
(expressions into dates, places, actors, quantities), ``claims`` (who says what happened), ``ledger`` (the journal),
``linking`` (mentions into incidents), ``corroboration`` (copies, origins, conflicts, status, tallies), ``presenting``
(command line, exports, pages).  ``pipeline`` is that path written out, a line a stage; ``records`` is what the stages
hand one another.  ``scaling`` reads many reports at once (with ``spreading``, one function over several processes),
``growing`` adds a few to a large ledger; ``plugins`` are the roles that others can play, ``config`` the settings and
``errors`` all that can go wrong.
"""

__version__ = "0.1.0"
