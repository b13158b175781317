"""Measuring Crossbearing on public annotated sets: one module a task, a gate with floors, a table of results.

``python -m benchmarks predict TASK INPUT.jsonl OUTPUT.jsonl`` runs one task;
``python -m benchmarks --data DIR --eval DIR`` runs all on their development parts and holds the floors.
The sets are no part of the project: DIR says where they lie.

- The measuring: ``registry`` (what is measured), ``running``, ``gate``, ``results``, ``documents`` (through the product's own pipeline) and
  ``encoding`` (through the encoder alone).
- A module a task: ``attribution``, ``timex``, ``places``, ``entities``, ``roles`` (with ``role_spans``), ``factuality``, ``modality``, ``templates``
  (with ``filler_groups``, ``filler_choice``), ``coref`` (with ``coref_pairs``, ``coref_seen``, ``coref_words``), ``events``, ``label``, ``record``,
  ``text``, ``linking``, ``near_duplicates``; ``layers`` are those of the small networks that some of them ask.
- By themselves, ``python -m benchmarks.NAME``: ``bias``, ``syntax``, ``sentences``; and the platform: ``scale``, ``scale_linking``, ``exports``,
  ``web_latency``, ``waiting``, ``crash``, ``fuzz`` (with ``fuzz_cases``), put together by ``platform_tables``.
"""

from crossbearing.config import one_thread_a_process

one_thread_a_process()  # as the program itself does, before anything loads NumPy
