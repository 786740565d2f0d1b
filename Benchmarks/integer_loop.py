# Loops over integers: sums, remainders, the Collatz problem, prime numbers: milliseconds.
import time


def total(count):
    result = 0
    for i in range(count):
        result += i * i % 7
    return result


def longest_chain(limit):
    longest = 0
    for start in range(1, limit):
        n = start
        steps = 0
        while n != 1:
            if n % 2 == 0:
                n //= 2
            else:
                n = 3 * n + 1
            steps += 1
        if steps > longest:
            longest = steps
    return longest


def primes(limit):
    count = 0
    for n in range(2, limit):
        divisor = 2
        while divisor * divisor <= n:
            if n % divisor == 0:
                break
            divisor += 1
        else:
            count += 1
    return count


def step():
    total(100_000)
    longest_chain(1_500)
    primes(3_000)


step()
start = time.process_time()
for _ in range(5):
    step()
print((time.process_time() - start) / 5 * 1e3)
