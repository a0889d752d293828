"""Trains, judges and exports the upscaler. Training resumes: run it again with the same --out.

  python3 upscaler.py train --scale 4 --pairs DIR [--pairs DIR2] --held-out DIR --out RUN --minutes 15
  python3 upscaler.py judge RUN/checkpoint-4.pt --held-out DIR [--sheet sheet.png]
  python3 upscaler.py export RUN FOLDER

Per full-size pixel the network tells how to mix the nine base pixels around it, how much of the guide's detail to put back, and a
little light of its own. Everything is in binary logarithms, where reflectance is a summand:
  picture = sum_k w_k (base_k - g mean-guide_k) + g guide + rest
  w = softmax(told_k - s distance_k), distance in reflectance, normal and depth between the pixel and the base pixel.
"""
import argparse
import json
import math
import os
import time

import numpy
import torch
import torch.nn as nn
import torch.nn.functional as F

QUANTITIES, TOLD, HIDDEN = 12, 12, 48
DARK, GUIDE_DARK, GUIDE_SCALE = 0.004, 0.02, 0.25
ALBEDO, NORMAL, DEPTH, FARTHEST = 4.0, 1.0, 64.0, 4.0


def softsign(x):
    return x / (1 + x.abs())


def logarithm(base):
    """Of a picture 0..1; squares stand for linear light."""
    return torch.log2(base * base + DARK)


def inputs(base, guide, scale):
    """The network's input at base size, the logarithm of the base, and the base pixels' mean guides: colour in logarithms, normal, depth."""
    cells = F.pixel_unshuffle(guide, scale)
    colour = F.avg_pool2d(torch.exp2(guide[:, :3] / GUIDE_SCALE) - GUIDE_DARK, scale)
    mean = torch.cat([torch.log2(colour.clamp(min=0) + GUIDE_DARK) * GUIDE_SCALE, F.avg_pool2d(guide[:, 3:7], scale)], 1)
    light = logarithm(base)
    return torch.cat([cells, light * GUIDE_SCALE, mean[:, :3]], 1), light, mean


class Upscaler(nn.Module):
    """[B, 12 scale^2 + 6, H + 4, W + 4] to [B, 12 scale^2, H, W]: no padding, so that tiles do not show."""

    def __init__(self, scale):
        super().__init__()
        self.scale = scale
        self.read = nn.Conv2d(QUANTITIES * scale * scale + 6, HIDDEN, 1)
        self.near = nn.Conv2d(HIDDEN, HIDDEN, 3)
        self.far = nn.Conv2d(HIDDEN, HIDDEN, 3)
        self.tell = nn.Conv2d(HIDDEN, TOLD * scale * scale, 1)
        with torch.no_grad():
            self.tell.weight.mul_(0.1)
            self.tell.bias.copy_(spline(scale).flatten())

    def forward(self, cells):
        x = torch.relu(self.read(cells))
        x = torch.relu(self.near(x)) + x[..., 1:-1, 1:-1]
        return self.tell(torch.relu(self.far(x)) + x[..., 1:-1, 1:-1])


