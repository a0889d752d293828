"""Writes the averaged weights as two ONNX files and the check file that a C# test compares ONNX Runtime's answer with, and resume.pt,
the same weights in half precision, from which train.py --from goes on.

  python3 export.py RUN/checkpoint.pt FOLDER
"""
import hashlib
import os
import sys

import torch

from network import BRIEF, IDENTITY, LOOKS, PATCH, Network


def write(part, example, path, inputs, outputs, planes):
    size = {2: "height", 3: "width"}
    axes = {name: {axis: f"{label}{'' if name in planes else '_' + name}" for axis, label in size.items()} for name in inputs + outputs if name not in ("time", "look")}
    torch.onnx.export(part, example, path, opset_version=16, input_names=inputs, output_names=outputs, dynamic_axes=axes)
    with open(path, "rb") as file:
        print(f"{path}: {os.path.getsize(path) / 2**20:.1f} MiB, sha256 {hashlib.sha256(file.read()).hexdigest()}")


def inputs_of(height, width, time):
    """What the encoder reads, and beside it the noisy picture and its time."""
    previous = torch.cat([torch.randn(1, 3, height, width), (torch.rand(1, 1, height, width) > 0.3).float()], 1)
    look = torch.nn.functional.one_hot(torch.tensor([2]), LOOKS).float()
    read = torch.randn(1, BRIEF, height, width), previous, torch.randn(1, IDENTITY, height // PATCH, width // PATCH), look
    return read, torch.randn(1, 3, height, width), torch.full((1,), time)


@torch.no_grad()
def main():
    source, folder = sys.argv[1], sys.argv[2]
    network = Network()
    network.load_state_dict(torch.load(source, map_location="cpu")["average"])
    network.eval()
    torch.save({"average": {name: tensor.half() for name, tensor in network.state_dict().items()}}, os.path.join(os.path.dirname(os.path.abspath(__file__)), "resume.pt"))
    read, noisy, time = inputs_of(144, 256, 1.0)
    told = network.encoder(*read)
    picture = ("brief", "previous", "noisy", "base", "clean")
    write(network.encoder, read, os.path.join(folder, "brief-encoder.onnx"), ["brief", "previous", "identity", "look"], ["base", "fine", "middle"], picture)
    write(network.denoiser, (noisy, *told, time), os.path.join(folder, "denoiser.onnx"), ["noisy", "base", "fine", "middle", "time"], ["clean"], picture)
    torch.manual_seed(7)
    read, noisy, time = inputs_of(48, 64, 0.6)
    clean = network.denoiser(noisy, *network.encoder(*read), time)
    with open(os.path.join(folder, "denoiser.check"), "wb") as file:
        for tensor in (noisy, *read, time, clean):
            file.write(tensor.numpy().astype("<f4").tobytes())


if __name__ == "__main__":
    main()
