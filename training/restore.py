"""The weights that the package ships, back into the network of training: the start of a run whose checkpoint is not at hand.

What int8 rounded off stays lost (half a point at most); the frozen embeddings come from the base, whole.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.net import LAYERS

MATRICES = ("qkv", "out", "up", "down")


def shipped(folder: Path) -> dict[str, Tensor]:
    """State by name, as ``Model.state_dict`` has it, less the frozen embeddings.

    Matrices are stored transposed and quantised per column, in the order of the layers; everything else under its own name.
    Raises ValueError if ``folder`` holds another network than this one.
    """
    values = {i.name: numpy_helper.to_array(i) for i in onnx.load(str(folder / "encoder.onnx")).graph.initializer}
    quantised = [n.removesuffix("_quantized") for n in values if n.startswith("onnx::MatMul") and n.endswith("_quantized")]
    if len(quantised) != LAYERS * len(MATRICES):
        raise ValueError(f"{folder}: {len(quantised)} quantised matrices, {LAYERS * len(MATRICES)} expected")

    def whole(name: str) -> Tensor:
        zero = values[f"{name}_zero_point"].astype(np.float32)
        return torch.from_numpy((values[f"{name}_quantized"].astype(np.float32) - zero) * values[f"{name}_scale"])

    names = (f"encoder.layers.{i}.{m}.weight" for i in range(LAYERS) for m in MATRICES)
    state = {name: whole(q).T.contiguous() for name, q in zip(names, quantised, strict=True)}
    state |= {n: torch.from_numpy(v.copy()) for n, v in values.items() if n.startswith("encoder.") and n.endswith((".weight", ".bias"))}
    state["encoder.shape.weight"] = whole("encoder.shape.weight")
    with np.load(folder / "heads.npz") as heads:
        state |= {name: torch.from_numpy(heads[name].astype(np.float32)) for name in heads.files}
    return state
