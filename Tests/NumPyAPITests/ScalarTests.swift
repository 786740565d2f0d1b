import Testing

/// Types and scalars, with the texts that NumPy shows.
@Suite struct ScalarTests {
  @Test func scalars1() {
    Session.check([
      ("a.dtype", "dtype('float64')"),
      ("i.dtype", "dtype('int64')"),
      ("b.dtype", "dtype('bool')"),
      ("f32.dtype", "dtype('float32')"),
      ("c.dtype", "dtype('complex128')"),
      ("m.shape", "(3, 4)"),
      ("m.ndim", "2"),
      ("m.size", "12"),
      ("m.T", "array([[ 0,  4,  8],\n       [ 1,  5,  9],\n       [ 2,  6, 10],\n       [ 3,  7, 11]])"),
      ("m.itemsize", "8"),
      ("m.nbytes", "96"),
      ("m.strides", "(32, 8)"),
      ("a.flags.writeable", "True"),
      ("a.base", "None"),
      ("m.base is not None", "True"),
      ("m.T.base is m.base", "True"),
      ("a.dtype.name", "'float64'"),
      ("a.dtype.kind", "'f'"),
      ("a.dtype==float", "True"),
      ("a.dtype=='float64'", "True"),
      ("a.dtype==np.float32", "False"),
      ("np.dtype('f4')", "dtype('float32')"),
      ("np.dtype(int)", "dtype('int64')"),
      ("str(f32.dtype)", "'float32'"),
      ("a.astype(int)", "array([1, 2, 3])"),
    ])
  }

  @Test func scalars2() {
    Session.check([
      ("a.astype(np.float32)", "array([1. , 2. , 3.5], dtype=float32)"),
      ("b.astype(int)", "array([1, 0, 1])"),
      ("i.astype(bool)", "array([ True,  True,  True])"),
      ("np.float32(0.1)", "np.float32(0.1)"),
      ("np.float64(0.1)", "np.float64(0.1)"),
      ("np.int64(3)", "np.int64(3)"),
      ("np.bool_(True)", "np.True_"),
      ("np.float16(0.1)", "np.float16(0.1)"),
      ("np.complex128(1+2j)", "np.complex128(1+2j)"),
      ("np.float32(1)/3", "np.float32(0.33333334)"),
      ("np.float64(1)/3", "np.float64(0.3333333333333333)"),
      ("1/np.float32(3)", "np.float32(0.33333334)"),
      ("np.int64(7)//2", "np.int64(3)"),
      ("np.int64(7)/2", "np.float64(3.5)"),
      ("np.int32(7)%4", "np.int32(3)"),
      ("np.float64(2)**3", "np.float64(8.0)"),
      ("np.int64(2)**10", "np.int64(1024)"),
      ("abs(np.float64(-2))", "np.float64(2.0)"),
      ("-np.int64(3)", "np.int64(-3)"),
      ("np.float64(3)==3", "np.True_"),
      ("np.float64(3)<2", "np.False_"),
      ("float(np.float32(0.5))", "0.5"),
      ("int(np.float64(3.7))", "3"),
      ("round(np.float64(3.14159),2)", "np.float64(3.14)"),
      ("isinstance(np.float64(1),float)", "True"),
    ])
  }

  @Test func scalars3() {
    Session.check([
      ("isinstance(np.float64(1),np.floating)", "True"),
      ("isinstance(np.int64(1),int)", "False"),
      ("isinstance(np.int64(1),np.integer)", "True"),
      ("np.float64(1).item()", "1.0"),
      ("np.float32(2.5).dtype", "dtype('float32')"),
      ("type(a[0])", "<class 'numpy.float64'>"),
      ("type(np.float64(1)*2)", "<class 'numpy.float64'>"),
      ("type(2*np.float64(1))", "<class 'numpy.float64'>"),
      ("type(2.5+np.float32(1))", "<class 'numpy.float32'>"),
      ("type(np.int64(1)+1)", "<class 'numpy.int64'>"),
      ("type(np.int64(1)+1.5)", "<class 'numpy.float64'>"),
      ("f'{np.float64(3.14159):.2f}'", "'3.14'"),
      ("f'{np.float32(0.1)}'", "'0.10000000149011612'"),
      ("str(np.float64(0.1))", "'0.1'"),
      ("'%.3f'%np.float64(2)", "'2.000'"),
      ("[np.float64(1),np.int64(2)]", "[np.float64(1.0), np.int64(2)]"),
      ("np.float64('1.5')", "np.float64(1.5)"),
      ("np.float64([1,2])", "array([1., 2.])"),
      ("hash(np.float64(1))==hash(1.0)", "True"),
      ("{np.int64(1):2}[1]", "2"),
      ("np.inf", "inf"),
      ("np.nan", "nan"),
      ("np.pi", "3.141592653589793"),
      ("np.e", "2.718281828459045"),
      ("np.newaxis", "None"),
    ])
  }

  @Test func scalars4() {
    Session.check([
      ("np.float64(1e20)", "np.float64(1e+20)"),
      ("np.float64(1e-5)", "np.float64(1e-05)"),
      ("np.float32(1e10)", "np.float32(1e+10)"),
      ("np.float64(123456789.123)", "np.float64(123456789.123)"),
      ("np.float64(-0.0)", "np.float64(-0.0)"),
      ("np.float64('nan')", "np.float64(nan)"),
      ("-np.float64('inf')", "np.float64(-inf)"),
      ("complex(np.complex128(1+2j))", "(1+2j)"),
      ("np.sqrt(2)", "np.float64(1.4142135623730951)"),
      ("np.exp(1)", "np.float64(2.718281828459045)"),
      ("np.sin(0)", "np.float64(0.0)"),
      ("np.abs(-3)", "np.int64(3)"),
      ("np.add(1,2)", "np.int64(3)"),
      ("np.maximum(1,2.5)", "np.float64(2.5)"),
    ])
  }
}
