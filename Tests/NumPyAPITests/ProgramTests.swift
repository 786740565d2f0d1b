import Testing

/// Whole programs with numpy, and what NumPy prints of them.
@Suite struct ProgramTests {
  @Test func assignsThroughViews() {
    #expect(
      Session.run(
        #"""
        x = np.zeros((2, 3))
        x[0] = 1
        x[:, 1] = [5, 6]
        x[1, 2] = 9
        x[x > 8] = -1
        print(x)
        y = np.arange(6)
        y[1:3] = [10, 20]
        y[[0, 5]] = 7
        y[-2] = 2.9
        z = y[2:5]
        z[:] = 0
        print(y, z.base is y)
        w = np.arange(6).reshape(2, 3)
        w[:, ::-1][0, 0] = 99
        w += 1
        w[...] = w * 2
        print(w, w.T[0], w[::-1].strides)
        """#)
          == #"""
          [[ 1.  5.  1.]
           [ 0.  6. -1.]]
          [ 7 10  0  0  0  7] True
          [[  2   4 200]
           [  8  10  12]] [2 8] (-24, 8)

          """#)
  }

  @Test func refusesWhatDoesNotFit() {
    #expect(
      Session.run(
        #"""
        a = np.array([1., 2., 3.])
        n = np.array([1, 2, 3])
        for text in ('n += 1.5', 'n /= 2', 'a += np.ones(2)', 'a += np.ones((2, 3))', 'a[5] = 1', 'a[0] = [1, 2]', 'a[:] = [1, 2]',
                     'a[a > 1] = [1, 2, 3]', 'a[[0, 1]] = [1, 2, 3]', 'np.broadcast_to(a, (2, 3))[0] = 1', 'a.shape = (2, 2)', 'del a[0]',
                     'hash(a)', 'bool(a)', 'a.missing', 'np.missing', 'np.int', 'np.array([[1, 2], [3]])'):
            try:
                exec(text)
                print(text, 'worked')
            except Exception as e:
                print(type(e).__name__, str(e).split(chr(10))[0])
        """#)
          == #"""
          UFuncTypeError Cannot cast ufunc 'add' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'
          UFuncTypeError Cannot cast ufunc 'divide' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'
          ValueError operands could not be broadcast together with shapes (3,) (2,) (3,) 
          ValueError non-broadcastable output operand with shape (3,) doesn't match the broadcast shape (2,3)
          IndexError index 5 is out of bounds for axis 0 with size 3
          ValueError setting an array element with a sequence.
          ValueError could not broadcast input array from shape (2,) into shape (3,)
          ValueError NumPy boolean array indexing assignment cannot assign 3 input values to the 2 output values where the mask is true
          ValueError shape mismatch: value array of shape (3,) could not be broadcast to indexing result of shape (2,)
          ValueError assignment destination is read-only
          ValueError cannot reshape array of size 3 into shape (2,2)
          ValueError cannot delete array elements
          TypeError unhashable type: 'numpy.ndarray'
          ValueError The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()
          AttributeError 'numpy.ndarray' object has no attribute 'missing'
          AttributeError module 'numpy' has no attribute 'missing'
          AttributeError module 'numpy' has no attribute 'int'.
          ValueError setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (2,) + inhomogeneous part.

          """#)
  }

  @Test func drawsTheNumbersOfASeed() {
    #expect(
      Session.run(
        #"""
        np.random.seed(0)
        print(np.random.rand(3), np.random.randn(2, 2))
        print(np.random.randint(0, 10, 5), np.random.randint(0, 256, 4, dtype=np.uint8))
        print(np.random.uniform(-1, 1, 2), np.random.normal(5, 2, 3), np.random.choice(5, 3, replace=False))
        print(np.random.permutation(5), np.random.choice(3, 4, p=[0.1, 0.2, 0.7]))
        x = np.arange(6)
        np.random.shuffle(x)
        print(x, np.random.binomial(10, 0.5, 3), np.random.poisson(3, 3), np.random.exponential(2, 2))
        print(np.random.gamma(2, 1, 2), np.random.beta(2, 3, 2), np.random.RandomState(42).rand(2))
        """#)
          == #"""
          [0.5488135  0.71518937 0.60276338] [[-2.2683282   1.33354538]
           [-0.84272405  1.96992445]]
          [6 8 8 1 6] [ 39  74 234 207]
          [0.05778984 0.13608912] [5.96862431 6.15828096 4.63683485] [0 1 2]
          [4 2 3 1 0] [2 2 2 1]
          [1 4 0 5 2 3] [3 4 3] [3 4 2] [1.87212313 0.78622512]
          [4.23058135 2.24672683] [0.52860481 0.05831786] [0.37454012 0.95071431]

          """#)
  }

  @Test func drawsTheNumbersOfAGenerator() {
    #expect(
      Session.run(
        #"""
        g = np.random.default_rng(42)
        print(g.random(3), g.normal(size=3), g.integers(0, 10, 5), g.integers(1, 7, size=(2, 2)))
        print(g.choice(10, 3, replace=False), g.permutation(5), g.uniform(-1, 1, 2), g.standard_normal((2, 2)))
        x = np.arange(6)
        g.shuffle(x)
        print(x, g.exponential(1, 2), g.integers(0, 2 ** 40, 2), g.random(2, dtype=np.float32))
        print(np.random.default_rng([1, 2]).random(), np.random.default_rng(2 ** 70).random())
        """#)
          == #"""
          [0.77395605 0.43887844 0.85859792] [ 0.94056472 -1.95103519 -1.30217951] [7 7 7 7 5] [[1 6]
           [3 4]]
          [2 1 9] [1 0 4 2 3] [ 0.10916957 -0.87236549] [[ 0.8784503  -0.04992591]
           [-0.18486236 -0.68092954]]
          [2 5 0 3 4 1] [0.41708671 0.45331969] [ 48162749823 169643090571] [0.7433759 0.6830489]
          0.44841514333227195 0.5428409396287122

          """#)
  }

  @Test func trainsANetwork() {
    #expect(
      Session.run(
        #"""
        rng = np.random.default_rng(0)
        X = rng.normal(size=(20, 3))
        Y = (X.sum(1, keepdims=True) > 0).astype(float)
        W1, b1 = rng.normal(size=(3, 4)) * 0.5, np.zeros(4)
        W2, b2 = rng.normal(size=(4, 1)) * 0.5, np.zeros(1)
        for epoch in range(100):
            h = np.tanh(X @ W1 + b1)
            p = 1 / (1 + np.exp(-(h @ W2 + b2)))
            loss = -np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))
            dp = (p - Y) / len(X)
            dh = dp @ W2.T * (1 - h ** 2)
            for parameter, gradient in ((W1, X.T @ dh), (b1, dh.sum(axis=0)), (W2, h.T @ dp), (b2, dp.sum(0))):
                parameter -= 0.5 * gradient
            if epoch % 25 == 0:
                print(epoch, f'{loss:.10f}')
        print(W1.round(4), ((p > 0.5) == Y).mean())
        """#)
          == #"""
          0 0.4372143830
          25 0.1426716472
          50 0.1049595493
          75 0.0864799864
          [[ 0.5677 -1.0166  1.0771 -0.6614]
           [ 0.81   -0.9166  1.6493  0.0996]
           [ 0.649  -1.2859  0.9603  0.006 ]] 1.0

