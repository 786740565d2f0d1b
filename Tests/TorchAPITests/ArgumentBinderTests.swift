import Testing

/// Arguments, by the rules and in the words of PyTorch's argument parser.
struct ArgumentBinderTests {
  @Test(
    "An argument that does not fit is named",
    arguments: [
      ("torch.exp()", #"!! TypeError: exp() missing 1 required positional arguments: "input""#),
      ("torch.exp(3)", "!! TypeError: exp(): argument 'input' (position 1) must be Tensor, not int"),
      ("torch.exp(x, x)", "!! TypeError: exp() takes 1 positional argument but 2 were given"),
      ("x.exp(3)", "!! TypeError: TensorBase.exp() takes no arguments (1 given)"),
      ("x.add('a')", "!! TypeError: add(): argument 'other' (position 1) must be Tensor, not str"),
      ("torch.add(x, 'a')", "!! TypeError: add(): argument 'other' (position 2) must be Tensor, not str"),
      (
        "x.add()",
        "!! TypeError: add() received an invalid combination of arguments - got (), but expected (Tensor other, *, "
          + "Number alpha = 1)"
      ),
      ("torch.add(1, x)", "tensor([[2., 2., 2.],\n        [2., 2., 2.]])"),
      ("torch.sub(2.5, torch.tensor([1]))", "tensor([1.5000])"),
      ("torch.remainder(5, torch.tensor([3]))", "tensor([2])"),
      ("torch.ones(2).add(3, torch.tensor([1., 2.]))", "tensor([4., 7.])"),
      ("torch.full((2,), 1.).addcmul_(2., torch.ones(2), torch.ones(2))", "tensor([3., 3.])"),
      (
        "torch.addbmm(x)",
        "!! TypeError: addbmm() received an invalid combination of arguments - got (Tensor), but expected (Tensor "
          + "input, Tensor batch1, Tensor batch2, *, Number beta = 1, Number alpha = 1, Tensor out = None)"
      ),
      (
        "torch.addr(x, dim=1)",
        "!! TypeError: addr() received an invalid combination of arguments - got unrecognized keyword arguments: dim"
      ),
      ("torch.t(x, out=x)", "!! TypeError: t() got an unexpected keyword argument 'out'"),
      (
        "torch.argmax(x, out=torch.zeros(()))",
        "!! RuntimeError: Expected out tensor to have dtype long int, but got float instead"
      ),
      (
        "torch.exp(x, out=torch.zeros(2, 3, dtype=torch.long))",
        "!! RuntimeError: result type Float can't be cast to the desired output type Long"
      ),
      (
        "torch.frexp(x, out=x)", "!! TypeError: frexp(): argument 'out' must be tuple of Tensors, not Tensor"
      ),
      (
        "x.permute(0, x)",
        "!! TypeError: permute(): argument 'dims' failed to unpack the object at pos 2 with error \"type must be tuple "
          + "of ints,but got Tensor\""
      ),
      ("x.add(1, beta=2)", "!! TypeError: add() got an unexpected keyword argument 'beta'"),
      ("x.transpose(0)", #"!! TypeError: transpose() missing 1 required positional arguments: "dim1""#),
      ("x.transpose(0, 1, 2)", "!! TypeError: transpose() takes 2 positional arguments but 3 were given"),
      ("x.unsqueeze(True)", "!! TypeError: unsqueeze(): argument 'dim' (position 1) must be int, not bool"),
      (
        "torch.zeros('a')",
        "!! TypeError: zeros(): argument 'size' (position 1) must be tuple of ints, not str"
      ),
      (
        "torch.zeros([1.5])",
        "!! TypeError: zeros(): argument 'size' (position 1) must be tuple of ints, but found element of type float at "
          + "pos 0"
      ),
      (
        "torch.zeros(2, dtype='float')",
        "!! TypeError: zeros(): argument 'dtype' must be torch.dtype, not str"
      ),
      ("x.reshape(2.0, 3)", "!! TypeError: reshape() takes 1 positional argument but 2 were given"),
      ("x.permute('a', 'b')", "!! TypeError: permute() takes 1 positional argument but 2 were given"),
      ("torch.zeros(None, 3)", "!! TypeError: zeros() takes 1 positional argument but 2 were given"),
      (
        "x.reshape(6.0)",
        "!! TypeError: reshape(): argument 'shape' (position 1) must be tuple of ints, not float"
      ),
      ("torch.zeros(2, foo=1)", "!! TypeError: zeros() got an unexpected keyword argument 'foo'"),
      ("torch.cat([1])", "!! TypeError: expected Tensor as element 0 in argument 0, but got int"),
      ("torch.tensor(1, 2)", "!! TypeError: tensor() takes 1 positional argument but 2 were given"),
      (
        "torch.tensor([1.], require_grad=True)",
        "!! TypeError: tensor() got an unexpected keyword argument 'require_grad'"
      ),
    ])
  func wording(call: String, expected: String) {
    #expect(Session.show(call, after: "x = torch.ones(2, 3)") == expected)
  }

  @Test("A call that fits no overload lists them all")
  func overloads() {
    let text = Session.run(
      """
      try:
          torch.ones(2).eq('a')
      except TypeError as error:
          print(error)
      """)
    #expect(
      text == """
        eq() received an invalid combination of arguments - got (str), but expected one of:
         * (Tensor other)
              didn't match because some of the arguments have invalid types: (!str!)
         * (Number other)
              didn't match because some of the arguments have invalid types: (!str!)


        """)
  }

  @Test("PyTorch's count of arguments takes the mark of keywords and an empty list for arguments")
  func countedArguments() {
    let text = Session.run(
      """
      def tell(f):
          try:
              f()
          except TypeError as error:
              print(error)
      x = torch.ones(2, 3)
      tell(lambda: x.sum('a'))
      tell(lambda: x.sum(1, 2, 3, 4))
      tell(lambda: x.masked_fill(1, 2))
      tell(lambda: torch.randn())
      """)
    #expect(
      text == """
        sum() received an invalid combination of arguments - got (str), but expected one of:
         * (*, torch.dtype dtype = None)
         * (tuple of ints dim, bool keepdim = False, *, torch.dtype dtype = None)

        sum() received an invalid combination of arguments - got (int, int, int, int), but expected one of:
         * (*, torch.dtype dtype = None)
         * (tuple of ints dim, bool keepdim = False, *, torch.dtype dtype = None)
              didn't match because some of the arguments have invalid types: (!int!, !int!, !int!, !int!)

        masked_fill() received an invalid combination of arguments - got (int, int), but expected one of:
         * (Tensor mask, Tensor value)
              didn't match because some of the arguments have invalid types: (!int!, !int!)
         * (Tensor mask, Number value)
              didn't match because some of the arguments have invalid types: (!int!, !int!)

        randn() received an invalid combination of arguments - got (), but expected one of:
         * (tuple of ints size, *, torch.Generator generator, Tensor out = None, torch.dtype dtype = None, torch.layout layout = None, torch.device device = None, bool pin_memory = False, bool requires_grad = False)
         * (tuple of ints size, *, Tensor out = None, torch.dtype dtype = None, torch.layout layout = None, torch.device device = None, bool pin_memory = False, bool requires_grad = False)


        """)
  }

  @Test(
    "NumPy's names, loose ints and plain tensors are taken",
    arguments: [
      ("x.sum(axis=0)", "tensor([2., 2., 2.])"), ("x.view(3, 2).shape", "torch.Size([3, 2])"),
      ("x.view((3, 2)).shape", "torch.Size([3, 2])"),
      ("torch.zeros(torch.tensor(2), 3).shape", "torch.Size([2, 3])"),
      ("torch.add(input=x, other=1)[0, 0]", "tensor(2.)"), ("torch.exp(x - 1, out=y) is y", "True"),
    ])
  func conveniences(expression: String, expected: String) {
    #expect(Session.show(expression, after: "x = torch.ones(2, 3); y = torch.empty(0)") == expected)
  }
}
