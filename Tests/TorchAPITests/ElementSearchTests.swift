import Testing

/// Where elements are, and parts of tensors by their places.
struct ElementSearchTests {
  @Test func `rows to be searched are checked first`() {
    let text = Session.run(
      #"""
      attempt(lambda: torch.searchsorted(torch.tensor([[1, 3, 5], [2, 4, 6]]), 3))
      attempt(lambda: torch.searchsorted(torch.tensor(1), torch.tensor([3])))
      attempt(lambda: torch.searchsorted(torch.tensor([5, 1, 3]), torch.tensor([3]), sorter=torch.tensor([1, 2, 9])))
      attempt(lambda: torch.searchsorted(torch.tensor([5, 1, 3]), torch.tensor([3]), sorter=torch.tensor([1., 2, 0])))
      attempt(lambda: torch.isin(torch.tensor([True]), 1))
      attempt(lambda: torch.isin(torch.tensor([1.]), torch.tensor([1j])))
      """#)
    #expect(
      text == #"""
        RuntimeError torch.searchsorted(): input value can be a scalar only when boundaries tensor dimension is 1, but we got boundaries tensor dim(2) and input value's dim(0) numel(1)
        RuntimeError torch.searchsorted(): boundaries tensor should have positive dimension, but got 0 dimension
        RuntimeError torch.searchsorted(): sorter index out of range
        RuntimeError torch.searchsorted(): sorter must be a tensor of long dtype but got dtype Float
        NotImplementedError Unsupported input type encountered for isin(): Bool
        NotImplementedError Unsupported input type encountered for isin(): ComplexFloat

        """#)
  }

  @Test func `positions lie side by side for each dimension`() {
    let text = Session.run(
      #"""
      attempt(lambda: torch.nonzero(torch.ones(2, 3)).stride())
      attempt(lambda: torch.argwhere(torch.tensor([1, 0, 2])).stride())
      attempt(lambda: ([p.stride() for p in torch.nonzero(torch.ones(2, 3), as_tuple=True)]))
      attempt(lambda: ([p.stride() for p in torch.unravel_index(torch.tensor([3, 5]), (2, 3))]))
      attempt(lambda: torch.unique(torch.tensor([[1, 2], [1, 2], [0, 1]]), dim=1).stride())
      attempt(lambda: torch.unique(torch.zeros(0, 3), dim=1))
      """#)
    #expect(
      text == #"""
        (1, 6)
        (1, 2)
        [(1,), (1,)]
        [(2,), (2,)]
        (1, 3)
        RuntimeError There are 0 sized dimensions, and they aren't selected, so unique cannot be applied

        """#)
  }

  @Test func `places past the end go round, or are refused`() {
    let text = Session.run(
      #"""
      attempt(lambda: torch.take_along_dim(torch.arange(12).reshape(3, 4), torch.tensor([[9, -1, 4]]), 1))
      attempt(lambda: torch.take_along_dim(torch.ones(2, 2), torch.tensor([[1.]]), 1))
      attempt(lambda: torch.tensor(5).index_select(0, torch.tensor([0, 0])))
      attempt(lambda: torch.zeros(0).take(torch.tensor([0])))
      attempt(lambda: torch.ones(3).index_fill(0, torch.tensor([0]), 1j))
      attempt(lambda: (torch.tensor([200], dtype=torch.uint8) >> 9))
      """#)
    #expect(
      text == #"""
        tensor([[ 1,  3,  0],
                [ 5,  7,  4],
                [ 9, 11,  8]])
        RuntimeError torch.take_along_dim(): dtype of indices should be Long but got Float
        RuntimeError index_select(): Index to scalar can have only 1 value, got 2 value(s)
        IndexError take(): tried to take from an empty tensor
        RuntimeError index_fill_(): Converting complex Scalar to non-complex type is not supported
        tensor([0], dtype=torch.uint8)

        """#)
  }

  @Test func `segments by their lengths or their ends`() {
    let text = Session.run(
      #"""
      d = torch.tensor([1., 2., 3.])
      attempt(lambda: torch.segment_reduce(d, 'sum', lengths=torch.tensor([1, 2]), offsets=torch.tensor([0, 1])))
      attempt(lambda: torch.segment_reduce(d, 'sum', offsets=torch.tensor([0, 1, 2])))
      attempt(lambda: torch.segment_reduce(d, 'sum', lengths=torch.tensor([1, 1]), unsafe=True))
      attempt(lambda: torch.segment_reduce(d, 'sum', lengths=torch.tensor([-1, 4])))
      attempt(lambda: torch.segment_reduce(d, 'sum', lengths=torch.tensor([1, 1])))
      attempt(lambda: torch.segment_reduce(d, 'max', lengths=torch.tensor([1., 2])))
      attempt(lambda: torch.segment_reduce(d.long(), 'max', lengths=torch.tensor([1, 2])))
      attempt(lambda: torch.segment_reduce(torch.ones(2, 3), 'sum', lengths=torch.tensor([1, 2]), axis=1))
      attempt(lambda: torch.segment_reduce(torch.ones(2, 3), 'sum', lengths=torch.tensor([[1, 2], [2, 1]]), axis=1))
      """#)
    #expect(
      text == #"""
        tensor([1.])
        tensor([1., 2.])
        tensor([1., 2.])
        RuntimeError lengths contains negative value!
        RuntimeError segment_reduce(): Expected all rows of lengths along axis to sum to data.size(lengths.dim()-1) when !unsafe.
        NotImplementedError "_segment_reduce_lengths_cpu_kernel1" not implemented for 'Float'
        NotImplementedError "_segment_reduce_cpu" not implemented for 'Long'
        RuntimeError segment_reduce(): Expected axis to be the last dimension of lengths but got 1.
        tensor([[1., 2.],
                [2., 1.]])

        """#)
  }

  @Test func `histograms say what is wrong with their bounds`() {
    let text = Session.run(
      #"""
      x = torch.arange(6.).reshape(2, 3)
      attempt(lambda: torch.histc(torch.tensor([1., float('inf')]), 3))
      attempt(lambda: torch.histogram(torch.tensor([1., float('inf')]), 3))
      attempt(lambda: torch.histogram(x, 3, range=(1.,)))
      attempt(lambda: torch.histogram(x, 3, weight=torch.ones(3)))
      attempt(lambda: torch.histogram(x, 3, weight=torch.ones(6).double()))
      attempt(lambda: torch.histogramdd(x, [2, 2]))
      attempt(lambda: torch.diff(x, append=torch.zeros(3, 1)))
      attempt(lambda: torch.any(x, ()))
      """#)
    #expect(
      text == #"""
        RuntimeError torch.histc: range of [1, inf] is not finite
        RuntimeError torch.histogramdd: dimension 0's range [1, inf] is not finite
        RuntimeError torch.histogramdd: for a 1-dimensional histogram range should have 2 elements, but got 1
        RuntimeError torch.histogramdd: if weight tensor is provided it should have the same shape as the input tensor excluding its innermost dimension, but got input with shape [6, 1] and weight with shape [3]
        RuntimeError torch.histogramdd: if weight tensor is provided, input tensor and weight tensor should have the same dtype, but got input(float), and weight(double)
        RuntimeError histogramdd: The size of bins must be equal to the innermost dimension of the input.
        RuntimeError diff expects the shape of tensor to prepend or append to match that of input except along the differencing dimension; input.size(0) = 2, but got tensor.size(0) = 3
        tensor([[False,  True,  True],
                [ True,  True,  True]])

        """#)
  }
}
