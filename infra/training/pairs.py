"""Reads the pairs that `lensforge pairs` renders: pairs.json beside target.u8, brief.f16, previous.u8, identity.f16, look.u8."""
import json
import os

import numpy as np
import torch

from network import BRIEF, IDENTITY, LOOKS, PATCH


class Pairs:
    """
    target [N,H,W,3] uint8; brief [N,25,H,W] float16; previous [N,4,H,W] uint8, the fourth plane 255 where it is known;
    identity [N,16,H/4,W/4] float16; look [N] uint8. Without the last two nobody is known and every look is the naturalistic one.

    On "cpu" the files are mapped and may be larger than memory; any other device holds all of them (2.9 MB a sample of 256x144), so that
    crops are cut where they are learned from.
    """

    def __init__(self, folder, device="cpu"):
        self.device = device
        with open(os.path.join(folder, "pairs.json")) as file:
            self.about = json.load(file)
        self.width, self.height = self.about["width"], self.about["height"]
        area = self.width * self.height
        sizes = {"target.u8": 3 * area, "brief.f16": 2 * BRIEF * area, "previous.u8": 4 * area, "identity.f16": 2 * IDENTITY * area // PATCH ** 2, "look.u8": 1}
        # A file that is still growing may hold a part of its last sample.
        there = {name: os.path.getsize(os.path.join(folder, name)) // size for name, size in sizes.items() if os.path.exists(os.path.join(folder, name))}
        self.count = min(there.values())

        def plane(name, kind, *shape):
            if name not in there:
                return None
            # Mapped for copying on write only because PyTorch refuses what cannot be written; nothing writes.
            return torch.from_numpy(np.memmap(os.path.join(folder, name), dtype=kind, mode="c", shape=(self.count, *shape))).to(device)

        self.target = plane("target.u8", np.uint8, self.height, self.width, 3)
        self.brief = plane("brief.f16", np.float16, BRIEF, self.height, self.width)
        self.previous = plane("previous.u8", np.uint8, 4, self.height, self.width)
        self.identity = plane("identity.f16", np.float16, IDENTITY, self.height // PATCH, self.width // PATCH)
        self.look = plane("look.u8", np.uint8)

    def take(self, index, x=0, y=0, width=None, height=None):
        """One crop, x and y multiples of 4, as float tensors: target [3,h,w], brief [25,h,w], previous [4,h,w], identity [16,h/4,w/4], look [8]."""
        rows = slice(y, y + (height or self.height))
        columns = slice(x, x + (width or self.width))
        target = self.target[index, rows, columns].float().permute(2, 0, 1) / 127.5 - 1
        brief = self.brief[index, :, rows, columns].float()
        previous = self.previous[index, :, rows, columns].float()
        known = (previous[3:] > 127).float()
        patches = [slice(side.start // PATCH, side.stop // PATCH) for side in (rows, columns)]
        if self.identity is None:
            identity = torch.zeros(IDENTITY, *(side.stop - side.start for side in patches), device=self.device)
        else:
            identity = self.identity[index, :, patches[0], patches[1]].float()
        look = torch.zeros(LOOKS, device=self.device)
        look[0 if self.look is None else int(self.look[index])] = 1
        return target, brief, torch.cat([(previous[:3] / 127.5 - 1) * known, known]), identity, look
