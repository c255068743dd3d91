"""One run as the public reference harness works (Cohen et al. 2021), written anew.

Each step: a pass over a data loader of the training set for loss and accuracy, one over the test
set, one that accumulates the gradient. Every 10 steps the largest eigenvalue of the Hessian by
ARPACK from a random start with tolerance 0, each product a pass over the loader. MNIST's first
5,000 images, FCN 784-200-200-10 with ReLU, MSE, seed 43. Prints one JSON object with the keys that
RunTimer prints. Needs torch, numpy and scipy.
"""

import argparse
import json
import pathlib
import time

import numpy
import scipy.sparse.linalg
import torch

from mnist import mnist

BATCH = 1000


def batches(dataset):
    return torch.utils.data.DataLoader(dataset, batch_size=BATCH, shuffle=False)


def loss_sum(output, target):
    return 0.5 * (output - target).square().sum()


def measure(network, dataset):
    loss = right = 0.0
    with torch.no_grad():
        for x, y in batches(dataset):
            output = network(x)
            loss += loss_sum(output, y).item() / len(dataset)
            right += (output.argmax(1) == y.argmax(1)).sum().item() / len(dataset)
    return loss, right


def product(network, dataset, direction):
    """The Hessian times a vector, pass by pass over the loader."""
    parameters = list(network.parameters())
    result = torch.zeros_like(direction)
    for x, y in batches(dataset):
        loss = loss_sum(network(x), y) / len(dataset)
        gradient = torch.nn.utils.parameters_to_vector(
            torch.autograd.grad(loss, parameters, create_graph=True))
        result += torch.nn.utils.parameters_to_vector(
            torch.autograd.grad(gradient.dot(direction), parameters)).detach()
    return result


def largest(network, dataset, tolerance, start=None):
    """The largest eigenvalue, its residual relative to it, and the number of products."""
    count = 0
    p = sum(x.numel() for x in network.parameters())

    def times(v):
        nonlocal count
        count += 1
        return product(network, dataset, torch.from_numpy(v.astype(numpy.float32)).reshape(-1)).numpy()

    operator = scipy.sparse.linalg.LinearOperator((p, p), matvec=times, dtype=numpy.float32)
    values, vectors = scipy.sparse.linalg.eigsh(operator, k=1, which="LA", tol=tolerance, v0=start)
    return float(values[0]), vectors[:, 0], count


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--goal", type=float, default=0.1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--loose-every", type=int, default=0,
                        help="count products at tolerance 1e-4 too, at every n-th sample, untimed")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    train = torch.utils.data.TensorDataset(*mnist(options.data, "train", 5000))
    test = torch.utils.data.TensorDataset(*mnist(options.data, "t10k", 10000))
    torch.manual_seed(43)
    network = torch.nn.Sequential(
        torch.nn.Linear(784, 200), torch.nn.ReLU(),
        torch.nn.Linear(200, 200), torch.nn.ReLU(),
        torch.nn.Linear(200, 10))
    optimizer = torch.optim.SGD(network.parameters(), lr=options.rate)
    result = {"rate": options.rate, "sample_steps": [], "sharpness": [], "products": [],
              "loose_products": [], "loose_residual": []}
    paused = 0.0
    begin = time.perf_counter()
    step = 0
    while True:
        loss, _ = measure(network, train)
        test_loss, test_accuracy = measure(network, test)
        if step % 10 == 0:
            value, _, count = largest(network, train, 0)
            result["sample_steps"].append(step)
            result["sharpness"].append(value)
            result["products"].append(count)
            if options.loose_every and len(result["products"]) % options.loose_every == 0:
                pause = time.perf_counter()
                value, vector, count = largest(network, train, 1e-4)
                v = torch.from_numpy(vector)
                rest = product(network, train, v) - value * v
                result["loose_products"].append(count)
                result["loose_residual"].append(float(rest.norm()) / abs(value))
                paused += time.perf_counter() - pause
        if loss < options.goal:
            break
        optimizer.zero_grad()
        for x, y in batches(train):
            (loss_sum(network(x), y) / len(train)).backward()
        optimizer.step()
        step += 1
    result.update(seconds=time.perf_counter() - begin - paused, steps=step, loss=loss,
                  test_loss=test_loss, test_accuracy=test_accuracy)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
