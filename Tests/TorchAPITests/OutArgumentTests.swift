import Testing

/// What functions of several argument lists take, and the tensors that receive their results.
struct OutArgumentTests {
  @Test func `only some argument lists have a tensor for the result`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, str(e).split("\n")[0])
      x = torch.tensor([[1., 3], [4, 2]])
      def one(): return torch.empty(0)
      def two(): return torch.empty(0), torch.empty(0, dtype=torch.long)
      attempt(lambda: torch.sum(x, out=one()))
      attempt(lambda: torch.prod(x, out=None))
      attempt(lambda: torch.sum(x, dtype=torch.float64, out=one()))
      attempt(lambda: torch.sum(x, 0, out=one()))
      attempt(lambda: torch.max(x, out=one()))
      attempt(lambda: torch.max(x, 0, out=one()))
      attempt(lambda: torch.max(x, out=two()))
      attempt(lambda: torch.sort(x, out=one()))
      attempt(lambda: torch.argsort(x, out=one()))
      attempt(lambda: torch.median(x, out=one()))
      attempt(lambda: torch.mode(x, out=one()))
      attempt(lambda: torch.max(x, 0, out=(3, 4)))
      attempt(lambda: torch.max(x, 0, out=(one(),)))
      attempt(lambda: torch.exp(x, out=(x,)))
      attempt(lambda: torch.subtract(x, 2, out=one()))
      """#)
    #expect(
      text == #"""
        TypeError sum() received an invalid combination of arguments - got (Tensor, out=Tensor), but expected one of:
        TypeError prod() received an invalid combination of arguments - got (Tensor, out=NoneType), but expected one of:
        TypeError sum() missing 1 required positional arguments: "dim"
        tensor([5., 5.])
        tensor(4.)
        TypeError max() received an invalid combination of arguments - got (Tensor, int, out=Tensor), but expected one of:
        TypeError max() received an invalid combination of arguments - got (Tensor, out=tuple), but expected one of:
        TypeError sort() received an invalid combination of arguments - got (Tensor, out=Tensor), but expected one of:
        TypeError argsort() received an invalid combination of arguments - got (Tensor, out=Tensor), but expected one of:
        TypeError median() missing 1 required positional arguments: "dim"
        TypeError mode(): argument 'out' must be tuple of Tensors, not Tensor
        TypeError expected Tensor as element 0 in argument 3, but got int
        TypeError expected tuple of 2 elements but got 1
        TypeError exp(): argument 'out' must be Tensor, not tuple
        tensor([[-1.,  1.],
                [ 2.,  0.]])

        """#)
  }

  @Test func `several results are given back with their names`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, str(e).split("\n")[0])
      x = torch.tensor([[1., 3], [4, 2]])
      def two(): return torch.empty(0), torch.empty(0, dtype=torch.long)
      attempt(lambda: torch.max(x, 0, out=two()))
      attempt(lambda: torch.sort(x, 0, True, out=list(two())))
      attempt(lambda: torch.topk(x, 1, out=two()))
      attempt(lambda: torch.linalg.slogdet(x, out=(torch.empty(0), torch.empty(0))))
      values, indices = two()
      result = torch.cummax(x, 0, out=(values, indices))
      print(type(result), result.values is values, result[1] is indices)
      """#)
    #expect(
      text == #"""
        torch.return_types.max_out(
        values=tensor([4., 3.]),
        indices=tensor([1, 0]))
        torch.return_types.sort_out(
        values=tensor([[4., 3.],
                [1., 2.]]),
        indices=tensor([[1, 0],
                [0, 1]]))
        torch.return_types.topk_out(
        values=tensor([[3.],
                [4.]]),
        indices=tensor([[1],
                [0]]))
        torch.return_types.linalg_slogdet_out(
        sign=tensor(-1.),
        logabsdet=tensor(2.3026))
        <class 'torch.return_types.cummax_out'> True True

        """#)
  }

  @Test func `a mode of rounding makes argument lists of their own`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, str(e).split("\n")[0])
      x = torch.ones(2)
      attempt(lambda: x.div(2, 'floor'))
      attempt(lambda: x.div_(2, rounding='floor'))
      attempt(lambda: x.div(2, rounding_mode=1))
      attempt(lambda: x.div('a', rounding_mode=None))
      attempt(lambda: x.div('a'))
      attempt(lambda: torch.div(x, 1, 2, 3))
      attempt(lambda: torch.true_divide(x, 2, rounding='floor'))
      attempt(lambda: torch.div(x, 2, rounding_mode='floor', out=torch.empty(0)))
      """#)
    #expect(
      text == #"""
        TypeError div() received an invalid combination of arguments - got (int, str), but expected one of:
        TypeError div_() received an invalid combination of arguments - got (int, rounding=str), but expected one of:
        TypeError div() received an invalid combination of arguments - got (int, rounding_mode=int), but expected one of:
        TypeError div() received an invalid combination of arguments - got (str, rounding_mode=NoneType), but expected one of:
        TypeError div(): argument 'other' (position 1) must be Tensor, not str
        TypeError div() takes from 3 to 2 positional arguments but 4 were given
        TypeError true_divide() got an unexpected keyword argument 'rounding'
        tensor([0., 0.])

        """#)
  }

  @Test func `numbers and several ints stand for tensors and lists`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, str(e).split("\n")[0])
      x = torch.arange(6.).reshape(2, 3)
      attempt(lambda: x.count_nonzero(0, 1))
      attempt(lambda: x.count_nonzero(0, 1, 1))
      attempt(lambda: torch.count_nonzero(x, 0, 1))
      for number in (1.5, True, 1j):
          attempt(lambda: x.to(number).dtype)
          attempt(lambda: x.to(dtype=number))
      attempt(lambda: x.split(torch.tensor(2.)))
      attempt(lambda: x.split(torch.tensor([1.5])))
      attempt(lambda: x.index_put(1))
      attempt(lambda: x.index_put_(1, 2))
      for value in (1 + 2j, 1.5, {}, int):
          attempt(lambda: torch.Tensor(value))
      attempt(lambda: x.new(True))
      """#)
    #expect(
      text == #"""
        tensor(5)
        RuntimeError dim 1 appears multiple times in the list of dims
        TypeError count_nonzero() received an invalid combination of arguments - got (Tensor, int, int), but expected one of:
        torch.float64
        TypeError to() received an invalid combination of arguments - got (dtype=float, ), but expected one of:
        torch.bool
        TypeError to() received an invalid combination of arguments - got (dtype=bool, ), but expected one of:
        torch.complex128
        TypeError to() received an invalid combination of arguments - got (dtype=complex, ), but expected one of:
        (tensor([[0., 1., 2.],
                [3., 4., 5.]]),)
        (tensor([[0., 1., 2.]]), tensor([[3., 4., 5.]]))
        TypeError index_put(): argument 'indices' (position 1) must be tuple of Tensors, not int
        TypeError index_put_(): argument 'indices' (position 1) must be tuple of Tensors, not int
        TypeError new(): data must be a sequence (got complex)
        TypeError new(): data must be a sequence (got float)
        TypeError new(): data must be a sequence (got dict)
        TypeError new(): data must be a sequence (got type)
        TypeError new(): data must be a sequence (got bool)

        """#)
  }
}
