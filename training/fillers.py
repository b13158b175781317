"""The heads for MUC-4 role fillers over the shipped encoder, which stays as it is: ``python -m training.fillers --data DIR --out benchmarks/templates.npz``.

DIR holds ``muc4/train.jsonl.gz``.  The shallow heads learn from words, the deep ones from whole documents, which also tell them which roles they fill at all; fillers
of templates that the key calls optional are left out of account.  Each pair leaves a fold out, on which what chooses by their answers learns (``training.filler_choice``).
Made anew for every version of the encoder, whose version they carry.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from benchmarks.encoding import read, shipped
from benchmarks.filler_groups import ROLES
from benchmarks.layers import ATTENTION
from benchmarks.role_spans import Read, prepared
from benchmarks.running import read_rows
from benchmarks.templates import SIZES, Page, page, pairs_of, plain, scored
from training.filler_choice import fit
from training.filler_rows import SLOTS, Example

Ints = npt.NDArray[np.int64]
WIDTH, INNER, HIDDEN, LABELS = 384, 128, 160, 1 + 2 * len(ROLES)
UNKNOWN = -100
EMPTY = 0.3
"""Share of the documents without a filler that are read on each pass."""
SHALLOW_PASSES, SHALLOW_RATE, WORDS = 6, 1.5e-3, 512
OUTSIDE = 4
"""The shallow head reads one in so many of the words outside fillers on each pass, and each counts for so many."""
PASSES, RATE, DECAY, DOCUMENTS, DROP, POOL = 5, 1e-3, 0.02, 4, 0.3, 64
ROLES_WEIGHT = 0.025
"""What the roles of the whole document count beside its words."""
SEED = 1
FOLDS, PAIRS = 4, 3
"""Parts of the documents, and pairs of heads.  Each pair leaves one of the first parts out, on which what chooses by its answers learns; the last all read."""


class Taught(NamedTuple):
    """A document to learn from: its page, the label of each word (O, B-0, I-0, ...; UNKNOWN for what only optional templates hold), its fold; its row and text."""

    page: Page
    labels: Ints
    fold: int
    row: dict[str, Any]
    text: Read


def strings_of(templates: list[dict[str, Any]], *, optional: bool) -> set[tuple[str, int]]:
    """The strings that fill a role in the templates of a document, the optional or the others, with the index of the role."""
    out = set()
    for template in templates:
        for slot, role in SLOTS.items() if bool(template.get("optional")) is optional else ():
            for filler in template.get(slot) or []:
                named = (*filler.get("strings", ()), *(filler.get("refs", ()) if slot == "hum_tgt_desc" else ()))
                out |= {(string, ROLES.index(role)) for string in named if isinstance(string, str)}
    return out


def labels_of(row: dict[str, Any], words: Sequence[tuple[int, int]]) -> Ints:
    """BIO labels of the words: every place where a filler's string stands; the longest string wins."""
    out = np.zeros(len(words), dtype=np.int64)
    text, starts, ends = row["text"].lower(), np.array([a for a, _ in words]), np.array([b for _, b in words])
    sure = strings_of(row["templates"], optional=False)
    for string, role in sorted(sure | strings_of(row["templates"], optional=True), key=lambda x: (-len(x[0]), x)):
        for match in re.finditer(r"(?<!\w)" + r"\s+".join(map(re.escape, string.lower().split())) + r"(?!\w)", text):
            inside = np.flatnonzero((starts < match.end()) & (ends > match.start()))
            if len(inside) and not out[inside].any():
                out[inside] = 2 + 2 * role
                out[inside[0]] = 1 + 2 * role
                if (string, role) not in sure:
                    out[inside] = UNKNOWN
    return out


def documents(data: Path) -> Iterator[Taught]:
    """The documents of the train part, their vectors in half precision."""
    for row in read_rows(data / "muc4" / "train.jsonl.gz"):
        text = prepared(read({**row, "text": plain(row["text"])}))
        if len(text.heads):
            yield taught_by(row, halved(text))


def halved(text: Read) -> Read:
    """The text with its vectors rounded to half precision, and without what only heads of pairs of words see."""
    vectors = text.reading.vectors.astype(np.float16).astype(np.float32)
    return replace(text, reading=replace(text.reading, vectors=vectors, windows=[], views=[]))


