"""Triggers into event mentions; ``mentions`` is the way in.

- What kind: ``types``, ``captures``.
- When, where, how often: ``circumstances``, without days that are not the own ones of the event (``told_days``), with those
  counted from another (``stepped_days``) or known from the day of somebody's words (``said_days``).
- One event or many: ``recurring``.
- Which mentions are one event: ``outcomes`` (a deed and what it did), ``coreference``; ``spoken_of`` finds the event of a
  number or of a statement.
"""
