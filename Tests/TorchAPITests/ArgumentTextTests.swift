import Testing

/// What torch's functions say of wrong arguments.
struct ArgumentTextTests {
  @Test func `argument lists, keywords and reductions that do not fit`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      from torch.optim import swa_utils
      x = torch.ones(2)
      for k in ((1, 'a'), ('a',), ('a', 'b', 'c'), ('a', 'b', 'c', 'd')):
          attempt(lambda: x.add(*k))
          attempt(lambda: x.addcmul(*k))
      attempt(lambda: x.add(1, 2, alpha=1))
      attempt(lambda: x.add(1, 2, zz=1))
      attempt(lambda: x.addcmul(x, out=x))
      for f in (F.l1_loss, F.cross_entropy, F.nll_loss, F.poisson_nll_loss, F.multilabel_soft_margin_loss):
          attempt(lambda: f(torch.ones(2, 2), torch.ones(2, 2), reduction='foo'))
          attempt(lambda: f(torch.ones(2, 2), torch.ones(2, 2), reduction=None))
      attempt(lambda: F.kl_div(torch.ones(2), torch.ones(2).long()))
      attempt(lambda: F.cross_entropy(torch.tensor(1.), torch.tensor(0.)))
      attempt(lambda: F.triplet_margin_with_distance_loss(torch.ones(1, 2, 2), torch.ones(2, 2), torch.ones(2, 2)))
      attempt(lambda: F.logsigmoid(None))
      attempt(lambda: torch.fft.fft(torch.tensor(1.)))
      attempt(lambda: torch.fft.fftn(torch.tensor(1.), 1))
      attempt(lambda: torch.zeros(3, 3).index_add(0, torch.tensor([9]), torch.ones(1, 3)))
      attempt(lambda: torch.zeros(3).index_add(0, torch.tensor([9]), torch.ones(1)))
      """#)
    #expect(
      text == #"""
        TypeError add() takes 1 positional argument but 2 were given
        TypeError addcmul(): argument 'tensor1' (position 1) must be Tensor, not int
        TypeError add(): argument 'other' (position 1) must be Tensor, not str
        TypeError addcmul() received an invalid combination of arguments - got (str), but expected (Tensor tensor1, Tensor tensor2, *, Number value = 1)
        TypeError add() received an invalid combination of arguments - got (!str!, !str!, !str!), but expected (Tensor other, *, Number alpha = 1)
        TypeError addcmul() takes 2 positional arguments but 3 were given
        TypeError add() received an invalid combination of arguments - got (str, str, str, str), but expected (Tensor other, *, Number alpha = 1)
        TypeError addcmul() received an invalid combination of arguments - got (!str!, !str!, !str!, !str!), but expected (Tensor tensor1, Tensor tensor2, *, Number value = 1)
        TypeError add() received an invalid combination of arguments - got unrecognized keyword arguments: alpha
        TypeError add() received an invalid combination of arguments - got unrecognized keyword arguments: zz
        TypeError addcmul() missing 1 required positional arguments: "tensor2"
        ValueError foo is not a valid value for reduction
        ValueError None is not a valid value for reduction
        ValueError foo is not a valid value for reduction
        ValueError None is not a valid value for reduction
        ValueError foo is not a valid value for reduction
        ValueError None is not a valid value for reduction
        ValueError foo is not a valid value for reduction
        TypeError unsupported operand type(s) for +: 'NoneType' and 'str'
        ValueError foo is not valid
        TypeError unsupported operand type(s) for +: 'NoneType' and 'str'
        RuntimeError kl_div: Integral inputs not supported.
        IndexError Dimension specified as 1 but tensor has no dimensions
        RuntimeError The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: anchor 3D, positive 2D, and negative 2D inputs
        TypeError log_sigmoid(): argument 'input' (position 1) must be Tensor, not NoneType
        IndexError Dimension specified as -1 but tensor has no dimensions
        RuntimeError Got shape with 1 values but input tensor only has 0 dimensions.
        RuntimeError index 9 is out of bounds for dimension 0 with size 3
        IndexError index out of range in self

        """#)
  }
}
