"""The denoiser, in two parts, so that what the stage says is read once a frame and only the noise is worked on at every step.

Shapes: B pictures of H x W, both multiples of 16.
  BriefEncoder
    brief     [B, 25, H, W]  what the stage says, in the order of Brief.cs
    previous  [B, 4, H, W]   the finished frame before, warped here (-1..1), and 1 where it is known
    identity  [B, 16, H/4, W/4]  who is seen: each figure's embedding through its own mask, nothing elsewhere
    look      [B, 8]         one at the look's code (Looks/LookCode.cs)
    base      [B, 3, H, W]   a first guess of the clean picture, -1..1
    fine      [B, 48, H/4, W/4], middle [B, 96, H/8, W/8]   what the denoiser is told
  Denoiser
    noisy     [B, 3, H, W]   x_t = (1 - t) * clean + t * noise, clean in -1..1
    base, fine, middle       from the encoder
    time      [B]            t, 1 all noise to 0 clean
    clean     [B, 3, H, W]   the prediction

No normalisation layers: a picture's statistics then do not depend on its size, so crops train what whole frames run.
Convolution, rectifier and residual sum only, as in EDSR (Lim et al. 2017, arXiv 1707.02921): ONNX Runtime fuses each such row
into one kernel and never leaves its blocked layout, which is worth a third of the time on a CPU.
"""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

BRIEF = 25
IDENTITY = 16
LOOKS = 8
LIT = slice(0, 3)
PATCH = 4
TIME_FEATURES = 16
HISTORY_MARGIN = 0.08  # of -1..1: ten levels of 255


class Block(nn.Module):
    """Residual block. It starts as the identity."""

    def __init__(self, width):
        super().__init__()
        self.first = nn.Conv2d(width, width, 3, padding=1)
        self.second = nn.Conv2d(width, width, 3, padding=1)
        nn.init.zeros_(self.second.weight)
        nn.init.zeros_(self.second.bias)

    def forward(self, x):
        return x + self.second(F.relu(self.first(x)))


def blocks(width, count):
    return nn.Sequential(*(Block(width) for _ in range(count)))


def silent(layer):
    """A last layer that starts by saying nothing."""
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)
    return layer


def steer(x, film):
    """Scale and shift every channel (FiLM, Perez et al. 2018, arXiv 1709.07871)."""
    scale, shift = film[:, :, None, None].chunk(2, 1)
    return x * (1 + scale) + shift


def larger(x):
    return F.interpolate(x, scale_factor=2.0, mode="nearest")


def within_reach(previous, lit):
    """
    The frame before, held to what the light around each pixel allows (as temporal anti-aliasing holds its history, Karis 2014): a mistake
    that a network makes of its own frames cannot grow beyond that, however long the shot.
    """
    highest = F.max_pool2d(lit, 3, 1, 1) + HISTORY_MARGIN
    lowest = -F.max_pool2d(-lit, 3, 1, 1) - HISTORY_MARGIN
    known = previous[:, 3:]
    return torch.cat([torch.minimum(torch.maximum(previous[:, :3], lowest), highest) * known, known], 1)


class Gathering(nn.Module):
    """
    Predicts for every pixel how to mix the traced light of its neighbourhood and the frame before (kernel prediction,
    Bako et al. 2017, doi 10.1145/3072959.3073708): noise is averaged along surfaces and edges are drawn from the side they belong to,
    which colours predicted at a quarter of the size cannot do.
    """

    NEIGHBOURS = [(0, 0)] + [(y, x) for y in (-1, 0, 1) for x in (-1, 0, 1) if (y, x) != (0, 0)] + [(-3, 0), (3, 0), (0, -3), (0, 3)]
    REACH = 3

    def __init__(self, width):
        super().__init__()
        self.taps = len(self.NEIGHBOURS) + 1
        self.shares = silent(nn.Conv2d(width, self.taps * PATCH ** 2, 3, padding=1))
        with torch.no_grad():
            # Begins as the light itself, with a trace of everything else.
            start = torch.full((self.taps, PATCH ** 2), -4.0)
            start[0] = 0.0
            self.shares.bias.copy_(start.flatten())

    def forward(self, fine, lit, previous):
        shares = F.pixel_shuffle(self.shares(fine), PATCH)
        known = previous[:, 3:]
        weights = shares.clamp(-12, 12).exp()
        light = weights[:, :-1].sum(1, keepdim=True)
        # At most four fifths: whatever is wrong with a frame then fades, however long the shot.
        past = torch.minimum(weights[:, -1:], 4 * light) * known
        total = light + past
        height, width, reach = lit.shape[2], lit.shape[3], self.REACH
        wide = F.pad(lit, (reach,) * 4, mode="replicate")
        mixed = past * previous[:, :3]
        for tap, (y, x) in enumerate(self.NEIGHBOURS):
            mixed = mixed + weights[:, tap:tap + 1] * wide[:, :, reach + y:reach + y + height, reach + x:reach + x + width]
        return mixed / total


