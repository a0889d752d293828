"""Trains the denoiser. Resumable: run it again with the same --out and it goes on where it stopped.

  python3 train.py --pairs DIR [--pairs DIR2] --out RUN --minutes 60 [--seed 1]
"""
import argparse
import copy
import json
import math
import os
import time

import torch
import torch.nn.functional as F

from network import LIT, Network, film
from pairs import Pairs

BASE_SHARE = 0.25


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", action="append", required=True)
    parser.add_argument("--held-out", help="pairs never trained on, for the validation figures")
    parser.add_argument("--out", required=True)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--total-minutes", type=float, help="length of the learning-rate schedule over all slices")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--crop-width", type=int, default=128)
    parser.add_argument("--crop-height", type=int, default=80)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--without-light", action="store_true", help="for the ablation: never show the traced light")
    parser.add_argument("--times", type=int, default=2, help="noise levels drawn for each reading of a brief")
    parser.add_argument("--previous-share", type=float, default=0.6, help="share of samples that keep the previous frame")
    parser.add_argument("--own-share", type=float, default=0.3, help="share of samples whose previous frame is the network's own")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--report", type=int, default=100, help="steps between two lines of the log")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="origin", help="a checkpoint to begin with: what it knows of the network is taken over")
    return parser.parse_args()


