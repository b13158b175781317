"""Train all heads at once: ``python -m training.train --data DIR --base DIR --out FILE`` (fixed seeds, CPU or GPU)."""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch

from training import reports, written
from training.batches import collate, shuffled
from training.corpora import READERS, read
from training.examples import Example, Pieces, windows
from training.losses import pooled, total
from training.net import Model
from training.parsed import add_syntax
from training.restore import shipped
from training.silver import articles, label
from training.synthetic.build import examples as invented

PASSES = {
    "polnear": 1.5, "gum": 3, "ewt": 2, "wikigold": 4, "wnut17": 1, "re3d": 8, "tempeval3": 2, "uw": 2, "meantime": 3, "uds_ih2": 1, "megaveridicality2": 1,
    "commitmentbank": 1, "rams": 3, "event_location": 1, "ngec": 1, "ecbplus": 1, "gvc": 1, "reports": 8, "written": 2,
}  # fmt: skip


def sentence_teacher(base: Path, examples: list[Example], pieces: Pieces) -> tuple[Model, torch.Tensor]:
    """The untouched base, and the projection (width, VECTOR) onto the main axes of its sentence vectors."""
    teacher = Model()
    teacher.encoder.load_base(str(base / "model.safetensors"))
    teacher.eval()
    found = []
    with torch.no_grad():
        for i in range(0, len(examples), 16):
            batch = collate(examples[i : i + 16], pieces)
            h = teacher.words(batch.ids, batch.shapes * 0, batch.mask, batch.first)
            found.append(torch.nn.functional.normalize(pooled(h, batch)[0], dim=-1))
    x = torch.cat(found)
    _, _, axes = torch.linalg.svd(x - x.mean(0), full_matrices=False)
    return teacher, axes[:128].T.contiguous()


def distil(model: Model, teacher: Model, axes: torch.Tensor, batch) -> torch.Tensor:
    """How far the sentence vectors are from those of the base, on its main axes."""
    with torch.no_grad():
        aim = pooled(teacher.words(batch.ids, batch.shapes * 0, batch.mask, batch.first), batch)[0].float() @ axes
    got = model.sentence_vector(pooled(model.words(batch.ids, batch.shapes, batch.mask, batch.first), batch)[0]).float()
    return 1 - torch.nn.functional.cosine_similarity(got, aim, dim=-1).mean()


def main() -> None:
    """Read, train, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights of an earlier run, or the folder of those that the package ships")
    parser.add_argument("--single", action="store_true", help="single precision: much faster than bf16 on a processor without AVX-512 BF16")
    parser.add_argument("--passes", default="{}", help="JSON: corpus -> passes, over the defaults")
    parser.add_argument("--only", nargs="+", metavar="CORPUS", help="these corpora and no others")
    parser.add_argument("--parser", type=Path, help="weights of a run on the treebanks alone, which reads the corpora that have no syntax")
    parser.add_argument("--rates", type=float, nargs=2, default=(2e-4, 1e-3), help="encoder, heads")
    parser.add_argument("--budget", type=int, default=1024, help="padded pieces a batch")
    parser.add_argument("--limit", type=int, default=160, help="pieces a window")
    parser.add_argument("--invented", type=int, default=10000, help="stories of the grammar")
    parser.add_argument("--first-story", type=int, default=0, help="seed of the first story")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--threads", type=Path, help="file with the number of threads, read again now and then")
    parser.add_argument("--minutes", type=float, default=1e9, help="shorten the schedule to end by then")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    pieces = Pieces(str(args.base / "tokenizer.json"))
    plan = {}
    passed = {k: v if not args.only or k in args.only else 0 for k, v in (PASSES | json.loads(args.passes)).items()}
    for name, passes in passed.items():
        if passes and name in READERS:
            parts = [w for e in read(args.data, name) for w in windows(e, pieces, args.limit)]
            plan[name] = (parts, passes, name in ("ecbplus", "gvc"))
    for name in ("gum", "ewt", "wikigold", "event_location", "uw", "gvc", "polnear"):
        if name in plan:
            for example in plan[name][0]:
                label(example)
    for name, own in (("reports", reports.examples), ("written", written.examples)):
        if passed[name]:
            plan[name] = ([w for e in own() for w in windows(e, pieces, args.limit)], passed[name], False)
    if args.invented:
        plan["synthetic"] = ([w for e in invented(args.invented, args.first_story) for w in windows(e, pieces, args.limit)], 1, False)
        plan["silver"] = ([w for e in articles(args.data, 1200) for w in windows(e, pieces, args.limit)], 1, False)
    if args.parser:
        add_syntax(plan, args.parser, pieces, args.seed)
    model = Model()
    model.encoder.load_base(str(args.base / "model.safetensors"))
    if args.start:
        earlier = shipped(args.start) if args.start.is_dir() else torch.load(args.start, weights_only=True)
        old = {k: v for k, v in earlier.items() if k in model.state_dict() and v.shape == model.state_dict()[k].shape}
        print("fresh:", [k for k in model.state_dict() if k not in old], flush=True)
        model.load_state_dict(old, strict=False)
    teacher, axes = sentence_teacher(args.base, rng.sample(plan["ecbplus"][0], 400) if "ecbplus" in plan else plan["gum"][0][:400], pieces)
    batches = list(shuffled(plan, pieces, args.budget, args.seed))
    run(model, (teacher, axes), batches, pieces, args)
    torch.save(model.state_dict(), args.out)


def run(model: Model, base: tuple[Model, torch.Tensor], batches: list[list[Example]], pieces: Pieces, args: argparse.Namespace) -> None:
    """The steps: AdamW, 8 % warm-up, then linear decay to zero at the end of the batches or of the minutes."""
    inner = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW([{"params": inner, "lr": args.rates[0]}, {"params": heads, "lr": args.rates[1]}], weight_decay=0.01)
    rng = random.Random(args.seed)
    start, seen, running = time.time(), 0, {}
    model.train()
    for step, part in enumerate(batches):
        if args.threads and step % 50 == 0 and args.threads.exists():
            torch.set_num_threads(int(args.threads.read_text()))
        done = max(step / len(batches), (time.time() - start) / 60 / args.minutes)
        if done >= 1:
            break
        for group, rate in zip(optimiser.param_groups, args.rates, strict=True):
            group["lr"] = rate * min(done / 0.08 + 0.01, (1 - done) / 0.92)
        batch = collate(part, pieces, rng)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not args.single):
            losses = distil_and_total(model, *base, batch, step)
        loss = torch.stack([v.float() for v in losses.values()]).sum()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        seen += int(batch.mask.sum())
        for k, v in losses.items():
            running[k] = 0.97 * running.get(k, v.item()) + 0.03 * v.item()
        if step % 200 == 0:
            print(f"{step}/{len(batches)} {time.time() - start:.0f}s {seen} pieces", {k: round(v, 3) for k, v in running.items()}, flush=True)
        if step % 1000 == 999:
            torch.save(model.state_dict(), args.out)


def distil_and_total(model: Model, teacher: Model, axes: torch.Tensor, batch, step: int) -> dict[str, torch.Tensor]:
    """All losses of a batch; one batch in twelve also keeps the sentence vectors near the base's."""
    losses = total(model, batch)
    if step % 12 == 0 or not losses:
        losses["distil"] = distil(model, teacher, axes, batch)
    return losses


if __name__ == "__main__":
    main()
