/// Real programs to change.
package enum Seeds {
  package static let programs: [String] = [
    #"""
    class Value:
        def __init__(self, data, children=(), op=''):
            self.data = data
            self.grad = 0.0
            self._backward = lambda: None
            self._prev = set(children)
        def __add__(self, other):
            other = other if isinstance(other, Value) else Value(other)
            out = Value(self.data + other.data, (self, other), '+')
            def _backward():
                self.grad += out.grad
                other.grad += out.grad
            out._backward = _backward
            return out
        def __mul__(self, other):
            other = other if isinstance(other, Value) else Value(other)
            out = Value(self.data * other.data, (self, other), '*')
            def _backward():
                self.grad += other.data * out.grad
                other.grad += self.data * out.grad
            out._backward = _backward
            return out
        def backward(self):
            topo, visited = [], set()
            def build(v):
                if v not in visited:
                    visited.add(v)
                    for child in v._prev:
                        build(child)
                    topo.append(v)
            build(self)
            self.grad = 1.0
            for v in reversed(topo):
                v._backward()

    a, b = Value(2.0), Value(-3.0)
    c = a * b + a
    c.backward()
    print(a.grad, b.grad)
    """#,
    #"""
    import torch
    torch.manual_seed(0)
    X = torch.randn(8, 3)
    y = X @ torch.tensor([1., -2., 3.]) + 0.5
    model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.ReLU(), torch.nn.Linear(4, 1))
    opt = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    for epoch in range(3):
        opt.zero_grad()
        loss = torch.nn.functional.mse_loss(model(X).squeeze(1), y)
        loss.backward()
        opt.step()
        print(f'{epoch}: {loss.item():.4f}')

    model.state_dict()
    [p.grad.norm() for p in model.parameters()]
    """#,
    #"""
    import torch
    x = torch.arange(12.).reshape(3, 4).requires_grad_()
    y = x[1:, ::2] * torch.tensor([1., 2.])
    z = torch.cat([y, y.flip(0)], dim=1).permute(1, 0)
    z.sum().backward()
    x.grad
    with torch.no_grad():
        x[0] += 1
        x.view(-1)[5] = 7

    x.detach().numpy().tolist()
    torch.autograd.functional.jacobian(lambda v: v ** 2, torch.ones(3))
    torch.func.vmap(lambda v: v.sum())(torch.ones(3, 2))
    torch.einsum('ij,jk->ik', torch.ones(2, 3), torch.ones(3, 2))
    torch.where(x > 2, x, torch.zeros_like(x)).max(dim=1)
    torch.topk(x.flatten(), 3)
    x.gather(1, torch.tensor([[0, 1], [1, 2], [2, 3]]))
    torch.nn.functional.conv2d(torch.ones(1, 1, 4, 4), torch.ones(1, 1, 2, 2), stride=2, padding=1)
    torch.nn.functional.cross_entropy(torch.randn(3, 5), torch.tensor([1, 0, 4]))
    """#,
    #"""
    import torch
    class Cube(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            ctx.save_for_backward(x)
            return x ** 3
        @staticmethod
        def backward(ctx, g):
            x, = ctx.saved_tensors
            return g * 3 * x ** 2

    x = torch.tensor([1., 2.], requires_grad=True)
    y = Cube.apply(x)
    y.backward(torch.ones(2), retain_graph=True)
    x.register_hook(lambda g: g * 2)
    g, = torch.autograd.grad(y.sum(), x, create_graph=True, allow_unused=True)
    a = torch.zeros(3, requires_grad=True)
    b = a.clone()
    b[0] = 1
    b.mul_(2)
    b.sum().backward()
    a.grad.zero_()
    y.grad_fn.next_functions[0][0].variable
    torch.autograd.gradcheck(Cube.apply, torch.ones(2, dtype=torch.float64, requires_grad=True))
    """#,
    #"""
    from collections import Counter, defaultdict, deque, namedtuple, OrderedDict
    import itertools, functools, math, operator
    Point = namedtuple('Point', 'x y')
    p = Point(1, y=2)
    print(p, p._replace(x=5), Point._fields)
    d = defaultdict(list)
    for word in 'the quick brown fox jumps over the lazy dog'.split():
        d[len(word)].append(word)

    print(sorted(d.items()), Counter('abracadabra').most_common(2))
    q = deque(range(5), maxlen=3)
    q.rotate(1); q.appendleft(9)
    print(q, list(itertools.islice(itertools.count(3, 2), 4)))
    print([''.join(t) for t in itertools.permutations('abc', 2)])
    print(functools.reduce(operator.mul, range(1, 6)), math.comb(10, 3), math.gcd(12, 18))
    @functools.lru_cache(maxsize=None)
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    print(fib(50), fib.cache_info())
    print(list(zip(*[iter(range(6))] * 2)), max('apple', 'fig', key=len))
    print(sorted([3, 1, 2], key=lambda v: -v), sum([[1], [2]], []))
    for key, group in itertools.groupby('aabbb'):
        print(key, list(group))

    """#,
    #"""
    def gen(n):
        try:
            for i in range(n):
                got = yield i
                if got:
                    print('got', got)
        except GeneratorExit:
            print('closed')
            raise
        finally:
            print('done')
        return 'result'

    g = gen(3)
    next(g)
    g.send('hello')
    g.close()
    def outer():
        r = yield from gen(2)
        print(r)

    print(list(outer()))
    def accumulate():
        total = 0
        while True:
            v = yield total
            if v is None:
                return total
            total += v

    a = accumulate(); next(a)
    try:
        a.send(5)
        a.send(None)
    except StopIteration as e:
        print('value', e.value)

    """#,
    #"""
    class Shape:
        registry = {}
        def __init_subclass__(cls, /, kind=None, **kwargs):
            super().__init_subclass__(**kwargs)
            Shape.registry[kind] = cls
        @property
        def area(self):
            raise NotImplementedError
        def __repr__(self):
            return f'{type(self).__name__}({self.area:.2f})'

    class Circle(Shape, kind='circle'):
        __slots__ = ('r',)
        def __init__(self, r):
            self.r = r
        @property
        def area(self):
            return 3.14159 * self.r ** 2
        @classmethod
        def unit(cls):
            return cls(1)
        @staticmethod
        def name():
            return 'circle'

    print(Circle.unit(), Shape.registry, Circle.__mro__)
    class Descriptor:
        def __set_name__(self, owner, name): self.name = name
        def __get__(self, instance, owner=None): return (self.name, instance is None)
        def __set__(self, instance, value): raise AttributeError('read only')

    class Owner:
        field = Descriptor()

    print(Owner.field, Owner().field)
    try:
        Owner().field = 3
    except AttributeError as error:
        print(error)

    """#,
    #"""
    import contextlib, dataclasses, enum, string, textwrap, copy
    @dataclasses.dataclass(order=True, frozen=True)
    class P:
        x: int
        y: float = 2.0
        tags: list = dataclasses.field(default_factory=list, compare=False)

    print(P(1), P(1) < P(2), dataclasses.replace(P(1), x=5), dataclasses.asdict(P(3)))
    class Color(enum.Enum):
        RED = 1
        GREEN = enum.auto()

    print(Color.RED, Color['GREEN'], Color(1), list(Color))
    @contextlib.contextmanager
    def tag(name):
        print('<%s>' % name)
        try:
            yield name
        finally:
            print('</%s>' % name)

    with tag('b') as name, contextlib.suppress(ValueError):
        raise ValueError(name)

    def f(a, /, b=2, *args, c, d=4, **kwargs):
        return a, b, args, c, d, kwargs

    print(f(1, 2, 3, c=5, e=6))
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise ValueError('bad') from e
    except ValueError as e:
        print(repr(e.__cause__), e.__context__)

    print(copy.deepcopy({'a': [1, {2}]}), textwrap.fill('word ' * 20, 30))
    """#,
    #"""
    s = 'Hello, Wörld'
    print(s.upper(), s[::-1], s.split(', '), s.encode('utf-8'), s.center(20, '*'))
    print(f'{3.14159:>10.3f}|{42:#x}|{1234567:,}|{0.25:%}|{s!r:>20}|{"x":^5}')
    print('%05d %-5s| %+.2e %%' % (42, 'ab', 12345.678))
    print('{0} {name} {1!r}'.format(1, 'two', name='n'), s.translate({72: 'J'}))
    print(int('ff', 16), 2 ** 100, -7 // 2, -7 % 3, divmod(17, 5), 0.1 + 0.2, round(2.675, 2), 1e100)
    print((255).to_bytes(2, 'big'), int.from_bytes(b'\x01\x00', 'little'), hex(255), bin(-5), oct(8))
    print(complex(1, 2) * 3j, abs(3 + 4j), True + True, 10 ** -2, 7 .bit_length(), (0.5).as_integer_ratio())
    print([1, 2, 3][-1], (1, 2) + (3,), {1, 2} | {3}, {**{'a': 1}, 'b': 2}, [*range(3), *'ab'])
    a, *b, (c, d) = 1, 2, 3, (4, 5)
    print({k: v for k, v in zip('abc', range(3)) if v}, sorted({3, 1, 2}, reverse=True), any(x > 2 for x in b))
    while (n := len(s)) > 5: s = s[1:]

    print(s, n, 1 < n <= 6 != 7, not n, n and s or None, [i for i in range(3) for j in range(i)])
    """#,
    #"""
    import torch
    from torch import nn
    import torch.nn.functional as F
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.conv = nn.Conv2d(1, 2, 3, padding=1)
            self.norm = nn.BatchNorm2d(2)
            self.fc = nn.Linear(2 * 2 * 2, 3)
            self.drop = nn.Dropout(0.5)
        def forward(self, x):
            x = F.max_pool2d(F.relu(self.norm(self.conv(x))), 2)
            return self.fc(self.drop(x.flatten(1)))

    net = Net()
    out = net(torch.randn(2, 1, 4, 4))
    F.log_softmax(out, dim=-1).exp().sum(dim=1)
    nn.CrossEntropyLoss()(out, torch.tensor([0, 2])).backward()
    net.eval()
    for name, p in net.named_parameters(): print(name, tuple(p.shape), p.grad is not None)

    sched = torch.optim.lr_scheduler.StepLR(torch.optim.Adam(net.parameters()), 2)
    nn.LSTM(3, 4, num_layers=2, batch_first=True)(torch.randn(2, 5, 3))[0].shape
    nn.MultiheadAttention(4, 2)(torch.randn(3, 1, 4), torch.randn(3, 1, 4), torch.randn(3, 1, 4))
    nn.Embedding(5, 3)(torch.tensor([[1, 2], [4, 0]]))
    torch.linalg.solve(torch.eye(3) * 2, torch.ones(3))
    torch.linalg.svd(torch.ones(2, 3)); torch.linalg.inv(torch.eye(2))
    torch.stack([torch.ones(2), torch.zeros(2)]).var(dim=0, unbiased=True)
    torch.tensor([[1, 2], [3, 4]]).to(torch.float64).cumsum(1).unsqueeze(0).expand(2, 2, 2)
    """#,
  ]
}
