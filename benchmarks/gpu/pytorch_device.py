"""The same work in eager PyTorch: K networks one after another, as its users sweep learning rates.

Serves requests as DeviceTimer does: reads lines MEASURE PRECISION K REPEATS, answers each with one
line of milliseconds. Measures end with numbers on the host. Needs torch and numpy alone.
Arguments: device, number of examples, steps of a sweep.
"""

import sys
import time

import numpy
import torch

WIDTHS = (784, 200, 200, 10)
RATE = 1e-3
SAMPLE_EVERY = 10
LANCZOS = 20


class Problem:
    """K networks 784-200-200-10 (ReLU) under MSE; data and parameters stay on the device."""

    def __init__(self, device, count, dtype):
        random = numpy.random.default_rng(43)
        inputs = torch.from_numpy(random.standard_normal((count, WIDTHS[0]), dtype=numpy.float32))
        self.labels = torch.from_numpy(random.integers(0, WIDTHS[-1], count)).to(device)
        self.x = inputs.to(device=device, dtype=dtype)
        self.y = torch.nn.functional.one_hot(self.labels, WIDTHS[-1]).to(dtype)
        self.count, self.device, self.dtype = count, device, dtype

    def network(self):
        torch.manual_seed(43)
        layers = []
        for i, o in zip(WIDTHS, WIDTHS[1:]):
            layers += [torch.nn.Linear(i, o), torch.nn.ReLU()]
        return torch.nn.Sequential(*layers[:-1]).to(device=self.device, dtype=self.dtype)

    def step(self, net, rate):
        parameters = list(net.parameters())
        output = net(self.x)
        loss = 0.5 / self.count * (output - self.y).square().sum()
        gradient = torch.autograd.grad(loss, parameters)
        with torch.no_grad():
            # What our step measures too: the loss and the share of right answers.
            loss.item()
            (output.argmax(1) == self.labels).sum().item()
            torch._foreach_add_(parameters, list(gradient), alpha=-rate)

    def product(self, net):
        parameters = list(net.parameters())
        loss = 0.5 / self.count * (net(self.x) - self.y).square().sum()
        gradient = torch.autograd.grad(loss, parameters, create_graph=True)
        flat = torch.cat([g.reshape(-1) for g in gradient])

        def times(vector):
            result = torch.autograd.grad(flat, parameters, grad_outputs=vector, retain_graph=True)
            return torch.cat([r.reshape(-1) for r in result])

        return times

    def lanczos(self, net):
        """The sharpness by 20 products with full orthogonalisation, all on the device."""
        times = self.product(net)
        vector = torch.cat([p.detach().reshape(-1) for p in net.parameters()])
        basis = torch.zeros(LANCZOS, vector.numel(), device=self.device, dtype=self.dtype)
        images = torch.zeros_like(basis)
        for j in range(LANCZOS):
            for _ in range(2):
                vector = vector - basis.t() @ (basis @ vector)
            basis[j] = vector / vector.norm()
            images[j] = times(basis[j])
            vector = images[j]
        projection = (basis @ images.t()).double().cpu().numpy()
        return numpy.linalg.eigvalsh((projection + projection.T) / 2)[-1]

    def sweep(self, copies, steps):
        rate = RATE
        for _ in range(copies):
            net = self.network()
            for step in range(steps):
                if step % SAMPLE_EVERY == 0:
                    self.lanczos(net)
                self.step(net, rate)
            rate *= 1.05


def gemm(device, dtype):
    """A large square product: the ceiling. Its size is the largest that is quick on the device."""
    size = 8192 if device.startswith("cuda") else 1024
    a = torch.randn(size, size, device=device, dtype=dtype)
    b = torch.randn(size, size, device=device, dtype=dtype)
    c = torch.empty(size, size, device=device, dtype=dtype)
    return size, lambda: torch.mm(a, b, out=c)


def timed(device, repeats, work):
    def wait():
        if device.startswith("cuda"):
            torch.cuda.synchronize()

    work()
    wait()
    times = []
    for _ in range(repeats):
        begin = time.perf_counter()
        work()
        wait()
        times.append("%.3f" % ((time.perf_counter() - begin) * 1e3))
    return " ".join(times)


def main():
    device, count, steps = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False
    if device.startswith("cuda") and not torch.cuda.is_available():
        print("missing PyTorch", torch.__version__, "sees no card", flush=True)
        return
    card = torch.cuda.get_device_name(device) if device.startswith("cuda") else "cpu"
    print("ready PyTorch", torch.__version__, "on", card, flush=True)
    problems = {}
    for line in sys.stdin:
        measure, precision, copies, repeats = line.split()
        dtype = getattr(torch, precision)
        if measure == "gemm":
            size, work = gemm(device, dtype)
            print(size, timed(device, int(repeats), work), flush=True)
            continue
        if precision not in problems:
            problems[precision] = Problem(device, count, dtype)
        problem = problems[precision]
        nets = [problem.network() for _ in range(int(copies))]
        if measure == "step":
            work = lambda: [problem.step(net, RATE) for net in nets]
        elif measure == "product":
            products = [problem.product(net) for net in nets]
            direction = torch.cat([p.detach().reshape(-1) for p in nets[0].parameters()])
            work = lambda: [product(direction) for product in products]
        elif measure == "lanczos":
            work = lambda: [problem.lanczos(net) for net in nets]
        else:
            work = lambda: problem.sweep(int(copies), steps)
        print(timed(device, int(repeats), work), flush=True)


if __name__ == "__main__":
    main()
