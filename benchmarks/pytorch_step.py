"""The same step and product in eager PyTorch, tuned as far as its users can.

Serves requests as StepTimer does: reads lines MEASURE PRECISION REPEATS, answers each with
one line of milliseconds. Needs torch and numpy alone. Arguments: activation, threads, data directory.
"""

import sys
import time

import torch

from mnist import mnist

EXAMPLES = 5000
RATE = 1e-3


class Problem:
    """FCN 784-200-200-10 under MSE, data and parameters resident."""

    def __init__(self, activation, data, dtype):
        inputs, one_hot = mnist(data, "train", EXAMPLES)
        self.x = inputs.to(dtype)
        self.y = one_hot.to(dtype)
        self.labels = one_hot.argmax(1)
        torch.manual_seed(43)
        act = {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}[activation]
        self.net = torch.nn.Sequential(
            torch.nn.Linear(784, 200), act(),
            torch.nn.Linear(200, 200), act(),
            torch.nn.Linear(200, 10)).to(dtype)
        self.parameters = list(self.net.parameters())

    def loss(self):
        output = self.net(self.x)
        return 0.5 / EXAMPLES * (output - self.y).square().sum(), output

    def step(self):
        loss, output = self.loss()
        gradient = torch.autograd.grad(loss, self.parameters)
        with torch.no_grad():
            # What our step measures too: the loss and the share of right answers.
            loss.item()
            (output.argmax(1) == self.labels).sum().item()
            torch._foreach_add_(self.parameters, list(gradient), alpha=-RATE)

    def product(self):
        loss, _ = self.loss()
        gradient = torch.autograd.grad(loss, self.parameters, create_graph=True)
        direction = [p.detach().clone() for p in self.parameters]
        return lambda: torch.autograd.grad(
            gradient, self.parameters, grad_outputs=direction, retain_graph=True)


def timed(repeats, work):
    for _ in range(3):
        work()
    times = []
    for _ in range(repeats):
        begin = time.perf_counter()
        work()
        times.append("%.3f" % ((time.perf_counter() - begin) * 1e3))
    return " ".join(times)


def main():
    torch.set_num_threads(int(sys.argv[2]))
    print("ready PyTorch", torch.__version__, flush=True)
    problems = {}
    for line in sys.stdin:
        measure, precision, repeats = line.split()
        if precision not in problems:
            problems[precision] = Problem(sys.argv[1], sys.argv[3], getattr(torch, precision))
        problem = problems[precision]
        work = problem.step if measure == "step" else problem.product()
        print(timed(int(repeats), work), flush=True)


if __name__ == "__main__":
    main()
