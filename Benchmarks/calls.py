# Calls of functions, closures and methods, recursion: milliseconds.
import time


def add(a, b):
    return a + b


def fibonacci(n):
    if n < 2:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)


def scaled(x, factor=2):
    return x * factor


def counter(step):
    def advance(x):
        return x + step

    return advance


class Account:
    def __init__(self, balance):
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount
        return self.balance


def step():
    total = 0
    for i in range(30_000):
        total = add(total, i)
    fibonacci(18)
    for i in range(20_000):
        total += scaled(i)
    advance = counter(3)
    for i in range(30_000):
        total = advance(total)
    account = Account(0)
    for i in range(20_000):
        account.deposit(i)
    return total


step()
start = time.process_time()
for _ in range(5):
    step()
print((time.process_time() - start) / 5 * 1e3)
