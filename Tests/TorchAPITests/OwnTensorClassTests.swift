import Testing

/// Classes of tensors of a person's own: what is done to their tensors gives tensors of theirs, unless they say otherwise.
struct OwnTensorClassTests {
  @Test("results are of the class")
  func results() {
    #expect(
      Session.run(
        """
        class Named(torch.Tensor):
            pass

        x = torch.ones(2, 2).as_subclass(Named)
        print(type(x + 1), type(2 * x), type(x.sum()), type(x[0]), type(torch.stack([x, x])), type(x.max(0)[1]), type(x.T))
        print(x, x.as_subclass(torch.Tensor), type(x.tolist()), type(x.shape))
        y = x.clone().requires_grad_()
        z = (y * 2).sum()
        print(z, type(z.grad_fn).__name__)
        z.backward()
        print(type(y.grad))

        class Derived(Named):
            pass

        print(type(x + torch.ones(2, 2).as_subclass(Derived)))
        """) == """
          <class '__main__.Named'> <class '__main__.Named'> <class '__main__.Named'> <class '__main__.Named'> <class '__main__.Named'> <class '__main__.Named'> <class '__main__.Named'>
          Named([[1., 1.],
                 [1., 1.]]) tensor([[1., 1.],
                  [1., 1.]]) <class 'list'> <class 'torch.Size'>
          Named(8., grad_fn=<AliasBackward0>) AliasBackward0
          <class 'torch.Tensor'>
          <class '__main__.Derived'>

          """)
  }

  @Test("a class may answer calls itself")
  func handlers() {
    #expect(
      Session.run(
        """
        class Log(torch.Tensor):
            @classmethod
            def __torch_function__(cls, func, types, args=(), kwargs=None):
                print(func.__name__, [t.__name__ for t in types], len(args), kwargs)
                return super().__torch_function__(func, types, args, kwargs or {})

        x = torch.ones(2).as_subclass(Log)
        y = x + 1
        y *= 2
        torch.sin(x)
        x.add(1, alpha=2)
        x[0]
        x[0] = 3
        x == 1
        print(type(torch.add(torch.ones(2), x)))

        class Answer:
            @classmethod
            def __torch_function__(cls, func, types, args=(), kwargs=None):
                return 42

        print(torch.sin(x.as_subclass(torch.Tensor)).shape)
        """) == """
          add ['Log'] 2 None
          mul_ ['Log'] 2 None
          sin ['Log'] 1 None
          add ['Log'] 2 {'alpha': 2}
          __getitem__ ['Log'] 2 None
          __setitem__ ['Log'] 3 None
          __eq__ ['Log'] 2 None
          add ['Log'] 2 None
          <class '__main__.Log'>
          torch.Size([2])

          """)
  }

  @Test("classes that do not know each other are refused")
  func refusals() {
    #expect(
      Session.run(
        """
        class First(torch.Tensor):
            pass

        class Second(torch.Tensor):
            pass

        try:
            First([1.]) + Second([1.])
        except TypeError as e:
            print(e)

        class Id(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                return x

            @staticmethod
            def backward(ctx, g):
                return g

        print(type(Id.apply(First([1.]))))
        """) == """
          unsupported operand type(s) for +: 'First' and 'Second'
          <class '__main__.First'>

          """)
  }

  @Test("conversions to plain values and the parts of a tensor go by the class too")
  func conversions() {
    #expect(
      Session.run(
        """
        class Log(torch.Tensor):
            @classmethod
            def __torch_function__(cls, func, types, args=(), kwargs=None):
                print(func.__name__, len(args), kwargs)
                return super().__torch_function__(func, types, args, kwargs or {})

        x = torch.ones(2).as_subclass(Log)
        print(len(x), int(x[0]), float(x[1]), bool(x[0]))
        for part in x:
            print(type(part))
        print(x)

        class Named(torch.Tensor):
            pass

        print([type(row) for row in torch.ones(2, 2).as_subclass(Named)], len(torch.ones(3).as_subclass(Named)))
        """) == """
          __len__ 1 {}
          __getitem__ 2 None
          __int__ 1 None
          __getitem__ 2 None
          __float__ 1 None
          __getitem__ 2 None
          __bool__ 1 None
          2 1 1.0 True
          dim 1 None
          unbind 2 None
          <class '__main__.Log'>
          <class '__main__.Log'>
          __repr__ 1 {'tensor_contents': None}
          Log([1., 1.])
          [<class '__main__.Named'>, <class '__main__.Named'>] 3

          """)
  }

  @Test("a function that no class knows is refused in its own words")
  func unknownFunctions() {
    #expect(
      Session.run(
        """
        class Unknown:
            @classmethod
            def __torch_function__(cls, func, types, args=(), kwargs=None):
                return NotImplemented

        for call in [torch.nn.functional.relu, torch.sin]:
            try:
                call(Unknown())
            except TypeError as error:
                print(str(error).splitlines()[0])
        """) == """
          no implementation found for 'torch.nn.functional.relu' on types that implement __torch_function__: [<class '__main__.Unknown'>]
          Multiple dispatch failed for 'torch.sin'; all __torch_function__ handlers returned NotImplemented:

          """)
  }

  @Test("answers of the wrong kind and parts that are the tensor itself are errors")
  func wrongAnswers() {
    #expect(
      Session.run(
        """
        class Itself(torch.Tensor):
            @classmethod
            def __torch_function__(cls, func, types, args=(), kwargs=None):
                return args[0]

        class Endless(torch.Tensor):
            def unbind(self, dim=0):
                return self

        x = torch.ones(2).as_subclass(Itself)
        for call in [repr, bool, int, float, lambda _: list(torch.ones(2).as_subclass(Endless))]:
            try:
                call(x)
            except (TypeError, RecursionError) as error:
                print(str(error)[:32])
        """) == """
          __repr__ returned non-string (ty
          __bool__ should return bool, ret
          __int__ returned non-int (type I
          Itself.__float__ returned non-fl
          maximum recursion depth exceeded

          """)
  }

  @Test("refusals name methods, attributes and functions as PyTorch does")
  func refusedNames() {
    #expect(
      Session.run(
        """
        class Unknown(torch.Tensor):
            @classmethod
            def __torch_function__(cls, func, types, args=(), kwargs=None):
                return NotImplemented
        x = torch.ones(2).as_subclass(Unknown)
        F = torch.nn.functional
        for call in [lambda: x.sum(), lambda: -x, lambda: x[0], lambda: x.grad, lambda: x.shape, lambda: bool(x), lambda: F.linear(x, x), lambda: x + 1, lambda: torch.einsum("i,i", x, x)]:
            try:
                call()
            except TypeError as error:
                print(str(error).splitlines()[0])
        """) == """
          Multiple dispatch failed for 'torch.Tensor.sum'; all __torch_function__ handlers returned NotImplemented:
          Multiple dispatch failed for 'torch.Tensor.neg'; all __torch_function__ handlers returned NotImplemented:
          Multiple dispatch failed for 'torch.Tensor.__getitem__'; all __torch_function__ handlers returned NotImplemented:
          Multiple dispatch failed for 'torch.Tensor.grad.__get__'; all __torch_function__ handlers returned NotImplemented:
          Multiple dispatch failed for 'torch.Tensor.shape.__get__'; all __torch_function__ handlers returned NotImplemented:
          Multiple dispatch failed for 'torch.Tensor.__bool__'; all __torch_function__ handlers returned NotImplemented:
          Multiple dispatch failed for 'torch.nn.linear'; all __torch_function__ handlers returned NotImplemented:
          unsupported operand type(s) for +: 'Unknown' and 'int'
          no implementation found for 'torch.functional.einsum' on types that implement __torch_function__: [<class '__main__.Unknown'>]

          """)
  }

  @Test("functions of its Python hand on all their keywords")
  func filledKeywords() {
    #expect(
      Session.run(
        """
        class Log(torch.Tensor):
            @classmethod
            def __torch_function__(cls, func, types, args=(), kwargs=None):
                print(func.__name__, len(args), kwargs)
                return super().__torch_function__(func, types, args, kwargs or {})
        x = torch.ones(2, 2).as_subclass(Log)
        F = torch.nn.functional
        F.relu(x); F.softmax(x, 0); F.mse_loss(x, x); F.leaky_relu(x); F.cross_entropy(x, x); torch.norm(x); x.grad; torch.split(x, 1)
        """) == """
          relu 1 {'inplace': False}
          softmax 1 {'dim': 0, '_stacklevel': 3, 'dtype': None}
          mse_loss 2 {'size_average': None, 'reduce': None, 'reduction': 'mean', 'weight': None}
          leaky_relu 1 {'negative_slope': 0.01, 'inplace': False}
          cross_entropy 2 {'weight': None, 'size_average': None, 'ignore_index': -100, 'reduce': None, 'reduction': 'mean', 'label_smoothing': 0.0}
          norm 1 {'p': 'fro', 'dim': None, 'keepdim': False, 'out': None, 'dtype': None}
          __get__ 1 None
          split 2 {'dim': 0}

          """)
  }

  @Test("a class may want no say")
  func noSay() {
    #expect(
      Session.run(
        """
        class Plain(torch.Tensor):
            __torch_function__ = torch._C._disabled_torch_function_impl
        class Nothing(torch.Tensor):
            __torch_function__ = None
        x = torch.ones(2).as_subclass(Plain)
        print(type(x), type(x + 1), type(torch.sin(x)), type(x[0]))
        y = torch.ones(2).as_subclass(Nothing)
        for call in [lambda: y + 1, lambda: torch.sin(y)]:
            try:
                call()
            except TypeError as error:
                print(error)
        """) == """
          <class '__main__.Plain'> <class 'torch.Tensor'> <class 'torch.Tensor'> <class 'torch.Tensor'>
          unsupported operand type(s) for +: 'Nothing' and 'int'
          'NoneType' object is not callable

          """)
  }

  @Test("a tensor may be made one of a subclass, and functions of one's own let classes answer")
  func subclasses() {
    #expect(
      Session.run(
        """
        from torch.overrides import handle_torch_function, has_torch_function, is_tensor_like, wrap_torch_function
        class Tagged(torch.Tensor):
            @staticmethod
            def __new__(cls, data, tag):
                return torch.Tensor._make_subclass(cls, torch.as_tensor(data), True)

            def __init__(self, data, tag):
                self.tag = tag

            @classmethod
            def __torch_function__(cls, func, types, args=(), kwargs=None):
                if func.__name__ == "twice":
                    return "answered"
                return super().__torch_function__(func, types, args, kwargs or {})

        x = Tagged([1., 2.], "a")
        print(x.tag, x, x.is_leaf, type(x * 2))
        @wrap_torch_function(lambda x: (x,))
        def twice(x):
            return x * 2

        print(twice(x), twice(torch.ones(1)), has_torch_function((x,)), has_torch_function((torch.ones(1),)), is_tensor_like(x), is_tensor_like(3))
        class Silent:
            @classmethod
            def __torch_function__(cls, func, types, args=(), kwargs=None):
                return NotImplemented

        try:
            twice(Silent())
        except TypeError as error:
            print(error)
        """) == """
          a Tagged([1., 2.], requires_grad=True) True <class '__main__.Tagged'>
          answered tensor([2.]) True False True False
          no implementation found for '__main__.twice' on types that implement __torch_function__: [<class '__main__.Silent'>]

          """)
  }
}
