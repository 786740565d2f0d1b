import Testing

/// The types of tensors that receive results.
struct OutTypeTests {
  @Test func `an out tensor of another type is refused in each function's words`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      x = torch.tensor([[1., 2.], [3., 4.]]); i = torch.tensor([[0, 1], [1, 0]])
      def out(type=torch.float64): return torch.empty(0, dtype=type)
      attempt(lambda: torch.mm(x, x, out=out()))
      attempt(lambda: torch.addmm(x, x, x, out=out(torch.int64)))
      attempt(lambda: torch.floor(x, out=out()))
      attempt(lambda: torch.neg(i, out=out(torch.float32)))
      attempt(lambda: torch.all(i, out=out(torch.int64)))
      attempt(lambda: torch.dot(x[0], x[0], out=out()))
      attempt(lambda: torch.amax(x, 0, out=out()))
      attempt(lambda: torch.gather(x, 0, i, out=out(torch.complex64)))
      attempt(lambda: torch.sort(x, out=(out(torch.float32), out(torch.int32))))
      attempt(lambda: torch.index_select(x, 0, i[0], out=out()))
      attempt(lambda: torch.nonzero(x, out=out()))
      attempt(lambda: torch.cat([x, x], out=out(torch.bool)))
      attempt(lambda: torch.where(x > 1, x, x, out=out()))
      attempt(lambda: torch.linalg.vector_norm(x, out=out()))
      attempt(lambda: torch.searchsorted(x[0], x[1], out=out()))
      attempt(lambda: torch.exp(x, out=out()))
      attempt(lambda: torch.sum(x, 0, out=out()))
      attempt(lambda: torch.ones(2, out=out(torch.int64)))
      """#)
    #expect(
      text == #"""
        RuntimeError Expected out tensor to have dtype float, but got double instead
        RuntimeError Expected out tensor to have dtype float, but got long int instead
        RuntimeError Found dtype Double but expected Float
        RuntimeError Found dtype Float but expected Long
        RuntimeError all only supports bool tensor for result, got: Long
        RuntimeError result dtype Double does not match input dtype Float
        RuntimeError Expected the dtype for input and out to match, but got Float for input's dtype and Double for out's dtype.
        RuntimeError Expected out tensor to have dtype float, but got c10::complex<float> instead
        RuntimeError Expected out tensor to have dtype long int, but got int instead
        RuntimeError index_select(): self and result must have the same scalar type
        RuntimeError nonzero: Expected out tensor to have scalar type Long but got scalar typeDouble
        TypeError torch.cat(): input types can't be cast to the desired output type Bool
        RuntimeError Expected out type to be Float but got Double
        RuntimeError Expected out tensor to have dtype float, but got double instead
        RuntimeError torch.searchsorted(): output tensor's dtype is wrong, it can only be Int(int32) or Long(int64) depending on whether out_int32 flag is True, but we got output tensor's dtype Double and out_int32 flag is False
        tensor([[ 2.7183,  7.3891],
                [20.0855, 54.5981]], dtype=torch.float64)
        tensor([4., 6.], dtype=torch.float64)
        tensor([1, 1])

        """#)
  }
}
