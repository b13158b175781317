"""Who says what happened: tags and values of one report into events, attributions and claims.

``assembly.read_claims`` is the way in.  ``context`` lays the tags over the sentences; ``events`` (with ``folding``, ``event_types``, ``modality``,
``roles``, ``settings``, ``coreference``) makes event mentions; ``attribution`` (with ``sources``, ``stance``) who says what; ``facets`` the claims.
"""
