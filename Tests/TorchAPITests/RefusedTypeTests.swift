import Testing

/// Types and lists that functions do not take.
struct RefusedTypeTests {
  @Test func `types, shapes and lists are refused in PyTorch's words`() {
    let text = Session.run(
      #"""
      def T(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, e)
      x = torch.ones(2, 3); i = torch.tensor([[1, 2], [3, 4]])
      T(lambda: torch.polar(x, x.long())); T(lambda: torch.linalg.eigvals(x)); T(lambda: torch.linalg.eig(x)); T(lambda: torch.linalg.vecdot(i, i)); T(lambda: torch.block_diag([x, x])); T(lambda: torch.broadcast_tensors([x, x])); T(lambda: torch.cartesian_prod([x[0], x[0]])); T(lambda: torch.cartesian_prod((x[0],))); T(lambda: torch.block_diag(x, 5)); T(lambda: torch.aminmax(torch.zeros(0, 3), dim=0)); T(lambda: torch.aminmax(torch.zeros(0))); T(lambda: torch.zeros(0, 3).amin(0)); T(lambda: torch.block_diag()); T(lambda: torch.broadcast_tensors()); T(lambda: torch.cartesian_prod())
      T(lambda: torch.meshgrid([x[0], x[0]], indexing="ij")[0].shape); T(lambda: torch.atleast_1d([x, x])); T(lambda: torch.polar(torch.tensor(1), torch.tensor(2)))
      """#)
    #expect(
      text == #"""
        NotImplementedError Expected both inputs to be Half, Float or Double tensors but got Float and Long
        RuntimeError linalg.eigvals: A must be batches of square matrices, but they are 2 by 3 matrices
        RuntimeError linalg.eig: A must be batches of square matrices, but they are 2 by 3 matrices
        NotImplementedError linalg.vecdot: Expected a floating point or complex tensor as input. Got Long
        TypeError expected Tensor as element 0 in argument 0, but got list
        TypeError expected Tensor as element 0 in argument 0, but got list
        TypeError expected Tensor as element 0 in argument 0, but got list
        TypeError expected Tensor as element 0 in argument 0, but got tuple
        TypeError expected Tensor as element 1 in argument 0, but got int
        IndexError aminmax: Expected reduction dim 0 to have non-zero size.
        RuntimeError aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.
        IndexError amin(): Expected reduction dim 0 to have non-zero size.
        tensor([], size=(1, 0))
        ()
        RuntimeError meshgrid expects a non-empty TensorList
        torch.Size([3, 3])
        (tensor([[1., 1., 1.],
                [1., 1., 1.]]), tensor([[1., 1., 1.],
                [1., 1., 1.]]))
        NotImplementedError Expected both inputs to be Half, Float or Double tensors but got Long and Long

        """#)
  }
}
