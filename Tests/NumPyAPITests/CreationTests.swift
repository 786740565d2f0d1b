import Testing

/// Making arrays, with the texts that NumPy shows.
@Suite struct CreationTests {
  @Test func arrayMakers1() {
    Session.check([
      ("np.array([1,2,3])", "array([1, 2, 3])"),
      ("np.array([[1,2],[3,4.5]])", "array([[1. , 2. ],\n       [3. , 4.5]])"),
      ("np.array([])", "array([], dtype=float64)"),
      ("np.zeros(3)", "array([0., 0., 0.])"),
      ("np.zeros((2,0))", "array([], shape=(2, 0), dtype=float64)"),
      ("np.ones((2,3),dtype=int)", "array([[1, 1, 1],\n       [1, 1, 1]])"),
      ("np.full((2,2),7)", "array([[7, 7],\n       [7, 7]])"),
      ("np.full(2,1.5)", "array([1.5, 1.5])"),
      ("np.empty((0,3))", "array([], shape=(0, 3), dtype=float64)"),
      ("np.arange(5)", "array([0, 1, 2, 3, 4])"),
      ("np.arange(1,2,0.25)", "array([1.  , 1.25, 1.5 , 1.75])"),
      ("np.arange(10,0,-3)", "array([10,  7,  4,  1])"),
      ("np.linspace(0,1,5)", "array([0.  , 0.25, 0.5 , 0.75, 1.  ])"),
      ("np.linspace(0,10,5,endpoint=False)", "array([0., 2., 4., 6., 8.])"),
      ("np.linspace(0,1,3,retstep=True)", "(array([0. , 0.5, 1. ]), np.float64(0.5))"),
      ("np.logspace(0,2,3)", "array([  1.,  10., 100.])"),
      ("np.geomspace(1,1000,4)", "array([   1.,   10.,  100., 1000.])"),
      ("np.eye(3)", "array([[1., 0., 0.],\n       [0., 1., 0.],\n       [0., 0., 1.]])"),
      ("np.eye(2,3,k=1)", "array([[0., 1., 0.],\n       [0., 0., 1.]])"),
      ("np.identity(2)", "array([[1., 0.],\n       [0., 1.]])"),
      ("np.diag([1,2,3])", "array([[1, 0, 0],\n       [0, 2, 0],\n       [0, 0, 3]])"),
      ("np.diag(m)", "array([ 0,  5, 10])"),
      ("np.tri(3)", "array([[1., 0., 0.],\n       [1., 1., 0.],\n       [1., 1., 1.]])"),
      ("np.tril(m)", "array([[ 0,  0,  0,  0],\n       [ 4,  5,  0,  0],\n       [ 8,  9, 10,  0]])"),
      ("np.triu(m,1)", "array([[ 0,  1,  2,  3],\n       [ 0,  0,  6,  7],\n       [ 0,  0,  0, 11]])"),
    ])
  }

  @Test func arrayMakers2() {
    Session.check([
      (
        "np.meshgrid([1,2],[3,4,5])",
        "(array([[1, 2],\n       [1, 2],\n       [1, 2]]), array([[3, 3],\n       [4, 4],\n       [5, 5]]))"
      ),
      ("np.zeros_like(f32)", "array([0., 0.], dtype=float32)"),
      ("np.ones_like(m)", "array([[1, 1, 1, 1],\n       [1, 1, 1, 1],\n       [1, 1, 1, 1]])"),
      ("np.full_like(a,2)", "array([2., 2., 2.])"),
      ("np.array(5)", "array(5)"),
      ("np.array(5.0)", "array(5.)"),
      ("np.array(True)", "array(True)"),
      ("np.array([True,False])", "array([ True, False])"),
      ("np.array([1+2j,3])", "array([1.+2.j, 3.+0.j])"),
      ("np.array([1,2],dtype=float)", "array([1., 2.])"),
      ("np.array([1.7,2.2],dtype=int)", "array([1, 2])"),
      ("np.array([1,2],dtype='float32')", "array([1., 2.], dtype=float32)"),
      ("np.array([1,2],dtype=np.int8)", "array([1, 2], dtype=int8)"),
      (
        "np.array([[1,2],[3]])",
        "!! ValueError setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (2,) + inhomogeneous part."
      ),
      (
        "np.array([1,[2]])",
        "!! ValueError setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (2,) + inhomogeneous part."
      ),
      ("np.array([300],dtype=np.uint8)", "!! OverflowError Python integer 300 out of bounds for uint8"),
      ("np.array((1,2))", "array([1, 2])"),
      ("np.array(range(3))", "array([0, 1, 2])"),
      ("np.array([a,a])", "array([[1. , 2. , 3.5],\n       [1. , 2. , 3.5]])"),
      ("np.array([1,2.5,True])", "array([1. , 2.5, 1. ])"),
      ("np.vander([1,2,3],3)", "array([[1, 1, 1],\n       [4, 2, 1],\n       [9, 3, 1]])"),
      ("np.indices((2,2))", "array([[[0, 0],\n        [1, 1]],\n\n       [[0, 1],\n        [0, 1]]])"),
      (
        "np.mgrid[0:2,0:3]",
        "array([[[0, 0, 0],\n        [1, 1, 1]],\n\n       [[0, 1, 2],\n        [0, 1, 2]]])"
      ),
      ("np.r_[1:4,0,4]", "array([1, 2, 3, 0, 4])"),
      ("np.c_[[1,2],[3,4]]", "array([[1, 3],\n       [2, 4]])"),
    ])
  }

  @Test func arrayMakers3() {
    Session.check([
      ("np.fromfunction(lambda x,y:x+y,(2,2))", "array([[0., 1.],\n       [1., 2.]])"),
      ("np.fromiter((x*x for x in range(4)),float)", "array([0., 1., 4., 9.])"),
      ("np.asarray(a) is a", "True"),
      ("np.array(a) is a", "False"),
      ("np.copy(a)", "array([1. , 2. , 3.5])"),
    ])
  }
}
