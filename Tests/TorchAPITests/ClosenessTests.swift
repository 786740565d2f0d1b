import Testing

@Suite("Assertions of closeness and saving")
struct ClosenessTests {
  @Test("What differs and by how much")
  func whatDiffersAndByHowMuch() {
    #expect(
      Session.run(
        #"""
        from torch.testing import assert_close
        def attempt(*values, **options):
            try:
                assert_close(*values, **options)
                print('close')
            except Exception as e:
                print(type(e).__name__, e)
        attempt(torch.tensor([1.0, 2.0]), torch.tensor([1.0, 2.0000001]))
        attempt(torch.tensor([1.0, 2.0]), torch.tensor([1.0, 2.5]))
        attempt(torch.tensor([[1, 2], [3, 4]]), torch.tensor([[1, 2], [3, 5]]))
        attempt(torch.tensor([1, 2]), torch.tensor([1.0, 2.0]))
        attempt(torch.zeros(2), torch.zeros(3))
        attempt(1.0, 1.5, rtol=0, atol=0)
        attempt({'a': [1.0, 2.0]}, {'a': [1.0, 3.0]})
        attempt([1.0], [1.0, 2.0])
        attempt(torch.ones(1), torch.zeros(1), msg='not so')
        """#)
          == #"""
          close
          AssertionError Tensor-likes are not close!

          Mismatched elements: 1 / 2 (50.0%)
          Greatest absolute difference: 0.5 at index (1,) (up to 1e-05 allowed)
          Greatest relative difference: 0.20000000298023224 at index (1,) (up to 1.3e-06 allowed)
          AssertionError Tensor-likes are not equal!

          Mismatched elements: 1 / 4 (25.0%)
          Greatest absolute difference: 1 at index (1, 1)
          Greatest relative difference: 0.20000000298023224 at index (1, 1)
          AssertionError The values for attribute 'dtype' do not match: torch.int64 != torch.float32.
          AssertionError The values for attribute 'shape' do not match: torch.Size([2]) != torch.Size([3]).
          AssertionError Scalars are not equal!

          Expected 1.5 but got 1.0.
          Absolute difference: 0.5
          Relative difference: 0.3333333333333333
          AssertionError Scalars are not close!

          Expected 3.0 but got 2.0.
          Absolute difference: 1.0 (up to 1e-07 allowed)
          Relative difference: 0.3333333333333333 (up to 1e-07 allowed)

          The failure occurred for item ['a'][1]
          AssertionError The length of the sequences mismatch: 1 != 2
          AssertionError not so

          """#)
  }

  @Test("A checkpoint in memory")
  func aCheckpointInMemory() {
    #expect(
      Session.run(
        #"""
        import io
        w = torch.tensor([1.0, 2.0], requires_grad=True)
        w.grad = torch.ones(2)
        opt = torch.optim.Adam([w], lr=0.1)
        opt.step()
        stream = io.BytesIO()
        torch.save({'w': w, 'opt': opt.state_dict(), 'epoch': 3, 'parts': (None, True, 'x', torch.arange(4).reshape(2, 2))}, stream)
        stream.seek(0)
        loaded = torch.load(stream)
        print(loaded)
        again = torch.optim.Adam([loaded['w']], lr=1)
        again.load_state_dict(loaded['opt'])
        print(again.param_groups[0]['lr'], again.state[loaded['w']]['exp_avg'])
        """#)
          == #"""
          {'w': tensor([0.9000, 1.9000], requires_grad=True), 'opt': {'state': {0: {'step': tensor(1.), 'exp_avg': tensor([0.1000, 0.1000]), 'exp_avg_sq': tensor([0.0010, 0.0010])}}, 'param_groups': [{'lr': 0.1, 'betas': (0.9, 0.999), 'eps': 1e-08, 'weight_decay': 0, 'amsgrad': False, 'maximize': False, 'foreach': None, 'capturable': False, 'differentiable': False, 'fused': None, 'decoupled_weight_decay': False, 'params': [0]}]}, 'epoch': 3, 'parts': (None, True, 'x', tensor([[0, 1],
                  [2, 3]]))}
          0.1 tensor([0.1000, 0.1000])

          """#)
  }
}
