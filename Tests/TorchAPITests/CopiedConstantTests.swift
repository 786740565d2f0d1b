import Testing

/// Copies of what torch has one of, and of parameters that have no shape yet.
struct CopiedConstantTests {
  @Test("types, devices and layouts are their own copies")
  func constants() {
    #expect(
      Session.run(
        #"""
        import copy
        print(copy.deepcopy({'d': torch.float32, 'p': torch.device('cpu')}), copy.copy(torch.device('cuda', 1)))
        print(copy.deepcopy((torch.strided, torch.contiguous_format)), copy.copy(torch.float64) is torch.float64)
        class Net(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.kind, self.place = torch.float32, torch.device('cpu')
        print(copy.deepcopy(Net()).kind)
        """#) == #"""
          {'d': torch.float32, 'p': device(type='cpu')} cuda:1
          (torch.strided, torch.contiguous_format) True
          torch.float32

          """#)
  }

  @Test("the data of a parameter is a plain tensor")
  func parameters() {
    #expect(
      Session.run(
        #"""
        lazy = torch.nn.LazyLinear(1)
        print(type(lazy.weight.data), lazy.weight.data.normal_(0, 0.01))
        class Own(torch.nn.Parameter):
            pass
        print(type(Own(torch.ones(1)).data), torch.nn.GRU(2, 3)._flat_weights_names)
        """#) == #"""
          <class 'torch.Tensor'> tensor([])
          <class 'torch.Tensor'> ['weight_ih_l0', 'weight_hh_l0', 'bias_ih_l0', 'bias_hh_l0']

          """#)
  }
}
