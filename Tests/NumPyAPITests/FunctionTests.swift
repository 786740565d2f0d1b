import Testing

/// The functions that documentation shows, with the texts that NumPy shows.
@Suite struct FunctionTests {
  @Test func functions1() {
    Session.check([
      ("np.where(m>2)", "(array([0, 1, 1, 1, 1, 2, 2, 2, 2]), array([3, 0, 1, 2, 3, 0, 1, 2, 3]))"),
      ("np.where(m>2,m,-m)", "array([[ 0, -1, -2,  3],\n       [ 4,  5,  6,  7],\n       [ 8,  9, 10, 11]])"),
      ("np.where([[True,False],[True,True]],[[1,2],[3,4]],[[9,8],[7,6]])", "array([[1, 8],\n       [3, 4]])"),
      ("np.nonzero(m>3)", "(array([1, 1, 1, 1, 2, 2, 2, 2]), array([0, 1, 2, 3, 0, 1, 2, 3]))"),
      ("np.flatnonzero(m>3)", "array([ 4,  5,  6,  7,  8,  9, 10, 11])"),
      (
        "np.argwhere(m)",
        "array([[0, 1],\n       [0, 2],\n       [0, 3],\n       [1, 0],\n       [1, 1],\n       [1, 2],\n       [1, 3],\n       [2, 0],\n       [2, 1],\n       [2, 2],\n       [2, 3]])"
      ),
      ("np.extract(m>2,m)", "array([ 3,  4,  5,  6,  7,  8,  9, 10, 11])"),
      ("np.clip([1,5,9],2,8)", "array([2, 5, 8])"),
      ("np.minimum([1,5],[3,2])", "array([1, 2])"),
      ("np.fmax([1,np.nan],[np.nan,2])", "array([1., 2.])"),
      ("np.maximum([1,np.nan],[2,2])", "array([ 2., nan])"),
      ("np.sum([True,False,True])", "np.int64(2)"),
      ("np.sum(m,axis=0,keepdims=True)", "array([[12, 15, 18, 21]])"),
      ("np.mean(m,dtype=np.float32)", "np.float32(5.5)"),
      ("np.prod([2.,3.])", "np.float64(6.0)"),
      ("np.cumprod([1,2,3,4])", "array([ 1,  2,  6, 24])"),
      ("np.round([0.5,1.5,2.5,-0.5])", "array([ 0.,  2.,  2., -0.])"),
      ("np.round(3.14159,2)", "np.float64(3.14)"),
      ("np.round(1234.5,-2)", "np.float64(1200.0)"),
      ("np.round(12345,-2)", "np.int64(12300)"),
      ("np.floor(-1.5)", "np.float64(-2.0)"),
      ("np.ceil([1.2,-1.2])", "array([ 2., -1.])"),
      ("np.sign(-3.5)", "np.float64(-1.0)"),
      ("np.abs([-1,2])", "array([1, 2])"),
      ("np.abs(-1.5)", "np.float64(1.5)"),
    ])
  }

