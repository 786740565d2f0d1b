import Testing

/// What tensors that receive results have to do with how these are computed.
struct TargetTypeTests {
  @Test func `sums and products are computed in the type of their target`() {
    let text = Session.run(
      #"""
      x = torch.tensor([[1.5, 2.], [3., 4.]])
      attempt(lambda: torch.sum(torch.tensor([1.7, 2.7]), 0, out=torch.zeros((), dtype=torch.int64)))
      attempt(lambda: torch.sum(torch.tensor([1 + 2j, 3]), 0, out=torch.zeros(())))
      attempt(lambda: torch.cumsum(x, 0, out=torch.zeros(2, 2, dtype=torch.int8)))
      attempt(lambda: torch.prod(x, 0, out=torch.zeros(2, dtype=torch.int64)))
      attempt(lambda: torch.sum(x, 0, dtype=torch.int32, out=torch.zeros(2)))
      attempt(lambda: torch.cumprod(x, 0, dtype=torch.float64, out=torch.zeros(2, 2)))
      """#)
    #expect(
      text == #"""
        tensor(3)
        tensor(4.)
        tensor([[1, 2],
                [4, 6]], dtype=torch.int8)
        tensor([3, 8])
        RuntimeError Expected out tensor to have dtype int, but got float instead
        RuntimeError Expected out tensor to have dtype double, but got float instead

        """#)
  }

  @Test func `each of several targets has its type`() {
    let text = Session.run(
      #"""
      x = torch.tensor([[1.5, 2.], [3., 4.]])
      attempt(lambda: torch.max(x, 0, out=(torch.zeros(2), torch.zeros(2))))
      attempt(lambda: torch.max(x, 0, out=(torch.zeros(2, dtype=torch.float64), torch.zeros(2, dtype=torch.int64))))
      attempt(lambda: torch.median(x, 0, out=(torch.zeros(2, dtype=torch.float64), torch.zeros(2))))
      attempt(lambda: torch.median(x, 0, out=(torch.zeros(2, dtype=torch.float64), torch.zeros(2, dtype=torch.int64))))
      attempt(lambda: torch.mode(x, 0, out=(torch.zeros(2), torch.zeros(2))))
      attempt(lambda: torch.kthvalue(x, 1, 0, out=(torch.zeros(2), torch.zeros(2))))
      attempt(lambda: torch.all(x, 0, out=torch.zeros(2, dtype=torch.uint8)))
      attempt(lambda: torch.logsumexp(x, 0, out=torch.zeros(2, dtype=torch.int64)))
      """#)
    #expect(
      text == #"""
        RuntimeError Expected out tensor to have dtype long int, but got float instead
        RuntimeError Expected out tensor to have dtype float, but got double instead
        RuntimeError Expected tensor for argument #1 'indices' to have scalar type Long; but got torch.FloatTensor instead (while checking arguments for median)
        RuntimeError Expected tensor for 'values' to have the same type as tensor for argument #2 'self'; but type torch.DoubleTensor does not equal torch.FloatTensor (while checking arguments for median)
        RuntimeError expected scalar type 'Long' but got 'Float' for indices output
        RuntimeError output indices must be of scalar type Long
        tensor([1, 1], dtype=torch.uint8)
        RuntimeError logsumexp(): Expected floating point type for result tensor, but got: Long

        """#)
  }

  @Test func `what is made has the type asked for, or the target has another`() {
    let text = Session.run(
      #"""
      attempt(lambda: torch.ones(2, dtype=torch.float32, out=torch.empty(2, dtype=torch.float64)))
      attempt(lambda: torch.arange(2, dtype=torch.float64, out=torch.empty(2)))
      attempt(lambda: torch.randperm(2, dtype=torch.int64, out=torch.empty(2)))
      attempt(lambda: torch.ones(2, out=torch.empty(2, dtype=torch.float64)))
      """#)
    #expect(
      text == #"""
        RuntimeError dtype Float does not match dtype of out parameter (Double)
        RuntimeError dtype Double does not match dtype of out parameter (Float)
        RuntimeError dtype Long does not match dtype of out parameter (Float)
        tensor([1., 1.], dtype=torch.float64)

        """#)
  }

  @Test func `running sums in place keep their type`() {
    let text = Session.run(
      #"""
      attempt(lambda: torch.tensor([True]).cumsum_(0))
      attempt(lambda: torch.tensor([1, 2]).cumsum_(0, dtype=torch.float32))
      attempt(lambda: torch.tensor([1, 2], dtype=torch.int8).cumprod_(0))
      """#)
    #expect(
      text == #"""
        NotImplementedError "cumsum_out_cpu" not implemented for 'Bool'
        RuntimeError Bad in-place call: input tensor dtype long int and output tensor dtype float should match
        tensor([1, 2], dtype=torch.int8)

        """#)
  }

  @Test func `copies within the same memory are refused`() {
    let text = Session.run(
      #"""
      x = torch.arange(5)
      for a, b in ((x[1:], x[:-1]), (x[:-1], x[1:])):
          try: a.copy_(b)
          except RuntimeError as e: print(e)
      try: x[1:] = x[:-1]
      except RuntimeError as e: print(e)
      x[:2] = x[2:4]
      x.copy_(x)
      print(x)
      """#)
    #expect(
      text == #"""
        unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.
        unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.
        unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.
        tensor([2, 3, 2, 3, 4])

        """#)
  }
}
