import Testing

/// Shapes, sorting and elementwise functions, with the texts that NumPy shows.
@Suite struct ShapeTests {
  @Test func shapes1() {
    Session.check([
      (
        "m.reshape(4,3)",
        "array([[ 0,  1,  2],\n       [ 3,  4,  5],\n       [ 6,  7,  8],\n       [ 9, 10, 11]])"
      ),
      ("m.reshape(-1)", "array([ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11])"),
      ("m.reshape(2,-1)", "array([[ 0,  1,  2,  3,  4,  5],\n       [ 6,  7,  8,  9, 10, 11]])"),
      (
        "m.reshape((6,2))",
        "array([[ 0,  1],\n       [ 2,  3],\n       [ 4,  5],\n       [ 6,  7],\n       [ 8,  9],\n       [10, 11]])"
      ),
      ("m.reshape(5)", "!! ValueError cannot reshape array of size 12 into shape (5,)"),
      ("m.reshape(-1,-1)", "!! ValueError can only specify one unknown dimension"),
      ("m.reshape(5,-1)", "!! ValueError cannot reshape array of size 12 into shape (5,newaxis)"),
      ("m.ravel()", "array([ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11])"),
      ("m.flatten()", "array([ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11])"),
      (
        "m.transpose()",
        "array([[ 0,  4,  8],\n       [ 1,  5,  9],\n       [ 2,  6, 10],\n       [ 3,  7, 11]])"
      ),
      (
        "m.transpose(1,0)",
        "array([[ 0,  4,  8],\n       [ 1,  5,  9],\n       [ 2,  6, 10],\n       [ 3,  7, 11]])"
      ),
      (
        "np.transpose(m)",
        "array([[ 0,  4,  8],\n       [ 1,  5,  9],\n       [ 2,  6, 10],\n       [ 3,  7, 11]])"
      ),
      (
        "m.swapaxes(0,1)",
        "array([[ 0,  4,  8],\n       [ 1,  5,  9],\n       [ 2,  6, 10],\n       [ 3,  7, 11]])"
      ),
      ("np.moveaxis(np.zeros((1,2,3)),0,-1).shape", "(2, 3, 1)"),
      ("np.expand_dims(a,0)", "array([[1. , 2. , 3.5]])"),
      ("np.expand_dims(a,1).shape", "(3, 1)"),
      ("np.squeeze(np.zeros((1,3,1))).shape", "(3,)"),
      (
        "np.squeeze(m,0)",
        "!! ValueError cannot select an axis to squeeze out which has size not equal to one"
      ),
      ("np.concatenate([a,a])", "array([1. , 2. , 3.5, 1. , 2. , 3.5])"),
      (
        "np.concatenate([m,m],axis=1)",
        "array([[ 0,  1,  2,  3,  0,  1,  2,  3],\n       [ 4,  5,  6,  7,  4,  5,  6,  7],\n       [ 8,  9, 10, 11,  8,  9, 10, 11]])"
      ),
      (
        "np.concatenate([a,m])",
        "!! ValueError all the input arrays must have same number of dimensions, but the array at index 0 has 1 dimension(s) and the array at index 1 has 2 dimension(s)"
      ),
      (
        "np.concatenate([m,np.ones((2,3))])",
        "!! ValueError all the input array dimensions except for the concatenation axis must match exactly, but along dimension 1, the array at index 0 has size 4 and the array at index 1 has size 3"
      ),
      ("np.concatenate([])", "!! ValueError need at least one array to concatenate"),
      ("np.stack([a,a])", "array([[1. , 2. , 3.5],\n       [1. , 2. , 3.5]])"),
      ("np.stack([a,a],axis=1)", "array([[1. , 1. ],\n       [2. , 2. ],\n       [3.5, 3.5]])"),
    ])
  }

