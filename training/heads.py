"""Fit the heads on the vectors of the exported, quantised encoder: ``python -m training.heads --weights FILE --base DIR --data DIR --encoder DIR --out FILE``.

The encoder is left alone, so a step costs little and the heads can see far more of them; and they learn from the very vectors that they get at run time.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from training.batches import Batch, collate, grouped
from training.corpora import read
from training.examples import Example, Pieces, windows
from training.losses import total
from training.net import Model
from training.reports import examples as reports
from training.silver import label
from training.synthetic.build import examples as invented

SHARES = {"ngec": 0.5, "rams": 1.0, "re3d": 1.0, "wikigold": 1.0}
TURNS = {"synthetic": 2, "rams": 4, "re3d": 4, "ngec": 2, "wikigold": 2, "reports": 6}
FITTED = ("pair_", "gate_", "distance", "frame", "roles_")
"""The heads of the arguments, which gain by more steps; the others (factuality and kinds, tried last) were worse for it and stay as the whole run left them."""


def corpora(args: argparse.Namespace, pieces: Pieces, rng: random.Random) -> dict[str, list[Example]]:
    """Windows by corpus: a share of each, and stories that no run has seen."""
    out = {}
    for name, share in SHARES.items():
        found = read(args.data, name)
        found = rng.sample(found, max(1, int(len(found) * share)))
        out[name] = [w for e in found for w in windows(e, pieces, 160)]
        if name == "wikigold":
            for e in out[name]:
                label(e)
    out["synthetic"] = [w for e in invented(args.invented, args.first_story) for w in windows(e, pieces, 160)]
    out["reports"] = [w for e in reports() for w in windows(e, pieces, 160)]
    return out


def vectors(batch: Batch, session: onnxruntime.InferenceSession) -> torch.Tensor:
    """The word vectors of a batch (batch, word, width), in half precision."""
    (hidden,) = session.run(None, {"ids": batch.ids.numpy(), "shapes": batch.shapes.numpy(), "mask": batch.mask.numpy()})
    return torch.from_numpy(np.take_along_axis(hidden, batch.first.numpy()[:, :, None], 1).astype(np.float16))


def main() -> None:
    """Encode once, then train the heads for some minutes."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("weights", "base", "data", "encoder", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=4)
    parser.add_argument("--invented", type=int, default=2500)
    parser.add_argument("--first-story", type=int, default=60000)
    parser.add_argument("--rate", type=float, default=1e-3)
    args = parser.parse_args()
    torch.manual_seed(7)
    rng = random.Random(7)
    pieces = Pieces(str(args.base / "tokenizer.json"))
    model = Model()
    model.load_state_dict(torch.load(args.weights, weights_only=True))
    options = onnxruntime.SessionOptions()
    options.log_severity_level, options.intra_op_num_threads = 3, torch.get_num_threads()
    session = onnxruntime.InferenceSession(str(args.encoder / "encoder.onnx"), options, providers=["CPUExecutionProvider"])
    ready: list[tuple[Batch, torch.Tensor]] = []
    plan: list[int] = []
    for name, found in corpora(args, pieces, rng).items():
        for part in grouped(found, pieces, 1024, rng):
            batch = collate(part, pieces)
            plan += [len(ready)] * TURNS.get(name, 1)
            ready.append((batch, vectors(batch, session)))
    print(f"{len(ready)} batches, {len(plan)} steps planned", flush=True)
    fit(model, ready, plan, rng, args)
    torch.save(model.state_dict(), args.out)


def fit(model: Model, ready: list[tuple[Batch, torch.Tensor]], plan: list[int], rng: random.Random, args: argparse.Namespace) -> None:
    """AdamW on the heads alone, linear decay over the minutes given."""
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(name.startswith(FITTED))
    heads = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(heads, lr=args.rate, weight_decay=0.01)
    model.train()
    start, step, running = time.time(), 0, {}
    while (done := (time.time() - start) / 60 / args.minutes) < 1:
        rng.shuffle(plan)
        for i in plan:
            done = (time.time() - start) / 60 / args.minutes
            if done >= 1:
                break
            optimiser.param_groups[0]["lr"] = args.rate * (1 - done)
            batch, h = ready[i]
            losses = {k: v for k, v in total(model, batch, h.float()).items() if v.requires_grad}
            if not losses:
                continue
            optimiser.zero_grad(set_to_none=True)
            torch.stack(list(losses.values())).sum().backward()
            optimiser.step()
            step += 1
            for k, v in losses.items():
                running[k] = 0.98 * running.get(k, v.item()) + 0.02 * v.item()
            if step % 300 == 0:
                print(f"{step} {time.time() - start:.0f}s", {k: round(v, 3) for k, v in running.items()}, flush=True)


if __name__ == "__main__":
    main()