          """#)
  }

  @Test func fitsAPolynomialToSine() {
    #expect(
      Session.run(
        #"""
        import math
        x = np.linspace(-math.pi, math.pi, 2000)
        y = np.sin(x)
        np.random.seed(0)
        a, b, c, d = np.random.randn(), np.random.randn(), np.random.randn(), np.random.randn()
        for t in range(200):
            y_pred = a + b * x + c * x ** 2 + d * x ** 3
            loss = np.square(y_pred - y).sum()
            if t % 50 == 49:
                print(t, f'{loss:.8f}')
            grad = 2.0 * (y_pred - y)
            a -= 1e-6 * grad.sum()
            b -= 1e-6 * (grad * x).sum()
            c -= 1e-6 * (grad * x ** 2).sum()
            d -= 1e-6 * (grad * x ** 3).sum()
        print(f'Result: y = {a:.8f} + {b:.8f} x + {c:.8f} x^2 + {d:.8f} x^3')
        """#)
          == #"""
          49 2342.20962880
          99 1942.59811975
          149 1623.82596096
          199 1357.86209887
          Result: y = 1.09622766 + 0.34561566 x + -0.18911744 x^2 + -0.02062728 x^3

          """#)
  }

  @Test func assertsNearlyEqualArrays() {
    #expect(
      Session.run(
        #"""
        from numpy.testing import assert_allclose, assert_array_equal
        assert_allclose([1.0], [1.0 + 1e-9])
        for check in (lambda: assert_allclose([1., 2.], [1., 2.1], rtol=1e-3), lambda: assert_array_equal([1, 2, 3], [1, 2, 4]),
                      lambda: assert_allclose([1, 2], [1, 2, 3]), lambda: assert_allclose(1.0, 2.0, err_msg='bad'),
                      lambda: np.testing.assert_equal(1, 2)):
            try:
                check()
            except AssertionError as e:
                print(e)
        """#)
          == #"""

