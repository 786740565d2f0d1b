import Testing

/// Functions of one's own as nodes of the graph, and the classes of nodes.
struct FunctionNodeTests {
  @Test("the context of a function is a node, with its name and edges, also while forward runs")
  func contextIsNode() {
    #expect(
      Session.run(
        """
        from torch.autograd.function import FunctionCtx, BackwardCFunction
        from torch.autograd.graph import Node
        class Q(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                ctx.foo = 3
                print(type(ctx), isinstance(ctx, FunctionCtx), isinstance(ctx, Node), ctx.name(), len(ctx.next_functions))
                return x.clone()
            @staticmethod
            def backward(ctx, g):
                print(isinstance(ctx, Node), ctx.name(), ctx.foo, ctx.next_functions == q.grad_fn.next_functions)
                return g
        x = torch.ones(2, requires_grad=True)
        q = Q.apply(x)
        print(q.grad_fn._forward_cls, q.grad_fn.foo, isinstance(q.grad_fn, Node))
        print(type(q.grad_fn).__mro__)
        print(Q._backward_cls is type(q.grad_fn), issubclass(Q._backward_cls, BackwardCFunction))
        q.sum().backward()
        print(q.grad_fn.apply(torch.ones(2)))
        try:
            q.grad_fn(torch.ones(2))
        except TypeError as e:
            print(e)
        """) == """
          <class 'torch.autograd.function.QBackward'> True True QBackward 1
          <class '__main__.Q'> 3 True
          (<class 'torch.autograd.function.QBackward'>, <class 'torch.autograd.function.BackwardCFunction'>, <class 'torch._C._FunctionBase'>, <class 'torch.autograd.function.FunctionCtx'>, <class 'torch.autograd.function._HookMixin'>, <class 'object'>)
          True True
          True QBackward 3 True
          True QBackward 3 True
          tensor([1., 1.])
          'QBackward' object is not callable

          """)
  }

  @Test("Node is an abstract class, of which the operators' nodes are virtual instances")
  func abstractNode() {
    #expect(
      Session.run(
        """
        from torch.autograd.graph import Node
        e = torch.ones(2, requires_grad=True).exp().grad_fn
        print(type(e).__mro__, isinstance(e, Node), issubclass(type(e), Node), isinstance(3, Node))
        print(Node.__mro__)
        try:
            Node()
        except TypeError as error:
            print(error)
        """) == """
          (<class 'ExpBackward0'>, <class 'object'>) True True False
          (<class 'torch.autograd.graph.Node'>, <class 'abc.ABC'>, <class 'object'>)
          Can't instantiate abstract class Node with abstract methods _input_metadata, _register_hook_dict, _sequence_nr, metadata, name, next_functions, register_hook, register_prehook

          """)
  }

  @Test("an instance of a function, of which there is no use, has a node's attributes and cannot be called")
  func instances() {
    #expect(
      Session.run(
        """
        import warnings
        class Id(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                return x
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            f = Id()
        print(isinstance(f, Id), f.name(), f.next_functions, f.metadata, f.saved_tensors, f.requires_grad)
        try:
            f(torch.ones(1))
        except RuntimeError as e:
            print(str(e)[:73])
        class Base(torch._C._FunctionBase):
            pass
        print(Base().name())
        """) == """
          True Id () {} () True
          Legacy autograd function with non-static forward method is deprecated. Pl
          Base

          """)
  }

  @Test("hooks on saved tensors that a backward leaves behind go with its node")
  func hooksLeftBehind() {
    #expect(
      Session.run(
        """
        log = []
        class P(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                return x.clone()
            @staticmethod
            def backward(ctx, g):
                torch._C._autograd._push_saved_tensors_default_hooks(log.append, print)
                return g
        x = torch.ones(2, requires_grad=True)
        P.apply(x).sum().backward()
        y = x * x
        print(log)
        """) == """
          []

          """)
  }

  @Test("hooks that forward puts on its context run in backward, unless they are removed before")
  func hooksFromForward() {
    #expect(
      Session.run(
        """
        class W(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                ctx.register_hook(lambda sent, received: print('after', sent, received))
                ctx.register_prehook(lambda received: print('before', received))
                ctx.register_hook(lambda *_: print('removed')).remove()
                return x * 2
            @staticmethod
            def backward(ctx, g):
                return g * 2
        W.apply(torch.ones(1, requires_grad=True)).backward()
        """) == """
          before (tensor([1.]),)
          after (tensor([2.]),) (tensor([1.]),)

          """)
  }
}
