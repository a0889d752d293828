"""Learns the identity encoder: who a cut-out figure is (sixteen numbers of unit length), and what it looks like.

    python3 infra/training/identity.py --portraits DIR --held-out DIR --out DIR --minutes 12

Supervised contrastive learning (Khosla et al. 2020) brings the views of a person together and holds people apart; heads beside it
estimate the looks, colours with a variance of their own (Nix and Weigend 1994). Resumes from OUT/identity.pt. Writes
OUT/identity-encoder.onnx with a check file that the tests compare, and prints the rank-1 figures among fifty people who were never seen.
"""
import argparse
import csv
import json
import os
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

SIDE, SIZE, TEMPERATURE = 64, 16, 0.1
CHOICES = ["age", "hair", "facialHair", "headwear", "glasses", "scarf", "top", "bottom", "feminine"]
COLOURS = ["skin", "hairColour", "topColour", "bottomColour", "accentColour"]


class Portraits:
    """Crops [N,64,64,4] bytes, with the person of each, and the looks of every person."""

    def __init__(self, folder):
        with open(os.path.join(folder, "people.jsonl")) as lines:
            self.people = [json.loads(line) for line in lines]
        with open(os.path.join(folder, "views.csv")) as lines:
            rows = list(csv.reader(lines))
        crops = np.fromfile(os.path.join(folder, "crops.u8"), np.uint8)
        count = min(len(rows), len(crops) // (SIDE * SIDE * 4))
        self.crops = crops[:count * SIDE * SIDE * 4].reshape(count, SIDE, SIDE, 4)
        rows = rows[:count]
        self.person = np.array([int(row[0]) for row in rows])
        self.kind = np.array([row[1] for row in rows])
        self.figures = np.array([int(row[2]) for row in rows])
        self.pixels = np.array([int(row[3]) for row in rows])
        known = self.person < len(self.people)
        self.crops, self.person, self.kind, self.figures, self.pixels = (a[known] for a in (self.crops, self.person, self.kind, self.figures, self.pixels))
        half = self.crops.reshape(-1, SIDE // 2, 2, SIDE // 2, 2, 4).astype(np.uint16).sum((2, 4)) // 4
        self.half = half.astype(np.uint8)
        self.of = {p: np.flatnonzero(self.person == p) for p in np.unique(self.person)}


def fields_of(people):
    """The heads, in the order of the output: choices, then colours of four values (red, green, blue, log variance)."""
    fields, at = [], 0
    for name in CHOICES:
        kinds = sorted({word(person[name]) for person in people})
        fields.append({"name": name, "kinds": kinds, "colour": False, "at": at})
        at += len(kinds)
    for name in COLOURS:
        fields.append({"name": name, "kinds": None, "colour": True, "at": at})
        at += 4
    return fields, at


def word(value):
    return str(value).lower() if isinstance(value, bool) else value


class Encoder(nn.Module):
    """crop [N,4,64,64] -> identity [N,16] of unit length, looks [N,values]."""

    def __init__(self, values, width=32):
        super().__init__()
        def block(a, b, stride):
            return nn.Sequential(nn.Conv2d(a, b, 3, stride, 1, bias=False), nn.BatchNorm2d(b), nn.SiLU())
        w = width
        self.body = nn.Sequential(
            block(7, w, 2), block(w, 2 * w, 2), block(2 * w, 2 * w, 1), block(2 * w, 3 * w, 2), block(3 * w, 3 * w, 1))
        self.neck = nn.Sequential(nn.Flatten(), nn.Linear(3 * w * 16, 128), nn.SiLU())
        self.identity = nn.Linear(128, SIZE)
        self.looks = nn.Linear(128, values)

    def forward(self, crop):
        # Half the size says who it is nearly as well, at a quarter of the cost; training crops come at half the size.
        crop = F.avg_pool2d(crop, 2) if crop.shape[-1] == SIDE else crop
        # The figure's mean colour and light, so that a grade does not look like another coat: the picture itself, and the picture over its own mean.
        rgb, mask = crop[:, :3], crop[:, 3:]
        mean = rgb.sum((1, 2, 3), keepdim=True) / (3 * mask.sum((1, 2, 3), keepdim=True) + 1)
        told = torch.cat([rgb * 2, rgb / (mean + 0.05) * 0.5, mask], 1)
        features = self.neck(self.body(told))
        return F.normalize(self.identity(features), dim=1), self.looks(features)


def augment(crops, random):
    """Light, colour of light, noise, smaller pictures, mirrored, cut, as they come in frames of other sizes and places."""
    n = len(crops)
    rgb, mask = crops[:, :3], crops[:, 3:]
    gain = torch.exp(torch.empty(n, 1, 1, 1).uniform_(-0.35, 0.35, generator=random))
    tint = torch.exp(torch.empty(n, 3, 1, 1).uniform_(-0.1, 0.1, generator=random))
    gamma = torch.exp(torch.empty(n, 1, 1, 1).uniform_(-0.2, 0.2, generator=random))
    rgb = (rgb.clamp(1e-4, 1) ** gamma * gain * tint + 0.02 * torch.randn(rgb.shape, generator=random)).clamp(0, 1) * mask
    both = torch.cat([rgb, mask], 1)
    flip = torch.rand(n, generator=random) < 0.5
    both[flip] = both[flip].flip(3)
    small = torch.rand(n, generator=random) < 0.35
    if small.any():
        side = int(torch.randint(10, 26, (1,), generator=random))
        both[small] = F.interpolate(F.interpolate(both[small], (side, side), mode="area"), both.shape[2:], mode="bilinear", align_corners=False)
    cut = torch.rand(n, generator=random) < 0.4
    if cut.any():
        turned, pieces = int(cut.sum()), torch.empty(int(cut.sum()), 3).uniform_(-1, 1, generator=random)
        scale = 1 - 0.18 * pieces[:, 2].abs()
        place = torch.zeros(turned, 2, 3)
        place[:, 0, 0], place[:, 1, 1] = scale, scale
        place[:, 0, 2], place[:, 1, 2] = pieces[:, 0] * (1 - scale), pieces[:, 1] * (1 - scale)
        both[cut] = F.grid_sample(both[cut], F.affine_grid(place, both[cut].shape, align_corners=False), align_corners=False)
    return both


def contrastive(identity, person):
    near = identity @ identity.T / TEMPERATURE
    self_ = torch.eye(len(person), dtype=torch.bool)
    near = near.masked_fill(self_, -1e9)
    same = (person[:, None] == person[None]) & ~self_
    chance = near - near.logsumexp(1, keepdim=True)
    return -(chance * same).sum(1).div(same.sum(1).clamp(min=1)).mean()


def looks_loss(values, truth, fields):
    loss = 0
    for field in fields:
        at, wanted = field["at"], truth[field["name"]]
        if field["colour"]:
            # The variance learns from the error but does not weigh it: a colour that is easy would drown everything else.
            away = values[:, at:at + 3] - wanted
            spread = values[:, at + 3].clamp(-6, 0)
            loss = loss + away.abs().mean() + 0.02 * ((away.detach() ** 2).mean(1) * torch.exp(-spread) + spread).mean()
        else:
            loss = loss + 0.3 * F.cross_entropy(values[:, at:at + len(field["kinds"])], wanted)
    return 2 * loss / len(fields)


def truths(people, fields):
    truth = {}
    for field in fields:
        name = field["name"]
        if field["colour"]:
            truth[name] = torch.tensor([[person[name][c] / 255 for c in "rgb"] for person in people])
        else:
            truth[name] = torch.tensor([field["kinds"].index(word(person[name])) if word(person[name]) in field["kinds"] else 0 for person in people])
    return truth


def tensor(crops):
    return torch.from_numpy(crops).permute(0, 3, 1, 2).float() / 255


@torch.no_grad()
def judge(model, held, fields, people=50):
    """Rank-1 of a figure among fifty people: nearest to whose mean over their other views. The encoder judges itself."""
    model.eval()
    chosen = [p for p in sorted(held.of) if len(held.of[p]) >= 4][:people]
    who = np.isin(held.person, chosen)
    crops, person, kind, figures = held.crops[who], held.person[who], held.kind[who], held.figures[who]
    identity, looks = zip(*[model(tensor(crops[i:i + 256])) for i in range(0, len(crops), 256)])
    identity, looks = torch.cat(identity).numpy(), torch.cat(looks)
    hits = np.zeros(len(crops), bool)
    for i in range(len(crops)):
        scores = []
        for p in chosen:
            others = (person == p) & (np.arange(len(crops)) != i)
            mean = identity[others].mean(0)
            scores.append(identity[i] @ mean / np.linalg.norm(mean))
        hits[i] = chosen[int(np.argmax(scores))] == person[i]
    shot = kind == "shot"
    clear = held.pixels[who] >= 200
    result = {"people": len(chosen), "views": int(len(crops)), "rank1": float(hits.mean()), "rank1Clear": float(hits[clear].mean()), "rank1Shots": float(hits[shot].mean())}
    for few, many, name in ((1, 1, "One"), (2, 2, "Two"), (3, 3, "Three"), (4, 9, "FourFive")):
        which = shot & (figures >= few) & (figures <= many)
        if which.any():
            result["rank1" + name] = float(hits[which].mean())
            result["views" + name] = int(which.sum())
    truth = truths([held.people[p] for p in person], fields)
    for field in fields:
        at = field["at"]
        if field["colour"]:
            result[field["name"]] = float((looks[:, at:at + 3] - truth[field["name"]]).abs().mean() * 255)
        else:
            result[field["name"]] = float((looks[:, at:at + len(field["kinds"])].argmax(1) == truth[field["name"]]).float().mean())
    model.train()
    return result


def main():
    parse = argparse.ArgumentParser()
    parse.add_argument("--portraits", nargs="+", required=True)
    parse.add_argument("--held-out", required=True)
    parse.add_argument("--out", required=True)
    parse.add_argument("--minutes", type=float, default=12, help="of this slice")
    parse.add_argument("--total-minutes", type=float, help="of the learning-rate schedule over several slices; else of this one")
    parse.add_argument("--people", type=int, default=48, help="in a batch, three views of each")
    parse.add_argument("--seed", type=int, default=1)
    parse.add_argument("--threads", type=int, default=1)
    wanted = parse.parse_args()
    torch.set_num_threads(wanted.threads)
    torch.manual_seed(wanted.seed)
    os.makedirs(wanted.out, exist_ok=True)
    sets = [Portraits(folder) for folder in wanted.portraits]
    held = Portraits(wanted.held_out)
    everybody = [person for one in sets for person in one.people]
    fields, values = fields_of(everybody)
    model = Encoder(values)
    optimiser = torch.optim.AdamW(model.parameters(), 2e-3, weight_decay=0.02)
    step, spent, saved = 0, 0.0, os.path.join(wanted.out, "identity.pt")
    if os.path.exists(saved):
        state = torch.load(saved)
        if state["fields"] == fields:
            model.load_state_dict(state["model"])
            optimiser.load_state_dict(state["optimiser"])
            step, spent = state["step"], state["spent"]
    truth = truths(everybody, fields)
    first = np.cumsum([0] + [len(one.people) for one in sets])
    places = [(s, p) for s, one in enumerate(sets) for p in one.of if len(one.of[p]) >= 2]
    random, dice = torch.Generator().manual_seed(wanted.seed + step), np.random.default_rng(wanted.seed + step)
    total = 60 * (wanted.total_minutes or spent / 60 + wanted.minutes)
    start = told = time.time()
    print(f"{len(everybody)} people, {sum(len(one.crops) for one in sets)} views, {sum(p.numel() for p in model.parameters())} weights")
    while time.time() - start < 60 * wanted.minutes:
        for group in optimiser.param_groups:
            group["lr"] = 3e-3 * min(1, step / 100) * 0.5 * (1 + np.cos(np.pi * min(1, (spent + time.time() - start) / total)))
        crops, person = [], []
        for i in dice.choice(len(places), min(wanted.people, len(places)), replace=False):
            s, p = places[i]
            picked = dice.choice(sets[s].of[p], 3, replace=len(sets[s].of[p]) < 3)
            crops.append(sets[s].half[picked])
            person += [first[s] + p] * 3
        person = torch.tensor(person)
        identity, looks = model(augment(tensor(np.concatenate(crops)), random))
        apart = contrastive(identity, person)
        like = looks_loss(looks, {name: known[person] for name, known in truth.items()}, fields)
        optimiser.zero_grad()
        (apart + like).backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        step += 1
        if step % 250 == 0:
            print(f"step {step}: contrastive {apart.item():.3f}, looks {like.item():.3f}, {(time.time() - told) / 250 * 1000:.0f} ms a step, held out " + json.dumps({k: round(v, 3) for k, v in judge(model, held, fields).items() if k.startswith('rank1')}), flush=True)
            told = time.time()
    torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "step": step, "spent": spent + time.time() - start, "fields": fields}, saved)
    write(model, fields, held, os.path.join(wanted.out, "identity-encoder.onnx"))
    result = judge(model, held, fields)
    with open(os.path.join(wanted.out, "identity.json"), "w") as file:
        json.dump({"steps": step, **result}, file, indent=1)
    print(json.dumps(result, indent=1))


def write(model, fields, held, path):
    """ONNX with the fields in its metadata, and a check file that the tests compare with ONNX Runtime's answer."""
    import onnx
    model.eval()
    torch.onnx.export(model, tensor(held.crops[:1]), path, input_names=["crop"], output_names=["identity", "looks"], opset_version=13)
    written = onnx.load(path)
    entry = written.metadata_props.add()
    entry.key, entry.value = "fields", json.dumps(fields)
    onnx.checker.check_model(written)
    onnx.save(written, path)
    identity, looks = model(tensor(held.crops[:1]))
    with open(os.path.splitext(path)[0] + ".check", "wb") as file:
        file.write(held.crops[0].tobytes() + identity[0].detach().numpy().astype("<f4").tobytes() + looks[0].detach().numpy().astype("<f4").tobytes())
    print(f"{path}: {os.path.getsize(path) / 1048576:.2f} MiB")
    model.train()


if __name__ == "__main__":
    main()
