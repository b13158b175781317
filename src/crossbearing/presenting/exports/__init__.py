"""The ledger in the formats of the field, one module a format; each reads the object of the json export.

What a format cannot hold is lost in it: ``docs/exports.md`` has the table.  The json export loses nothing.
"""