          Not equal to tolerance rtol=0.001, atol=0

          Mismatched elements: 1 / 2 (50%)
          Mismatch at index:
           [1]: 2.0 (ACTUAL), 2.1 (DESIRED)
          Max absolute difference among violations: 0.1
          Max relative difference among violations: 0.04761905
           ACTUAL: array([1., 2.])
           DESIRED: array([1. , 2.1])

          Arrays are not equal

          Mismatched elements: 1 / 3 (33.3%)
          Mismatch at index:
           [2]: 3 (ACTUAL), 4 (DESIRED)
          Max absolute difference among violations: 1
          Max relative difference among violations: 0.25
           ACTUAL: array([1, 2, 3])
           DESIRED: array([1, 2, 4])

          Not equal to tolerance rtol=1e-07, atol=0

          (shapes (2,), (3,) mismatch)
           ACTUAL: array([1, 2])
           DESIRED: array([1, 2, 3])

          Not equal to tolerance rtol=1e-07, atol=0
          bad
          Mismatched elements: 1 / 1 (100%)
          Max absolute difference among violations: 1.
          Max relative difference among violations: 0.5
           ACTUAL: array(1.)
           DESIRED: array(2.)

          Items are not equal:
           ACTUAL: 1
           DESIRED: 2

          """#)
  }

  @Test func transformsByFourier() {
    #expect(
      Session.run(
        #"""
        print(np.fft.fft([1, 2, 3, 4]), np.fft.rfft([1., 2., 3., 4.]), np.fft.ifft(np.fft.fft([1., 2.])), np.fft.fftfreq(4))
        print(np.fft.irfft(np.fft.rfft([1., 2., 3., 4.])), np.fft.fftshift([1, 2, 3]))
        """#)
          == #"""
          [10.+0.j -2.+2.j -2.+0.j -2.-2.j] [10.+0.j -2.+2.j -2.+0.j] [1.+0.j 2.+0.j] [ 0.    0.25 -0.5  -0.25]
          [1. 2. 3. 4.] [3 1 2]

          """#)
  }

  @Test func reactsToInfiniteResults() {
    #expect(
      Session.run(
        #"""
        with np.errstate(divide='ignore'):
            print(np.array([1.]) / 0, np.log(np.zeros(1)))
        with np.errstate(all='raise'):
            try:
                np.array([1.]) / 0
            except FloatingPointError as e:
                print(e)
        """#)
          == #"""
          [inf] [-inf]
          divide by zero encountered in divide

          """#)
  }
}
