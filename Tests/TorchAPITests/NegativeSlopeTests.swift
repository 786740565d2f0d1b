import Testing

/// Activations in place whose slopes are negative.
struct NegativeSlopeTests {
  @Test("a negative slope in place has no backward pass")
  func slopes() {
    #expect(
      Session.run(
        #"""
        import torch.nn.functional as F
        a = torch.tensor([1., -2.], requires_grad=True)
        for call in (lambda: F.leaky_relu_(a.clone(), -2), lambda: F.leaky_relu(a.clone(), -0.5, inplace=True), lambda: F.rrelu_(a.clone(), -5., 1.), lambda: F.elu_(a.clone(), -2.), lambda: F.celu_(a.clone(), -2.)):
            result = call()
            print(result)
            attempt(lambda: result.sum().backward())
        for call in (lambda: F.leaky_relu_(a.clone(), 2), lambda: F.elu_(a.clone(), 2.), lambda: F.leaky_relu(a.clone(), -2)):
            print(torch.autograd.grad(call().sum(), a))
        """#) == #"""
          tensor([1., 4.], grad_fn=<LeakyReluBackward1>)
          RuntimeError In-place leakyReLu backward calculation is triggered with a negative slope which is not supported. This is caused by calling in-place forward function with a negative slope, please call out-of-place version instead. File an issue at https://github.com/pytorch/pytorch if you do require supporting in-place leakRelu backward calculation with negative slope
          tensor([1., 1.], grad_fn=<LeakyReluBackward1>)
          RuntimeError In-place leakyReLu backward calculation is triggered with a negative slope which is not supported. This is caused by calling in-place forward function with a negative slope, please call out-of-place version instead. File an issue at https://github.com/pytorch/pytorch if you do require supporting in-place leakRelu backward calculation with negative slope
          tensor([1., 4.], grad_fn=<RreluWithNoiseBackward1>)
          RuntimeError In-place leakyReLu backward calculation is triggered with a negative slope which is not supported. This is caused by calling in-place forward function with a negative slope, please call out-of-place version instead. File an issue at https://github.com/pytorch/pytorch if you do require supporting in-place leakRelu backward calculation with negative slope
          tensor([1.0000, 1.7293], grad_fn=<EluBackward1>)
          RuntimeError In-place elu backward calculation is triggered with a negative slope which is not supported. This is caused by calling in-place forward function with a negative slope, please call out-of-place version instead.
          tensor([ 1.0000, -3.4366], grad_fn=<CeluBackward1>)
          RuntimeError In-place elu backward calculation is triggered with a negative slope which is not supported. This is caused by calling in-place forward function with a negative slope, please call out-of-place version instead.
          (tensor([1., 2.]),)
          (tensor([1.0000, 0.2707]),)
          (tensor([ 1., -2.]),)

          """#)
  }
}