  @Test func shapes2() {
    Session.check([
      ("np.stack([a,f])", "!! ValueError all input arrays must have the same shape"),
      ("np.vstack([a,a])", "array([[1. , 2. , 3.5],\n       [1. , 2. , 3.5]])"),
      ("np.hstack([a,a])", "array([1. , 2. , 3.5, 1. , 2. , 3.5])"),
      ("np.dstack([a,a]).shape", "(1, 3, 2)"),
      ("np.column_stack([a,i])", "array([[1. , 3. ],\n       [2. , 1. ],\n       [3.5, 2. ]])"),
      ("np.split(np.arange(6),3)", "[array([0, 1]), array([2, 3]), array([4, 5])]"),
      ("np.split(np.arange(5),2)", "!! ValueError array split does not result in an equal division"),
      ("np.array_split(np.arange(5),2)", "[array([0, 1, 2]), array([3, 4])]"),
      (
        "np.hsplit(m,2)",
        "[array([[0, 1],\n       [4, 5],\n       [8, 9]]), array([[ 2,  3],\n       [ 6,  7],\n       [10, 11]])]"
      ),
      ("np.vsplit(m,3)", "[array([[0, 1, 2, 3]]), array([[4, 5, 6, 7]]), array([[ 8,  9, 10, 11]])]"),
      ("np.tile([1,2],2)", "array([1, 2, 1, 2])"),
      ("np.tile([1,2],(2,2))", "array([[1, 2, 1, 2],\n       [1, 2, 1, 2]])"),
      ("np.repeat([1,2],2)", "array([1, 1, 2, 2])"),
      (
        "np.repeat([[1,2],[3,4]],2,axis=0)", "array([[1, 2],\n       [1, 2],\n       [3, 4],\n       [3, 4]])"
      ),
      ("np.repeat([1,2],[1,3])", "array([1, 2, 2, 2])"),
      ("np.flip(a)", "array([3.5, 2. , 1. ])"),
      ("np.flip(m,0)", "array([[ 8,  9, 10, 11],\n       [ 4,  5,  6,  7],\n       [ 0,  1,  2,  3]])"),
      ("np.fliplr(m)", "array([[ 3,  2,  1,  0],\n       [ 7,  6,  5,  4],\n       [11, 10,  9,  8]])"),
      ("np.flipud(m)", "array([[ 8,  9, 10, 11],\n       [ 4,  5,  6,  7],\n       [ 0,  1,  2,  3]])"),
      ("np.roll(a,1)", "array([3.5, 1. , 2. ])"),
      (
        "np.roll(m,1,axis=1)", "array([[ 3,  0,  1,  2],\n       [ 7,  4,  5,  6],\n       [11,  8,  9, 10]])"
      ),
      (
        "np.rot90(m)",
        "array([[ 3,  7, 11],\n       [ 2,  6, 10],\n       [ 1,  5,  9],\n       [ 0,  4,  8]])"
      ),
      ("np.append([1,2],3)", "array([1, 2, 3])"),
      ("np.append(m,m,axis=0).shape", "(6, 4)"),
      ("np.insert([1,2,3],1,9)", "array([1, 9, 2, 3])"),
    ])
  }

  @Test func shapes3() {
    Session.check([
      ("np.delete([1,2,3],1)", "array([1, 3])"),
      ("np.pad([1,2],1)", "array([0, 1, 2, 0])"),
      ("np.pad([1,2],(1,2),constant_values=9)", "array([9, 1, 2, 9, 9])"),
      ("np.pad([1,2,3],2,'edge')", "array([1, 1, 1, 2, 3, 3, 3])"),
      ("np.pad([1,2,3],2,'reflect')", "array([3, 2, 1, 2, 3, 2, 1])"),
      ("np.sort([3,1,2])", "array([1, 2, 3])"),
      ("np.sort(m[:,::-1])", "array([[ 0,  1,  2,  3],\n       [ 4,  5,  6,  7],\n       [ 8,  9, 10, 11]])"),
      ("np.argsort([3,1,2])", "array([1, 2, 0])"),
      ("np.unique([3,1,1,2])", "array([1, 2, 3])"),
      ("np.unique([3,1,1,2],return_counts=True)", "(array([1, 2, 3]), array([2, 1, 1]))"),
      ("np.unique([1,2,2],return_inverse=True)", "(array([1, 2]), array([0, 1, 1]))"),
      ("np.searchsorted([1,2,3],2)", "np.int64(1)"),
      ("np.searchsorted([1,2,3],[0,2.5,5])", "array([0, 2, 3])"),
      ("np.where(a>1.5,a,0)", "array([0. , 2. , 3.5])"),
      ("np.where(b)", "(array([0, 2]),)"),
      ("np.where([True,False],1,2)", "array([1, 2])"),
      ("np.nonzero(i)", "(array([0, 1, 2]),)"),
      ("np.argwhere(m>8)", "array([[2, 1],\n       [2, 2],\n       [2, 3]])"),
      ("np.clip(a,1.5,3)", "array([1.5, 2. , 3. ])"),
      ("np.clip(m,2,5)", "array([[2, 2, 2, 3],\n       [4, 5, 5, 5],\n       [5, 5, 5, 5]])"),
      ("a.clip(max=2)", "array([1., 2., 2.])"),
      ("np.round(a*1.2345,2)", "array([1.23, 2.47, 4.32])"),
      ("np.around([1.5,2.5])", "array([2., 2.])"),
      ("a.round()", "array([1., 2., 4.])"),
      ("np.floor(a*1.3)", "array([1., 2., 4.])"),
    ])
  }

