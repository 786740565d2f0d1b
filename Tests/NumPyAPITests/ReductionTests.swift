import Testing

/// Reductions, linear algebra and polynomials, with the texts that NumPy shows.
@Suite struct ReductionTests {
  @Test func reductions1() {
    Session.check([
      ("m.sum()", "np.int64(66)"),
      ("m.sum(0)", "array([12, 15, 18, 21])"),
      ("m.sum(axis=1)", "array([ 6, 22, 38])"),
      ("m.sum(1,keepdims=True)", "array([[ 6],\n       [22],\n       [38]])"),
      ("m.sum((0,1))", "np.int64(66)"),
      ("a.sum()", "np.float64(6.5)"),
      ("m.mean()", "np.float64(5.5)"),
      ("m.mean(0)", "array([4., 5., 6., 7.])"),
      ("m.mean(axis=1,keepdims=True)", "array([[1.5],\n       [5.5],\n       [9.5]])"),
      ("m.std()", "np.float64(3.452052529534663)"),
      ("m.std(0)", "array([3.26598632, 3.26598632, 3.26598632, 3.26598632])"),
      ("m.var(1)", "array([1.25, 1.25, 1.25])"),
      ("a.var(ddof=1)", "np.float64(1.5833333333333333)"),
      ("m.min()", "np.int64(0)"),
      ("m.max(0)", "array([ 8,  9, 10, 11])"),
      ("m.argmax()", "np.int64(11)"),
      ("m.argmin(1)", "array([0, 0, 0])"),
      ("m.prod()", "np.int64(0)"),
      ("a.prod()", "np.float64(7.0)"),
      ("m.cumsum()", "array([ 0,  1,  3,  6, 10, 15, 21, 28, 36, 45, 55, 66])"),
      ("m.cumsum(0)", "array([[ 0,  1,  2,  3],\n       [ 4,  6,  8, 10],\n       [12, 15, 18, 21]])"),
      ("a.cumprod()", "array([1., 2., 7.])"),
      ("b.sum()", "np.int64(2)"),
      ("b.any()", "np.True_"),
      ("b.all()", "np.False_"),
    ])
  }

  @Test func reductions2() {
    Session.check([
      ("b.mean()", "np.float64(0.6666666666666666)"),
      ("m.any(0)", "array([ True,  True,  True,  True])"),
      ("np.all(m>0,axis=1)", "array([False,  True,  True])"),
      ("np.median(m)", "np.float64(5.5)"),
      ("np.median(a)", "np.float64(2.0)"),
      ("np.median(m,axis=0)", "array([4., 5., 6., 7.])"),
      ("np.percentile(m,50)", "np.float64(5.5)"),
      ("np.percentile(a,[25,50,75])", "array([1.5 , 2.  , 2.75])"),
      ("np.quantile(a,0.3)", "np.float64(1.6)"),
      ("np.ptp(m)", "np.int64(11)"),
      ("np.average(a,weights=[1,2,3])", "np.float64(2.5833333333333335)"),
      ("np.count_nonzero(m)", "np.int64(11)"),
      ("np.sum([1,2,3])", "np.int64(6)"),
      ("np.sum([[1,2],[3,4]],axis=0)", "array([4, 6])"),
      ("np.max([1,5,2])", "np.int64(5)"),
      ("np.mean([1,2,3,4])", "np.float64(2.5)"),
      ("np.std([1,2,3,4])", "np.float64(1.118033988749895)"),
      ("np.sum(a,initial=10)", "np.float64(16.5)"),
      ("np.max([])", "!! ValueError zero-size array to reduction operation maximum which has no identity"),
      ("np.sum([])", "np.float64(0.0)"),
      ("np.argmax([])", "!! ValueError attempt to get argmax of an empty sequence"),
      ("m.sum(2)", "!! AxisError axis 2 is out of bounds for array of dimension 2"),
      ("m.sum(axis=-1)", "array([ 6, 22, 38])"),
      ("f32.sum()", "np.float32(0.3)"),
      ("f32.mean()", "np.float32(0.15)"),
    ])
  }

