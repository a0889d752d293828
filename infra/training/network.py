"""The denoiser: a pixel-unshuffle U-Net that predicts the clean picture from a noisy one and the stage's brief.

Shapes: B pictures of H x W, both multiples of 16.
  noisy     [B, 3, H, W]   x_t = (1 - t) * clean + t * noise, clean in -1..1
  brief     [B, 25, H, W]  what the stage says, in the order of Conditions.cs
  previous  [B, 4, H, W]   the finished frame before, warped here (-1..1), and 1 where it is known
  time      [B]            t, 1 all noise to 0 clean
  clean     [B, 3, H, W]   the prediction
No normalisation layers: a picture's statistics then do not depend on its size, so crops train what whole frames run.
"""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

BRIEF = 25
LIT = slice(0, 3)
UNSHUFFLE = 4
WIDTHS = (64, 128, 192)
EMBEDDING = 128


class Block(nn.Module):
    """Residual block steered by the time embedding (FiLM). It starts as the identity."""

    def __init__(self, width):
        super().__init__()
        self.first = nn.Conv2d(width, width, 3, padding=1)
        self.second = nn.Conv2d(width, width, 3, padding=1)
        self.film = nn.Linear(EMBEDDING, 2 * width)
        nn.init.zeros_(self.second.weight)
        nn.init.zeros_(self.second.bias)
        nn.init.zeros_(self.film.weight)
        nn.init.zeros_(self.film.bias)

    def forward(self, x, embedding):
        scale, shift = self.film(embedding)[:, :, None, None].chunk(2, 1)
        hidden = self.first(F.silu(x))
        return x + self.second(F.silu(hidden * (1 + scale) + shift))


class Denoiser(nn.Module):
    def __init__(self, widths=WIDTHS):
        super().__init__()
        fine, middle, coarse = widths
        channels = (3 + BRIEF + 4) * UNSHUFFLE ** 2
        self.enter = nn.Conv2d(channels, fine, 1)
        self.time_in = nn.Linear(16, EMBEDDING)
        self.time_out = nn.Linear(EMBEDDING, EMBEDDING)
        self.register_buffer("frequencies", torch.exp(torch.linspace(0, math.log(64), 8)))
        self.fine_in = nn.ModuleList([Block(fine), Block(fine)])
        self.to_middle = nn.Conv2d(fine, middle, 3, stride=2, padding=1)
        self.middle_in = nn.ModuleList([Block(middle), Block(middle)])
        self.to_coarse = nn.Conv2d(middle, coarse, 3, stride=2, padding=1)
        self.coarse = nn.ModuleList([Block(coarse), Block(coarse)])
        self.from_coarse = nn.Conv2d(coarse, middle, 1)
        self.middle_out = nn.ModuleList([Block(middle), Block(middle)])
        self.from_middle = nn.Conv2d(middle, fine, 1)
        self.fine_out = nn.ModuleList([Block(fine), Block(fine)])
        self.leave = nn.Conv2d(fine, 3 * UNSHUFFLE ** 2, 3, padding=1)
        nn.init.zeros_(self.leave.weight)
        nn.init.zeros_(self.leave.bias)

    def forward(self, noisy, brief, previous, time):
        angle = time[:, None] * self.frequencies[None]
        embedding = F.silu(self.time_in(torch.cat([angle.sin(), angle.cos()], 1)))
        embedding = F.silu(self.time_out(embedding))
        fine = self.enter(F.pixel_unshuffle(torch.cat([noisy, brief, previous], 1), UNSHUFFLE))
        for block in self.fine_in:
            fine = block(fine, embedding)
        middle = self.to_middle(fine)
        for block in self.middle_in:
            middle = block(middle, embedding)
        coarse = self.to_coarse(middle)
        for block in self.coarse:
            coarse = block(coarse, embedding)
        middle = middle + F.interpolate(self.from_coarse(coarse), scale_factor=2.0, mode="nearest")
        for block in self.middle_out:
            middle = block(middle, embedding)
        fine = fine + F.interpolate(self.from_middle(middle), scale_factor=2.0, mode="nearest")
        for block in self.fine_out:
            fine = block(fine, embedding)
        change = F.pixel_shuffle(self.leave(F.silu(fine)), UNSHUFFLE)
        # The traced light is a first guess of the picture; the network learns what is missing from it.
        return brief[:, LIT] + change


@torch.no_grad()
def film(network, brief, previous, steps, noise):
    """Euler steps from noise to picture; returns every step's prediction."""
    x, predictions = noise, []
    for step in range(steps):
        now, then = 1 - step / steps, 1 - (step + 1) / steps
        clean = network(x, brief, previous, torch.full((x.shape[0],), now))
        predictions.append(clean.clamp(-1, 1))
        x = clean + (x - clean) * (then / now)
    return predictions