def spline(scale):
    """[12, scale, scale] to start from: logarithms of a quadratic B-spline's weights, and nothing else."""
    told = torch.zeros(TOLD, scale, scale)
    for j in range(scale):
        for i in range(scale):
            for k in range(9):
                told[k, j, i] = sum(math.log(max(weight, 1e-2)) for weight in (weigh(k // 3 - 1, (j + 0.5) / scale - 0.5), weigh(k % 3 - 1, (i + 0.5) / scale - 0.5)))
    return told


def weigh(tap, at):
    distance = abs(tap - at)
    return 0.75 - distance * distance if distance <= 0.5 else 0.5 * max(0.0, 1.5 - distance) ** 2


def around(plane, scale):
    """The nine base pixels around each full-size pixel, [B, 9, C, H scale, W scale]; the base has a margin of one."""
    height, width = plane.shape[2] - 2, plane.shape[3] - 2
    taps = [plane[..., j:j + height, i:i + width] for j in range(3) for i in range(3)]
    return torch.stack([F.interpolate(tap, scale_factor=scale, mode="nearest") for tap in taps], 1)


def combine(told, light, mean, guide, scale):
    """Light and mean with a margin of one base pixel, guide with none. Returns the picture, 0..1."""
    told = F.pixel_shuffle(told, scale)
    means = around(mean, scale)
    off = means - guide[:, None, :7]
    squared = off * off
    distance = ALBEDO * squared[:, :, :3].sum(2) + NORMAL * squared[:, :, 3:6].sum(2) + DEPTH * squared[:, :, 6]
    weights = torch.softmax(told[:, :9] - 4 * (1 + softsign(told[:, 11:12])) * distance.clamp(max=FARTHEST), 1)[:, :, None]
    share = 0.75 + 0.75 * softsign(told[:, 9:10])
    lights = (weights * around(light, scale)).sum(1)
    reflected = (weights * means[:, :, :3]).sum(1)
    logs = lights + share / GUIDE_SCALE * (guide[:, :3] - reflected) + softsign(told[:, 10:11])
    return torch.sqrt((torch.exp2(logs) - DARK).clamp(min=1e-6, max=1))


def inner(x, border):
    return x[..., border:-border, border:-border]


def upscale(network, base, guide, scale):
    """Base and guide with a margin of two base pixels."""
    cells, light, mean = inputs(base, guide, scale)
    return combine(network(cells), inner(light, 1), inner(mean, 1), inner(guide, 2 * scale), scale)


def guided(base, guide, scale):
    """The same without learning: joint bilateral upsampling of picture by reflectance (Kopf and others 2007)."""
    _, light, mean = inputs(base, guide, scale)
    told = spline(scale).flatten()[None, :, None, None].expand(len(base), -1, base.shape[2] - 4, base.shape[3] - 4)
    return combine(told, inner(light, 1), inner(mean, 1), inner(guide, 2 * scale), scale)


class Crops:
    def __init__(self, folder, scale):
        with open(os.path.join(folder, "pairs.json")) as file:
            about = json.load(file)
        self.side, margin = about["crop"], about["margin"]
        cell = self.side // 4 + 2 * margin
        path = os.path.join(folder, f"guide{scale}.f16")
        self.count = os.path.getsize(path) // (2 * QUANTITIES * (cell * scale) ** 2)
        self.guide = numpy.memmap(path, numpy.float16, "r", shape=(self.count, QUANTITIES, cell * scale, cell * scale))
        self.base = numpy.memmap(os.path.join(folder, "base.u8"), numpy.uint8, "r", shape=(self.count, cell, cell, 3))
        self.target = numpy.memmap(os.path.join(folder, "target.u8"), numpy.uint8, "r", shape=(self.count, self.side, self.side, 3))
        self.scale = scale

    def take(self, index):
        def picture(bytes_):
            return torch.from_numpy(numpy.array(bytes_)).permute(2, 0, 1).float() / 255
        target = picture(self.target[index])
        if self.scale == 2:
            target = F.avg_pool2d(target, 2)
        return picture(self.base[index]), torch.from_numpy(self.guide[index].astype(numpy.float32)), target


def turned(base, guide, target, chance):
    """Mirrored, and with its colours exchanged: neither light nor edges know which is which."""
    if chance() < 0.5:
        base, guide, target = base.flip(2), guide.flip(2).clone(), target.flip(2)
        guide[3] = -guide[3]
    if chance() < 0.3:
        base, guide, target = base.flip(1), guide.flip(1).clone(), target.flip(1)
        guide[4] = -guide[4]
    order = torch.randperm(3)
    return base[order], torch.cat([guide[order], guide[3:]]), target[order]


def sample(sets, options, scale):
    base, guide, target = [], [], []
    for _ in range(options.batch):
        crops = sets[int(torch.randint(0, len(sets), (1,)))]
        b, g, t = crops.take(int(torch.randint(0, crops.count, (1,))))
        if torch.rand(1) < options.true_share:
            # The reference itself, made small: so that the upscaler does not learn today's faults of the denoiser.
            b = F.pad(F.avg_pool2d(t, scale)[None], (2, 2, 2, 2), mode="replicate")[0]
        size = options.cells
        x, y = (int(torch.randint(0, t.shape[2] // scale - size + 1, (1,))) for _ in range(2))
        b = b[:, y:y + size + 4, x:x + size + 4]
        g = g[:, y * scale:(y + size + 4) * scale, x * scale:(x + size + 4) * scale]
        t = t[:, y * scale:(y + size) * scale, x * scale:(x + size) * scale]
        for row, value in zip((base, guide, target), turned(b, g, t, lambda: float(torch.rand(1)))):
            row.append(value)
    return torch.stack(base), torch.stack(guide), torch.stack(target)


def differences(x):
    return x[..., :, 1:] - x[..., :, :-1], x[..., 1:, :] - x[..., :-1, :]


def loss_of(picture, target):
    off = picture - target
    return off.abs().mean() + sum(step.abs().mean() for step in differences(off))


def train(options):
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    network = Upscaler(options.scale)
    optimizer = torch.optim.Adam(network.parameters(), lr=options.rate)
    average = {name: value.clone() for name, value in network.state_dict().items()}
    path, step, spent = os.path.join(options.out, f"checkpoint-{options.scale}.pt"), 0, 0.0
    os.makedirs(options.out, exist_ok=True)
    if os.path.exists(path):
        state = torch.load(path, map_location="cpu")
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        average, step, spent = state["average"], state["step"], state["seconds"]
        torch.manual_seed(options.seed + step)
    total, began, seen, sets = 60 * (options.total_minutes or options.minutes), time.time(), [], None
    while time.time() - began < 60 * options.minutes:
        if sets is None or step % 100 == 0:
            # Folders may still be growing.
            sets = [Crops(folder, options.scale) for folder in options.pairs]
        done = min(1.0, (spent + time.time() - began) / total)
        for group in optimizer.param_groups:
            group["lr"] = options.rate * min(1, (step + 1) / 50) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done)))
        base, guide, target = sample(sets, options, options.scale)
        loss = loss_of(upscale(network, base, guide, options.scale), target)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        step += 1
        keep = min(0.995, step / (step + 10))
        for name, value in network.state_dict().items():
            average[name].mul_(keep).add_(value, alpha=1 - keep)
        seen.append(float(loss))
        if step % 100 == 0:
            print(f"step {step}, {spent + time.time() - began:.0f} s, loss {sum(seen) / len(seen):.4f}", flush=True)
            seen = []
    torch.save({"network": network.state_dict(), "optimizer": optimizer.state_dict(), "average": average, "step": step, "seconds": spent + time.time() - began, "scale": options.scale}, path)
    if options.held_out:
        judge(network, average, options.scale, options.held_out, None)


def psnr(a, b):
    return float(-10 * torch.log10(((a - b) ** 2).mean().clamp(min=1e-10)))


def ssim(a, b):
    """Wang and others 2004, of luminance, a Gaussian window of 11 and 1.5."""
    kernel = torch.exp(-(torch.arange(11) - 5.0) ** 2 / 4.5)
    kernel = (kernel[:, None] * kernel[None] / kernel.sum() ** 2)[None, None]
    a, b = grey(a), grey(b)

    def blur(x):
        return F.conv2d(x, kernel)
    ma, mb = blur(a), blur(b)
    va, vb, vab = blur(a * a) - ma * ma, blur(b * b) - mb * mb, blur(a * b) - ma * mb
    return float(((2 * ma * mb + 1e-4) * (2 * vab + 9e-4) / ((ma * ma + mb * mb + 1e-4) * (va + vb + 9e-4))).mean())


def grey(x):
    return (x * torch.tensor([0.2126, 0.7152, 0.0722])[None, :, None, None]).sum(1, keepdim=True)


def edge_f1(a, b):
    """Sobel edges above 0.25 of both, matched within a pixel. None where neither has any."""
    sobel = torch.tensor([[-1.0, 0, 1], [-2, 0, 2], [-1, 0, 1]])[None, None]

    def edges(x):
        x = grey(x)
        return (torch.sqrt(F.conv2d(x, sobel) ** 2 + F.conv2d(x, sobel.transpose(2, 3)) ** 2) > 0.25).float()
    ea, eb = edges(a), edges(b)
    if float(ea.sum()) + float(eb.sum()) == 0:
        return None
    near_a, near_b = F.max_pool2d(ea, 3, 1, 1), F.max_pool2d(eb, 3, 1, 1)
    precision, recall = float((ea * near_b).sum() / ea.sum().clamp(min=1)), float((eb * near_a).sum() / eb.sum().clamp(min=1))
    return 2 * precision * recall / max(1e-9, precision + recall)


def resized(base, side, scale, how):
    from PIL import Image
    picture = Image.fromarray((base[0].permute(1, 2, 0).numpy() * 255 + 0.5).astype(numpy.uint8))
    big = picture.resize((picture.width * scale, picture.height * scale), how)
    return inner(torch.from_numpy(numpy.array(big)).permute(2, 0, 1).float()[None] / 255, 2 * scale)


@torch.no_grad()
def judge(network, weights, scale, held_out, sheet):
    from PIL import Image
    network.load_state_dict(weights)
    network.eval()
    crops = Crops(held_out, scale)
    ways = {
        "bilinear": lambda b, g: resized(b, crops.side, scale, Image.BILINEAR),
        "Lanczos": lambda b, g: resized(b, crops.side, scale, Image.LANCZOS),
        "guided, not learned": lambda b, g: guided(b, g, scale),
        "learned": lambda b, g: upscale(network, b, g, scale),
    }
    figures, rows = {way: [] for way in ways}, []
    for index in range(crops.count):
        base, guide, target = (value[None] for value in crops.take(index))
        small = F.avg_pool2d(target, scale)
        row = []
        for way, draw in ways.items():
            picture = draw(base, guide)
            true = draw(F.pad(small, (2, 2, 2, 2), mode="replicate"), guide)
            figures[way].append((psnr(picture, target), ssim(picture, target), edge_f1(picture, target), psnr(true, target), ssim(true, target), edge_f1(true, target)))
            row.append(picture)
        if index % max(1, crops.count // 12) == 0:
            rows.append(torch.cat([row[1], row[2], row[3], target], 3)[0])
    print(f"scale {scale}, {crops.count} held-out crops; then of the reference made small")
    for way, found in figures.items():
        means = [sum(v for v in column if v is not None) / max(1, sum(v is not None for v in column)) for column in zip(*found)]
        print(f"{way:20} PSNR {means[0]:.2f}  SSIM {means[1]:.4f}  edge-F1 {means[2]:.3f}   |  {means[3]:.2f}  {means[4]:.4f}  {means[5]:.3f}", flush=True)
    if sheet:
        Image.fromarray((torch.cat(rows, 1).permute(1, 2, 0).clamp(0, 1).numpy() * 255 + 0.5).astype(numpy.uint8)).save(sheet)


@torch.no_grad()
def export(run, folder):
    for scale in (2, 4):
        network = Upscaler(scale)
        network.load_state_dict(torch.load(os.path.join(run, f"checkpoint-{scale}.pt"), map_location="cpu")["average"])
        network.eval()
        torch.manual_seed(scale)
        base, guide = torch.rand(1, 3, 12, 12), torch.rand(1, QUANTITIES, 12 * scale, 12 * scale) * 0.5
        guide[:, :3] = torch.log2(torch.rand(1, 3, 12 * scale, 12 * scale) + GUIDE_DARK) * GUIDE_SCALE
        cells, _, _ = inputs(base, guide, scale)
        path = os.path.join(folder, f"upscaler-{scale}.onnx")
        torch.onnx.export(network, cells, path, opset_version=16, input_names=["cells"], output_names=["told"], dynamic_axes={"cells": {2: "height_in", 3: "width_in"}, "told": {2: "height", 3: "width"}})
        with open(os.path.join(folder, f"upscaler-{scale}.check"), "wb") as file:
            for tensor in (base, guide, cells, upscale(network, base, guide, scale)):
                file.write(tensor.numpy().astype("<f4").tobytes())
        print(f"{path}: {os.path.getsize(path) / 1024:.0f} KiB")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    learn = commands.add_parser("train")
    learn.add_argument("--scale", type=int, choices=(2, 4), required=True)
    learn.add_argument("--pairs", action="append", required=True)
    learn.add_argument("--held-out")
    learn.add_argument("--out", required=True)
    learn.add_argument("--minutes", type=float, default=15)
    learn.add_argument("--total-minutes", type=float, help="length of the learning-rate schedule over all slices")
    learn.add_argument("--batch", type=int, default=8)
    learn.add_argument("--cells", type=int, default=24, help="base pixels on a side of what is learned from a crop at once")
    learn.add_argument("--rate", type=float, default=2e-3)
    learn.add_argument("--true-share", type=float, default=0.3, help="share of samples whose base is the reference made small")
    learn.add_argument("--threads", type=int, default=1)
    learn.add_argument("--seed", type=int, default=1)
    look = commands.add_parser("judge")
    look.add_argument("checkpoint")
    look.add_argument("--held-out", required=True)
    look.add_argument("--sheet")
    write = commands.add_parser("export")
    write.add_argument("run")
    write.add_argument("folder")
    options = parser.parse_args()
    if options.command == "train":
        train(options)
    elif options.command == "judge":
        state = torch.load(options.checkpoint, map_location="cpu")
        judge(Upscaler(state["scale"]), state["average"], state["scale"], options.held_out, options.sheet)
    else:
        export(options.run, options.folder)


if __name__ == "__main__":
    main()
