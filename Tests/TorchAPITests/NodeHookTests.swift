import Testing

@testable import TorchAPI

/// Hooks on nodes, leaves and missing gradients in the company of one another.
struct NodeHookTests {
  @Test("hooks of a leaf and of its node run around the accumulation")
  func aroundAccumulation() {
    #expect(
      Session.run(
        """
        t = torch.zeros(3, requires_grad=True)
        node = t.view_as(t).grad_fn.next_functions[0][0]
        t.register_hook(lambda g: g.sub(2.0))
        node.register_prehook(lambda g: (g[0].div(5.0),))
        def halve(leaf):
            leaf.grad.add_(0.5)
        def after(sent, received):
            t.grad = received[0].mul(10)
        t.register_post_accumulate_grad_hook(halve)
        node.register_hook(after)
        t.sum().backward()
        print(t.grad)
        """) == """
          tensor([3., 3., 3.])

          """)
  }

  @Test("a hook after accumulation returns nothing, or the leaf")
  func postAccumulateResult() {
    #expect(
      Session.run(
        """
        x = torch.ones(2, requires_grad=True)
        x.register_post_accumulate_grad_hook(lambda t: t)
        x.register_post_accumulate_grad_hook(lambda t: t.grad)
        try:
            x.sum().backward()
        except RuntimeError as e:
            print(e)
        """) == """
          Tensor post accumulate grad hooks should return None.

          """)
  }

  @Test("a hook sees that no gradient arrived")
  func missingGradient() {
    #expect(
      Session.run(
        """
        x = torch.ones(3, requires_grad=True)
        first, second, _ = x.unbind()
        first.register_hook(lambda g: print('first', g))
        second.backward()
        print(x.grad)
        """) == """
          first None
          tensor([0., 1., 0.])

          """)
  }

  @Test("a hook that comes while a node runs is called after it")
  func hookDuringUnpacking() {
    #expect(
      Session.run(
        """
        x = torch.tensor(3., requires_grad=True)
        def unpack(t):
            torch._C._current_autograd_node().register_hook(lambda sent, received: tuple(g and g / 2 for g in sent))
            return t
        with torch.autograd.graph.saved_tensors_hooks(lambda t: t, unpack):
            y = x.exp()
        y.backward()
        print(x.grad)
        """) == """
          tensor(10.0428)

          """)
  }

  @Test("what a pass will run is known during it, also of nodes that have run")
  func willExecute() {
    #expect(
      Session.run(
        """
        x = torch.ones(2, requires_grad=True)
        y = x * 2
        z = y.sin()
        other = y.cos().grad_fn
        def hook(g):
            for node in (z.grad_fn, y.grad_fn, other):
                print(torch._C._will_engine_execute_node(node))
        y.register_hook(hook)
        z.sum().backward()
        try:
            torch._C._will_engine_execute_node(y.grad_fn)
        except RuntimeError as e:
            print(e)
        """) == """
          True
          True
          False
          _get_should_execute_nodes should only be called during the backward pass

          """)
  }

  @Test("the order of a pass is foretold")
  func executionOrder() {
    #expect(
      Session.run(
        """
        x = torch.tensor(1., requires_grad=True)
        y = x * 2
        out = [y.sin(), y.cos(), y.cos()]
        def hook(g):
            print([node.name() for node in torch._C._current_graph_task_execution_order()])
        out[2].register_hook(hook)
        with torch.autograd.set_multithreading_enabled(False):
            torch.autograd.grad((out[0], out[2], out[1]), inputs=(x,))
        """) == """
          ['CosBackward0', 'CosBackward0', 'SinBackward0', 'MulBackward0', 'torch::autograd::AccumulateGrad']

          """)
  }

  @Test("a promise to keep a view's gradient moves with its node")
  func retainedViews() {
    #expect(
      Session.run(
        """
        base = torch.ones(1, requires_grad=True).clone()
        first, second = base[:], base[:]
        first.retain_grad()
        second.retain_grad()
        first.mul_(2)
        (first + second).sum().backward()
        print(first.grad, second.grad)
        """) == """
          tensor([1.]) tensor([1.])

          """)
  }

  @Test("a node says what its gradients look like")
  func outputs() {
    #expect(
      Session.run(
        """
        b = torch.rand(3, 2, requires_grad=True)
        var, mean = torch.var_mean(b, dim=0)
        for m in var.grad_fn._input_metadata:
            print(m.shape, m.dtype, m.device, m.is_nested_tensor)
        """) == """
          [2] torch.float32 cpu False
          [2] torch.float32 cpu False

          """)
  }

  @Test("an edge has no zeros, and zeros with a graph want gradients")
  func materializedEdges() {
    #expect(
      Session.run(
        """
        def tell(f):
            try:
                print(f())
            except Exception as e:
                print(type(e).__name__, e)
        x, y = torch.ones(2, requires_grad=True), torch.ones(2, requires_grad=True)
        edge = torch.autograd.graph.GradientEdge((y * 2).grad_fn, 0)
        tell(lambda: torch.autograd.grad((x * 2).sum(), (x, edge), materialize_grads=True))
        tell(lambda: torch.autograd.grad((x * 2).sum(), y, materialize_grads=True, create_graph=True))
        """) == """
          RuntimeError materialize_grads cannot be used when the given input is a GradientEdge
          (tensor([0., 0.], requires_grad=True),)

          """)
  }

  @Test("a leaf with other memory is another leaf to earlier uses")
  func newMemory() {
    #expect(
      Session.run(
        """
        def tell(f):
            try:
                print(f())
            except Exception as e:
                print(type(e).__name__, e)
        x = torch.zeros(2, requires_grad=True)
        edge = torch.autograd.graph.get_gradient_edge(x)
        y = x.exp()
        with torch.no_grad():
            x.set_(torch.ones(2))
        tell(lambda: torch.autograd.grad(y.sum(), x, retain_graph=True))
        tell(lambda: torch.autograd.grad(y.sum(), edge))
        """) == """
          RuntimeError The differentiated Tensor at index 0 appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.
          (tensor([1., 1.]),)

          """)
  }

  @Test("the gradient of a leaf may have a type of its own")
  func gradientType() {
    #expect(
      Session.run(
        """
        def tell(f):
            try:
                print(f())
            except Exception as e:
                print(type(e).__name__, e)
        x = torch.ones(2, requires_grad=True)
        x.grad_dtype = torch.float64
        (x * 2).sum().backward()
        print(x.grad, x.grad_dtype)
        def change():
            x.grad_dtype = torch.float32
        tell(change)
        x.grad = None
        x.grad_dtype = None
        x.grad = torch.ones(2, dtype=torch.float16)
        print(x.grad, x.grad_dtype)
        """) == """
          tensor([2., 2.], dtype=torch.float64) torch.float64
          RuntimeError Cannot set grad_dtype to 'Float' because there is already a gradient with dtype 'double'. Please clear the gradient (.grad = None) before changing grad_dtype, or ensure the new grad_dtype matches the existing gradient's dtype.
          tensor([1., 1.], dtype=torch.float16) None

          """)
  }
}
