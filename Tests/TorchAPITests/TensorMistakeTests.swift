import Testing

/// What goes wrong when tensors are made, written and combined as they should not be.
struct TensorMistakeTests {
  @Test("Bools may not be subtracted")
  func bools() {
    #expect(
      Session.tell(
        [
          "x - True",
          "True - x",
          "torch.rsub(x, True)",
          "(x > 0) - True",
          "x.sub_(True)",
          "x.__isub__(True)",
        ]) == """
          NotImplementedError Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.
          NotImplementedError Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.
          NotImplementedError Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.
          NotImplementedError Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.
          NotImplementedError Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.
          NotImplementedError Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.

          """)
  }

  @Test("Devices are read strictly")
  func devices() {
    #expect(
      Session.tell(
        [
          "torch.device('1')",
          "torch.device('a:1')",
          "torch.device('')",
          "torch.device('cuda:01')",
          "torch.device('cpu', -1)",
        ]) == """
          RuntimeError Invalid device string: '1'
          RuntimeError Expected one of cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, mps, meta, hpu, mtia, privateuseone device type at start of device string: a
          RuntimeError Device string must not be empty
          RuntimeError Invalid device string: 'cuda:01'
          RuntimeError Device index must not be negative

          """)
  }

  @Test("Sizes, limits and shared tensors take what PyTorch lets them take")
  func signatures() {
    #expect(
      Session.tell(
        [
          "torch.Size(2, 3)",
          "torch.Size(x=1)",
          "torch.iinfo()",
          "torch.iinfo(None)",
          "torch.finfo(None)",
          "torch.as_tensor([1.], requires_grad=True)",
          "torch.asarray([1.], requires_grad=True)",
          "torch.zeros(2, dtype=torch.uint8).copy_(300)",
        ]) == """
          TypeError tuple expected at most 1 argument, got 2
          TypeError tuple() takes no keyword arguments
          TypeError iinfo() missing 1 required positional arguments: "type"
          TypeError iinfo(): argument 'type' (position 1) must be torch.dtype, not NoneType
          TypeError finfo(): argument 'type' (position 1) must be torch.dtype, not NoneType
          TypeError as_tensor() got an unexpected keyword argument 'requires_grad'
          tensor([1.], requires_grad=True)
          tensor([44, 44], dtype=torch.uint8)

          """)
  }

  @Test("An index that is out of bounds is told by its place")
  func places() {
    #expect(
      Session.tell(
        [
          "x[..., 5]",
          "x[0, ..., 9]",
          "x[None, 5]",
          "x[0].index_put((torch.tensor([0]),) * 2, torch.tensor(1.))",
        ]) == """
          IndexError index 5 is out of bounds for dimension 1 with size 3
          IndexError index 9 is out of bounds for dimension 2 with size 3
          IndexError index 5 is out of bounds for dimension 1 with size 2
          IndexError too many indices for tensor of dimension 1 (got 2)

          """)
  }

  @Test("Written values lose their first dimensions of size 1")
  func firstOnes() {
    #expect(
      Session.run(
        """
        x = torch.arange(6).reshape(2, 3)
        x[[0, 1]] = torch.zeros(1, 1, 3, dtype=torch.int64)
        print(x)
        x[x == 0] = torch.ones(1, 1)
        print(x)
        x[[0]] = torch.full((1, 1, 1), 7)
        print(x)
        """) == """
          tensor([[0, 0, 0],
                  [0, 0, 0]])
          tensor([[1, 1, 1],
                  [1, 1, 1]])
          tensor([[7, 7, 7],
                  [1, 1, 1]])

          """)
  }

  @Test("In place no sequence on the right is repeated")
  func repetition() {
    #expect(
      Session.run(
        """
        class C:
            pass

        for left in (torch.ones(2), C(), {}, 2):
            for right in ('ab', [1]):
                try:
                    left *= right
                    print(left)
                except TypeError as e:
                    print(e)
        """) == """
          unsupported operand type(s) for *=: 'Tensor' and 'str'
          unsupported operand type(s) for *=: 'Tensor' and 'list'
          unsupported operand type(s) for *=: 'C' and 'str'
          unsupported operand type(s) for *=: 'C' and 'list'
          unsupported operand type(s) for *=: 'dict' and 'str'
          unsupported operand type(s) for *=: 'dict' and 'list'
          abab
          can't multiply sequence by non-int of type 'list'

          """)
  }

  @Test("Windows of sizes that no memory holds are refused")
  func windows() {
    #expect(
      Session.tell(
        [
          "torch.hann_window(2**63 - 1)",
          "torch.kaiser_window(2**63 - 1)",
          "torch.bartlett_window(2**62)",
        ]) == """
          RuntimeError upper bound and lower bound inconsistent with step sign
          RuntimeError upper bound and lower bound inconsistent with step sign
          RuntimeError Storage size calculation overflowed with sizes=[4611686018427387904]

          """)
  }

  @Test("Short names of classes of torch")
  func shortNames() {
    #expect(
      Session.tell(
        [
          "(type(x.shape).__name__, type(x.dtype).__name__, type(x.device).__name__)",
          "(torch.Size.__qualname__, torch.Generator.__name__, torch.finfo.__name__)",
          "(2,) + torch.Size([1])",
          "torch.optim.Adafactor",
        ]) == """
          ('Size', 'dtype', 'device')
          ('Size', 'Generator', 'finfo')
          torch.Size([2, 1])
          <class 'torch.optim.Adafactor'>

          """)
  }

  @Test("Parts of a tensor can be assigned")
  func parts() {
    #expect(
      Session.run(
        """
        x = torch.ones(3)
        x.real = 5
        z = torch.zeros(2, dtype=torch.complex64)
        z.real = torch.tensor([1., 2.])
        z.imag = 3
        print(x, z)
        try:
            x.imag = 1
        except TypeError as e:
            print(e)
        """) == """
          tensor([5., 5., 5.]) tensor([1.+3.j, 2.+3.j])
          imag is not implemented for tensors with non-complex dtypes.

          """)
  }

  @Test("The first power of bools is allowed")
  func firstPower() {
    #expect(
      Session.tell(
        [
          "(x > 0) ** True",
          "(x[0] > 2).pow(False)",
          "(x > 0) ** (x > 0)",
        ]) == """
          tensor([[True, True, True],
                  [True, True, True]])
          tensor([True, True, True])
          NotImplementedError "pow" not implemented for 'Bool'

          """)
  }

  @Test("A mask fills with one value of any type")
  func maskedValue() {
    #expect(
      Session.run(
        """
        x = torch.arange(6).reshape(2, 3)
        x[x > 3] = torch.tensor(2.5)
        print(x)
        try:
            x[[0]] = torch.tensor(2.5)
        except RuntimeError as e:
            print(e)
        """) == """
          tensor([[0, 1, 2],
                  [3, 2, 2]])
          Index put requires the source and destination dtypes match, got Long for the destination and Float for the source.

          """)
  }

  @Test("A parameter that a group holds twice has its last number")
  func numbers() {
    #expect(
      Session.run(
        """
        w = torch.ones(2, requires_grad=True)
        o = torch.optim.SGD([w, w], lr=0.1, momentum=0.9)
        w.grad = torch.ones(2)
        o.step()
        print(o.state_dict()['param_groups'][0]['params'], list(o.state_dict()['state']))
        """) == """
          [1, 1] [1]

          """)
  }
}
