"""Initial parameters of every model as PyTorch draws them; prints the golden files beside it.

    ATEN_CPU_CAPABILITY=default python3 initial_parameters.py > initial_parameters_separate.txt
    ATEN_CPU_CAPABILITY=avx2 python3 initial_parameters.py > initial_parameters_fused.txt

One line per parameter tensor, in the order of named_parameters():
model name shape sum|v| sum(v^2) sum(v_i*(1+i%97)/97) first last crc32(little-endian float32).
Made with PyTorch 1.13.1 on x86-64. Sums are in float64.
"""
import zlib

import numpy as np
import torch
from torch import nn


def linears(*widths):
    net = nn.Module()
    for i, (a, b) in enumerate(zip(widths, widths[1:])):
        net.add_module(f"linear{i + 1}", nn.Linear(a, b))
    return net


class Gaussian(nn.Module):
    """A matrix N(0, 1), nothing else drawn: the parametrisations of H.7."""

    def __init__(self, a, b):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(b, a).normal_())


def gaussians(*widths):
    net = nn.Module()
    for i, (a, b) in enumerate(zip(widths, widths[1:])):
        net.add_module(f"linear{i + 1}", Gaussian(a, b))
    return net


class Cnn(nn.Module):
    def __init__(self, channels, size, filters, norm):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, filters, 3, padding=1)
        if norm:
            self.norm1 = nn.BatchNorm2d(filters)
        self.conv2 = nn.Conv2d(filters, filters, 3, padding=1)
        if norm:
            self.norm2 = nn.BatchNorm2d(filters)
        self.linear = nn.Linear(filters * (size // 4) ** 2, 10)


class Residual(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.conv1 = nn.Conv2d(a, b, 3, padding=1, bias=False)
        self.norm1 = nn.BatchNorm2d(b)
        self.conv2 = nn.Conv2d(b, b, 3, padding=1, bias=False)
        self.norm2 = nn.BatchNorm2d(b)
        if a != b:
            self.skip = nn.ModuleDict({"norm": nn.BatchNorm2d(a)})


class ResNet20(nn.Module):
    """Layers are built with their defaults; then the convolutions are drawn anew."""

    def __init__(self, channels):
        super().__init__()
        self.conv = nn.Conv2d(channels, 16, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(16)
        a = 16
        for stage, b in enumerate((16, 32, 64)):
            blocks = {}
            for block in range(3):
                blocks[f"block{block + 1}"] = Residual(a, b)
                a = b
            self.add_module(f"stage{stage + 1}", nn.ModuleDict(blocks))
        self.linear = nn.Linear(64, 10)
        for m in self.modules():
            if isinstance(m, nn.Conv2d):
                nn.init.kaiming_normal_(m.weight, mode="fan_out", nonlinearity="relu")
        for m in self.modules():
            if isinstance(m, Residual):
                nn.init.zeros_(m.norm2.weight)


class Encoder(nn.Module):
    """Modules and draws of nn.TransformerEncoderLayer, norms beside what they normalise."""

    def __init__(self, width, heads, hidden):
        super().__init__()
        self.self_attn = nn.MultiheadAttention(width, heads)
        self.norm1 = nn.LayerNorm(width)
        self.linear1 = nn.Linear(width, hidden)
        self.linear2 = nn.Linear(hidden, width)
        self.norm2 = nn.LayerNorm(width)


class Decoder(nn.Module):
    """Modules and draws of nn.TransformerDecoderLayer, norms beside what they normalise."""

    def __init__(self, width, heads, hidden):
        super().__init__()
        self.self_attn = nn.MultiheadAttention(width, heads)
        self.norm1 = nn.LayerNorm(width)
        self.cross_attn = nn.MultiheadAttention(width, heads)
        self.norm2 = nn.LayerNorm(width)
        self.linear1 = nn.Linear(width, hidden)
        self.linear2 = nn.Linear(hidden, width)
        self.norm3 = nn.LayerNorm(width)


class VisionTransformer(nn.Module):
    def __init__(self, channels, size, patch, width, layers, heads, hidden, last_norm):
        super().__init__()
        self.patch = nn.Linear(channels * patch * patch, width)
        self.class_token = nn.Parameter(torch.empty(width).normal_(0, 0.02))
        self.positions = nn.Parameter(
            torch.empty((size // patch) ** 2 + 1, width).normal_(0, 0.02))
        for i in range(layers):
            self.add_module(f"encoder{i + 1}", Encoder(width, heads, hidden))
        if last_norm:
            self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, 10)


class SequenceTransformer(nn.Module):
    def __init__(self, vocabulary, width, hidden, heads, encoders, decoders):
        super().__init__()
        self.source_embedding = nn.Embedding(vocabulary, width)
        self.target_embedding = nn.Embedding(vocabulary + 1, width)
        for i in range(encoders):
            self.add_module(f"encoder{i + 1}", Encoder(width, heads, hidden))
        for i in range(decoders):
            self.add_module(f"decoder{i + 1}", Decoder(width, heads, hidden))
        self.head = nn.Linear(width, vocabulary)


MODELS = {
    "fcn-mnist": (43, lambda: linears(784, 200, 200, 10)),
    "fcn-mnist-seed44": (44, lambda: linears(784, 200, 200, 10)),
    "fcn-cifar": (43, lambda: linears(3072, 200, 200, 10)),
    "fcn-mnist-400x4": (43, lambda: linears(784, 400, 400, 400, 400, 10)),
    "fcn-uneven": (2**32 - 1, lambda: linears(7, 5, 3, 1)),
    "fcn-linear": (45, lambda: linears(8, 1)),
    "kernel-mnist": (43, lambda: gaussians(784, 100, 100, 10)),
    "kernel-small": (43, lambda: gaussians(5, 3, 5, 1)),
    "cnn-mnist": (43, lambda: Cnn(1, 28, 32, False)),
    "cnn-cifar": (43, lambda: Cnn(3, 32, 32, False)),
    "cnn-cifar-bn": (43, lambda: Cnn(3, 32, 32, True)),
    "resnet-cifar": (43, lambda: ResNet20(3)),
    "resnet-mnist": (44, lambda: ResNet20(1)),
    "vit-mnist": (43, lambda: VisionTransformer(1, 28, 7, 64, 4, 4, 128, True)),
    "vit-cifar": (43, lambda: VisionTransformer(3, 32, 4, 128, 6, 4, 256, False)),
    "vit-small": (7, lambda: VisionTransformer(1, 4, 2, 9, 2, 3, 5, True)),
    "reversal": (43, lambda: SequenceTransformer(9, 64, 128, 4, 2, 2)),
}

for model, (seed, build) in MODELS.items():
    torch.manual_seed(seed)
    for name, tensor in build().named_parameters():
        v = tensor.detach().numpy().astype("<f4").ravel()
        d = v.astype(np.float64)
        weights = (1 + np.arange(d.size) % 97) / 97
        shape = "x".join(map(str, tensor.shape))
        sums = (np.abs(d).sum(), (d * d).sum(), (d * weights).sum())
        print(model, name, shape, *("%.15g" % s for s in sums),
              "%.9g" % v[0], "%.9g" % v[-1], "%08x" % zlib.crc32(v.tobytes()))
