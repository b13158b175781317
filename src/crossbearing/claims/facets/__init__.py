"""What is claimed, one facet at a time.

``of_events`` makes claims of the phrases of an event, each on its voice.  Beside them tell ``means``, ``armaments``,
``victims``, ``affiliations``, ``unanswered`` (what is said to be open), and ``said`` (with ``blame``) what a source says as a
whole; ``utterances`` are its quotations, ``denials`` what it denies.
"""
