"""Where: names and descriptions of places into points with a radius.

``resolving`` is the way in: ``spans`` finds the names, ``vessels`` sorts out ships, ``ranking`` chooses among places of one
name, ``phrases`` reads the words round a name ("80 km north of"), ``unlisted`` what no gazetteer has.
"""
