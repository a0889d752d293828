"""Writes the averaged weights as two ONNX files and the check file that a C# test compares ONNX Runtime's answer with.

  python3 export.py RUN/checkpoint.pt FOLDER
"""
import hashlib
import os
import sys

import torch

from network import BRIEF, Network


def write(part, example, path, inputs, outputs, planes):
    size = {2: "height", 3: "width"}
    axes = {name: {axis: f"{label}{'' if name in planes else '_' + name}" for axis, label in size.items()} for name in inputs + outputs if name != "time"}
    torch.onnx.export(part, example, path, opset_version=16, input_names=inputs, output_names=outputs, dynamic_axes=axes)
    with open(path, "rb") as file:
        print(f"{path}: {os.path.getsize(path) / 2**20:.1f} MiB, sha256 {hashlib.sha256(file.read()).hexdigest()}")


def inputs_of(height, width, time):
    return torch.randn(1, BRIEF, height, width), torch.randn(1, 4, height, width), torch.randn(1, 3, height, width), torch.full((1,), time)


@torch.no_grad()
def main():
    source, folder = sys.argv[1], sys.argv[2]
    network = Network()
    network.load_state_dict(torch.load(source, map_location="cpu")["average"])
    network.eval()
    brief, previous, noisy, time = inputs_of(144, 256, 1.0)
    told = network.encoder(brief, previous)
    picture = ("brief", "previous", "noisy", "base", "clean")
    write(network.encoder, (brief, previous), os.path.join(folder, "brief-encoder.onnx"), ["brief", "previous"], ["base", "fine", "middle"], picture)
    write(network.denoiser, (noisy, *told, time), os.path.join(folder, "denoiser.onnx"), ["noisy", "base", "fine", "middle", "time"], ["clean"], picture)
    torch.manual_seed(7)
    brief, previous, noisy, time = inputs_of(48, 64, 0.6)
    clean = network.denoiser(noisy, *network.encoder(brief, previous), time)
    with open(os.path.join(folder, "denoiser.check"), "wb") as file:
        for tensor in (noisy, brief, previous, time, clean):
            file.write(tensor.numpy().astype("<f4").tobytes())


if __name__ == "__main__":
    main()
