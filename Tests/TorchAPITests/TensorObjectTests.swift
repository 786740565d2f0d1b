import Testing

/// Tensors as Python objects.
struct TensorObjectTests {
  @Test("A tensor keeps its identity and the attributes that a person sets")
  func identity() {
    #expect(
      Session.run(
        """
        x = torch.tensor([1., 2.], requires_grad=True)
        y = x * 2
        y.note = 'kept'
        print(y.grad_fn is y.grad_fn, y.grad_fn.next_functions[0][0].variable is x, y.note)
        y.sum().backward()
        g = x.grad
        print(g is x.grad, x in {x: 1}, hash(x) == id(x) or isinstance(hash(x), int))
        """) == "True True kept\nTrue True True\n")
  }

  @Test("A bound method answers for attributes as the function does that it binds")
  func methodAttributes() {
    #expect(
      Session.run(
        """
        for method in (torch.ones(1).backward, torch.ones(1).sum):
            try:
                method.step
            except AttributeError as error:
                print(error)
        """)
          == """
          'function' object has no attribute 'step'
          'builtin_function_or_method' object has no attribute 'step'

          """)
  }

  @Test(
    "Conversions refuse what they cannot convert",
    arguments: [
      ("bool(x)", "!! RuntimeError: Boolean value of Tensor with more than one value is ambiguous"),
      ("float(x)", "!! ValueError: only one element tensors can be converted to Python scalars"),
      ("x.item()", "!! RuntimeError: a Tensor with 2 elements cannot be converted to Scalar"),
      ("[1, 2][x]", "!! TypeError: only integer tensors of a single element can be converted to an index"),
      ("len(torch.tensor(3))", "!! TypeError: len() of a 0-d tensor"),
      ("list(torch.tensor(3))", "!! TypeError: iteration over a 0-d tensor"),
      ("f'{x:.2f}'", "!! TypeError: unsupported format string passed to Tensor.__format__"),
      ("x + 'a'", "!! TypeError: unsupported operand type(s) for +: 'Tensor' and 'str'"),
      ("x.gard", "!! AttributeError: 'Tensor' object has no attribute 'gard'"),
    ])
  func refusals(expression: String, expected: String) {
    let shown = Session.show(expression, after: "x = torch.tensor([1., 2.])")
    #expect(shown.hasPrefix(expected))
  }

  @Test(
    "Texts and representations",
    arguments: [
      ("x", "tensor([1., 2.], requires_grad=True)"), ("f'{s}'", "'2.5'"), ("f'{s:.2f}'", "'2.50'"),
      ("x.shape", "torch.Size([2])"), ("x.shape + (3,)", "torch.Size([2, 3])"), ("x.dtype", "torch.float32"),
      ("x.device", "device(type='cpu')"), ("type(x)", "<class 'torch.Tensor'>"),
      ("type((x + 1).grad_fn)", "<class 'AddBackward0'>"), ("(x + 1).grad_fn.name()", "'AddBackward0'"),
      ("torch.max(s.reshape(1), 0)", "torch.return_types.max(\nvalues=tensor(2.5000),\nindices=tensor(0))"),
      ("x.sum().backward", "<bound method Tensor.backward of tensor(3., grad_fn=<SumBackward0>)>"),
      ("x.detach().numpy()", "array([1., 2.], dtype=float32)"), ("x == None", "False"), ("x == 'a'", "False"),
      ("torch.nn.Parameter(s)", "Parameter containing:\ntensor(2.5000, requires_grad=True)"),
      ("torch.no_grad", "<class 'torch.autograd.grad_mode.no_grad'>"),
    ])
  func texts(expression: String, expected: String) {
    let setup = "x = torch.tensor([1., 2.], requires_grad=True); s = torch.tensor(2.5)"
    #expect(Session.show(expression, after: setup) == expected)
  }
}
