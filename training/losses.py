"""What each head is taught by a batch: the losses, each only where the batch has labels."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from training.batches import Batch
from training.examples import IGNORE
from training.labels import BIO_HEADS, KINDS, PLAIN_HEADS, RAMS_ROLES, RAMS_TYPES, ROLES, spread
from training.net import Model

WEIGHTS = {"name": 3.0, "conll": 2.0, "re3d": 3.0, "re3d_in": 2.0, "wnut": 1.0, "time": 2.0, "quantity": 2.0, "attr": 1.5, "inner": 2.0, "upos": 0.6, "trigger": 2.0, "arcs": 1.0, "relations": 0.6}


def total(model: Model, batch: Batch, vectors: Tensor | None = None) -> dict[str, Tensor]:
    """All losses of one batch by head; ``vectors`` (batch, word, width) stand for what the encoder would give."""
    h = model.drop(model.words(batch.ids, batch.shapes, batch.mask, batch.first) if vectors is None else vectors)
    out: dict[str, Tensor] = {}
    for name in (*BIO_HEADS, *PLAIN_HEADS):
        gold = batch.stack(name)
        if gold is not None and bool((gold != IGNORE).any()):
            logits = model.token[name](h).float().flatten(0, 1)
            out[name] = WEIGHTS.get(name, 1.0) * F.cross_entropy(logits, gold.flatten(), weight=rare_first(name, logits.shape[1]), ignore_index=IGNORE)
    if any(e.heads is not None for e in batch.examples):
        out |= syntax(model, batch, h)
    if any(e.scores is not None for e in batch.examples):
        out["score"] = scores(model, batch, h)
    if any(e.links for e in batch.examples):
        out["links"] = links(model, batch, h)
    if any(e.roles for e in batch.examples):
        out |= roles(model, batch, h)
    if any(e.kinds for e in batch.examples):
        out["kinds"] = kinds(model, batch, h)
    if any(e.mentions for e in batch.examples):
        out["mentions"] = mentions(model, batch, h)
    return out


def rare_first(name: str, width: int) -> Tensor | None:
    """Class weights: words of a trigger or argument count four times as much as those of none, else the many types are not told apart."""
    if name not in ("trigger", "rams"):
        return None
    weight = torch.ones(width)
    weight[0] = 0.25
    return weight


def kind_scores(model: Model, batch: Batch, h: Tensor) -> tuple[Tensor, Tensor]:
    """Scores (n, kind) of the sentences, by their words together and by each alone, and (n, 2) batch and sentence numbers."""
    mean, most, which = pooled(h, batch)
    inside = batch.sentence[which[:, 0]] == which[:, 1:2]
    alone = model.kind_word(h).float()[which[:, 0]].masked_fill(~inside[..., None], -1e4).logsumexp(1)
    return model.kinds(torch.cat([mean, most], -1)).float() + alone, which


def pooled(h: Tensor, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Mean and greatest word vector of each sentence (n, width), and (n, 2) batch and sentence numbers."""
    count = int(batch.sentence.max()) + 1
    inside = batch.sentence[:, None, :] == torch.arange(count)[None, :, None]
    which = inside.any(-1).nonzero()
    m = inside[which[:, 0], which[:, 1]]
    x = h[which[:, 0]]
    mean = (x * m[..., None]).sum(1) / m.sum(1, keepdim=True)
    most = x.masked_fill(~m[..., None], -1e4).amax(1)
    return mean, most, which


def syntax(model: Model, batch: Batch, h: Tensor) -> dict[str, Tensor]:
    """Arcs inside the sentence, and the relation of each known arc."""
    gold = torch.full(batch.sentence.shape, IGNORE)
    for i, e in enumerate(batch.examples):
        if e.heads is not None:
            gold[i, : len(e.words)] = torch.from_numpy(e.heads)
    same = batch.sentence[:, :, None] == batch.sentence[:, None, :]
    arcs = model.arcs(h).float().masked_fill(~same, -1e4)
    rel = batch.stack("deprel")
    assert rel is not None
    b, d = (gold >= 0).nonzero(as_tuple=True)
    scores = model.relations(h[b, d], h[b, gold[b, d]]).float()
    return {"arcs": WEIGHTS["arcs"] * F.cross_entropy(arcs[b, d], gold[b, d]), "relations": WEIGHTS["relations"] * F.cross_entropy(scores, rel[b, d])}


def scores(model: Model, batch: Batch, h: Tensor) -> Tensor:
    """Smooth L1 of the factuality."""
    gold = np.full(tuple(batch.first.shape), np.nan, dtype=np.float32)
    for i, e in enumerate(batch.examples):
        if e.scores is not None:
            gold[i, : len(e.words)] = e.scores
    aim = torch.from_numpy(gold)
    known = ~torch.isnan(aim)
    return F.smooth_l1_loss(model.score(h[known]).float()[:, 0], aim[known], beta=0.5)


