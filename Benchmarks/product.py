# The product of two float32 matrices of 512 by 512: milliseconds.
import time

import torch

torch.manual_seed(0)
a = torch.randn(512, 512)
b = torch.randn(512, 512)
for _ in range(3):
    a @ b
count = 20
start = time.perf_counter()
for _ in range(count):
    a @ b
print((time.perf_counter() - start) / count * 1e3)
