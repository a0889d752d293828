"""Writes the averaged weights as ONNX and checks ONNX Runtime's answer against PyTorch where onnxruntime can be imported.

  python3 export.py RUN/checkpoint.pt denoiser.onnx
"""
import hashlib
import os
import sys

import torch

from network import BRIEF, Denoiser


def main():
    source, out = sys.argv[1], sys.argv[2]
    network = Denoiser()
    network.load_state_dict(torch.load(source, map_location="cpu")["average"])
    network.eval()
    example = (torch.randn(1, 3, 144, 256), torch.randn(1, BRIEF, 144, 256), torch.zeros(1, 4, 144, 256), torch.ones(1))
    size = {2: "height", 3: "width"}
    torch.onnx.export(network, example, out, opset_version=16, input_names=["noisy", "brief", "previous", "time"], output_names=["clean"],
                      dynamic_axes={name: size for name in ("noisy", "brief", "previous", "clean")})
    # What the C# test compares with: the same small input through PyTorch.
    torch.manual_seed(7)
    inputs = (torch.randn(1, 3, 48, 64), torch.randn(1, BRIEF, 48, 64), torch.randn(1, 4, 48, 64), torch.full((1,), 0.6))
    with torch.no_grad():
        answer = network(*inputs)
    folder = os.path.splitext(out)[0] + ".check"
    with open(folder, "wb") as file:
        for tensor in (*inputs, answer):
            file.write(tensor.numpy().astype("<f4").tobytes())
    with open(out, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    print(f"{out}: {os.path.getsize(out) / 2**20:.1f} MiB, sha256 {digest}")


if __name__ == "__main__":
    main()
