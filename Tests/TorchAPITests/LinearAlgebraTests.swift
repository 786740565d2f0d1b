import Testing

@Suite struct LinearAlgebraTests {
  @Test func `A singular matrix has no inverse`() {
    #expect(
      Session.run("torch.linalg.inv(torch.zeros(2, 2))")
        == "!! torch._C._LinAlgError: linalg.inv: The diagonal element 1 is zero, the inversion could not be completed "
        + "because the input matrix is singular.\n")
    #expect(
      Session.run(
        """
        try:
            torch.linalg.cholesky(-torch.eye(2))
        except torch.linalg.LinAlgError as error:
            print(isinstance(error, RuntimeError), torch.linalg.LinAlgError)
        """) == "True <class 'torch._C._LinAlgError'>\n")
  }

  @Test func `Factorisations give named parts`() {
    #expect(
      Session.show("torch.linalg.lu_factor(torch.tensor([[1., 2.], [3., 4.]]))")
        == """
        torch.return_types.linalg_lu_factor(
        LU=tensor([[3.0000, 4.0000],
                [0.3333, 0.6667]]),
        pivots=tensor([2, 2], dtype=torch.int32))
        """)
    #expect(
      Session.show("torch.linalg.svd(torch.tensor([[1., 2.], [3., 4.]])).S") == "tensor([5.4650, 0.3660])")
    #expect(
      Session.show("torch.linalg.eigvals(torch.tensor([[0., -1.], [1., 0.]]))") == "tensor([0.+1.j, 0.-1.j])")
  }

  @Test(arguments: [
    (
      "torch.linalg.inv(torch.ones(2, 3))",
      "linalg.inv: A must be batches of square matrices, but they are 2 by 3 matrices"
    ),
    ("torch.linalg.det(torch.ones(3))", "linalg.det: The input tensor A must have at least 2 dimensions."),
    (
      "torch.linalg.solve(torch.eye(3), torch.ones(2))",
      "linalg.solve: Incompatible shapes of A and B for the equation AX = B (3x3 and 2x1)"
    ),
    ("torch.linalg.matrix_norm(torch.eye(2), 3)", "linalg.matrix_norm: Order 3 not supported."),
    (
      "torch.addmm(torch.eye(3), torch.ones(3, 3), torch.ones(2, 2))",
      "addmm: mat1 and mat2 shapes cannot be multiplied (3x3 and 2x2)"
    ),
    (
      "torch.einsum('ij,jk->ik', torch.ones(2, 3), torch.ones(2, 2))",
      "einsum(): subscript j has size 2 for operand 1 which does not broadcast with previously seen size 3"
    ),
    (
      "torch.einsum('ij->ii', torch.ones(2, 3))",
      "einsum(): output subscript i appears more than once in the output"
    ),
    (
      "torch.tensordot(torch.ones(2, 3), torch.ones(2, 3), 1)",
      "contracted dimensions need to match, but first has size 3 in dim -1 and second has size 2 in dim 0"
    ),
    ("torch.linalg.multi_dot([torch.eye(2)])", "multi_dot(): expected at least 2 tensors but got 1"),
  ])
  func `Shapes that do not fit are refused`(call: String, message: String) {
    #expect(Session.run(call) == "!! RuntimeError: \(message)\n")
  }

  @Test func `Gradients pass through factorisations`() {
    let setup = "A = torch.tensor([[2., 1.], [1., 3.]], requires_grad=True)"
    #expect(
      Session.show("torch.autograd.grad(torch.det(A), A)[0]", after: setup)
        == "tensor([[ 3., -1.],\n        [-1.,  2.]])")
    #expect(
      Session.show("torch.autograd.grad(torch.logdet(A), A)[0]", after: setup)
        == "tensor([[ 0.6000, -0.2000],\n        [-0.2000,  0.4000]])")
    #expect(Session.show("torch.linalg.cond(A).grad_fn.name()", after: setup) == "'SqueezeBackward1'")
  }

  @Test func `Sums of products by equations`() {
    let setup = "x = torch.arange(6.).reshape(2, 3)"
    #expect(
      Session.show("torch.einsum('ij,kj->ik', x, x)", after: setup)
        == "tensor([[ 5., 14.],\n        [14., 50.]])")
    #expect(Session.show("torch.einsum('ij->j', x)", after: setup) == "tensor([3., 5., 7.])")
    #expect(Session.show("torch.einsum('...j->...', x)", after: setup) == "tensor([ 3., 12.])")
    #expect(Session.show("torch.einsum('ii', x[:, :2])", after: setup) == "tensor(4.)")
    #expect(Session.show("torch.einsum(x, [0, 1], [1, 0]).shape", after: setup) == "torch.Size([3, 2])")
  }

  @Test func `Removed functions say what to use`() {
    #expect(
      Session.run("torch.matrix_rank(torch.eye(2))").contains("use the `torch.linalg.matrix_rank` function"))
  }

  @Test func `Large products agree with small ones`() {
    #expect(
      Session.run(
        """
        a = torch.arange(64 * 64.).reshape(64, 64) % 7 - 3
        for b in [a, a.t(), a[:, ::2].t()]:
            rows = torch.stack([(a[:, :b.shape[0]] * b[:, j]).sum(1)
                                for j in range(b.shape[1])], 1)
            print(torch.equal(a[:, :b.shape[0]] @ b, rows))
        print(torch.equal(a @ a[0], (a * a[0]).sum(1)))
        """) == "True\nTrue\nTrue\nTrue\n")
  }

  @Test func `Factors are taken apart as far as wanted, and refused where they are none`() {
    #expect(
      Session.run(
        """
        def pivots(*places): return torch.tensor(places, dtype=torch.int32)
        def attempt(*arguments, **wanted):
            try: print(tuple(torch.lu_unpack(*arguments, **wanted)))
            except Exception as e: print(type(e).__name__, str(e))
        attempt(torch.ones(1, 2), pivots(1))
        attempt(torch.eye(1), pivots(1), unpack_data=False)
        attempt(torch.eye(1), torch.ones(3), unpack_pivots=False)
        attempt(torch.arange(12, dtype=torch.float16), pivots(1), unpack_data=False)
        attempt(torch.eye(2), pivots(1))
        attempt(torch.eye(2), pivots(0, 2))
        x = torch.eye(2).requires_grad_()
        torch.lu_unpack(x, pivots(1, 2)).L.sum().backward()
        print(x.grad, torch.lu_unpack(x, pivots(1, 2), unpack_data=False).L)
        """) == """
          (tensor([[1.]]), tensor([[1.]]), tensor([[1., 1.]]))
          (tensor([[1.]]), tensor([]), tensor([]))
          (tensor([]), tensor([[1.]]), tensor([[1.]]))
          RuntimeError torch.lu_unpack: Expected tensor with 2 or more dimensions. Got size: [12] instead
          ValueError Expected LU_pivots to have shape [2] but got [1] instead.
          RuntimeError pivots passed to lu_unpack must be between 1 and LU.size(-2) inclusive.Did you properly pass the result of lu_factor?
          tensor([[0., 0.],
                  [1., 0.]]) tensor([], grad_fn=<LuUnpackBackward0>)

          """)
  }

  @Test("exchanges that no symmetric factorization gives are refused")
  func symmetricPivots() {
    #expect(
      Session.run(
        """
        LD, p = torch.linalg.ldl_factor(torch.tensor([[0., 1.], [1., 0.]]))
        print(p, torch.linalg.ldl_solve(LD, p, torch.tensor([[2.], [3.]])))
        for p in ([10**9, 1], [0, 0], [-5, 0], [3, 1], [-10**9, -10**9], [1, -2], [-1, 2]):
            try: print(torch.linalg.ldl_solve(torch.eye(2), torch.tensor(p, dtype=torch.int32), torch.ones(2, 1)))
            except RuntimeError as e: print(str(e).split(".")[0])
        """) == """
          tensor([-2, -2], dtype=torch.int32) tensor([[3.],
                  [2.]])
          Pivots given to ldl_solve must all satisfy |pivot| <= LD
          Pivots given to ldl_solve must all satisfy |pivot| >= 1
          Pivots given to ldl_solve must all satisfy |pivot| >= 1
          Pivots given to ldl_solve must all satisfy |pivot| <= LD
          Pivots given to ldl_solve must all satisfy |pivot| <= LD
          Negative pivots given to ldl_solve must stand in pairs
          Negative pivots given to ldl_solve must stand in pairs

          """)
  }
}
