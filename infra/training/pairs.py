"""Reads the pairs that `lensforge pairs` renders: pairs.json beside target.u8, brief.f16, previous.u8."""
import json
import os

import numpy as np
import torch

from network import BRIEF


class Pairs:
    """target [N,H,W,3] uint8; brief [N,25,H,W] float16; previous [N,4,H,W] uint8, the fourth plane 255 where it is known."""

    def __init__(self, folder):
        with open(os.path.join(folder, "pairs.json")) as file:
            self.about = json.load(file)
        width, height = self.about["width"], self.about["height"]
        self.count = os.path.getsize(os.path.join(folder, "target.u8")) // (3 * width * height)
        self.count = min(self.count, os.path.getsize(os.path.join(folder, "brief.f16")) // (2 * BRIEF * width * height))
        self.count = min(self.count, os.path.getsize(os.path.join(folder, "previous.u8")) // (4 * width * height))
        self.width, self.height = width, height

        def plane(name, kind, shape):
            return np.memmap(os.path.join(folder, name), dtype=kind, mode="r", shape=shape)

        self.target = plane("target.u8", np.uint8, (self.count, height, width, 3))
        self.brief = plane("brief.f16", np.float16, (self.count, BRIEF, height, width))
        self.previous = plane("previous.u8", np.uint8, (self.count, 4, height, width))

    def take(self, index, x=0, y=0, width=None, height=None):
        """One crop as float tensors: target [3,h,w], brief [25,h,w], previous [4,h,w]."""
        rows = slice(y, y + (height or self.height))
        columns = slice(x, x + (width or self.width))
        target = torch.from_numpy(self.target[index, rows, columns].astype(np.float32)).permute(2, 0, 1) / 127.5 - 1
        brief = torch.from_numpy(self.brief[index, :, rows, columns].astype(np.float32))
        previous = torch.from_numpy(self.previous[index, :, rows, columns].astype(np.float32))
        known = (previous[3:] > 127).float()
        return target, brief, torch.cat([(previous[:3] / 127.5 - 1) * known, known])