  @Test func shapes4() {
    Session.check([
      ("np.ceil(a*1.3)", "array([2., 3., 5.])"),
      ("np.trunc(-a*1.3)", "array([-1., -2., -4.])"),
      ("np.sign([-1,0,2])", "array([-1,  0,  1])"),
      ("np.isnan([1,np.nan])", "array([False,  True])"),
      ("np.isfinite([1,np.inf])", "array([ True, False])"),
      ("np.isclose([1,2],[1,2.1])", "array([ True, False])"),
      ("np.allclose([1],[1+1e-9])", "True"),
      ("np.array_equal([1,2],[1,2])", "True"),
      ("np.isin([1,2,3],[2,3])", "array([False,  True,  True])"),
      ("np.union1d([1,2],[2,3])", "array([1, 2, 3])"),
      ("np.intersect1d([1,2],[2,3])", "array([2])"),
      ("np.setdiff1d([1,2,3],[2])", "array([1, 3])"),
      ("np.take(a,[0,2])", "array([1. , 3.5])"),
      (
        "np.take_along_axis(m,np.argsort(m,axis=1),1)",
        "array([[ 0,  1,  2,  3],\n       [ 4,  5,  6,  7],\n       [ 8,  9, 10, 11]])"
      ),
      ("np.choose([0,1],[[1,2],[3,4]])", "array([1, 4])"),
      ("np.select([a<2,a<3],[a,a*10],0)", "array([ 1., 20.,  0.])"),
      ("np.broadcast_to([1,2],(2,2))", "array([[1, 2],\n       [1, 2]])"),
      (
        "np.broadcast_to([1,2],(3,))",
        "!! ValueError operands could not be broadcast together with remapped shapes [original->remapped]: (2,)  and requested shape (3,)"
      ),
      ("np.broadcast_shapes((3,1),(1,4))", "(3, 4)"),
      ("np.atleast_2d([1,2])", "array([[1, 2]])"),
      ("np.unravel_index(5,(2,3))", "(np.int64(1), np.int64(2))"),
      ("np.ravel_multi_index((1,2),(2,3))", "np.int64(5)"),
      ("np.result_type(np.int32,np.float32)", "dtype('float64')"),
      ("np.promote_types('i4','f4')", "dtype('float64')"),
      ("np.can_cast(np.int64,np.float32)", "False"),
    ])
  }

  @Test func shapes5() {
    Session.check([
      ("np.issubdtype(np.float32,np.floating)", "True"),
      ("np.finfo(np.float32).eps", "np.float32(1.1920929e-07)"),
      ("np.finfo(float).max", "np.float64(1.7976931348623157e+308)"),
      ("np.iinfo(np.int32).max", "2147483647"),
      (
        "np.finfo(float)",
        "finfo(resolution=1e-15, min=-1.7976931348623157e+308, max=1.7976931348623157e+308, dtype=float64)"
      ),
      ("np.iinfo('int8')", "iinfo(min=-128, max=127, dtype=int8)"),
      ("np.vectorize(lambda x:x+1)([1,2])", "array([2, 3])"),
      ("np.apply_along_axis(sum,1,m)", "array([ 6, 22, 38])"),
      ("np.apply_along_axis(np.sum,0,m)", "array([12, 15, 18, 21])"),
      ("list(np.ndenumerate([[1,2]]))", "[((0, 0), np.int64(1)), ((0, 1), np.int64(2))]"),
      ("list(np.ndindex(2,2))", "[(0, 0), (0, 1), (1, 0), (1, 1)]"),
      ("np.exp(a)", "array([ 2.71828183,  7.3890561 , 33.11545196])"),
      ("np.log(a)", "array([0.        , 0.69314718, 1.25276297])"),
      ("np.sin(f)", "array([0.        , 0.24740396, 0.47942554, 0.68163876, 0.84147098])"),
      ("np.cos(f)", "array([1.        , 0.96891242, 0.87758256, 0.73168887, 0.54030231])"),
      ("np.tan(f)", "array([0.        , 0.25534192, 0.54630249, 0.93159646, 1.55740772])"),
      ("np.tanh(f)", "array([0.        , 0.24491866, 0.46211716, 0.63514895, 0.76159416])"),
      ("np.sqrt(a)", "array([1.        , 1.41421356, 1.87082869])"),
      ("np.square(a)", "array([ 1.  ,  4.  , 12.25])"),
      ("np.cbrt([8.,27])", "array([2., 3.])"),
      ("np.log2([1,2,8])", "array([0., 1., 3.])"),
      ("np.log10([1,10])", "array([0., 1.])"),
      ("np.log1p(f)", "array([0.        , 0.22314355, 0.40546511, 0.55961579, 0.69314718])"),
      ("np.expm1(f)", "array([0.        , 0.28402542, 0.64872127, 1.11700002, 1.71828183])"),
      ("np.arctan2(1,[1,2])", "array([0.78539816, 0.46364761])"),
    ])
  }

