"""MNIST's idx files as tensors: inputs scaled as ((x/255) - 0.1307)/0.3081, targets one-hot."""

import gzip
import pathlib

import numpy
import torch

MEAN, DEVIATION = 0.1307, 0.3081


def idx(directory, name):
    for path in (directory / name, directory / (name + ".gz")):
        if path.is_file():
            raw = gzip.open(path).read() if path.suffix == ".gz" else path.read_bytes()
            shape = [int.from_bytes(raw[4 + 4 * i:8 + 4 * i], "big") for i in range(raw[3])]
            return numpy.frombuffer(raw, numpy.uint8, offset=4 + 4 * len(shape)).reshape(shape)
    raise SystemExit("mnist: no %s in %s; see ./normsharp data" % (name, directory))


def mnist(data, part, count):
    """The first examples of part "train" or "t10k" under a data directory."""
    directory = pathlib.Path(data)
    directory = directory / "mnist" if (directory / "mnist").is_dir() else directory
    images = idx(directory, part + "-images-idx3-ubyte")[:count].reshape(-1, 784)
    labels = idx(directory, part + "-labels-idx1-ubyte")[:count].astype(numpy.int64)
    inputs = ((images / 255.0 - MEAN) / DEVIATION).astype(numpy.float32)
    one_hot = numpy.eye(10, dtype=numpy.float32)[labels]
    return torch.from_numpy(inputs), torch.from_numpy(one_hot)
