# A learner's own automatic differentiation of single numbers, training a small network: milliseconds for a step.
import math
import random
import time


class Value:
    def __init__(self, data, children=(), operation=''):
        self.data = data
        self.grad = 0.0
        self.backward_step = lambda: None
        self.children = set(children)
        self.operation = operation

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, (self, other), '+')

        def backward_step():
            self.grad += result.grad
            other.grad += result.grad

        result.backward_step = backward_step
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, (self, other), '*')

        def backward_step():
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad

        result.backward_step = backward_step
        return result

    def __pow__(self, exponent):
        result = Value(self.data**exponent, (self,), 'power')

        def backward_step():
            self.grad += exponent * self.data ** (exponent - 1) * result.grad

        result.backward_step = backward_step
        return result

    def tanh(self):
        t = math.tanh(self.data)
        result = Value(t, (self,), 'tanh')

        def backward_step():
            self.grad += (1 - t**2) * result.grad

        result.backward_step = backward_step
        return result

    def backward(self):
        order = []
        visited = set()

        def visit(value):
            if value not in visited:
                visited.add(value)
                for child in value.children:
                    visit(child)
                order.append(value)

        visit(self)
        self.grad = 1.0
        for value in reversed(order):
            value.backward_step()

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other


class Neuron:
    def __init__(self, count):
        self.weights = [Value(random.uniform(-1, 1)) for _ in range(count)]
        self.bias = Value(0.0)

    def __call__(self, inputs):
        return sum((w * x for w, x in zip(self.weights, inputs)), self.bias).tanh()

    def parameters(self):
        return self.weights + [self.bias]


class Layer:
    def __init__(self, inputs, outputs):
        self.neurons = [Neuron(inputs) for _ in range(outputs)]

    def __call__(self, inputs):
        outputs = [neuron(inputs) for neuron in self.neurons]
        return outputs[0] if len(outputs) == 1 else outputs

    def parameters(self):
        return [p for neuron in self.neurons for p in neuron.parameters()]


random.seed(1)
layers = [Layer(3, 6), Layer(6, 6), Layer(6, 1)]
parameters = [p for layer in layers for p in layer.parameters()]
inputs = [[2.0, 3.0, -1.0], [3.0, -1.0, 0.5], [0.5, 1.0, 1.0], [1.0, 1.0, -1.0]]
targets = [1.0, -1.0, -1.0, 1.0]


def network(x):
    for layer in layers:
        x = layer(x)
    return x


def step():
    outputs = [network(x) for x in inputs]
    loss = sum((output - target) ** 2 for output, target in zip(outputs, targets))
    for p in parameters:
        p.grad = 0.0
    loss.backward()
    for p in parameters:
        p.data -= 0.01 * p.grad


for _ in range(5):
    step()
count = 30
start = time.process_time()
for _ in range(count):
    step()
print((time.process_time() - start) / count * 1e3)
