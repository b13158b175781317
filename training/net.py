"""The network in torch: MiniLM-L6 with a word-shape embedding, and every head on the vector of a word's first piece."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from crossbearing.tagging.words import SHAPES
from training.labels import BIO_HEADS, DEPREL, KINDS, PLAIN_HEADS, RAMS_ROLES, RAMS_TYPES, ROLES, spread

WIDTH, LAYERS, ATTENTION, FEED = 384, 6, 12, 1536
ARC, REL, PAIR, POINTER, VECTOR = 256, 128, 192, 128, 128
DISTANCES = 21


class Layer(nn.Module):
    """One transformer layer (post-norm, as BERT)."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, FEED), nn.Linear(FEED, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x (batch, piece, width), mask (batch, 1, 1, piece) additive."""
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, ATTENTION, WIDTH // ATTENTION).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        x = self.norm1(x + self.drop(self.out(a.transpose(1, 2).reshape(b, n, WIDTH))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces and the shapes of their words into vectors (batch, piece, width)."""

    def __init__(self) -> None:
        super().__init__()
        self.word, self.position, self.kind = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH), nn.Embedding(2, WIDTH)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        nn.init.zeros_(self.shape.weight)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """ids, shapes, mask (batch, piece)."""
        where = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.word(ids) + self.position(where) + self.kind.weight[0] + self.shape(shapes)))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_base(self, path: str) -> None:
        """Take the weights of the published sentence encoder."""
        w = load_file(path)
        pairs = {
            "word.weight": "embeddings.word_embeddings.weight", "position.weight": "embeddings.position_embeddings.weight",
            "kind.weight": "embeddings.token_type_embeddings.weight", "norm.weight": "embeddings.LayerNorm.weight", "norm.bias": "embeddings.LayerNorm.bias",
        }  # fmt: skip
        state = {k: w[v] for k, v in pairs.items()}
        names = {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"}
        for i in range(LAYERS):
            p = f"encoder.layer.{i}."
            for end in ("weight", "bias"):
                state[f"layers.{i}.qkv.{end}"] = torch.cat([w[f"{p}attention.self.{x}.{end}"] for x in ("query", "key", "value")])
                state.update({f"layers.{i}.{k}.{end}": w[f"{p}{v}.{end}"] for k, v in names.items()})
        missing, extra = self.load_state_dict(state, strict=False)
        if extra or set(missing) != {"shape.weight"}:
            raise ValueError(f"unexpected weights: {missing} {extra}")
        for frozen in (self.word, self.position, self.kind):
            frozen.weight.requires_grad_(False)


class Model(nn.Module):
    """The encoder with all heads; each head is called only for batches that have its labels."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.drop = nn.Dropout(0.15)
        sizes = {k: spread(v) for k, v in BIO_HEADS.items()} | {k: len(v) for k, v in PLAIN_HEADS.items()}
        self.token = nn.ModuleDict({k: nn.Linear(WIDTH, n) for k, n in sizes.items()})
        self.score = nn.Sequential(nn.Linear(WIDTH, 128), nn.GELU(), nn.Linear(128, 1))
        self.arc_dep, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.rel_dep, self.rel_head = nn.Linear(WIDTH, REL), nn.Linear(WIDTH, REL)
        self.arc = nn.Parameter(torch.empty(ARC + 1, ARC))
        self.rel = nn.Parameter(torch.empty(len(DEPREL), REL + 1, REL + 1))
        nn.init.normal_(self.arc, std=0.05)
        nn.init.normal_(self.rel, std=0.02)
        self.pair_word, self.pair_trigger = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.gate_word, self.gate_trigger = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.distance, self.frame = nn.Embedding(DISTANCES, PAIR), nn.Embedding(len(RAMS_TYPES), PAIR)
        self.roles_ours, self.roles_rams = nn.Linear(PAIR, 3 * len(ROLES)), nn.Linear(PAIR, spread(RAMS_ROLES))
        self.point_from = nn.ModuleDict({k: nn.Linear(WIDTH, POINTER) for k in ("source", "content")})
        self.point_to = nn.ModuleDict({k: nn.Linear(WIDTH, POINTER) for k in ("source", "content")})
        self.kinds = nn.Sequential(nn.Linear(2 * WIDTH, 256), nn.GELU(), nn.Dropout(0.2), nn.Linear(256, len(KINDS)))
        self.kind_word = nn.Linear(WIDTH, len(KINDS))
        self.sentence_vector, self.mention_vector = nn.Linear(WIDTH, VECTOR), nn.Linear(2 * WIDTH, VECTOR)

    def words(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """The vector of each word's first piece (batch, word, width); ``first`` is padded with 0."""
        x = self.encoder(ids, shapes, mask)
        return torch.gather(x, 1, first[:, :, None].expand(-1, -1, WIDTH))

    def arcs(self, h: Tensor) -> Tensor:
        """Scores (batch, dependent, head)."""
        dep, head = F.gelu(self.arc_dep(h)), F.gelu(self.arc_head(h))
        dep = torch.cat([dep, torch.ones_like(dep[..., :1])], -1)
        return dep @ self.arc.to(dep.dtype) @ head.transpose(1, 2)

    def relations(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores (n, relation) of n pairs of word vectors."""
        one = lambda x: torch.cat([x, torch.ones_like(x[..., :1])], -1)  # noqa: E731 - short, and read at once
        d, h = one(F.gelu(self.rel_dep(dependent))), one(F.gelu(self.rel_head(head)))
        return torch.einsum("ni,rij,nj->nr", d, self.rel.to(d.dtype), h)

    def pairs(self, h: Tensor, batch: Tensor, trigger: Tensor, kind: Tensor | None) -> Tensor:
        """Features (n, word, PAIR) of n triggers with every word of their window."""
        t = h[batch, trigger]
        gap = torch.arange(h.shape[1], device=h.device)[None] - trigger[:, None]
        size = torch.ceil(torch.log2(gap.abs().float() + 1) * 1.5).clamp(max=10).long()
        z = self.pair_word(h)[batch] + self.pair_trigger(t)[:, None] + self.gate_word(h)[batch] * self.gate_trigger(t)[:, None]
        z = z + self.distance(10 + size * gap.sign())
        return F.gelu(z if kind is None else z + self.frame(kind)[:, None])

    def pointers(self, h: Tensor, channel: str) -> Tensor:
        """Scores (batch, from, to): which cue a span, given by its first word, belongs to."""
        return self.point_from[channel](h) @ self.point_to[channel](h).transpose(1, 2) / POINTER**0.5