  @Test func reductions3() {
    Session.check([
      ("f32.std()", "np.float32(0.05)"),
      ("np.cov([[1,2,3],[4,5,7]])", "array([[1.        , 1.5       ],\n       [1.5       , 2.33333333]])"),
      ("np.corrcoef([1,2,3],[4,5,7])", "array([[1.        , 0.98198051],\n       [0.98198051, 1.        ]])"),
      (
        "np.histogram([1,2,1,3,5],bins=3)",
        "(array([3, 1, 1]), array([1.        , 2.33333333, 3.66666667, 5.        ]))"
      ),
      ("np.bincount([0,1,1,3])", "array([1, 2, 0, 1])"),
      ("np.digitize([0.5,1.5],[0,1,2])", "array([1, 2])"),
      ("np.diff(a)", "array([1. , 1.5])"),
      ("np.diff(m,axis=0)", "array([[4, 4, 4, 4],\n       [4, 4, 4, 4]])"),
      ("np.gradient(a)", "array([1.  , 1.25, 1.5 ])"),
      ("np.trapezoid(a)", "np.float64(4.25)"),
      ("np.cumsum([1,2,3])", "array([1, 3, 6])"),
      ("np.nansum([1,np.nan])", "np.float64(1.0)"),
      ("np.nanmean([1,np.nan,3])", "np.float64(2.0)"),
      ("np.nanmax([1,np.nan,3])", "np.float64(3.0)"),
      ("np.add.reduce(m)", "array([12, 15, 18, 21])"),
      ("np.add.reduce(m,axis=None)", "np.int64(66)"),
      ("np.multiply.reduce(a)", "np.float64(7.0)"),
      ("np.maximum.accumulate([1,3,2])", "array([1, 3, 3])"),
      ("np.add.outer([1,2],[3,4])", "array([[4, 5],\n       [5, 6]])"),
      ("np.add.accumulate(i)", "array([3, 4, 6])"),
      ("np.add", "<ufunc 'add'>"),
      ("np.sin", "<ufunc 'sin'>"),
      ("type(np.add)", "<class 'numpy.ufunc'>"),
      ("np.linalg.norm(a)", "np.float64(4.153311931459037)"),
      ("np.linalg.norm(m)", "np.float64(22.494443758403985)"),
    ])
  }

  @Test func reductions4() {
    Session.check([
      ("np.linalg.norm(m,axis=1)", "array([ 3.74165739, 11.22497216, 19.13112647])"),
      ("np.linalg.norm(a,1)", "np.float64(6.5)"),
      ("np.linalg.norm(a,np.inf)", "np.float64(3.5)"),
      ("np.linalg.inv([[1,2],[3,4]])", "array([[-2. ,  1. ],\n       [ 1.5, -0.5]])"),
      ("np.linalg.inv([[1,2],[2,4]])", "!! LinAlgError Singular matrix"),
      ("np.linalg.inv(m)", "!! LinAlgError Last 2 dimensions of the array must be square"),
      ("np.linalg.solve([[3,1],[1,2]],[9,8])", "array([2., 3.])"),
      ("np.linalg.det([[1,2],[3,4]])", "np.float64(-2.0000000000000004)"),
      (
        "np.linalg.eig([[2,0],[0,3]])",
        "EigResult(eigenvalues=array([2., 3.]), eigenvectors=array([[1., 0.],\n       [0., 1.]]))"
      ),
      ("np.linalg.eigvals([[0,1],[-1,0]])", "array([0.+1.j, 0.-1.j])"),
      (
        "np.linalg.eigh([[2,1],[1,2]])",
        "EighResult(eigenvalues=array([1., 3.]), eigenvectors=array([[-0.70710678,  0.70710678],\n       [ 0.70710678,  0.70710678]]))"
      ),
      (
        "np.linalg.svd(np.array([[3.,0],[0,2]]))",
        "SVDResult(U=array([[1., 0.],\n       [0., 1.]]), S=array([3., 2.]), Vh=array([[1., 0.],\n       [0., 1.]]))"
      ),
      (
        "np.linalg.qr(np.array([[1.,2],[3,4]]))",
        "QRResult(Q=array([[-0.31622777, -0.9486833 ],\n       [-0.9486833 ,  0.31622777]]), R=array([[-3.16227766, -4.42718872],\n       [ 0.        , -0.63245553]]))"
      ),
      (
        "np.linalg.cholesky([[4,2],[2,3]])",
        "array([[2.        , 0.        ],\n       [1.        , 1.41421356]])"
      ),
      ("np.linalg.cholesky([[1,2],[2,1]])", "!! LinAlgError Matrix is not positive definite"),
      ("np.linalg.matrix_rank(m)", "np.int64(2)"),
      (
        "np.linalg.pinv([[1,2],[3,4],[5,6]])",
        "array([[-1.33333333, -0.33333333,  0.66666667],\n       [ 1.08333333,  0.33333333, -0.41666667]])"
      ),
      (
        "np.linalg.lstsq([[1,1],[1,2],[1,3]],[1,2,2],rcond=None)",
        "(array([0.66666667, 0.5       ]), array([0.16666667]), np.int32(2), array([4.07914333, 0.60049122]))"
      ),
      ("np.linalg.matrix_power([[1,1],[1,0]],5)", "array([[8, 5],\n       [5, 3]])"),
      (
        "np.linalg.slogdet([[1,2],[3,4]])",
        "SlogdetResult(sign=np.float64(-1.0), logabsdet=np.float64(0.6931471805599455))"
      ),
      ("np.linalg.cond([[1,2],[3,4]]).round(10)", "np.float64(14.9330343737)"),
      ("np.dot(a,a)", "np.float64(17.25)"),
      ("np.dot(m,m.T)", "array([[ 14,  38,  62],\n       [ 38, 126, 214],\n       [ 62, 214, 366]])"),
      ("np.dot(m,a)", "!! ValueError shapes (3,4) and (3,) not aligned: 4 (dim 1) != 3 (dim 0)"),
      ("np.dot(2,a)", "array([2., 4., 7.])"),
    ])
  }