def taught_by(row: dict[str, Any], text: Read) -> Taught:
    """A row of the train part with its text as something to learn from; its fold goes by its number."""
    seen = page(text)
    half = seen._replace(vectors=seen.vectors.astype(np.float16), homes=seen.homes.astype(np.float16))
    return Taught(half, labels_of(row, text.reading.coded.words), int(row["id"][-4:]) % FOLDS, row, text)


class Shallow(nn.Module):
    """As :class:`benchmarks.templates.Shallow`, with what is dropped in training."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden, self.out = nn.Linear(3 * WIDTH, HIDDEN), nn.Linear(HIDDEN, LABELS)
        self.lose, self.drop = nn.Dropout(0.1), nn.Dropout(DROP)

    def forward(self, flat: Tensor) -> Tensor:
        """Scores (word, label)."""
        scores: Tensor = self.out(self.drop(F.relu(self.hidden(self.lose(flat)))))
        return scores


class Deep(nn.Module):
    """As :class:`benchmarks.templates.Deep`; beside the words it says which roles a document fills."""

    def __init__(self) -> None:
        super().__init__()
        self.word, self.governor, self.home, self.whole = (nn.Linear(WIDTH, INNER) for _ in range(4))
        self.features = nn.ModuleDict({name: nn.Embedding(n, INNER) for name, n in SIZES.items()})
        for table in self.features.values():
            nn.init.normal_(table.weight, std=0.05)
        self.layer = nn.TransformerEncoderLayer(INNER, ATTENTION, 2 * INNER, DROP, F.gelu, batch_first=True, norm_first=True)
        self.norm = nn.LayerNorm(INNER)
        self.out = nn.Sequential(nn.Linear(INNER, INNER), nn.GELU(), nn.Dropout(DROP), nn.Linear(INNER, LABELS))
        self.filled = nn.Linear(INNER, len(ROLES))
        self.drop = nn.Dropout(DROP)

    def forward(self, pages: Pages) -> tuple[Tensor, Tensor]:
        """Scores (document, word, label) of the words, and (document, role) of the documents."""
        lost = self.drop(pages.vectors)
        above = torch.gather(self.governor(lost), 1, pages.governors[..., None].expand(-1, -1, INNER))
        x = self.word(lost) + above + self.home(self.drop(pages.homes)) + self.whole(self.drop(pages.whole))[:, None]
        for name, values in zip(SIZES, pages.seen.unbind(-1), strict=True):
            x = x + self.features[name](values)
        x = self.norm(self.layer(self.drop(x), src_key_padding_mask=~pages.there))
        return self.out(x), self.filled(x.masked_fill(~pages.there[..., None], -1e4).amax(1))


class Pages(NamedTuple):
    """Documents of several lengths as one batch; ``there`` tells words from padding."""

    vectors: Tensor
    governors: Tensor
    homes: Tensor
    seen: Tensor
    whole: Tensor
    there: Tensor
    labels: Tensor

    def roles(self) -> Tensor:
        """Which roles each document fills (document, role)."""
        return torch.stack([(self.labels == 1 + 2 * r).any(1) for r in range(len(ROLES))], 1).float()


def padded(batch: Sequence[Taught]) -> Pages:
    """The documents side by side."""
    tensors = [[torch.from_numpy(np.asarray(x)) for x in (*d.page, np.ones(len(d.labels), dtype=bool), d.labels)] for d in batch]
    vectors, governors, homes, seen, whole, there, labels = zip(*tensors, strict=True)
    pad = lambda rows, value=0: nn.utils.rnn.pad_sequence(list(rows), batch_first=True, padding_value=value)  # noqa: E731 - short, and used at once
    return Pages(pad(vectors).float(), pad(governors), pad(homes).float(), pad(seen), torch.stack(whole).float(), pad(there), pad(labels, UNKNOWN))


def shallow(taught: Sequence[Taught]) -> Shallow:
    """The shallow head, from the words of all documents in a new order on each pass: AdamW, linear decay."""
    net, labels = Shallow(), torch.from_numpy(np.concatenate([d.labels for d in taught]))
    flat = torch.from_numpy(np.concatenate([d.page.flat().astype(np.float16) for d in taught]))
    inside, outside = torch.nonzero(labels > 0)[:, 0], torch.nonzero(labels == 0)[:, 0]
    optimiser = torch.optim.AdamW(net.parameters(), lr=SHALLOW_RATE, weight_decay=1e-5)
    weight = torch.tensor([float(OUTSIDE), *[1.0] * (LABELS - 1)])
    each = (len(inside) + len(outside) // OUTSIDE) // WORDS
    for turn in range(SHALLOW_PASSES):
        drawn = torch.cat([inside, outside[torch.randperm(len(outside))[: len(outside) // OUTSIDE]]])
        for i, chosen in enumerate(drawn[torch.randperm(len(drawn))].split(WORDS)[:each]):
            optimiser.param_groups[0]["lr"] = SHALLOW_RATE * (1 - (turn * each + i) / (SHALLOW_PASSES * each))
            learn(net, optimiser, F.cross_entropy(net(flat[chosen].float()), labels[chosen], weight=weight))
    return net.eval()


def deep(taught: Sequence[Taught], rng: random.Random) -> Deep:
    """The deep head: batches of documents of like length, a short warm-up, linear decay."""
    net, start = Deep(), time.time()
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    full = [bool((d.labels != 0).any()) for d in taught]
    steps, step = PASSES * int(sum(full) + EMPTY * (len(taught) - sum(full))) // DOCUMENTS, 0
    for turn in range(PASSES):
        total, drawn = 0.0, batches([d for d, some in zip(taught, full, strict=True) if some or rng.random() < EMPTY], rng)
        for batch in drawn:
            optimiser.param_groups[0]["lr"] = RATE * min(step / (0.06 * steps) + 0.02, max(0.01, (1 - step / steps) / 0.94))
            pages = padded(batch)
            words, roles = net(pages)
            loss = F.cross_entropy(words.flatten(0, 1), pages.labels.flatten(), ignore_index=UNKNOWN)
            learn(net, optimiser, loss + ROLES_WEIGHT * F.binary_cross_entropy_with_logits(roles, pages.roles()))
            step, total = step + 1, total + loss.item()
        print(f"pass {turn + 1} {time.time() - start:.0f}s loss {total / len(drawn):.4f}", flush=True)
    return net.eval()


def batches(taught: list[Taught], rng: random.Random) -> list[list[Taught]]:
    """Batches of documents of like length, in a random order."""
    rng.shuffle(taught)
    pools = [sorted(taught[i : i + POOL], key=lambda d: len(d.labels)) for i in range(0, len(taught), POOL)]
    out = [pool[i : i + DOCUMENTS] for pool in pools for i in range(0, len(pool) - DOCUMENTS + 1, DOCUMENTS)]
    rng.shuffle(out)
    return out


def learn(net: nn.Module, optimiser: torch.optim.Optimizer, loss: Tensor) -> None:
    """One step down the slopes of a loss."""
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimiser.step()


def halves(nets: dict[str, nn.Module]) -> dict[str, Any]:
    """The weights of the heads in half precision."""
    return {f"{name}.{k}": v.numpy().astype(np.float16) for name, net in nets.items() for k, v in net.state_dict().items()}


def examples(taught: Sequence[Taught], weights: dict[str, Any]) -> Iterator[Example]:
    """The documents that some pair of heads left out, with what that pair says of them."""
    pairs = pairs_of({k: v.astype(np.float32) for k, v in weights.items()})
    for d in taught:
        if d.fold >= len(pairs):
            continue
        seen = d.page._replace(vectors=d.page.vectors.astype(np.float32), homes=d.page.homes.astype(np.float32))
        yield Example(d.row, d.text, scored(seen, [pairs[d.fold]]), d.labels, d.fold)


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    taught = list(documents(args.data))
    print(f"{len(taught)} documents, {sum(len(d.labels) for d in taught)} words, {sum(int((d.labels > 0).sum()) for d in taught)} inside fillers", flush=True)
    nets: dict[str, nn.Module] = {}
    for fold in range(PAIRS):
        torch.manual_seed(SEED + fold)
        others = [d for d in taught if d.fold != fold]
        nets |= {f"{fold}.shallow": shallow(others), f"{fold}.deep": deep(others, random.Random(SEED + fold))}
    weights = halves(nets)
    choice, prior = fit(list(examples(taught, weights)))
    made: dict[str, Any] = {**weights, **{f"choice.{k}": v for k, v in choice.items()}}
    np.savez(args.out, version=np.array(shipped().heads.labels["version"]), prior=np.array(prior.encode()), **made)


if __name__ == "__main__":
    main()
