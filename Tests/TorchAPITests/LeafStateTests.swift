import Testing

/// What writes and settings leave of gradients.
struct LeafStateTests {
  @Test func `saved values outlive writes, and a leaf that wants no gradient gets none`() {
    let text = Session.run(
      #"""
      import torch
      from torch.autograd.graph import allow_mutation_on_saved_tensors
      a = torch.ones(2, requires_grad=True)
      with allow_mutation_on_saved_tensors():
          b = a.clone()
          b.cos_()
          b.exp().sum().backward()
      print(a.grad)
      x = torch.tensor([1., 2.], requires_grad=True)
      y = x * 2
      x.requires_grad = False
      y.sum().backward()
      print(x.grad)
      """#)
    #expect(
      text == #"""
        tensor([-1.4444, -1.4444])
        None

        """#)
  }

  @Test func `a function saves nothing before it has returned`() {
    let text = Session.run(
      #"""
      import copy
      import torch
      x = torch.tensor([1., 2.], requires_grad=True)
      class Double(torch.autograd.Function):
          @staticmethod
          def forward(ctx, x):
              ctx.save_for_backward(x)
              print(ctx.saved_tensors, len(ctx.to_save))
              return x * 2
          @staticmethod
          def backward(ctx, g):
              print(ctx.saved_tensors)
              return g
      Double.apply(x).sum().backward()
      with torch.no_grad():
          Double.apply(x)
      class Both(torch.autograd.Function):
          @staticmethod
          def forward(x):
              return x * 3
          @staticmethod
          def setup_context(ctx, inputs, output):
              ctx.save_for_backward(output)
              print(ctx.saved_tensors)
          @staticmethod
          def backward(ctx, g):
              return g * ctx.saved_tensors[0]
          @staticmethod
          def jvp(ctx, t):
              return t * 3
      print(Both.apply(x))
      try:
          (x * x).sum().backward(create_graph=True)
          copy.deepcopy(x)
      except RuntimeError as error:
          print(str(error)[:60])
      y = x * 2
      y.register_hook(lambda g: torch.ones(2, dtype=torch.cfloat))
      try:
          y.sum().backward()
      except RuntimeError as error:
          print(error)
      """#)
    #expect(
      text == #"""
        () 1
        (tensor([1., 2.], requires_grad=True),)
        () 1
        ()
        tensor([3., 6.], grad_fn=<BothBackward>)
        Only Tensors created explicitly by the user (graph leaves) s
        hook '<lambda>' has changed the type of value (was torch.FloatTensor got CPUComplexFloatType)

        """#)
  }
}