  @Test func reductions5() {
    Session.check([
      ("np.vdot(a,a)", "np.float64(17.25)"),
      ("np.inner(a,a)", "np.float64(17.25)"),
      ("np.outer([1,2],[3,4])", "array([[3, 4],\n       [6, 8]])"),
      ("np.matmul(m,m.T)", "array([[ 14,  38,  62],\n       [ 38, 126, 214],\n       [ 62, 214, 366]])"),
      ("np.einsum('ij->i',m)", "array([ 6, 22, 38])"),
      (
        "np.einsum('ij,kj->ik',m,m)",
        "array([[ 14,  38,  62],\n       [ 38, 126, 214],\n       [ 62, 214, 366]])"
      ),
      ("np.einsum('ii',np.eye(3))", "np.float64(3.0)"),
      (
        "np.einsum('i,j->ij',a,a)",
        "array([[ 1.  ,  2.  ,  3.5 ],\n       [ 2.  ,  4.  ,  7.  ],\n       [ 3.5 ,  7.  , 12.25]])"
      ),
      (
        "np.einsum('ij->ji',m)",
        "array([[ 0,  4,  8],\n       [ 1,  5,  9],\n       [ 2,  6, 10],\n       [ 3,  7, 11]])"
      ),
      (
        "np.einsum('bij,bjk->bik',np.ones((2,2,3)),np.ones((2,3,2)))",
        "array([[[3., 3.],\n        [3., 3.]],\n\n       [[3., 3.],\n        [3., 3.]]])"
      ),
      ("np.tensordot(m,m.T,1)", "array([[ 14,  38,  62],\n       [ 38, 126, 214],\n       [ 62, 214, 366]])"),
      ("np.kron([1,2],[1,1])", "array([1, 1, 2, 2])"),
      ("np.cross([1,0,0],[0,1,0])", "array([0, 0, 1])"),
      ("np.trace(m)", "np.int64(15)"),
      ("np.convolve([1,2,3],[0,1,0.5])", "array([0. , 1. , 2.5, 4. , 1.5])"),
      ("np.convolve([1,2,3],[1,1],'same')", "array([1, 3, 5])"),
      ("np.correlate([1,2,3],[0,1,0.5])", "array([3.5])"),
      ("np.polyfit([0,1,2,3],[1,3,7,13],2)", "array([1., 1., 1.])"),
      ("np.polyval([1,2,3],2)", "np.int64(11)"),
      ("np.poly1d([1,2,3])", "poly1d([1, 2, 3])"),
      ("np.poly1d([1,2,3])(2)", "np.int64(11)"),
      ("str(np.poly1d([1,-2,3]))", "'   2\\n1 x - 2 x + 3'"),
      ("np.roots([1,-3,2])", "array([2., 1.])"),
      ("np.polyder([1,2,3])", "array([2, 2])"),
      ("np.interp(1.5,[1,2,3],[10,20,30])", "np.float64(15.0)"),
    ])
  }
}
