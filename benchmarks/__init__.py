"""Measuring Crossbearing on public annotated sets: one module a task, a gate with floors, a table of results.

``python -m benchmarks predict TASK INPUT.jsonl OUTPUT.jsonl`` runs one task;
``python -m benchmarks --data DIR --eval DIR`` runs all on their development parts and holds the floors.
The sets are no part of the project: DIR says where they lie.
"""

from crossbearing.config import one_thread_a_process

one_thread_a_process()  # as the program itself does, before anything loads NumPy