def links(model: Model, batch: Batch, h: Tensor) -> Tensor:
    """For the first word of each source and content: which word is the first of its cue."""
    losses = []
    for channel in (1, 2):
        rows = [(i, link[channel], link[0]) for i, e in enumerate(batch.examples) for link in e.links if link[channel] >= 0]
        if rows:
            b, start, cue = torch.tensor(rows).T
            s = model.pointers(h, ("", "source", "content")[channel]).float()[b, start]
            losses.append(F.cross_entropy(s.masked_fill(batch.sentence[b] < 0, -1e4), cue))
    return torch.stack(losses).mean()


def coarse(kind: str) -> int:
    """The RAMS type to two levels."""
    name = ".".join(kind.split(".")[:2])
    return RAMS_TYPES.index(name) if name in RAMS_TYPES else len(RAMS_TYPES) - 1


def roles(model: Model, batch: Batch, h: Tensor) -> dict[str, Tensor]:
    """The arguments of each given trigger, in our roles (each by itself) and in those of RAMS (one label a word)."""
    out: dict[str, Tensor] = {}
    n = h.shape[1]
    ours = [(i, t, f, k) for i, e in enumerate(batch.examples) for s, t, f, k in e.roles if s == "ours"]
    if ours:
        gold = np.full((len(ours), n, len(ROLES)), IGNORE, dtype=np.int64)
        for j, (i, _, fillers, known) in enumerate(ours):
            for r in known or ROLES:
                k = ROLES.index(r)
                gold[j, : len(batch.examples[i].words), k] = 0
                for a, b in fillers.get(r, []):
                    gold[j, a:b, k] = 2
                    gold[j, a, k] = 1
        z = model.pairs(h, torch.tensor([x[0] for x in ours]), torch.tensor([x[1] for x in ours]), None)
        logits = model.roles_ours(z).float().view(len(ours), n, len(ROLES), 3)
        out["roles"] = 12.0 * F.cross_entropy(logits.flatten(0, 2), torch.from_numpy(gold).flatten(), ignore_index=IGNORE)
    rams = [(i, t, f, s[5:]) for i, e in enumerate(batch.examples) for s, t, f, _ in e.roles if s.startswith("rams:")]
    if rams:
        gold = np.full((len(rams), n), IGNORE, dtype=np.int64)
        for j, (i, _, fillers, _) in enumerate(rams):
            gold[j, : len(batch.examples[i].words)] = 0
            for r, spans in fillers.items():
                k = RAMS_ROLES.index(r)
                for a, b in spans:
                    gold[j, a:b] = 2 + 2 * k
                    gold[j, a : a + 1] = 1 + 2 * k
        z = model.pairs(h, torch.tensor([x[0] for x in rams]), torch.tensor([x[1] for x in rams]), torch.tensor([coarse(x[3]) for x in rams]))
        out["rams"] = 2.0 * F.cross_entropy(model.roles_rams(z).float().flatten(0, 1), torch.from_numpy(gold).flatten(), weight=rare_first("rams", spread(RAMS_ROLES)), ignore_index=IGNORE)
    return out


def kinds(model: Model, batch: Batch, h: Tensor) -> Tensor:
    """What kind of event a sentence tells."""
    scores, which = kind_scores(model, batch, h)
    gold = torch.tensor([KINDS.index(k) if (k := (batch.examples[i].kinds or [None] * 999)[s]) else IGNORE for i, s in which.tolist()])
    return 1.5 * F.cross_entropy(scores, gold, ignore_index=IGNORE) if bool((gold != IGNORE).any()) else scores.sum() * 0.0


def mentions(model: Model, batch: Batch, h: Tensor) -> Tensor:
    """Mentions of one event close together, others apart (supervised contrast, temperature 0.1)."""
    rows = [(i, t, c) for i, e in enumerate(batch.examples) for t, c in e.mentions]
    b, t = torch.tensor([r[0] for r in rows]), torch.tensor([r[1] for r in rows])
    x = mention_vectors(model, batch, h, b, t)
    names = {c: k for k, c in enumerate(dict.fromkeys(r[2] for r in rows))}
    label = torch.tensor([names[r[2]] for r in rows])
    same = (label[:, None] == label[None]) & ~torch.eye(len(rows), dtype=torch.bool)
    if not bool(same.any()):
        return x.sum() * 0.0
    s = (x @ x.T / 0.1).masked_fill(torch.eye(len(rows), dtype=torch.bool), -1e4)
    log = s - s.logsumexp(1, keepdim=True)
    has = same.any(1)
    return -0.3 * ((log * same).sum(1)[has] / same.sum(1)[has]).mean()


def mention_vectors(model: Model, batch: Batch, h: Tensor, b: Tensor, t: Tensor) -> Tensor:
    """The unit vectors (n, VECTOR) of words as mentions of events."""
    own = batch.sentence[b] == batch.sentence[b, t][:, None]
    mean = (h[b] * own[..., None]).sum(1) / own.sum(1, keepdim=True)
    return F.normalize(model.mention_vector(torch.cat([h[b, t], mean], -1)).float(), dim=-1)
