"""The web app: an analyst's workbench in the browser, and the JSON API beneath it.

``serving`` starts it, ``app`` puts it together, ``security`` keeps strangers out. ``store`` holds an ``index`` of all
incidents in memory and reads the rest of the ledger a page at a time; ``past`` and ``rewinding`` derive it as it stood
on an earlier day, ``reader`` is what pages ask of either. ``query`` is what a page is asked for (``sentences`` says it
in words), ``api`` answers in JSON, ``pages`` in HTML by ``rendering`` and ``wording``. ``dossier`` and ``layers`` shape
an incident and a report, ``people`` and ``survey`` what goes through all of them; ``pictures`` are timeline and map
(``tiling`` its ground), ``drawings`` and ``lineage_drawing`` what the server draws. ``deciding`` and ``adding`` write
to the journal; ``exporting`` hands out what is on screen.
"""
