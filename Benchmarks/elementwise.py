# A million elements through sine, exponential, products and a sum, and backward: milliseconds.
import time

import torch

torch.manual_seed(0)
x = torch.randn(1_000_000, requires_grad=True)


def step():
    (torch.sin(x) * torch.exp(-x * x)).sum().backward()
    x.grad = None


for _ in range(3):
    step()
count = 10
start = time.perf_counter()
for _ in range(count):
    step()
print((time.perf_counter() - start) / count * 1e3)
