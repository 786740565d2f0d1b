import Testing

/// Modes, backward passes and hooks, from Python.
struct GradModeTests {
  @Test("Modes as context managers, decorators and functions")
  func modes() {
    #expect(
      Session.run(
        """
        x = torch.ones(1, requires_grad=True)
        with torch.no_grad():
            print((x * 2).requires_grad)
            with torch.enable_grad():
                print((x * 2).requires_grad)
        @torch.no_grad()
        def double(t):
            return t * 2
        print(double(x).requires_grad, double.__name__, torch.is_grad_enabled())
        torch.set_grad_enabled(False)
        print((x * 2).requires_grad)
        torch.set_grad_enabled(True)
        with torch.set_grad_enabled(False):
            print(torch.is_grad_enabled())
        print(torch.is_grad_enabled())
        """) == "False\nTrue\nFalse double True\nFalse\nFalse\nTrue\n")
  }

  @Test("Hooks see and replace gradients, and go when removed")
  func hooks() {
    #expect(
      Session.run(
        """
        x = torch.ones(2, requires_grad=True)
        y = x * 3
        handle = y.register_hook(lambda g: g * 10)
        y.sum().backward(retain_graph=True)
        print(x.grad)
        handle.remove()
        x.grad = None
        y.sum().backward()
        print(x.grad)
        """) == "tensor([30., 30.])\ntensor([3., 3.])\n")
  }

  @Test("An exception in a hook arrives unchanged")
  func hookErrors() {
    #expect(
      Session.run(
        """
        x = torch.ones(2, requires_grad=True)
        def hook(g):
            raise KeyError('mine')
        x.register_hook(hook)
        x.sum().backward()
        """) == "!! KeyError: 'mine'\n")
  }

  @Test("A person's own function has its own backward, also for second derivatives")
  func functions() {
    #expect(
      Session.run(
        """
        class Cube(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                ctx.save_for_backward(x)
                return x ** 3
            @staticmethod
            def backward(ctx, g):
                (x,) = ctx.saved_tensors
                return g * 3 * x ** 2
        x = torch.tensor(2., requires_grad=True)
        y = Cube.apply(x)
        print(y)
        (g,) = torch.autograd.grad(y, x, create_graph=True)
        print(torch.autograd.grad(g, x))
        """) == "tensor(8., grad_fn=<CubeBackward>)\n(tensor(12.),)\n")
  }
}
