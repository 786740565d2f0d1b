import Testing

@testable import TorchAPI

/// Hooks on tensors, nodes and saved tensors, and what programs may return from them.
struct GraphHookTests {
  private static let setUp =
    "import torch\nfrom torch.autograd import graph\nx = torch.tensor([1., 2.], requires_grad=True)\n"

  private func run(_ source: String) -> String { Session.run(Self.setUp + source) }

  @Test("saved tensors go through the innermost hooks")
  func savedTensorHooks() {
    #expect(
      run(
        """
        with graph.saved_tensors_hooks(lambda t: (print('pack', t), t.detach())[1], lambda t: (print('unpack', t), t)[1]):
            y = x.exp()
        y.sum().backward()
        print(x.grad)
        """) == """
          pack tensor([2.7183, 7.3891], grad_fn=<ExpBackward0>)
          unpack tensor([2.7183, 7.3891])
          tensor([2.7183, 7.3891])

          """)
  }

  @Test("what a pack hook raises comes out of the operation, and nothing is left behind")
  func packErrors() {
    #expect(
      run(
        """
        def refuse(t):
            raise ValueError('no')
        try:
            with graph.saved_tensors_hooks(refuse, lambda t: t):
                x * x
        except ValueError as e:
            print(e)
        print((x * x).sum())
        with graph.disable_saved_tensors_hooks('not here'):
            try:
                with graph.save_on_cpu():
                    pass
            except RuntimeError as e:
                print(e)
        """) == "no\ntensor(5., grad_fn=<SumBackward0>)\nnot here\n")
  }

  @Test("a node's hooks may replace gradients by as many of the same kind only")
  func nodeHookResults() {
    #expect(
      run(
        """
        for hook in (lambda gs: 1, lambda gs: (gs[0], gs[0]), lambda gs: (torch.ones(3),)):
            y = x * 2
            y.grad_fn.register_prehook(hook)
            try:
                y.sum().backward()
            except (RuntimeError, TypeError) as e:
                print(type(e).__name__, e)
        """) == """
          TypeError expected tuple, but hook returned 'int'
          RuntimeError hook '<lambda>' has returned an incorrect number of values (got 2, but expected 1)
          RuntimeError hook '<lambda>' has changed the size of value

          """)
  }

  @Test("several gradients are waited for, and a pass's end is told")
  func severalGradients() {
    #expect(
      run(
        """
        y, z = x * 2, x * 3
        graph.register_multi_grad_hook([y, z, x], lambda gs: print([g is not None for g in gs]))
        y.register_hook(lambda g: graph.queue_callback(lambda: print('done')))
        (y + z).sum().backward(retain_graph=True)
        y.sum().backward()
        """) == "[True, True, True]\ndone\n[True, False, True]\ndone\n")
  }

  @Test("a gradient edge stands for its tensor")
  func gradientEdges() {
    #expect(
      run(
        """
        y = x * 2
        edge = graph.get_gradient_edge(y)
        print(edge.node.name(), edge.output_nr)
        print(torch.autograd.grad((y * y).sum(), edge))
        """) == "MulBackward0 0\n(tensor([4., 8.]),)\n")
  }

  @Test("anomalies are errors that name the node and the output")
  func anomalies() {
    #expect(
      run(
        """
        import warnings
        with warnings.catch_warnings(record=True) as log:
            warnings.simplefilter('always')
            with torch.autograd.detect_anomaly():
                try:
                    (x - 1).sqrt().mul(0).sum().backward()
                except RuntimeError as e:
                    print(e)
        print(str(log[0].message)[:34], str(log[1].message).split('.')[0])
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            with torch.autograd.detect_anomaly():
                y = x + 1
                z = y**2
                y += 1
                try:
                    z.sum().backward()
                except RuntimeError as e:
                    print(str(e)[-75:])
        """) == """
          Function 'SqrtBackward0' returned nan values in its 0th output.
          Anomaly Detection has been enabled Error detected in SqrtBackward0
          The variable in question was changed in there or anywhere later. Good luck!

          """)
  }

  @Test("a checkpoint computes again what its backward needs")
  func checkpoints() {
    #expect(
      run(
        """
        from torch.utils.checkpoint import checkpoint
        def f(a):
            print('run')
            return a.exp().sin()
        checkpoint(f, x, use_reentrant=False).sum().backward()
        print(x.grad)
        y = checkpoint(f, x, use_reentrant=True)
        try:
            torch.autograd.grad(y.sum(), x)
        except RuntimeError as e:
            print(str(e)[:38])
        """) == """
          run
          run
          tensor([-2.4783,  3.3129])
          run
          When use_reentrant=True, torch.utils.c

          """)
  }
}
