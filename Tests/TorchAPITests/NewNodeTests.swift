import Testing

@testable import TorchAPI

/// Hooks that are called with each new node of the graph, and the list in which a function may take its gradients.
struct NewNodeTests {
  @Test("a hook on new nodes sees each once, leaves and backward passes included")
  func eachOnce() {
    #expect(
      Session.run(
        """
        from torch.autograd.graph import node_creation_hook
        a = torch.tensor([1., 2.], requires_grad=True)
        b = a * 2
        names = []
        with node_creation_hook(lambda node: names.append(node.name())):
            c = b.exp() + b
            d = c.sum()
            x = torch.ones(2, requires_grad=True)
            y = (x * x).split(1)
        e = d * 2
        print(names)
        names.clear()
        z = (x * x).sum()
        with node_creation_hook(lambda node: names.append(node.name())):
            g, = torch.autograd.grad(z, x, create_graph=True)
        print(g.grad_fn.name() in names)
        calls = []
        with node_creation_hook(lambda node: calls.append(('outer', node.name()))):
            b = x * 2
            with node_creation_hook(lambda node: calls.append(('inner', node.name()))):
                c = b.exp()
        print(calls)
        """) == """
          ['ExpBackward0', 'AddBackward0', 'SumBackward0', 'torch::autograd::AccumulateGrad', 'MulBackward0', 'SplitBackward0']
          True
          [('outer', 'MulBackward0'), ('outer', 'ExpBackward0'), ('inner', 'ExpBackward0')]

          """)
  }

  @Test("a write to a view makes the view's node and that of its base")
  func writesToViews() {
    #expect(
      Session.run(
        """
        a = torch.ones(4, requires_grad=True).clone()
        v = a[:2]
        nodes = []
        with torch.autograd.graph.node_creation_hook(nodes.append):
            v.mul_(2)
        print(len(nodes), nodes[0] is v.grad_fn, nodes[1] is a.grad_fn)
        a = torch.ones(4, requires_grad=True).clone()
        v = a[:2]
        a.mul_(2)
        nodes = []
        with torch.autograd.graph.node_creation_hook(nodes.append):
            node = v.grad_fn
        print(nodes == [node])
        """) == """
          2 True True
          True

          """)
  }

  @Test("a hook on new nodes sees what a function has saved, and makes and returns nothing")
  func wholeNodes() {
    #expect(
      Session.run(
        """
        from torch.autograd.graph import node_creation_hook
        class Double(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                ctx.save_for_backward(x)
                return x * 2
            @staticmethod
            def backward(ctx, g):
                return g * 2
        x = torch.ones(2, requires_grad=True)
        with node_creation_hook(lambda node: print(node.name(), getattr(node, 'saved_tensors', None))):
            y = Double.apply(x)
            print('applied')
        def hook(node):
            (torch.ones(2, requires_grad=True) * 2).sum()
        for hook in hook, lambda node: node, lambda node: 1 / 0:
            try:
                with node_creation_hook(hook):
                    torch.ones(2, requires_grad=True) * 2
            except Exception as error:
                print(type(error).__name__, error)
        """) == """
          torch::autograd::AccumulateGrad None
          DoubleBackward (tensor([1., 1.], requires_grad=True),)
          applied
          RuntimeError Creating a new autograd node from inside a node creation hook is not supported. Node creation hooks should only observe the node (e.g. record it, stash metadata, or register backward hooks on it); got a new node of type torch::autograd::AccumulateGrad while a hook was running.
          RuntimeError node creation hook must return None, got AccumulateGrad
          ZeroDivisionError division by zero

          """)
  }

  @Test("a function may take its gradients in a list, which it may empty")
  func listedGradients() {
    #expect(
      Session.run(
        """
        class Boxed(torch.autograd.Function):
            boxed_grads_call = True
            @staticmethod
            def forward(ctx, x):
                return x * 2, x * 3
            @staticmethod
            def backward(ctx, grads):
                print(grads)
                a, b = grads
                grads.clear()
                return a * 2 + b * 3
        x = torch.ones(2, requires_grad=True)
        a, b = Boxed.apply(x)
        (a.sum() + b.sum()).backward()
        print(x.grad, a.grad_fn.apply(torch.ones(2), torch.zeros(2)))
        """) == """
          [tensor([1., 1.]), tensor([1., 1.])]
          [tensor([1., 1.]), tensor([0., 0.])]
          tensor([5., 5.]) tensor([2., 2.])

          """)
  }

  @Test("a result that was written to a view and saved is differentiated by way of the view's base")
  func savedResultsOfWritesToViews() {
    #expect(
      Session.run(
        """
        for name in 'exp_', 'sigmoid_', 'tanh_', 'sqrt_', 'relu_':
            x = torch.tensor([1., 2.], requires_grad=True)
            y = x * 2
            getattr(y[:1], name)()
            g, = torch.autograd.grad((y**2).sum(), x, create_graph=True)
            print(g, torch.autograd.grad(g.sum(), x))
        """) == """
          tensor([218.3926,  16.0000], grad_fn=<MulBackward0>) (tensor([873.5704,   8.0000]),)
          tensor([ 0.3699, 16.0000], grad_fn=<MulBackward0>) (tensor([-0.4753,  8.0000]),)
          tensor([ 0.2724, 16.0000], grad_fn=<MulBackward0>) (tensor([-1.0106,  8.0000]),)
          tensor([ 2., 16.], grad_fn=<MulBackward0>) (tensor([0., 8.]),)
          tensor([ 8., 16.], grad_fn=<MulBackward0>) (tensor([8., 8.]),)

          """)
  }

  @Test("variants of operators keep their number where an error names them")
  func numberedVariants() {
    #expect(
      Session.run(
        """
        for make in lambda x: x.sum(1), lambda x: x.sum(), lambda x: x.pow(x), lambda x: x.max(0)[0]:
            y = make(torch.ones(2, 3, requires_grad=True))
            z = (y * y).sum()
            with torch.no_grad():
                y.add_(1)
            try:
                z.backward()
            except RuntimeError as error:
                print(str(error).split('which is ')[1].split(',')[0])
        """) == """
          output 0 of Sum1
          output 0 of Sum
          output 0 of Pow1
          output 0 of Max

          """)
  }
}
