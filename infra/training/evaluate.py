"""Judges weights on held-out pairs: mean PSNR by steps, and a sheet of the best and worst frames (light, prediction, reference).

  python3 evaluate.py RUN/checkpoint.pt --pairs pairs/held-out [--sheet sheet.png]
"""
import argparse
import math

import torch
import torch.nn.functional as F
from PIL import Image

from network import LIT, Network, film
from pairs import Pairs
from train import validate


@torch.no_grad()
def pictures(network, pairs, index):
    """Traced light, four-step prediction and reference, each [3,H,W] in -1..1."""
    target, brief, previous, identity, look = (tensor[None] for tensor in pairs.take(index))
    noise = torch.randn(target.shape, generator=torch.Generator().manual_seed(index))
    return brief[0, LIT].clamp(-1, 1), film(network, network.encoder(brief, previous * 0, identity, look), 4, noise)[-1][0], target[0]


def psnr(picture, target):
    return -10 * math.log10(F.mse_loss(picture, target).item() / 4)


def sheet(network, pairs, path, rows):
    """The frames that gained most over their light on top, those that are farthest from the reference below."""
    shots = [pictures(network, pairs, index) for index in range(1, pairs.count, 2)]
    gain = sorted(shots, key=lambda shot: psnr(shot[0], shot[2]) - psnr(shot[1], shot[2]))[:rows]
    worst = sorted(shots, key=lambda shot: psnr(shot[1], shot[2]))[:rows]
    strips = torch.cat([torch.cat(shot, 2) for shot in gain + worst], 1)
    Image.fromarray(((strips.permute(1, 2, 0).clamp(-1, 1) + 1) * 127.5).round().byte().numpy()).save(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint")
    parser.add_argument("--pairs", required=True)
    parser.add_argument("--sheet")
    options = parser.parse_args()
    network = Network()
    network.load_state_dict(torch.load(options.checkpoint, map_location="cpu")["average"])
    pairs = Pairs(options.pairs)
    print(validate(network, pairs, pairs.count))
    if options.sheet:
        sheet(network.eval(), pairs, options.sheet, 5)


if __name__ == "__main__":
    main()