class BriefEncoder(nn.Module):
    WIDTHS = (64, 128, 176)

    def __init__(self):
        super().__init__()
        fine, middle, coarse = self.WIDTHS
        self.enter = nn.Conv2d(BRIEF + 4, fine, PATCH, stride=PATCH)
        self.who = silent(nn.Conv2d(IDENTITY, fine, 1))
        self.look = silent(nn.Linear(LOOKS, 2 * fine))
        self.fine_in = blocks(fine, 1)
        self.to_middle = nn.Conv2d(fine, middle, 3, stride=2, padding=1)
        self.middle_in = blocks(middle, 2)
        self.to_coarse = nn.Conv2d(middle, coarse, 3, stride=2, padding=1)
        self.coarse = blocks(coarse, 3)
        self.from_coarse = nn.Conv2d(coarse, middle, 1)
        self.middle_out = blocks(middle, 1)
        self.from_middle = nn.Conv2d(middle, fine, 1)
        self.fine_out = blocks(fine, 1)
        self.gathering = Gathering(fine)
        self.leave = silent(nn.Conv2d(fine, 3 * PATCH ** 2, 3, padding=1))
        self.tell_fine = nn.Conv2d(fine, Denoiser.WIDTHS[0], 1)
        self.tell_middle = nn.Conv2d(middle, Denoiser.WIDTHS[1], 1)

    def forward(self, brief, previous, identity, look):
        previous = within_reach(previous, brief[:, LIT])
        fine = steer(self.enter(torch.cat([brief, previous], 1)), self.look(look)) + self.who(identity)
        fine = self.fine_in(fine)
        middle = self.middle_in(self.to_middle(fine))
        coarse = self.coarse(self.to_coarse(middle))
        middle = self.middle_out(middle + larger(self.from_coarse(coarse)))
        fine = self.fine_out(fine + larger(self.from_middle(middle)))
        # The traced light is a first guess of the picture; the network learns how to gather it and what is missing from it.
        base = self.gathering(fine, brief[:, LIT], previous) + F.pixel_shuffle(self.leave(fine), PATCH)
        return base, self.tell_fine(fine), self.tell_middle(middle)


class Denoiser(nn.Module):
    WIDTHS = (48, 96)

    def __init__(self):
        super().__init__()
        fine, middle = self.WIDTHS
        self.register_buffer("frequencies", torch.exp(torch.linspace(0, math.log(64), TIME_FEATURES // 2)))
        self.time_in = nn.Linear(TIME_FEATURES, 64)
        self.time_fine = silent(nn.Linear(64, 2 * fine))
        self.time_middle = silent(nn.Linear(64, 2 * middle))
        self.enter = nn.Conv2d(3, fine, PATCH, stride=PATCH)
        self.fine_in = blocks(fine, 1)
        self.to_middle = nn.Conv2d(fine, middle, 3, stride=2, padding=1)
        self.middle = blocks(middle, 3)
        self.from_middle = nn.Conv2d(middle, fine, 1)
        self.fine_out = blocks(fine, 1)
        self.leave = silent(nn.Conv2d(fine, 3 * PATCH ** 2, 3, padding=1))

    def forward(self, noisy, base, fine, middle, time):
        angle = time[:, None] * self.frequencies[None]
        embedding = F.silu(self.time_in(torch.cat([angle.sin(), angle.cos()], 1)))
        near = steer(self.enter(noisy), self.time_fine(embedding)) + fine
        near = self.fine_in(near)
        far = steer(self.to_middle(near), self.time_middle(embedding)) + middle
        far = self.middle(far)
        near = self.fine_out(near + larger(self.from_middle(far)))
        return base + F.pixel_shuffle(self.leave(near), PATCH)


class Network(nn.Module):
    """Both parts, for training: one reading of the brief may serve several times of the same picture."""

    def __init__(self):
        super().__init__()
        self.encoder = BriefEncoder()
        self.denoiser = Denoiser()


@torch.no_grad()
def film(network, told, steps, noise):
    """Euler steps from noise to picture by what the encoder told; returns every step's prediction."""
    x, predictions = noise, []
    for step in range(steps):
        now, then = 1 - step / steps, 1 - (step + 1) / steps
        clean = network.denoiser(x, *told, torch.full((x.shape[0],), now, device=x.device))
        predictions.append(clean.clamp(-1, 1))
        x = clean + (x - clean) * (then / now)
    return predictions
