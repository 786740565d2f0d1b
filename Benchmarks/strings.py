# Building texts by appending, joining and formatting: milliseconds.
import time


def step():
    text = ''
    for i in range(10_000):
        text += 'ab'
    for i in range(5_000):
        text += str(i)
    joined = ', '.join([str(i) for i in range(5_000)])
    pieces = []
    for i in range(2_000):
        pieces.append(f'item {i}: {i * 2}')
    lines = '\n'.join(pieces)
    report = ''
    for i in range(1_000):
        report += f'{i:4d} {i / 7:.4f}\n'
    backwards = ''
    for character in lines[:5_000]:
        backwards = character + backwards
    return len(text) + len(joined) + len(report) + len(backwards)


step()
start = time.process_time()
for _ in range(10):
    step()
print((time.process_time() - start) / 10 * 1e3)
