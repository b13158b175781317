"""The small encoder: it reads a report once, and every head works on that one reading."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from crossbearing.errors import ModelError
from crossbearing.records.document import Document, Layout
from crossbearing.records.tags import Tags
from crossbearing.tagging import windows
from crossbearing.tagging.decoding import tree
from crossbearing.tagging.findings import Findings
from crossbearing.tagging.heads import Heads
from crossbearing.tagging.reading import Reading
from crossbearing.tagging.windows import Coded

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
WEIGHTS = Path(__file__).resolve().parent / "weights"
FILES = ("encoder.onnx", "heads.npz", "labels.json", "tokenizer.json")
UNKNOWN = 100
MOST_PIECES = 8


class Encoder:
    """The encoder with its heads, loaded once: onnxruntime runs it, NumPy the heads.

    ``threads`` is the number of threads of one reading (0: as many as there are cores); one is best where several processes read.
    Raises ModelError where the weights are missing.
    """

    def __init__(self, folder: Path = WEIGHTS, threads: int = 1) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ModelError(
                f"no weights for the encoder ({', '.join(missing)} in {folder}): install the wheel, run `python -m training.export`, or use --tagger rules"
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"])
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.heads = Heads.load(folder)
        self._pieces: dict[str, list[int]] = {}

    def pieces(self, word: str) -> list[int]:
        """The ids of the pieces of a word, at most eight."""
        found = self._pieces.get(word)
        if found is None:
            found = self._pieces[word] = self.tokenizer.encode(word, add_special_tokens=False).ids[:MOST_PIECES] or [UNKNOWN]
        return found

    def read(self, text: str, sentences: Sequence[tuple[int, int]]) -> Reading:
        """Read the sentences (spans in code points) of a text."""
        return self.read_coded(text, windows.code(text, sentences, self.pieces))

    def read_coded(self, text: str, coded: Coded) -> Reading:
        """Read a text whose words are given."""
        cuts = windows.cut(coded)
        views: list[Floats] = [np.zeros((0, 0), dtype=np.float32)] * len(cuts)
        for batch in windows.batches(coded, cuts):
            ids, forms, mask, firsts = windows.arrays(coded, [cuts[i] for i in batch])
            (hidden,) = self.session.run(None, {"ids": ids, "shapes": forms, "mask": mask})
            for k, i in enumerate(batch):
                views[i] = hidden[k][firsts[k]]
        width = self.heads.w["token.upos.weight"].shape[1]
        vectors = np.zeros((len(coded.words), width), dtype=np.float32)
        for w, view in zip(cuts, views, strict=True):
            vectors[w.core : w.last] = view[w.core - w.first :]
        return Reading(text, coded, vectors, cuts, views)

    def parse(self, reading: Reading) -> tuple[Ints, Ints]:
        """The head (word index; a root to itself) and the relation of each word."""
        h = reading.vectors
        head = np.zeros(len(h), dtype=np.int64)
        w, dim = self.heads.w, self.heads
        if not len(h):
            return head, head.copy()
        dep, gov = dim.projected("arc_dep", h), dim.projected("arc_head", h)
        left = dep @ w["arc"][:-1] + w["arc"][-1]
        for a, b in reading.coded.bounds:
            if b > a:
                head[a:b] = a + tree(left[a:b] @ gov[a:b].T)
        root = self.heads.labels["deprel"].index("root")
        scores = self.heads.relations(h, h[head])
        scores[:, root] = np.where(head == np.arange(len(h)), np.inf, -np.inf)
        relation = scores.argmax(1)
        return head, relation


@cache
def encoder(threads: int = 1) -> Encoder:
    """The shipped encoder, loaded once a process."""
    return Encoder(threads=threads)


class ModelTagger:
    """Tags with the encoder: syntax, names, times, quantities, attributions, events with their arguments, vectors."""

    name = "encoder"

    def __init__(self, threads: int = 1, folder: Path = WEIGHTS) -> None:
        """Load the weights; ``threads`` as in Encoder."""
        self.encoder = encoder(threads) if folder == WEIGHTS else Encoder(folder, threads)
        self.version = str(self.encoder.heads.labels["version"])

    def tag(self, document: Document, layout: Layout) -> Tags:
        """All that the encoder finds in the sentences of the layout; furniture is not among them."""
        reading = self.encoder.read(document.text, [(s.start, s.end) for s in layout.sentences])
        return Findings(self.encoder.heads, reading, self.encoder.parse(reading)).tags(self.name, self.version)
