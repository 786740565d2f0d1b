# Cross entropy on 256x1000, layer normalisation on 256x512 and a convolution of 16x3x32x32 by 16 filters, forward
# and backward, in sum: milliseconds.
import time

import torch
import torch.nn.functional as F

torch.manual_seed(0)
scores = torch.randn(256, 1000, requires_grad=True)
classes = torch.randint(0, 1000, (256,))
rows = torch.randn(256, 512, requires_grad=True)
scale = torch.ones(512, requires_grad=True)
images = torch.randn(16, 3, 32, 32, requires_grad=True)
filters = torch.randn(16, 3, 3, 3, requires_grad=True)


def step():
    F.cross_entropy(scores, classes).backward()
    F.layer_norm(rows, (512,), scale).sum().backward()
    F.conv2d(images, filters, padding=1).sum().backward()


for _ in range(3):
    step()
count = 20
start = time.perf_counter()
for _ in range(count):
    step()
print((time.perf_counter() - start) / count * 1e3)
