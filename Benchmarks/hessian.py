# The Hessian of a function of ten variables: microseconds.
import time

import torch
from torch.autograd.functional import hessian


def rosenbrock(x):
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


point = torch.linspace(-1, 1, 10)
for _ in range(5):
    hessian(rosenbrock, point)
count = 100
start = time.perf_counter()
for _ in range(count):
    hessian(rosenbrock, point)
print((time.perf_counter() - start) / count * 1e6)
