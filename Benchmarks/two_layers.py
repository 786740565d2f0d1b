# A network of 64x1000x100x10 with gradients by autograd and updates by hand, a step: microseconds.
import time

import torch

torch.manual_seed(0)
x = torch.randn(64, 1000)
y = torch.randn(64, 10)
w1 = torch.randn(1000, 100, requires_grad=True)
w2 = torch.randn(100, 10, requires_grad=True)


def step():
    prediction = x.mm(w1).clamp(min=0).mm(w2)
    loss = (prediction - y).pow(2).sum()
    loss.backward()
    with torch.no_grad():
        w1.sub_(1e-9 * w1.grad)
        w2.sub_(1e-9 * w2.grad)
    w1.grad = None
    w2.grad = None


for _ in range(10):
    step()
count = 100
start = time.perf_counter()
for _ in range(count):
    step()
print((time.perf_counter() - start) / count * 1e6)
