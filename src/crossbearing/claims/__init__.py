"""Who says what happened: tags and values of one report into events, attributions and claims.

``assembly.read_claims`` is the way in, and ``context`` the report as every step looks things up in it.  It reads in
this order:

1. **Events** (``events``).  ``implied`` finds those that a sentence tells without a word for them, ``folding`` joins
   the words of one event.

   - What kind: ``event_types``, ``captures``.
   - Did it happen: ``modality``, by the parse (``modality_above`` the event, ``modality_below`` it), else by word order
     (``modality_order``).
   - Who: ``roles``, by the parse (``roles_syntax``, with ``clauses``), else by word order (``roles_order``), or as said
     outright (``responsibility``); ``parties`` are the words that can act, ``naming`` how far they go, ``owners`` whose
     they are, ``pronouns`` and ``leaders`` whom they stand for.
   - When, where, how often: ``circumstances``, without days that are not the event's own (``told_days``), with those
     counted from another event (``stepped_days``), without sums over time (``sums``).
   - Which mentions are one event: ``outcomes`` (a deed and what it did), ``coreference``.

2. **Attributions** (``attribution``).  ``stumps`` makes tags whole, ``attribution_syntax`` reads what hangs on a cue.

   - Who: ``sources``, of what kind (``kinds``), under which description (``described``), as a ``speakers.Speaker``;
     ``authors`` where the whole text is somebody's.
   - By whom it came: ``relays``.
   - What they do with it: ``stance``; ``charging``, ``refuting`` and ``silence`` read it from what is said.

3. **Citations** (``citations``): whom a report rests on, and how much (``reliance``), by which name (``source_names``),
   but for its own ``house``.

4. **Claims**: ``facets`` of an event, each on its voice; ``spoken_of`` finds the event of a number or a statement.
   Beside the events' own phrases tell ``means``, ``armaments``, ``victims``, ``affiliations``, and ``said`` (with
   ``blame``) what a source says as a whole; ``utterances`` are its quotations, ``denials`` what it denies.
"""
