"""The head for the roles of RAMS over the shipped encoder, which stays as it is: ``python -m training.role_spans --data DIR --out benchmarks/roles.npz``.

DIR holds ``rams/``.  The encoder has read these texts while it was trained, and knows them better than any other; so the head learns from variants of them
in which names are exchanged and words are masked.  Every seed gives one member of the head.  Made anew for every version of the encoder, whose version it carries.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from benchmarks.encoding import sentences, shipped
from benchmarks.layers import ATTENTION
from benchmarks.role_spans import SIZES, WIDEST, Inventory, Read, Scene, candidates, prefixes, prepared, seen
from crossbearing.tagging import windows
from training.corpora import rows

WIDTH, INNER, DROP, LOST = 384, 192, 0.3, 0.35
VARIANTS, RENAMED, MASKED, MASK = 3, 0.6, 0.08, 103
EPOCHS, EVENTS, RATE, DECAY = 8, 8, 8e-4, 0.02
OFTEN = 8
BIAS = -0.25
WHOLE = 99


@dataclass(slots=True)
class Event:
    """A trigger in its text: ``views`` are the vectors of the text as it stands and of its variants; ``gold`` lists the candidates that fill each of ``roles``."""

    scene: Scene
    views: list[np.ndarray]
    trigger: int
    kind: str
    arguments: list[tuple[str, int, int]]
    features: np.ndarray
    spans: np.ndarray
    levels: list[int]
    roles: list[int]
    gold: list[list[int]]


class Net(nn.Module):
    """One member of the head; ``benchmarks.role_spans.Member`` is the same in NumPy."""

    def __init__(self, roles: int, kinds: int) -> None:
        super().__init__()
        self.word, self.trigger = nn.Linear(WIDTH, INNER), nn.Embedding(2, INNER)
        self.features = nn.ModuleDict({name: nn.Embedding(n, INNER) for name, n in SIZES.items()})
        for table in self.features.values():
            nn.init.normal_(table.weight, std=0.1)
        self.kind, self.role = nn.Embedding(kinds + 1, INNER, padding_idx=0), nn.Embedding(roles, INNER)
        nn.init.normal_(self.kind.weight[1:], std=0.3)
        self.layer = nn.TransformerEncoderLayer(INNER, ATTENTION, 2 * INNER, DROP, F.gelu, batch_first=True, norm_first=True)
        self.norm = nn.LayerNorm(INNER)
        self.first, self.last, self.top = (nn.Linear(INNER, INNER) for _ in range(3))
        self.width, self.span = nn.Embedding(WIDEST + 1, INNER), nn.Linear(INNER, INNER)
        self.ask = nn.Sequential(nn.Linear(3 * INNER, INNER), nn.GELU(), nn.Dropout(DROP), nn.Linear(INNER, INNER))
        self.none = nn.Linear(INNER, 1)
        self.drop, self.lose = nn.Dropout(DROP), nn.Dropout(LOST)

    def forward(self, vectors: Tensor, event: Event) -> Tensor:
        """Log-probabilities (role, 1 + candidate) of one event; the first is none."""
        mark = torch.zeros(len(vectors), dtype=torch.long)
        mark[event.trigger] = 1
        kind = self.kind(torch.tensor(event.levels)).sum(0)
        x = self.word(self.lose(vectors)) + self.trigger(mark) + mark[:, None] * kind
        for name, values in zip(SIZES, torch.from_numpy(event.features).T, strict=True):
            x = x + self.features[name](values)
        x = self.norm(self.layer(self.drop(x)[None]))[0]
        spans = torch.from_numpy(event.spans)
        z = self.first(x)[spans[:, 0]] + self.last(x)[spans[:, 1] - 1] + self.top(x)[spans[:, 2]] + self.width(spans[:, 1] - spans[:, 0])
        z = self.span(self.drop(F.gelu(z)))
        n = len(event.roles)
        q = self.ask(torch.cat([self.role(torch.tensor(event.roles)), kind[None].expand(n, -1), x[event.trigger][None].expand(n, -1)], 1))
        return torch.log_softmax(torch.cat([self.none(q), q @ z.T / INNER**0.5], 1), 1)


def inventory(events: list[tuple[str, list[tuple[str, int, int]]]]) -> Inventory:
    """The roles by how often they are filled, the types, and the roles of each type."""
    roles = [r for r, _ in Counter(r for _, arguments in events for r, _, _ in arguments).most_common()]
    count: Counter[str] = Counter()
    filled: dict[str, set[int]] = defaultdict(set)
    kinds: dict[str, int] = {}
    for kind, arguments in events:
        for prefix in prefixes(kind):
            kinds.setdefault(prefix, len(kinds) + 1)
            count[prefix] += 1
            filled[prefix] |= {roles.index(r) for r, _, _ in arguments}
    kept = {k: sorted(v) for k, v in filled.items() if k.count(".") < 2 or count[k] >= OFTEN}
    return Inventory(roles, kinds, kept, BIAS)


def marked(row: dict[str, Any], words: list[tuple[int, int]]) -> list[tuple[int, str, list[tuple[str, int, int]]]]:
    """(trigger word, type, arguments as words) of a row's events."""
    starts, ends = [a for a, _ in words], [b for _, b in words]
    by = {s["id"]: (bisect_right(ends, s["start"]), bisect_left(starts, s["end"])) for s in row["spans"]}
    filled = lambda key: [(r["type"], *by[r["tail"]]) for r in row["relations"] if r["head"] == key]  # noqa: E731 - short, and read at once
    return [(by[s["id"]][0], s["event_type"], filled(s["id"])) for s in row["spans"] if s["type"] == "trigger"]


