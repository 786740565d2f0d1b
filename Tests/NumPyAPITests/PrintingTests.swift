import Testing

/// Arrays as NumPy prints them.
@Suite struct PrintingTests {
  @Test func aligns() {
    #expect(
      Session.run(
        #"""
        for v in (np.array([0.1, 0.25, 3]), np.array([1e-5, 1]), np.array([1, 1000.5, 1e5]), np.array([np.nan, np.inf, -1.5])):
            print(v)
            print(repr(v))
        """#)
          == #"""
          [0.1  0.25 3.  ]
          array([0.1 , 0.25, 3.  ])
          [1.e-05 1.e+00]
          array([1.e-05, 1.e+00])
          [1.0000e+00 1.0005e+03 1.0000e+05]
          array([1.0000e+00, 1.0005e+03, 1.0000e+05])
          [ nan  inf -1.5]
          array([ nan,  inf, -1.5])

          """#)
  }

  @Test func summarisesLargeArrays() {
    #expect(
      Session.run(
        #"""
        print(np.arange(1001))
        print(repr(np.arange(2000.).reshape(40, 50)))
        """#)
          == #"""
          [   0    1    2 ...  998  999 1000]
          array([[0.000e+00, 1.000e+00, 2.000e+00, ..., 4.700e+01, 4.800e+01,
                  4.900e+01],
                 [5.000e+01, 5.100e+01, 5.200e+01, ..., 9.700e+01, 9.800e+01,
                  9.900e+01],
                 [1.000e+02, 1.010e+02, 1.020e+02, ..., 1.470e+02, 1.480e+02,
                  1.490e+02],
                 ...,
                 [1.850e+03, 1.851e+03, 1.852e+03, ..., 1.897e+03, 1.898e+03,
                  1.899e+03],
                 [1.900e+03, 1.901e+03, 1.902e+03, ..., 1.947e+03, 1.948e+03,
                  1.949e+03],
                 [1.950e+03, 1.951e+03, 1.952e+03, ..., 1.997e+03, 1.998e+03,
                  1.999e+03]], shape=(40, 50))

          """#)
  }

  @Test func breaksLines() {
    #expect(
      Session.run(
        #"""
        print(repr(np.arange(30) / 7))
        print(np.random.RandomState(0).rand(3, 9))
        """#)
          == #"""
          array([0.        , 0.14285714, 0.28571429, 0.42857143, 0.57142857,
                 0.71428571, 0.85714286, 1.        , 1.14285714, 1.28571429,
                 1.42857143, 1.57142857, 1.71428571, 1.85714286, 2.        ,
                 2.14285714, 2.28571429, 2.42857143, 2.57142857, 2.71428571,
                 2.85714286, 3.        , 3.14285714, 3.28571429, 3.42857143,
                 3.57142857, 3.71428571, 3.85714286, 4.        , 4.14285714])
          [[0.5488135  0.71518937 0.60276338 0.54488318 0.4236548  0.64589411
            0.43758721 0.891773   0.96366276]
           [0.38344152 0.79172504 0.52889492 0.56804456 0.92559664 0.07103606
            0.0871293  0.0202184  0.83261985]
           [0.77815675 0.87001215 0.97861834 0.79915856 0.46147936 0.78052918
            0.11827443 0.63992102 0.14335329]]

          """#)
  }

  @Test func nestsBrackets() {
    #expect(
      Session.run(
        #"""
        print(np.arange(8).reshape(2, 2, 2))
        print(repr(np.zeros((2, 2, 2), dtype=np.int8)))
        """#)
          == #"""
          [[[0 1]
            [2 3]]

           [[4 5]
            [6 7]]]
          array([[[0, 0],
                  [0, 0]],

                 [[0, 0],
                  [0, 0]]], dtype=int8)

          """#)
  }

  @Test func namesTypesAndShapes() {
    #expect(
      Session.run(
        #"""
        for v in (np.zeros(0), np.zeros((2, 0)), np.array([], dtype=int), np.array([1], dtype=np.uint8), np.array([True, False]),
                  np.array(2.5), np.array([1 + 2j, -3.5j]), np.ones(3, dtype=np.float32), np.ones(2, dtype=np.float16)):
            print(repr(v), v)
        """#)
          == #"""
          array([], dtype=float64) []
          array([], shape=(2, 0), dtype=float64) []
          array([], dtype=int64) []
          array([1], dtype=uint8) [1]
          array([ True, False]) [ True False]
          array(2.5) 2.5
          array([ 1.+2.j , -0.-3.5j]) [ 1.+2.j  -0.-3.5j]
          array([1., 1., 1.], dtype=float32) [1. 1. 1.]
          array([1., 1.], dtype=float16) [1. 1.]

          """#)
  }

  @Test func followsTheOptions() {
    #expect(
      Session.run(
        #"""
        for options in (dict(precision=3), dict(suppress=True), dict(threshold=5), dict(linewidth=40), dict(sign='+'), dict(floatmode='fixed', precision=2)):
            with np.printoptions(**options):
                print(np.array([1 / 3, 1e-7, 12.5]))
                print(repr(np.arange(12.).reshape(3, 4)))
        np.set_printoptions(precision=4, suppress=True)
        print(np.array([1 / 3, 1e-7]))
        """#)
          == #"""
          [3.333e-01 1.000e-07 1.250e+01]
          array([[ 0.,  1.,  2.,  3.],
                 [ 4.,  5.,  6.,  7.],
                 [ 8.,  9., 10., 11.]])
          [ 0.33333333  0.0000001  12.5       ]
          array([[ 0.,  1.,  2.,  3.],
                 [ 4.,  5.,  6.,  7.],
                 [ 8.,  9., 10., 11.]])
          [3.33333333e-01 1.00000000e-07 1.25000000e+01]
          array([[ 0.,  1.,  2.,  3.],
                 [ 4.,  5.,  6.,  7.],
                 [ 8.,  9., 10., 11.]], shape=(3, 4))
          [3.33333333e-01 1.00000000e-07
           1.25000000e+01]
          array([[ 0.,  1.,  2.,  3.],
                 [ 4.,  5.,  6.,  7.],
                 [ 8.,  9., 10., 11.]])
          [+3.33333333e-01 +1.00000000e-07 +1.25000000e+01]
          array([[ +0.,  +1.,  +2.,  +3.],
                 [ +4.,  +5.,  +6.,  +7.],
                 [ +8.,  +9., +10., +11.]])
          [3.33e-01 1.00e-07 1.25e+01]
          array([[ 0.00,  1.00,  2.00,  3.00],
                 [ 4.00,  5.00,  6.00,  7.00],
                 [ 8.00,  9.00, 10.00, 11.00]])
          [0.3333 0.    ]

          """#)
  }

  @Test func writesScalars() {
    #expect(
      Session.run(
        #"""
        print(np.float64(0.1), [np.float64(0.1), np.float32(0.1), np.int64(2), np.bool_(True)], np.float32(1e7), np.float16(0.1))
        print(f'{np.float64(1 / 3):.3f} {np.float32(0.1)} {np.int64(5):>4}', '%.2f' % np.float64(2.5), str(np.complex128(1 - 2j)))
        """#)
          == #"""
          0.1 [np.float64(0.1), np.float32(0.1), np.int64(2), np.True_] 1e+07 0.1
          0.333 0.10000000149011612    5 2.50 (1-2j)

          """#)
  }
}
