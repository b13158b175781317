"""Where a report tells an event at all.

``folding`` joins the words of a sentence that name one and the same event into a ``Candidate``; ``implied`` finds the events
that a sentence tells without a word for them, but for ``sums`` over a stretch of time.  ``standing`` knows event words that
tell none.
"""
