import Testing

/// Tensors and NumPy's arrays together.
@Suite struct ArrayExchangeTests {
  @Test func sharesMemoryWithArrays() {
    #expect(
      Session.run(
        #"""
        import numpy as np
        t = torch.ones(3)
        a = t.numpy()
        a[0] = 5
        print(t, a, a.dtype, isinstance(a, np.ndarray))
        b = np.array([1., 2.])
        u = torch.from_numpy(b)
        u += 1
        print(b, u, torch.as_tensor(b).data_ptr() == u.data_ptr())
        print(np.asarray(t), np.array(t, dtype=np.float64), torch.tensor(b, dtype=torch.float32))
        """#)
          == #"""
          tensor([5., 1., 1.]) [5. 1. 1.] float32 True
          [2. 3.] tensor([2., 3.], dtype=torch.float64) True
          [5. 1. 1.] [5. 1. 1.] tensor([2., 3.])

          """#)
  }

  @Test func takesScalarsAndArraysAsData() {
    #expect(
      Session.run(
        #"""
        import numpy as np
        a = np.array([1., 2.])
        print(torch.tensor(np.float64(1)), torch.tensor(np.float32(1)), torch.tensor(np.int32(1)), torch.tensor([np.float32(1), 2]), torch.tensor([a, a]))
        print(torch.tensor(1) + np.float64(2), torch.ones(2) * np.float32(2), np.float64(2) * torch.ones(2), torch.full((2,), np.float64(2)))
        t = torch.arange(3.)
        print(t[np.array([0, 2])], t[np.array([True, False, True])], t[np.int64(1)], torch.zeros(np.int64(2)), torch.Tensor(a), torch.FloatTensor(a))
        """#)
          == #"""
          tensor(1., dtype=torch.float64) tensor(1.) tensor(1, dtype=torch.int32) tensor([1., 2.]) tensor([[1., 2.],
                  [1., 2.]], dtype=torch.float64)
          tensor(3.) tensor([2., 2.]) tensor([2., 2.]) tensor([2., 2.])
          tensor([0., 2.]) tensor([0., 2.]) tensor(1.) tensor([0., 0.]) tensor([1., 2.]) tensor([1., 2.])

          """#)
  }

  @Test func mixesArraysAndTensors() {
    #expect(
      Session.run(
        #"""
        import numpy as np
        a, T = np.ones(2), torch.ones(2)
        print(T + a, T * a, np.sin(T), np.add(a, T), np.isnan(T), np.exp(-T).dtype)
        for text in ('a + T', 'a * T', 'T.requires_grad_() * a', 'torch.add(T, a)', 'torch.from_numpy(a[::-1])', 'torch.from_numpy([1])',
                     'np.zeros(2, dtype=torch.float32)', 'torch.ones(2).bfloat16().numpy()', 'torch.ones(2, requires_grad=True).numpy()'):
            try:
                print(eval(text))
            except Exception as e:
                print(type(e).__name__, e)
        """#)
          == #"""
          tensor([2., 2.], dtype=torch.float64) tensor([1., 1.], dtype=torch.float64) tensor([0.8415, 0.8415]) tensor([2., 2.], dtype=torch.float64) tensor([0, 0], dtype=torch.uint8) torch.float32
          TypeError Concatenation operation is not implemented for NumPy arrays, use np.concatenate() instead. Please do not rely on this error; it may not be given on all Python implementations.
          TypeError unsupported operand type(s) for *: 'numpy.ndarray' and 'Tensor'
          RuntimeError Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.
          TypeError add(): argument 'other' (position 2) must be Tensor, not numpy.ndarray
          ValueError At least one stride in the given numpy array is negative, and tensors with negative strides are not currently supported. (You can probably work around this by making a copy of your array  with array.copy().) 
          TypeError expected np.ndarray (got list)
          TypeError Cannot interpret 'torch.float32' as a data type
          TypeError Got unsupported ScalarType BFloat16
          RuntimeError Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.

          """#)
  }
}
