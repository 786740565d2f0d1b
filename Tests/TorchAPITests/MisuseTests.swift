import Testing

/// What the functions and methods of torch say of arguments that cannot be.
struct MisuseTests {
  @Test("Places beyond a tensor are told with the shapes")
  func places() {
    #expect(
      Session.tell([
        "x.scatter_add(0, torch.tensor([[0, 0, 0, 0]]), x)",
        "x.scatter(0, torch.tensor([[0, 0, 0, 0]]), 1.0)",
        "x.gather(0, torch.tensor([[0, 0, 0, 0]]))",
        "x.index_copy(0, torch.tensor([0]), torch.ones(1, 2))",
        "torch.ones(2, 3, 4).index_copy(1, torch.tensor([0]), torch.ones(2, 1, 5))",
        "x.masked_scatter(x > 0, torch.ones(6, dtype=torch.long))",
        "x.clone().put_(torch.tensor([1]), torch.tensor([1.0, 2.0]))",
        "x.index_put(torch.tensor([1]), torch.tensor(1.0))",
        "x.index_put_([1], torch.tensor(1.0))",
        "x.masked_select(torch.ones(4, dtype=torch.bool))",
        "torch.ones(2) in x",
        "x[torch.tensor([0], dtype=torch.int16)]",
        "x[b'a']",
      ]) == """
        RuntimeError Expected index [1, 4] to be no larger than self [2, 3] apart from dimension 0 and to be no larger size than src [2, 3]
        RuntimeError Expected index [1, 4] to be no larger than self [2, 3] apart from dimension 0
        RuntimeError Size does not match at dimension 1 expected index [1, 4] to be no larger than self [2, 3] apart from dimension 0
        RuntimeError index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: 3 at dimension 0 and source slice shape: 2 at dimension 0.
        RuntimeError index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: 2 4 at dimension 1 and source slice shape: 2 5 at dimension 0.
        RuntimeError masked_scatter: expected self and source to have same dtypes but gotFloat and Long
        IndexError put_(): Expected source and index to have the same number of elements, but got source.numel() = 2, index.numel() = 1
        TypeError index_put(): argument 'indices' (position 1) must be tuple of Tensors, not Tensor
        TypeError expected Tensor as element 0 in argument 0, but got int
        RuntimeError The size of tensor a (4) must match the size of tensor b (3) at non-singleton dimension 1
        RuntimeError The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 1
        IndexError tensors used as indices must be long, int, byte or bool tensors
        TypeError new(): invalid data type 'bytes'

        """)
  }

  @Test("split hands sizes and lengths to a function each")
  func splitting() {
    #expect(
      Session.tell([
        "x.split('a')",
        "torch.split(x, 1.5)",
        "torch.split(x)",
        "torch.split(3, 1)",
        "x.split()",
        "x.split([1, 'a'])",
        "x.split(split_size_or_sections=1)",
        "x.split(split_size=1)",
        "torch.split(x, [1, 2], dim=1)",
        "torch.func.vmap(lambda t: torch.split(t, [1, 2])[1])(x)",
      ]) == """
        TypeError split_with_sizes(): argument 'split_sizes' (position 2) must be tuple of ints, not str
        TypeError split_with_sizes(): argument 'split_sizes' (position 2) must be tuple of ints, not float
        TypeError split() missing 1 required positional argument: 'split_size_or_sections'
        AttributeError 'int' object has no attribute 'split'
        TypeError Tensor.split() missing 1 required positional argument: 'split_size'
        TypeError split_with_sizes(): argument 'split_sizes' failed to unpack the object at pos 2 with error "type must be tuple of ints,but got str"
        TypeError Tensor.split() got an unexpected keyword argument 'split_size_or_sections'
        (tensor([[1., 1., 1.]]), tensor([[1., 1., 1.]]))
        (tensor([[1.],
                [1.]]), tensor([[1., 1.],
                [1., 1.]]))
        tensor([[1., 1.],
                [1., 1.]])

        """)
  }

  @Test("norm asks for a layout first")
  func norms() {
    #expect(
      Session.tell([
        "torch.norm(3, p=2)",
        "torch.norm([1.0])",
        "torch.norm()",
        "torch.norm(x, foo=1)",
        "x.norm('a')",
        "x.norm(foo=1)",
        "torch.norm(input=x)",
        "torch.norm(x, p=1, dim=1)",
      ]) == """
        AttributeError 'int' object has no attribute 'layout'
        AttributeError 'list' object has no attribute 'layout'
        TypeError norm() missing 1 required positional argument: 'input'
        TypeError norm() got an unexpected keyword argument 'foo'
        RuntimeError linalg.matrix_norm: Order a not supported.
        TypeError Tensor.norm() got an unexpected keyword argument 'foo'
        tensor(2.4495)
        tensor([3., 3.])

        """)
  }

  @Test("Copies and arrays take what their one argument list does")
  func copies() {
    #expect(
      Session.tell([
        "x.clone().copy_('a')",
        "x.clone().copy_(3)",
        "x.clone().copy_(x, 5)",
        "x.numpy(1)",
        "x.numpy(force=1)",
        "x.numpy(foo=1)",
      ]) == """
        TypeError copy_(): argument 'other' (position 1) must be Tensor, not str
        tensor([[3., 3., 3.],
                [3., 3., 3.]])
        TypeError copy_(): argument 'non_blocking' (position 2) must be bool, not int
        TypeError numpy() takes 0 positional arguments but 1 was given
        TypeError numpy(): argument 'force' must be bool, not int
        TypeError numpy() got an unexpected keyword argument 'foo'

        """)
  }

  @Test("Keywords are shown from the latest on")
  func keywords() {
    #expect(
      Session.tell([
        "torch.max(x, foo=1, bar=2, baz=3)"
      ]) == """
        TypeError max() missing 1 required positional arguments: "dim"

        """)
  }

  @Test("What reduces nothing says so")
  func nothing() {
    #expect(
      Session.tell([
        "torch.zeros(0).softmax(0)",
        "torch.zeros(2, 0).log_softmax(1)",
        "torch.zeros(0).kthvalue(1)",
        "torch.tensor([1j]).max()",
        "torch.tensor([1j]).min()",
        "x.mean(dtype=torch.int64)",
        "torch.cumprod(x, 0, dtype=torch.int32)",
      ]) == """
        tensor([])
        tensor([], size=(2, 0))
        IndexError kthvalue(): Expected reduction dim 0 to have non-zero size.
        NotImplementedError "max_all" not implemented for 'ComplexFloat'
        NotImplementedError "min_all" not implemented for 'ComplexFloat'
        NotImplementedError mean(): could not infer output dtype. Optional dtype must be either a floating point or complex dtype. Got: Long
        tensor([[1, 1, 1],
                [1, 1, 1]], dtype=torch.int32)

        """)
  }

  @Test("Dimensions and spacings are counted")
  func dimensions() {
    #expect(
      Session.tell([
        "torch.movedim(x, (0, -2), (0, 1))",
        "torch.movedim(x, (0, 1), (0, 0))",
        "torch.diff(x, prepend=torch.ones(1))",
        "torch.gradient(x, spacing=[1.0])",
        "torch.gradient(x, spacing=[2.0], dim=(0, 1))",
        "torch.isclose(x, x, rtol=-1)",
        "torch.allclose(x, x, atol=-0.5)",
        "x.shape + [1]",
        "torch.long.to_complex()",
      ]) == """
        RuntimeError movedim: repeated dim in `source` ([0, -2])
        RuntimeError movedim: repeated dim in `destination` ([0, 0])
        RuntimeError diff expects prepend or append to be the same dimension as input
        RuntimeError torch.gradient expected spacing to be unspecified, a scalar, or a list of length equal to 'self.dim() = 2', since dim argument was not given, but got a list of length 1
        RuntimeError torch.gradient expected spacing to be unspecified, a scalar or it's spacing and dim arguments to have the same length, but got a spacing argument of length 1 and a dim argument of length 2.
        RuntimeError rtol must be greater than or equal to zero, but got -1
        RuntimeError atol must be greater than or equal to zero, but got -0.5
        TypeError can only concatenate tuple (not list) to torch.Size
        RuntimeError Unknown Complex ScalarType for Long

        """)
  }

  @Test("Types and ends are taken as the reference takes them")
  func types() {
    #expect(
      Session.tell([
        "torch.as_tensor([1], torch.float64)",
        "torch.as_tensor([1], dtype=torch.float64)",
        "torch.logspace(x, 1, 2)",
        "torch.repeat_interleave(x)",
        "F.adaptive_max_pool2d(x[None])",
        "F.cross_entropy(x, x, torch.ones(2))",
        "F.relu6('a')",
        "F.elu(x.requires_grad_()).grad_fn._saved_scale",
      ]) == """
        TypeError as_tensor() takes 1 positional argument but 2 were given
        tensor([1.], dtype=torch.float64)
        RuntimeError logspace only supports 0-dimensional start and end tensors, but got start with 2 dimension(s).
        NotImplementedError "repeat_interleave_cpu" not implemented for 'Float'
        TypeError _adaptive_max_pool2d() missing 1 required positional argument: 'output_size'
        RuntimeError cross_entropy: weight tensor should be defined either for all 3 classes or no classes but got weight tensor of shape: [2]
        TypeError relu6(): argument 'input' (position 1) must be Tensor, not str
        1

        """)
  }

  @Test("Random numbers are not written over each other")
  func overlap() {
    #expect(
      Session.tell([
        "torch.zeros(1).expand(3).uniform_()",
        "torch.zeros(1).expand(3).random_(3)",
        "torch.zeros(1).expand(3).bernoulli_()",
      ]) == """
        RuntimeError unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.
        RuntimeError unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.
        RuntimeError unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.

        """)
  }

  @Test("A tensor's own methods")
  func own() {
    #expect(
      Session.tell([
        "hash(x) == id(x)",
        "x.__module__",
        "reversed(torch.arange(3))",
        "reversed(torch.tensor(3))",
        "torch.nn.utils.rnn.pad_sequence([])",
      ]) == """
        True
        torch
        tensor([2, 1, 0])
        tensor(3)
        RuntimeError received an empty list of sequences

        """)
  }
}
