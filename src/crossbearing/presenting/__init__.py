"""How a person, or another program, sees a ledger.

- The command line: ``cli`` takes the arguments; ``commands``, ``building`` (with ``watching``), ``judging``,
  ``keeping`` (with ``comparing``) and ``gazetteering`` do the work.
- What is shown, as plain data: ``collection`` holds a state of the ledger, ``filters`` choose, ``views`` shape lists
  and pages, ``actors``, ``countries`` and ``naming`` name; ``annotation`` is one report with its marks, ``reports`` the periodic
  report (``reports_writing`` sets it).
- On a terminal: ``terminal``, ``incident_terminal``, ``style``.  In a browser: ``web``.  In files: ``exports``.
"""
