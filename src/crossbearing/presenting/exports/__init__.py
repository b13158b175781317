"""The ledger in the formats of the field, one module a format; each reads the object of the json export.

``book`` is that object with its look-ups; ``narrowing`` and ``coarsening`` make it less before any format is written,
``indented`` writes JSON for people, ``regions`` and ``deaths`` know what several formats ask, ``leaving_out`` tells what has no row. What a format
cannot hold is lost in it: ``docs/exports.md`` has the table. The json export loses nothing.
"""
