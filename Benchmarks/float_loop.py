# Loops over floats: Newton's method, gradient descent, a falling ball, the Mandelbrot set: milliseconds.
import time


def roots(count):
    result = 0.0
    for n in range(1, count):
        x = n / 2.0
        for _ in range(8):
            x = 0.5 * (x + n / x)
        result += x
    return result


def descent(steps):
    w = 0.0
    for _ in range(steps):
        gradient = 2.0 * (w - 3.0)
        w -= 0.001 * gradient
    return w


def fall(steps):
    height = 100.0
    speed = 0.0
    time_step = 0.0001
    while steps > 0:
        speed -= 9.81 * time_step
        height += speed * time_step
        steps -= 1
    return height


def mandelbrot(rows, columns):
    total = 0
    for row in range(rows):
        for column in range(columns):
            a = column / columns * 3.5 - 2.5
            b = row / rows * 2.0 - 1.0
            x = 0.0
            y = 0.0
            n = 0
            while x * x + y * y <= 4.0 and n < 50:
                x, y = x * x - y * y + a, 2.0 * x * y + b
                n += 1
            total += n
    return total


def step():
    roots(5_000)
    descent(50_000)
    fall(50_000)
    mandelbrot(20, 40)


step()
start = time.process_time()
for _ in range(5):
    step()
print((time.process_time() - start) / 5 * 1e3)