def batch(sets, options, generator):
    def choose(n):
        return int(torch.randint(0, n, (1,), generator=generator))

    rows = []
    for _ in range(options.batch):
        pairs = sets[choose(len(sets))]
        x = choose((pairs.width - options.crop_width) // 8 + 1) * 8
        y = choose((pairs.height - options.crop_height) // 8 + 1) * 8
        rows.append(pairs.take(choose(pairs.count), x, y, options.crop_width, options.crop_height))
    return [torch.stack(column) for column in zip(*rows)]


class Dice:
    """Chance of a seed, drawn on the device that uses it."""

    def __init__(self, seed, device):
        self.device = device
        self.generator = torch.Generator(device).manual_seed(seed)

    def even(self, *shape):
        """From 0 to 1."""
        return torch.rand(shape, generator=self.generator, device=self.device)

    def normal(self, *shape):
        return torch.randn(shape, generator=self.generator, device=self.device)


def corrupt_previous(previous, options, dice):
    """The network's own frames are worse than the reference: softer, shifted in tone, sometimes absent. Train for that."""
    count = previous.shape[0]
    picture, known = previous[:, :3], previous[:, 3:]

    def chance():
        return dice.even(count, 1, 1, 1)

    soft = F.avg_pool2d(picture, 3, 1, 1, count_include_pad=False)
    blend = chance() * (chance() < 0.6)
    picture = picture * (1 - blend) + soft * blend
    picture = picture + dice.normal(*picture.shape) * 0.06 * chance()
    picture = picture * (1 + 0.08 * (chance() - 0.5)) + 0.06 * (dice.even(count, 3, 1, 1) - 0.5)
    # A tone that is off over whole regions is what builds up from frame to frame: texture may come from the past, tone must come from the light.
    field = dice.normal(count, 3, 3, 4) * 0.6 + dice.normal(count, 1, 3, 4)
    picture = picture + F.interpolate(field, picture.shape[2:], mode="bicubic", align_corners=False) * 0.16 * chance() * (chance() < 0.6)
    holes = F.interpolate(dice.even(count, 1, 8, 8), picture.shape[2:], mode="nearest")
    known = known * (holes > 0.06).float() * (chance() < options.previous_share).float()
    return torch.cat([picture.clamp(-1, 1) * known, known], 1)


@torch.no_grad()
def own_previous(network, previous, brief, identity, look, target, options, dice):
    """
    Some samples are shown what the network itself would have left in the frame before, softened as warping softens it, so that its own habits
    are not carried on from frame to frame (self-forcing in one step).
    """
    device = options.device.split(":")[0]
    noise = dice.normal(*target.shape)
    with torch.autocast(device, dtype=torch.bfloat16):
        told = network.encoder(brief, previous, identity, look)
        own = network.denoiser(0.5 * told[0] + 0.5 * noise, *told, torch.full((target.shape[0],), 0.5, device=target.device)).float().clamp(-1, 1)
    shift = dice.even(target.shape[0], 1, 1, 1)
    own = own * (1 - 0.5 * shift) + 0.5 * shift * own.roll(1, 3)
    own = own * (1 - 0.5 * shift) + 0.5 * shift * own.roll(-1, 2)
    chosen = (dice.even(target.shape[0], 1, 1, 1) < options.own_share).float()
    known = previous[:, 3:]
    return torch.cat([(chosen * own + (1 - chosen) * previous[:, :3]) * known, known], 1)


def loss_of(clean, target):
    """L1 on colour and on its differences, so that edges count."""
    difference = clean - target
    across = difference[..., :, 1:] - difference[..., :, :-1]
    down = difference[..., 1:, :] - difference[..., :-1, :]
    return difference.abs().mean() + 0.5 * (across.abs().mean() + down.abs().mean())


@torch.no_grad()
def validate(network, pairs, count=30, without_light=False):
    """Mean PSNR in dB over whole held-out frames after 1, 4 and 8 steps, after 4 with the frame before, and of the traced light by itself."""
    network.eval()
    device = next(network.parameters()).device
    rows = {name: [] for name in ("light", "first guess", "1 step", "4 steps", "8 steps", "4 steps, following")}

    def add(name, picture, target):
        rows[name].append(-10 * math.log10(F.mse_loss(picture, target).item() / 4))

    for index in range(1, min(count * 2, pairs.count), 2):
        target, brief, previous, identity, look = (tensor[None].to(device) for tensor in pairs.take(index))
        noise = torch.randn(target.shape, generator=torch.Generator().manual_seed(index)).to(device)
        add("light", brief[:, LIT].clamp(-1, 1), target)
        if without_light:
            brief[:, LIT] = 0
        told = network.encoder(brief, previous * 0, identity, look)
        add("first guess", told[0].clamp(-1, 1), target)
        for steps in (1, 4, 8):
            add(f"{steps} step{'s' if steps > 1 else ''}", film(network, told, steps, noise)[-1], target)
        add("4 steps, following", film(network, network.encoder(brief, previous, identity, look), 4, noise)[-1], target)
    network.train()
    return {name: round(sum(values) / len(values), 2) for name, values in rows.items()}


def loss_of_batch(network, target, brief, previous, identity, look, options, dice):
    """The denoiser's loss at a few noise levels each, and a part of the loss of the encoder's own first guess."""
    device = options.device.split(":")[0]
    with torch.autocast(device, dtype=torch.bfloat16):
        base, fine, middle = network.encoder(brief, previous, identity, look)
    loss = BASE_SHARE * loss_of(base.float(), target)
    for _ in range(options.times):
        when = dice.even(target.shape[0])
        noise = dice.normal(*target.shape)
        mix = when[:, None, None, None]
        with torch.autocast(device, dtype=torch.bfloat16):
            clean = network.denoiser((1 - mix) * target + mix * noise, base, fine, middle, when)
        loss = loss + (1 - BASE_SHARE) / options.times * loss_of(clean.float(), target)
    return loss


def main():
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    os.makedirs(options.out, exist_ok=True)
    checkpoint = os.path.join(options.out, "checkpoint.pt")
    network = Network().to(options.device)
    optimiser = torch.optim.AdamW(network.parameters(), lr=options.rate, betas=(0.9, 0.99), weight_decay=1e-3)
    average, step, spent, seen = copy.deepcopy(network).eval(), 0, 0.0, 0
    if os.path.exists(checkpoint):
        state = torch.load(checkpoint, map_location=options.device)
        network.load_state_dict(state["network"])
        optimiser.load_state_dict(state["optimiser"])
        average.load_state_dict(state["average"])
        step, spent, seen = state["step"], state["spent"], state["seen"]
    elif options.origin:
        known = torch.load(options.origin, map_location=options.device)["average"]
        network.load_state_dict(known, strict=False)
        average.load_state_dict(network.state_dict())
    generator = torch.Generator().manual_seed(options.seed * 1_000_003 + step)
    dice = Dice(options.seed * 1_000_003 + step, options.device)
    held_out = Pairs(options.held_out, options.device) if options.held_out else None
    total = (options.total_minutes or options.minutes) * 60
    start = last = time.time()
    running, since = 0.0, 0
    log = open(os.path.join(options.out, "log.jsonl"), "a")

    def save():
        torch.save({"network": network.state_dict(), "optimiser": optimiser.state_dict(), "average": average.state_dict(),
                    "step": step, "spent": spent + time.time() - start, "seen": seen}, checkpoint + ".part")
        os.replace(checkpoint + ".part", checkpoint)

    sets = []
    while time.time() - start < options.minutes * 60:
        if not sets or step % 500 == 0 and options.device == "cpu":  # pairs may still be growing
            sets = [Pairs(folder, options.device) for folder in options.pairs]
        progress = min(1.0, (spent + time.time() - start) / total)
        for group in optimiser.param_groups:
            group["lr"] = options.rate * min(1, (step + 1) / 300) * (0.03 + 0.97 * 0.5 * (1 + math.cos(math.pi * progress)))
        target, brief, previous, identity, look = batch(sets, options, generator)
        previous = corrupt_previous(previous, options, dice)
        # Whoever has no embedding must still be drawn well.
        identity = identity * (dice.even(identity.shape[0], 1, 1, 1) > 0.1).float()
        if options.without_light:
            brief[:, LIT] = 0
        if options.own_share > 0:
            previous = own_previous(network, previous, brief, identity, look, target, options, dice)
        loss = loss_of_batch(network, target, brief, previous, identity, look, options, dice)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        with torch.no_grad():
            keep = min(0.999, (step + 1) / (step + 10))
            for slow, fast in zip(average.parameters(), network.parameters()):
                slow.lerp_(fast, 1 - keep)
        running, since, step, seen = running + loss.item(), since + 1, step + 1, seen + options.batch
        if step % options.report == 0:
            row = {"step": step, "seen": seen, "loss": round(running / since, 5), "perSecond": round(since * options.batch / (time.time() - last), 1), "samples": sum(s.count for s in sets)}
            if held_out and step % 1000 == 0:
                row["psnr"] = validate(average, held_out, without_light=options.without_light)
            if step % 500 == 0:
                save()
            print(row, flush=True)
            log.write(json.dumps(row) + "\n")
            log.flush()
            running, since, last = 0.0, 0, time.time()
    save()


if __name__ == "__main__":
    main()
