import Testing

/// Functions that do an operation with each tensor of a list.
struct ForeachTests {
  @Test("they give tuples, and nodes of their own names")
  func results() {
    #expect(
      Session.run(
        """
        x = [torch.tensor([1., 4.], requires_grad=True), torch.tensor([9.], requires_grad=True)]
        print(torch._foreach_add(x, 2))
        print(torch._foreach_mul(x, x))
        print(torch._foreach_mul(x, [1., 2.]))
        print(torch._foreach_sqrt(x))
        print(torch._foreach_norm(x))
        print(torch._foreach_maximum(x, 3.))
        print(torch._foreach_addcmul(x, x, x, value=2))
        sum(t.sum() for t in torch._foreach_pow(x, 2)).backward()
        print(x[0].grad, x[1].grad)
        """) == """
          (tensor([3., 6.], grad_fn=<ForeachAddBackward1Scalar>), tensor([11.], grad_fn=<ForeachAddBackward1Scalar>))
          (tensor([ 1., 16.], grad_fn=<ForeachMulBackward0List>), tensor([81.], grad_fn=<ForeachMulBackward0List>))
          (tensor([1., 4.], grad_fn=<ForeachMulBackward1ScalarList>), tensor([18.], grad_fn=<ForeachMulBackward1ScalarList>))
          (tensor([1., 2.], grad_fn=<ForeachSqrtBackward0>), tensor([3.], grad_fn=<ForeachSqrtBackward0>))
          (tensor(4.1231, grad_fn=<ForeachNormBackward0>), tensor(9., grad_fn=<ForeachNormBackward0>))
          (tensor([3., 4.], grad_fn=<ForeachMaximumBackward0>), tensor([9.], grad_fn=<ForeachMaximumBackward0>))
          (tensor([ 3., 36.], grad_fn=<ForeachAddcmulBackward0Scalar>), tensor([171.], grad_fn=<ForeachAddcmulBackward0Scalar>))
          tensor([2., 8.]) tensor([18.])

          """)
  }

  @Test("in-place forms write to the tensors and give the list")
  func writes() {
    #expect(
      Session.run(
        """
        y = [torch.ones(2), torch.ones(1)]
        print(torch._foreach_add_(y, y, alpha=2) is y, torch._foreach_mul_(y, [2., 3.]), torch._foreach_exp_(torch._foreach_zero_(y)))
        torch._foreach_copy_(y, [torch.tensor([1., 2.]), torch.ones(1)])
        torch._foreach_lerp_(y, [torch.zeros(2), torch.zeros(1)], 0.5)
        print(y, torch._foreach_max(y), torch._foreach_neg(y))
        """) == """
          True [tensor([1., 1.]), tensor([1.])] [tensor([1., 1.]), tensor([1.])]
          [tensor([0.5000, 1.0000]), tensor([0.5000])] (tensor(1.), tensor(0.5000)) (tensor([-0.5000, -1.0000]), tensor([-0.5000]))

          """)
  }

  @Test("lists that do not fit are refused")
  func refusals() {
    #expect(
      Session.run(
        """
        x = [torch.ones(2)]
        for call in [lambda: torch._foreach_add(x, [torch.ones(2)] * 2), lambda: torch._foreach_add([], 1),
                     lambda: torch._foreach_add([1], 1), lambda: torch._foreach_add(x, [1., 2.])]:
            try:
                call()
            except (RuntimeError, TypeError) as error:
                print(error)
        """) == """
          Tensor lists must have the same number of tensors, got 1 and 2
          Tensor list must have at least one tensor.
          expected Tensor as element 0 in argument 0, but got int
          Tensor list must have same number of elements as scalar list.

          """)
  }
}
