import Testing

/// Losses of numbers of different types, of whole numbers and of a single one.
struct MixedLossTests {
  @Test("a loss has the type and the steps that PyTorch's has")
  func losses() {
    #expect(
      Session.run(
        #"""
        import torch.nn.functional as F
        single, double = torch.tensor([0.5, -1.]), torch.tensor([1., 0.], dtype=torch.float64)
        for loss in (F.huber_loss, F.soft_margin_loss, F.binary_cross_entropy_with_logits, F.mse_loss, F.smooth_l1_loss):
            print(loss.__name__, loss(single, double).dtype, loss(double, single).dtype)
        attempt(lambda: F.soft_margin_loss(torch.tensor([1, 2]), torch.tensor([2, 4])))
        print(F.threshold(torch.tensor([-4, 7, 0]), -4.2, 7.4))
        print(F.hinge_embedding_loss(torch.tensor([1, 2]), torch.tensor([1, -1]), margin=2.5, reduction='none'))
        print(F.multi_margin_loss(torch.tensor([[float('nan'), 1.]]), torch.tensor([1])))
        print(F.multi_margin_loss(torch.tensor(1.5), torch.tensor(0)), F.multilabel_margin_loss(torch.tensor(1.5), torch.tensor(0)))
        attempt(lambda: F.prelu(torch.tensor([-1, 2]), torch.tensor([2])))
        scores = torch.zeros(4, 1, 3, requires_grad=True).log_softmax(2)
        print(F.ctc_loss(scores, torch.tensor([[1, 1]]), (2,), (2,), reduction='none', zero_infinity=True))
        """#) == #"""
          huber_loss torch.float32 torch.float64
          soft_margin_loss torch.float32 torch.float64
          binary_cross_entropy_with_logits torch.float64 torch.float32
          mse_loss torch.float64 torch.float64
          smooth_l1_loss torch.float64 torch.float64
          RuntimeError result type Float can't be cast to the desired output type Long
          tensor([7, 7, 0])
          tensor([1, 0])
          tensor(0.)
          tensor(0.) tensor(0.)
          NotImplementedError "prelu_cpu" not implemented for 'Long'
          tensor([0.], grad_fn=<WhereBackward0>)

          """#)
  }
}
