"""The web app: an analyst's workbench in the browser, and the JSON API beneath it.

``serving`` starts it, ``app`` puts it together, ``security`` keeps strangers out; ``store`` holds an ``index`` of all incidents in memory and
reads the rest of the ledger a page at a time; ``query`` is what a page is asked for, ``api`` answers in JSON, ``pages`` in HTML;
``dossier`` and ``layers`` shape an incident and a report; ``deciding`` and ``adding`` write to the journal; ``exporting`` hands out what is on screen.
"""
