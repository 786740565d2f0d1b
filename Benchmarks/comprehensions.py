# List and dictionary comprehensions: milliseconds.
import time

words = ['apple', 'banana', 'cherry', 'date'] * 500


def step():
    squares = [i * i for i in range(10_000)]
    odd = [i for i in squares if i % 2]
    halves = [x / 2 for x in squares]
    table = [[i * j for j in range(50)] for i in range(50)]
    flat = [x for row in table for x in row]
    index = {i: i * i for i in range(5_000)}
    lengths = {word: len(word) for word in words}
    inverse = {value: key for key, value in index.items()}
    pairs = [a + b for a, b in zip(odd, halves)]
    return len(flat) + len(lengths) + len(inverse) + len(pairs)


step()
start = time.process_time()
for _ in range(10):
    step()
print((time.process_time() - start) / 10 * 1e3)
