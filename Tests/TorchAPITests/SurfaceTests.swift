import Testing

/// Functions and methods of many families, as the prompt shows their results.
struct SurfaceTests {
  @Test(
    "Results are PyTorch's",
    arguments: [
      ("torch.quantile(x,0.25,dim=1)", "tensor([1.5000, 7.5000])"),
      ("torch.mode(T([1,2,2,3]))", "torch.return_types.mode(\nvalues=tensor(2),\nindices=tensor(2))"),
      ("torch.histc(x,4)", "tensor([2., 1., 0., 3.])"),
      ("torch.unique(T([3,1,3]),return_counts=True)", "(tensor([1, 3]), tensor([1, 2]))"),
      ("torch.searchsorted(T([1,3,5]),T([3,6]))", "tensor([1, 3])"),
      ("torch.gradient(T([1.,4.,9.]))", "(tensor([3., 4., 5.]),)"),
      (
        "torch.meshgrid(T([1,2]),T([3,4]),indexing='xy')",
        "(tensor([[1, 2],\n        [1, 2]]), tensor([[3, 3],\n        [4, 4]]))"
      ),
      ("torch.scatter_reduce(torch.ones(3),0,T([0,0,2]),T([2.,3.,4.]),'prod')", "tensor([6., 1., 4.])"),
      ("torch.special.zeta(T([2.]),T([1.]))", "tensor([1.6449])"),
      ("torch.polygamma(1,T([1.]))", "tensor([1.6449])"),
      ("torch.hann_window(4)", "tensor([0.0000, 0.5000, 1.0000, 0.5000])"),
      ("torch.nan_to_num(T([float('nan'),float('inf')]))", "tensor([0.0000e+00, 3.4028e+38])"),
      (
        "torch.frexp(T([10.]))",
        "torch.return_types.frexp(\nmantissa=tensor([0.6250]),\nexponent=tensor([4], dtype=torch.int32))"
      ),
      (
        "torch.full((2,),300,dtype=torch.int8)",
        "!! RuntimeError: value cannot be converted to type int8_t without overflow"
      ),
      ("torch.fft.fft(T([1.,2.,3.,4.]))", "tensor([10.+0.j, -2.+2.j, -2.+0.j, -2.-2.j])"),
      ("T([1.,2.]).view(torch.int32)", "tensor([1065353216, 1073741824], dtype=torch.int32)"),
      ("x.clone().unsqueeze_(0).shape", "torch.Size([1, 2, 3])"),
      ("T([1,2]).apply_(lambda v: v*10)", "tensor([10, 20])"),
      ("torch.unravel_index(T([5]),(2,3))", "(tensor([1]), tensor([2]))"),
      ("torch.combinations(T([1,2,3]))", "tensor([[1, 2],\n        [1, 3],\n        [2, 3]])"),
      ("torch.block_diag(T([1]),T([[2,3]]))", "tensor([[1, 0, 0],\n        [0, 2, 3]])"),
      ("torch.diff(T([1,4,9]))", "tensor([3, 5])"),
      ("torch.heaviside(T([0.]),T([0.5]))", "tensor([0.5000])"),
      ("torch.lerp(T([0.]),T([10.]),0.5)", "tensor([5.])"),
      ("torch.rot90(T([[1,2],[3,4]]))", "tensor([[2, 4],\n        [1, 3]])"),
    ])
  func results(expression: String, expected: String) {
    let setup = "T = torch.tensor; x = T([[3., 1., 2.], [9., 7., 8.]])"
    #expect(Session.show(expression, after: setup) == expected)
  }
}
