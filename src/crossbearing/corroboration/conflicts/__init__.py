"""Where the reports contradict one another.

``incidents`` holds the claims of an incident against each other (``finder``), ``of_status`` its statuses, ``quotations`` the
words of one speaker; ``twins`` are incidents that are likely one.
"""
