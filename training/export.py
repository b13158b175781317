"""Weights of a run into what the package ships: ``python -m training.export --weights FILE --base DIR --data DIR --out DIR``."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
import warnings
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.corpora import read
from training.labels import BIO_HEADS, DEPREL, KINDS, PLAIN_HEADS, ROLES
from training.net import Encoder, Model

SCALE = 0.15


class Plain(nn.Module):
    """The encoder with the mask made inside, as onnxruntime gets it."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Word-piece vectors (batch, piece, width)."""
        return self.encoder(ids, shapes, mask)


def transitions(data: Path) -> list[list[float]]:
    """Log-probabilities of one attribution label after another in PolNeAR, times SCALE; what BIO forbids at -1e4."""
    count = np.ones((7, 7))
    for e in read(data, "polnear"):
        t = np.where(e.tags["attr"] < 0, 0, e.tags["attr"])
        np.add.at(count, (t[:-1], t[1:]), 1)
    out = SCALE * np.log(count / count.sum(1, keepdims=True))
    for k in (2, 4, 6):
        for j in range(7):
            if j not in (k, k - 1):
                out[j, k] = -1e4
    return [[round(float(x), 4) for x in row] for row in out]


def labels(data: Path, version: str) -> dict[str, object]:
    """The inventories of every head."""
    return {
        "version": version, "token_heads": [*BIO_HEADS, *PLAIN_HEADS], "bio": {k: list(v) for k, v in BIO_HEADS.items()}, "plain": {k: list(v) for k, v in PLAIN_HEADS.items()},
        "deprel": list(DEPREL), "roles": list(ROLES), "kinds": list(KINDS), "attr_transitions": transitions(data),
    }  # fmt: skip


def main() -> None:
    """Export, quantise, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("weights", "base", "data", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--whole", action="store_true", help="keep the encoder in single precision, to compare")
    args = parser.parse_args()
    model = Model()
    model.load_state_dict(torch.load(args.weights, weights_only=True))
    model.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(folder) / "plain.onnx"
        one = torch.ones((2, 9), dtype=torch.int64)
        axes = {k: {0: "batch", 1: "piece"} for k in ("ids", "shapes", "mask", "hidden")}
        torch.onnx.export(Plain(model.encoder), (one, one, one), str(plain), input_names=["ids", "shapes", "mask"], output_names=["hidden"], dynamic_axes=axes, opset_version=17, dynamo=False)
        if args.whole:
            shutil.copy(plain, args.out / "encoder.onnx")
        else:
            quantize_dynamic(plain, args.out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, extra_options={"DefaultTensorType": 1})
    heads = {k: v.numpy().astype(np.float16) for k, v in model.state_dict().items() if not k.startswith("encoder.")}
    np.savez(args.out / "heads.npz", **heads)
    shutil.copy(args.base / "tokenizer.json", args.out / "tokenizer.json")
    digest = hashlib.sha256((args.out / "encoder.onnx").read_bytes() + (args.out / "heads.npz").read_bytes()).hexdigest()[:12]
    (args.out / "labels.json").write_text(json.dumps(labels(args.data, digest)) + "\n", encoding="utf-8")
    print({p.name: p.stat().st_size for p in args.out.iterdir()})


if __name__ == "__main__":
    main()
