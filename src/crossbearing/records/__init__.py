"""What the stages hand one another: immutable records without I/O.

``document`` and ``value`` stand alone; ``ontology`` holds the event types; ``tags`` what a tagger finds;
``claim`` what a report says; ``incident`` what links reports; ``finding`` what follows from all of them.
"""