  @Test func shapes6() {
    Session.check([
      ("np.hypot(3,4)", "np.float64(5.0)"),
      ("np.degrees(np.pi)", "np.float64(180.0)"),
      ("np.radians(180)", "np.float64(3.141592653589793)"),
      ("np.exp(i)", "array([20.08553692,  2.71828183,  7.3890561 ])"),
      ("np.exp(f32)", "array([1.105171 , 1.2214028], dtype=float32)"),
      ("np.sin(b)", "array([0.8413, 0.    , 0.8413], dtype=float16)"),
      ("np.reciprocal([2.,4])", "array([0.5 , 0.25])"),
      ("np.mod(i,2)", "array([1, 1, 0])"),
      ("np.fmod([-3.,3],2)", "array([-1.,  1.])"),
      ("np.remainder([-3,3],2)", "array([1, 1])"),
      ("np.maximum(a,2)", "array([2. , 2. , 3.5])"),
      ("np.minimum(a,i)", "array([1., 1., 2.])"),
      ("np.logical_and(b,True)", "array([ True, False,  True])"),
      ("np.logical_not(b)", "array([False,  True, False])"),
      ("np.invert(i)", "array([-4, -2, -3])"),
      ("np.gcd(12,18)", "np.int64(6)"),
      ("np.lcm(4,6)", "np.int64(12)"),
      ("np.floor_divide(7,2)", "np.int64(3)"),
      ("np.nan_to_num([np.nan,np.inf,1])", "array([0.00000000e+000, 1.79769313e+308, 1.00000000e+000])"),
      (
        "np.sin('x')",
        "!! TypeError ufunc 'sin' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''"
      ),
      (
        "np.add(a,np.ones(2))",
        "!! ValueError operands could not be broadcast together with shapes (3,) (2,) "
      ),
      ("np.add(a,1,out=a.copy())", "array([2. , 3. , 4.5])"),
      ("np.sqrt(a,dtype=np.float32)", "array([1.       , 1.4142135, 1.8708287], dtype=float32)"),
      ("np.sum(a,dtype=np.float32)", "np.float32(6.5)"),
      ("np.full((2,2),np.inf)", "array([[inf, inf],\n       [inf, inf]])"),
    ])
  }

  @Test func shapes7() {
    Session.check([
      ("np.lexsort(([1,0],[2,2]))", "array([1, 0])"),
      ("np.zeros(-1)", "!! ValueError negative dimensions are not allowed"),
      ("np.zeros('a')", "!! TypeError 'str' object cannot be interpreted as an integer"),
      ("np.linspace(0,1,-1)", "!! ValueError Number of samples, -1, must be non-negative."),
      ("np.arange()", "!! TypeError arange() requires stop to be specified."),
      ("np.eye(2,dtype=int)", "array([[1, 0],\n       [0, 1]])"),
      ("np.ones((2,2)).dot(np.ones(2))", "array([2., 2.])"),
      ("a.dot(a)", "np.float64(17.25)"),
      ("np.shares_memory(m,m.T)", "True"),
      ("m.T.flags.c_contiguous", "False"),
      ("a.copy() is a", "False"),
      ("a.view() is a", "False"),
      ("m.diagonal()", "array([ 0,  5, 10])"),
      ("m.trace()", "np.int64(15)"),
      ("m.nonzero()", "(array([0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]), array([1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]))"),
      ("a.argsort()", "array([0, 1, 2])"),
      ("a.searchsorted(2)", "np.int64(1)"),
      ("a.repeat(2)", "array([1. , 1. , 2. , 2. , 3.5, 3.5])"),
      ("a.take([0])", "array([1.])"),
      ("m.squeeze()", "array([[ 0,  1,  2,  3],\n       [ 4,  5,  6,  7],\n       [ 8,  9, 10, 11]])"),
      ("c.conj()", "array([1.-2.j, 3.+1.j])"),
    ])
  }
}