  @Test func `bytes of arrays`() {
    Session.check([
      ("np.array([[1,2],[3,4]],dtype=np.int16).tobytes()", #"b'\x01\x00\x02\x00\x03\x00\x04\x00'"#),
      ("np.array([[1,2],[3,4]],dtype=np.int16).tobytes('F')", #"b'\x01\x00\x03\x00\x02\x00\x04\x00'"#),
      ("np.array([[1,2],[3,4]],dtype=np.uint8).T.tobytes('A')", #"b'\x01\x02\x03\x04'"#),
      ("np.array([True,False]).tobytes()", #"b'\x01\x00'"#),
      ("np.array([1.5,2]).view(np.int64)", "array([4609434218613702656, 4611686018427387904])"),
      (
        "np.array([1.5,2]).view('int32')",
        "array([         0, 1073217536,          0, 1073741824], dtype=int32)"
      ),
      ("np.arange(4.).view(np.complex128)", "array([0.+1.j, 2.+3.j])"),
      ("np.array([1,2,3],dtype=np.int16).byteswap()", "array([256, 512, 768], dtype=int16)"),
      ("np.frombuffer(bytes([1,2,3,4]), dtype=np.int16)", "array([ 513, 1027], dtype=int16)"),
      (
        "np.frombuffer(bytes([1,2,3,4]), dtype=np.uint8, count=2, offset=1)", "array([2, 3], dtype=uint8)"
      ),
      ("np.frombuffer(bytes([1,2]), dtype=np.uint8).flags.writeable", "False"),
    ])
  }

  @Test func functions2() {
    Session.check([
      ("np.sqrt([4,9])", "array([2., 3.])"),
      ("np.sqrt(-1.0)", "np.float64(nan)"),
      ("np.exp([0,1])", "array([1.        , 2.71828183])"),
      ("np.log([1,np.e])", "array([0., 1.])"),
      ("np.power([1,2,3],2)", "array([1, 4, 9])"),
      ("np.power(2,[1,2,3])", "array([2, 4, 8])"),
      ("np.power(2.0,-1)", "np.float64(0.5)"),
      ("np.power(2,-1)", "!! ValueError Integers to negative integer powers are not allowed."),
      ("np.mod(-7,3)", "np.int64(2)"),
      ("np.fmod(-7,3)", "np.int64(-1)"),
      ("np.divmod(7,3)", "(np.int64(2), np.int64(1))"),
      ("np.add.reduce([1,2,3])", "np.int64(6)"),
      ("np.multiply.outer([1,2],[3,4])", "array([[3, 4],\n       [6, 8]])"),
      ("np.subtract(5,[1,2])", "array([4, 3])"),
      ("np.divide([1,2],[2,4])", "array([0.5, 0.5])"),
      ("np.floor_divide([7,8],2)", "array([3, 4])"),
      ("np.negative([1,-1])", "array([-1,  1])"),
      ("np.deg2rad(180)", "np.float64(3.141592653589793)"),
      ("np.sinh([0.,1])", "array([0.        , 1.17520119])"),
      ("np.arcsin(1)", "np.float64(1.5707963267948966)"),
      ("np.arctan([1])", "array([0.78539816])"),
      ("np.logaddexp(0,0)", "np.float64(0.6931471805599453)"),
      ("np.heaviside([-1,0,1],0.5)", "array([0. , 0.5, 1. ])"),
      ("np.nan_to_num(np.nan)", "np.float64(0.0)"),
      ("np.isnan(np.nan)", "np.True_"),
    ])
  }

  @Test func functions3() {
    Session.check([
      ("np.isinf([np.inf,1])", "array([ True, False])"),
      ("np.isnan([1,2])", "array([False, False])"),
      ("np.signbit([-1.,1])", "array([ True, False])"),
      ("np.copysign(1,-2.)", "np.float64(-1.0)"),
      ("np.real([1+2j])", "array([1.])"),
      ("np.imag(1+2j)", "2.0"),
      ("np.conj(1+2j)", "np.complex128(1-2j)"),
      ("np.angle(1j)", "np.float64(1.5707963267948966)"),
      ("np.array([1+2j]).conj().T", "array([1.-2.j])"),
      ("np.abs(3+4j)", "np.float64(5.0)"),
      ("np.unique([[1,2],[2,3]])", "array([1, 2, 3])"),
      ("np.unique([[1,0],[1,0],[2,3]],axis=0)", "array([[1, 0],\n       [2, 3]])"),
      ("np.unique([2.,1.,2.],return_index=True)", "(array([1., 2.]), array([1, 0]))"),
      ("np.bincount([1,1,2],weights=[0.5,0.5,1])", "array([0., 1., 1.])"),
      ("np.histogram([1,2,3,4],bins=[0,2,4])", "(array([1, 3]), array([0, 2, 4]))"),
      (
        "np.histogram(np.arange(10),bins=5,density=True)",
        "(array([0.11111111, 0.11111111, 0.11111111, 0.11111111, 0.11111111]), array([0. , 1.8, 3.6, 5.4, 7.2, 9. ]))"
      ),
      ("np.digitize([1,5],[0,3,6])", "array([1, 2])"),
      ("np.searchsorted([1,2,2,3],2,side='right')", "np.int64(3)"),
      ("np.cov(np.array([[0,2],[1,1],[2,0]]).T)", "array([[ 1., -1.],\n       [-1.,  1.]])"),
      (
        "np.corrcoef(np.arange(5),np.arange(5)**2)",
        "array([[1.       , 0.9589266],\n       [0.9589266, 1.       ]])"
      ),
      ("np.median([1,3,2,4])", "np.float64(2.5)"),
      ("np.percentile([1,2,3,4,5],[0,50,100])", "array([1., 3., 5.])"),
      ("np.quantile([1.,2,3],[0.25,0.75])", "array([1.5, 2.5])"),
      ("np.average([1,2,3,4])", "np.float64(2.5)"),
      ("np.ptp([1,5,3])", "np.int64(4)"),
    ])
  }

  @Test func functions4() {
    Session.check([
      ("np.interp([0,1.5,4],[1,2,3],[3,2,0])", "array([3. , 2.5, 0. ])"),
      ("np.trapezoid([1,2,3],dx=2)", "np.float64(8.0)"),
      ("np.gradient([1,2,4,7.])", "array([1. , 1.5, 2.5, 3. ])"),
      ("np.convolve([1,2,3],[0,1,0.5],'valid')", "array([2.5])"),
      ("np.polyfit(np.arange(5),np.arange(5)*2.+1,1)", "array([2., 1.])"),
      ("np.polyval([3,0,1],[5,6])", "array([ 76, 109])"),
      ("np.poly1d([1,2])*np.poly1d([1,-1])", "poly1d([ 1,  1, -2])"),
      ("np.poly1d([1,2,3]).deriv()", "poly1d([2, 2])"),
      ("np.roots([3.2,2,1])", "array([-0.3125+0.46351241j, -0.3125-0.46351241j])"),
      ("np.outer(np.ones(2),np.arange(3))", "array([[0., 1., 2.],\n       [0., 1., 2.]])"),
      (
        "np.kron(np.eye(2),np.ones((2,2)))",
        "array([[1., 1., 0., 0.],\n       [1., 1., 0., 0.],\n       [0., 0., 1., 1.],\n       [0., 0., 1., 1.]])"
      ),
      ("np.cross([1,2,3],[4,5,6])", "array([-3,  6, -3])"),
      ("np.vdot([1+2j],[3+4j])", "np.complex128(11-2j)"),
      ("np.flip(m,axis=1)", "array([[ 3,  2,  1,  0],\n       [ 7,  6,  5,  4],\n       [11, 10,  9,  8]])"),
      ("np.roll(np.arange(5),2)", "array([3, 4, 0, 1, 2])"),
      ("np.roll(m,1)", "array([[11,  0,  1,  2],\n       [ 3,  4,  5,  6],\n       [ 7,  8,  9, 10]])"),
      (
        "np.tile(m,(1,2))",
        "array([[ 0,  1,  2,  3,  0,  1,  2,  3],\n       [ 4,  5,  6,  7,  4,  5,  6,  7],\n       [ 8,  9, 10, 11,  8,  9, 10, 11]])"
      ),
      (
        "np.repeat(m,2,axis=1)",
        "array([[ 0,  0,  1,  1,  2,  2,  3,  3],\n       [ 4,  4,  5,  5,  6,  6,  7,  7],\n       [ 8,  8,  9,  9, 10, 10, 11, 11]])"
      ),
      ("np.resize([1,2],(2,3))", "array([[1, 2, 1],\n       [2, 1, 2]])"),
      ("np.append(a,[9,8])", "array([1. , 2. , 3.5, 9. , 8. ])"),
      (
        "np.insert(m,1,5,axis=1)",
        "array([[ 0,  5,  1,  2,  3],\n       [ 4,  5,  5,  6,  7],\n       [ 8,  5,  9, 10, 11]])"
      ),
      ("np.insert([1,2,3],[0,2],[7,8])", "array([7, 1, 2, 8, 3])"),
      ("np.delete(m,0,axis=0)", "array([[ 4,  5,  6,  7],\n       [ 8,  9, 10, 11]])"),
      ("np.delete(a,[0,1])", "array([3.5])"),
      (
        "np.pad(m,1,mode='constant')",
        "array([[ 0,  0,  0,  0,  0,  0],\n       [ 0,  0,  1,  2,  3,  0],\n       [ 0,  4,  5,  6,  7,  0],\n       [ 0,  8,  9, 10, 11,  0],\n       [ 0,  0,  0,  0,  0,  0]])"
      ),
    ])
  }

  @Test func functions5() {
    Session.check([
      ("np.pad([1,2,3],(2,1),mode='wrap')", "array([2, 3, 1, 2, 3, 1])"),
      ("np.atleast_1d(3)", "array([3])"),
      ("np.column_stack(([1,2],[3,4]))", "array([[1, 3],\n       [2, 4]])"),
      ("np.hstack(([1],[2,3]))", "array([1, 2, 3])"),
      ("np.vstack((a,a)).shape", "(2, 3)"),
      ("np.block([[np.eye(2),np.zeros((2,1))]])", "array([[1., 0., 0.],\n       [0., 1., 0.]])"),
      (
        "np.broadcast_arrays([1,2],[[1],[2]])",
        "(array([[1, 2],\n       [1, 2]]), array([[1, 1],\n       [2, 2]]))"
      ),
      ("np.squeeze([[1],[2]])", "array([1, 2])"),
      ("np.expand_dims([1,2],axis=(0,2)).shape", "(1, 2, 1)"),
      ("np.moveaxis(x3,[0,1],[-1,-2]).shape", "(4, 3, 2)"),
      ("np.isclose([1e10,1e-7],[1.00001e10,1e-8])", "array([ True, False])"),
      ("np.allclose([1.0,np.nan],[1.0,np.nan],equal_nan=True)", "True"),
      ("np.array_equal([1,2],[1,2,3])", "False"),
      ("np.array_equiv([1,2],[[1,2],[1,2]])", "True"),
      ("np.take(m,[0,2],axis=1)", "array([[ 0,  2],\n       [ 4,  6],\n       [ 8, 10]])"),
      ("np.choose([1,0],[[1,2],[3,4]])", "array([3, 2])"),
      ("np.argsort([[3,1],[2,4]],axis=0)", "array([[1, 0],\n       [0, 1]])"),
      ("np.argsort(-a)", "array([2, 1, 0])"),
      ("a.argsort()[::-1]", "array([2, 1, 0])"),
      ("a[a.argsort()]", "array([1. , 2. , 3.5])"),
      ("np.partition([3,1,2],1)", "array([1, 2, 3])"),
      ("np.lexsort(([1,2,1],[0,0,1]))", "array([0, 1, 2])"),
      ("np.all([1,0])", "np.False_"),
      ("np.any([[0,0],[1,0]],axis=1)", "array([False,  True])"),
      (
        "np.isin(m,[1,3])",
        "array([[False,  True, False,  True],\n       [False, False, False, False],\n       [False, False, False, False]])"
      ),
    ])
  }

  @Test func functions6() {
    Session.check([
      ("np.setdiff1d([1,2,3],[2])", "array([1, 3])"),
      ("np.count_nonzero([[0,1],[1,1]],axis=0)", "array([1, 2])"),
      ("np.max(m,axis=1)", "array([ 3,  7, 11])"),
      ("np.amax([1,2])", "np.int64(2)"),
      ("np.nanmin([np.nan,2])", "np.float64(2.0)"),
      ("np.nanstd([1,np.nan,3])", "np.float64(1.0)"),
      (
        "np.cumsum(m,axis=1)", "array([[ 0,  1,  3,  6],\n       [ 4,  9, 15, 22],\n       [ 8, 17, 27, 38]])"
      ),
      ("np.ediff1d([1,4,9])", "array([3, 5])"),
      ("np.fliplr(m)", "array([[ 3,  2,  1,  0],\n       [ 7,  6,  5,  4],\n       [11, 10,  9,  8]])"),
      ("np.rot90(m,2)", "array([[11, 10,  9,  8],\n       [ 7,  6,  5,  4],\n       [ 3,  2,  1,  0]])"),
      ("np.triu_indices(3)", "(array([0, 0, 0, 1, 1, 2]), array([0, 1, 2, 1, 2, 2]))"),
      ("np.ix_([0,1],[0,2])", "(array([[0],\n       [1]]), array([[0, 2]]))"),
      ("np.indices((2,3)).shape", "(2, 2, 3)"),
      (
        "np.vectorize(lambda v: v*2)(m)",
        "array([[ 0,  2,  4,  6],\n       [ 8, 10, 12, 14],\n       [16, 18, 20, 22]])"
      ),
      (
        "np.select([m<2,m>3],[m,m**2],-1)",
        "array([[  0,   1,  -1,  -1],\n       [ 16,  25,  36,  49],\n       [ 64,  81, 100, 121]])"
      ),
      ("np.piecewise(a,[a<2,a>=2],[lambda v:-v,lambda v:v])", "array([-1. ,  2. ,  3.5])"),
      ("np.base_repr(5)", "'101'"),
      ("np.binary_repr(5,8)", "'00000101'"),
      ("np.isscalar(3)", "True"),
      ("np.iscomplexobj([1j])", "True"),
      ("np.ndim(3)", "0"),
      ("np.shape([[1,2]])", "(1, 2)"),
      ("np.size([1,2,3])", "3"),
      ("np.issubdtype(np.int32,np.integer)", "True"),
      ("np.result_type(1,2.0)", "dtype('float64')"),
    ])
  }

  @Test func functions7() {
    Session.check([
      ("np.result_type(np.float32,1.0)", "dtype('float32')"),
      ("np.dtype('float64').itemsize", "8"),
      ("np.iinfo(np.uint8)", "iinfo(min=0, max=255, dtype=uint8)"),
      (
        "np.finfo(np.float32)",
        "finfo(resolution=1e-06, min=-3.4028235e+38, max=3.4028235e+38, dtype=float32)"
      ),
      ("np.finfo(np.float64).tiny", "np.float64(2.2250738585072014e-308)"),
      ("np.float64.__name__", "'float64'"),
      (
        "np.float32.__mro__",
        "(<class 'numpy.float32'>, <class 'numpy.floating'>, <class 'numpy.inexact'>, <class 'numpy.number'>, <class 'numpy.generic'>, <class 'object'>)"
      ),
      ("np.int8(127)+np.int8(1)", "np.int8(-128)"),
      ("np.uint8(200)", "np.uint8(200)"),
      ("np.uint8(300)", "!! OverflowError Python integer 300 out of bounds for uint8"),
      ("np.int64(2**62)*2", "np.int64(-9223372036854775808)"),
      ("np.int32(5)/np.int32(2)", "np.float64(2.5)"),
      ("np.float32(1)+np.float64(1)", "np.float64(2.0)"),
      ("np.float32(0.1)+0.2", "np.float32(0.3)"),
      ("np.float16(1)/3", "np.float16(0.3333)"),
      ("np.bool_(1)&np.bool_(0)", "np.False_"),
      ("~np.bool_(True)", "np.False_"),
      ("not np.bool_(False)", "True"),
      ("np.True_ is np.bool_(True)", "True"),
      ("np.float64(3).is_integer()", "True"),
      ("np.float64(2.5).as_integer_ratio()", "(5, 2)"),
      ("np.int64(5).astype(float)", "np.float64(5.0)"),
      ("np.float64(1.5).sum()", "np.float64(1.5)"),
      ("np.float64(1.5).shape", "()"),
      ("np.float64(2).mean()", "np.float64(2.0)"),
    ])
  }

  @Test func functions8() {
    Session.check([
      ("np.float64(2.0).tolist()", "2.0"),
      ("np.int64(3)==3.0", "np.True_"),
      ("np.int64(3)<np.float32(3.5)", "np.True_"),
      ("max(np.float64(1),2)", "2"),
      ("sum([np.float64(1),2])", "np.float64(3.0)"),
      ("sorted([np.float64(2),1.0])", "[1.0, np.float64(2.0)]"),
      ("round(np.float64(2.567),1)", "np.float64(2.6)"),
      ("round(np.float32(2.5))", "2"),
      ("divmod(np.int64(7),2)", "(np.int64(3), np.int64(1))"),
      ("pow(np.float64(2),3)", "np.float64(8.0)"),
      ("np.float64(5)//2", "np.float64(2.0)"),
      ("np.float64(-5)%3", "np.float64(1.0)"),
      ("np.int64(1)<<3", "np.int64(8)"),
      ("np.int64(7)&3", "np.int64(3)"),
      ("str(np.int64(3))", "'3'"),
      ("repr(np.bool_(False))", "'np.False_'"),
      ("'%d'%np.int64(3)", "'3'"),
      ("f'{np.int64(3):05d}'", "'00003'"),
      ("f'{np.float64(0.5):.1%}'", "'50.0%'"),
      ("f'{np.array(1.5):.2f}'", "'1.50'"),
      ("f'{a}'", "'[1.  2.  3.5]'"),
      ("format(np.float32(0.1),'.3f')", "'0.100'"),
      ("np.float64(1)/0", "np.float64(inf)"),
      ("np.float64(0)/0", "np.float64(nan)"),
      ("np.int64(1)/0", "np.float64(inf)"),
    ])
  }

  @Test func functions9() {
    Session.check([
      ("np.int64(1)//0", "np.int64(0)"),
      ("np.float64(1e308)*10", "np.float64(inf)"),
      ("np.exp(1000)", "np.float64(inf)"),
      ("np.array([1e308])*10", "array([inf])"),
      ("np.uint8(255)+1", "np.uint8(0)"),
      ("np.array([255],dtype=np.uint8)+1", "array([0], dtype=uint8)"),
      ("-np.array([1],dtype=np.uint8)", "array([255], dtype=uint8)"),
      ("np.array([1,2])*1.0", "array([1., 2.])"),
      ("np.array([1,2])/2", "array([0.5, 1. ])"),
      ("np.array(2)*3", "np.int64(6)"),
      ("type(np.array(2)*3)", "<class 'numpy.int64'>"),
      ("np.array([1])[0].dtype", "dtype('int64')"),
      ("np.mean(np.array([1,2],dtype=np.float32)).dtype", "dtype('float32')"),
      ("np.array([1,2],dtype=np.int32).sum().dtype", "dtype('int64')"),
      ("np.array([1,2],dtype=np.float16).sum().dtype", "dtype('float16')"),
      ("np.array([True]).sum().dtype", "dtype('int64')"),
      ("np.ones(3,dtype=np.int32).mean().dtype", "dtype('float64')"),
      ("(np.ones(2,dtype=np.int32)/2).dtype", "dtype('float64')"),
      ("(np.ones(2,dtype=np.int8)+1.0).dtype", "dtype('float64')"),
      ("(np.ones(2,dtype=np.float32)*np.float64(2)).dtype", "dtype('float64')"),
      ("(np.ones(2,dtype=np.float32)*np.ones(2)).dtype", "dtype('float64')"),
      ("np.arange(3,dtype=np.int8).cumsum().dtype", "dtype('int64')"),
      ("np.sqrt(np.int8(4)).dtype", "dtype('float16')"),
      ("np.exp(np.float32(1)).dtype", "dtype('float32')"),
      ("np.array([1.5,2.5]).astype('int32').dtype", "dtype('int32')"),
    ])
  }
}