def variant(read: Read, triggers: set[int], pool: dict[tuple[int, int], list[list[str]]], rng: random.Random) -> np.ndarray:
    """The vectors of a text with other names of the same kind and length, the same name always by the same other, and here and there a masked word."""
    coded, text = read.reading.coded, read.reading.text
    words = [text[a:b] for a, b in coded.words]
    instead: dict[tuple[str, ...], list[str]] = {}
    for a, b, kind in named(read):
        if rng.random() < RENAMED and not triggers & set(range(a, b)):
            words[a:b] = instead.setdefault(tuple(words[a:b]), rng.choice(pool[kind, b - a]))
    pieces = [[MASK] if rng.random() < MASKED and i not in triggers else shipped().pieces(word) for i, word in enumerate(words)]
    return shipped().read_coded(text, windows.Coded(words=coded.words, sentence=coded.sentence, bounds=coded.bounds, pieces=pieces, forms=coded.forms)).vectors


def named(read: Read) -> list[tuple[int, int, int]]:
    """(first word, after last word, kind) of the names: runs of words of one kind."""
    cuts = [0, *(np.flatnonzero(np.diff(read.names)) + 1).tolist(), len(read.names)]
    return [(a, b, int(read.names[a])) for a, b in pairwise(cuts) if b > a and read.names[a]]


def load(data: Path, part: str, variants: int, known: Inventory | None = None) -> tuple[list[Event], Inventory]:
    """The events of a part, each with so many variants of its text, and the inventory (``known``, or the part's own)."""
    rng = random.Random(5)
    texts: list[tuple[Read, list[tuple[int, str, list[tuple[str, int, int]]]]]] = []
    pool: dict[tuple[int, int], list[list[str]]] = defaultdict(list)
    for row in rows(data / "rams" / f"{part}.jsonl"):
        read = prepared(shipped().read(row["text"], sentences(row)))
        texts.append((read, marked(row, read.reading.coded.words)))
        for a, b, kind in named(read):
            pool[kind, b - a].append([row["text"][x:y] for x, y in read.reading.coded.words[a:b]])
    known = known or inventory([(kind, arguments) for _, events in texts for _, kind, arguments in events])
    out = []
    for read, events in texts:
        triggers = {t for t, _, _ in events}
        views = [read.reading.vectors, *(variant(read, triggers, pool, rng) for _ in range(variants))]
        out += [event(read, [v.astype(np.float16) for v in views], *e, known) for e in events]
    return out, known


def event(read: Read, views: list[np.ndarray], trigger: int, kind: str, arguments: list[tuple[str, int, int]], known: Inventory) -> Event:
    """An event with all that the head needs."""
    scene = read.scene(trigger, WHOLE)
    spans = candidates(scene)
    at = {(int(a), int(b)): i for i, (a, b, _) in enumerate(spans)}
    roles = known.known(kind)
    gold = [[at[a, b] for r, a, b in arguments if r == known.roles[k] and (a, b) in at] for k in roles]
    return Event(replace(scene, vectors=views[0]), views, trigger, kind, arguments, seen(scene, trigger), spans, known.levels(kind), roles, gold)


def train(events: list[Event], known: Inventory, seed: int, epochs: int) -> Net:
    """One member: AdamW, a short warm-up, linear decay."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    net = Net(len(known.roles), len(known.kinds))
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    usable = [e for e in events if e.roles]
    steps, step, start = epochs * (len(usable) // EVENTS), 0, time.time()
    for epoch in range(epochs):
        rng.shuffle(usable)
        total = 0.0
        for b in range(0, len(usable) - EVENTS + 1, EVENTS):
            optimiser.param_groups[0]["lr"] = RATE * min(step / (0.06 * steps) + 0.02, (1 - step / steps) / 0.94)
            loss = torch.stack([missed(net, e, rng) for e in usable[b : b + EVENTS]]).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            step, total = step + 1, total + loss.item()
        print(f"seed {seed} epoch {epoch} {time.time() - start:.0f}s loss {total / (len(usable) // EVENTS):.3f}", flush=True)
    return net.eval()


def missed(net: Net, e: Event, rng: random.Random) -> Tensor:
    """The loss of one event: of each role what its fillers, or none, have not."""
    logp = net(torch.from_numpy(rng.choice(e.views).astype(np.float32)), e)
    return -torch.stack([torch.logsumexp(logp[k, [g + 1 for g in gold]], 0) if gold else logp[k, 0] for k, gold in enumerate(e.gold)]).sum()


def write(nets: list[dict[str, Tensor]], known: Inventory, out: Path) -> None:
    """The members in half precision, with their inventory and the version of the encoder."""
    about = {"version": shipped().heads.labels["version"], "roles": known.roles, "kinds": known.kinds, "allowed": known.allowed, "bias": known.bias}
    weights = {f"{i}.{k}": v.numpy().astype(np.float16) for i, net in enumerate(nets) for k, v in net.items()}
    np.savez(out, about=np.array(json.dumps(about)), **weights)


def main() -> None:
    """Read, train a member a seed, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    args = parser.parse_args()
    events, known = load(args.data, "train_from_official_dev", VARIANTS)
    print(f"{len(events)} events", flush=True)
    write([train(events, known, seed, args.epochs).state_dict() for seed in args.seeds], known, args.out)


if __name__ == "__main__":
    main()
