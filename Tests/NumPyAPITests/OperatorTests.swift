import Testing

/// Operators, conversions and subscripts, with the texts that NumPy shows.
@Suite struct OperatorTests {
  @Test func operators1() {
    Session.check([
      ("a+1", "array([2. , 3. , 4.5])"),
      ("a-a", "array([0., 0., 0.])"),
      ("a*2", "array([2., 4., 7.])"),
      ("2*a", "array([2., 4., 7.])"),
      ("1/a", "array([1.        , 0.5       , 0.28571429])"),
      ("a/2", "array([0.5 , 1.  , 1.75])"),
      ("a//2", "array([0., 1., 1.])"),
      ("a%2", "array([1. , 0. , 1.5])"),
      ("a**2", "array([ 1.  ,  4.  , 12.25])"),
      ("2**a", "array([ 2.       ,  4.       , 11.3137085])"),
      ("-a", "array([-1. , -2. , -3.5])"),
      ("+a", "array([1. , 2. , 3.5])"),
      ("abs(-a)", "array([1. , 2. , 3.5])"),
      ("a+i", "array([4. , 3. , 5.5])"),
      ("i/2", "array([1.5, 0.5, 1. ])"),
      ("i//2", "array([1, 0, 1])"),
      ("i%2", "array([1, 1, 0])"),
      ("i**2", "array([9, 1, 4])"),
      ("2**i", "array([8, 2, 4])"),
      ("i+1.5", "array([4.5, 2.5, 3.5])"),
      ("i+True", "array([4, 2, 3])"),
      ("b+b", "array([ True, False,  True])"),
      ("b*b", "array([ True, False,  True])"),
      (
        "b-b",
        "!! TypeError numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead."
      ),
      (
        "-b",
        "!! TypeError The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead."
      ),
    ])
  }

  @Test func operators2() {
    Session.check([
      ("~b", "array([False,  True, False])"),
      ("~i", "array([-4, -2, -3])"),
      ("b&b", "array([ True, False,  True])"),
      ("b|~b", "array([ True,  True,  True])"),
      ("b^b", "array([False, False, False])"),
      ("i&1", "array([1, 1, 0])"),
      ("i<<2", "array([12,  4,  8])"),
      ("i>>1", "array([1, 0, 1])"),
      ("a==a", "array([ True,  True,  True])"),
      ("a!=2", "array([ True, False,  True])"),
      ("a<2", "array([ True, False, False])"),
      ("a>=i", "array([False,  True,  True])"),
      ("i==[3,1,2]", "array([ True,  True,  True])"),
      ("a==None", "array([False, False, False])"),
      ("a+[1,2,3]", "array([2. , 4. , 6.5])"),
      ("a+(1,2,3)", "array([2. , 4. , 6.5])"),
      (
        "m+np.array([1,2,3,4])",
        "array([[ 1,  3,  5,  7],\n       [ 5,  7,  9, 11],\n       [ 9, 11, 13, 15]])"
      ),
      (
        "m+np.array([1,2,3])",
        "!! ValueError operands could not be broadcast together with shapes (3,4) (3,) "
      ),
      ("a+np.array([1,2])", "!! ValueError operands could not be broadcast together with shapes (3,) (2,) "),
      (
        "m*np.array([[1],[2],[3]])",
        "array([[ 0,  1,  2,  3],\n       [ 8, 10, 12, 14],\n       [24, 27, 30, 33]])"
      ),
      ("a@a", "np.float64(17.25)"),
      ("m@m.T", "array([[ 14,  38,  62],\n       [ 38, 126, 214],\n       [ 62, 214, 366]])"),
      (
        "m@m",
        "!! ValueError matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 3 is different from 4)"
      ),
      ("m@np.ones(4)", "array([ 6., 22., 38.])"),
      ("np.ones(3)@m", "array([12., 15., 18., 21.])"),
    ])
  }

  @Test func operators3() {
    Session.check([
      (
        "a@2",
        "!! ValueError matmul: Input operand 1 does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)"
      ),
      ("f32+1", "array([1.1, 1.2], dtype=float32)"),
      ("f32*2.5", "array([0.25, 0.5 ], dtype=float32)"),
      ("f32+a[:2]", "array([1.1, 2.2])"),
      ("f32+np.float64(1)", "array([1.1, 1.2])"),
      ("f32+i[:2]", "array([3.1, 1.2])"),
      ("np.array([1],dtype=np.int8)+1", "array([2], dtype=int8)"),
      ("np.array([1],dtype=np.int8)+300", "!! OverflowError Python integer 300 out of bounds for int8"),
      ("np.array([100],dtype=np.int8)+np.array([100],dtype=np.int8)", "array([-56], dtype=int8)"),
      ("np.array([1],dtype=np.int8)+np.array([1],dtype=np.uint8)", "array([2], dtype=int16)"),
      ("np.array([1],dtype=np.int16)+np.float32(1)", "array([2.], dtype=float32)"),
      ("np.array([1],dtype=np.int32)+np.float32(1)", "array([2.])"),
      ("np.array([1],dtype=np.uint8)-2", "array([255], dtype=uint8)"),
      ("c*2", "array([2.+4.j, 6.-2.j])"),
      ("c*c", "array([-3.+4.j,  8.-6.j])"),
      ("c.real", "array([1., 3.])"),
      ("c.imag", "array([ 2., -1.])"),
      ("np.conj(c)", "array([1.-2.j, 3.+1.j])"),
      ("np.abs(c)", "array([2.23606798, 3.16227766])"),
      ("np.angle(c)", "array([ 1.10714872, -0.32175055])"),
      ("i**-1", "!! ValueError Integers to negative integer powers are not allowed."),
      ("i**-1.0", "array([0.33333333, 1.        , 0.5       ])"),
      ("a**0.5", "array([1.        , 1.41421356, 1.87082869])"),
      ("a**-1", "array([1.        , 0.5       , 0.28571429])"),
      ("np.power(a,3)", "array([ 1.   ,  8.   , 42.875])"),
    ])
  }

  @Test func operators4() {
    Session.check([
      ("divmod(i,2)", "(array([1, 0, 1]), array([1, 1, 0]))"),
      ("a+None", "!! TypeError unsupported operand type(s) for +: 'float' and 'NoneType'"),
      (
        "a+'x'",
        "!! UFuncTypeError ufunc 'add' did not contain a loop with signature matching types (dtype('float64'), dtype('<U1')) -> None"
      ),
      ("a+{}", "!! TypeError unsupported operand type(s) for +: 'float' and 'dict'"),
      (
        "i and 1",
        "!! ValueError The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
      ),
      (
        "bool(a)",
        "!! ValueError The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
      ),
      (
        "bool(np.array([]))",
        "!! ValueError The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty."
      ),
      ("bool(np.array([1]))", "True"),
      ("not np.array(0)", "True"),
      ("float(a)", "!! TypeError only 0-dimensional arrays can be converted to Python scalars"),
      ("float(np.array([2.]))", "!! TypeError only 0-dimensional arrays can be converted to Python scalars"),
      ("int(np.array(3))", "3"),
      ("len(m)", "3"),
      ("len(np.array(1))", "!! TypeError len() of unsized object"),
      ("list(i)", "[np.int64(3), np.int64(1), np.int64(2)]"),
      ("[x for x in m]", "[array([0, 1, 2, 3]), array([4, 5, 6, 7]), array([ 8,  9, 10, 11])]"),
      ("2 in i", "True"),
      ("5 in i", "False"),
      ("i.tolist()", "[3, 1, 2]"),
      ("m.tolist()", "[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]"),
      ("a.item()", "!! ValueError can only convert an array of size 1 to a Python scalar"),
      ("np.array([7]).item()", "7"),
      ("a.item(1)", "2.0"),
      ("m.item(1,2)", "6"),
      ("iter(np.array(1))", "!! TypeError iteration over a 0-d array"),
    ])
  }

  @Test func operators5() {
    Session.check([
      ("hash(a)", "!! TypeError unhashable type: 'numpy.ndarray'"),
      ("a.foo", "!! AttributeError 'numpy.ndarray' object has no attribute 'foo'"),
      ("np.foo", "!! AttributeError module 'numpy' has no attribute 'foo'"),
      ("m[0]", "array([0, 1, 2, 3])"),
      ("m[0,1]", "np.int64(1)"),
      ("m[-1,-1]", "np.int64(11)"),
      ("m[:,1]", "array([1, 5, 9])"),
      ("m[1:,::2]", "array([[ 4,  6],\n       [ 8, 10]])"),
      ("m[::-1]", "array([[ 8,  9, 10, 11],\n       [ 4,  5,  6,  7],\n       [ 0,  1,  2,  3]])"),
      ("m[...,0]", "array([0, 4, 8])"),
      ("m[None].shape", "(1, 3, 4)"),
      ("m[:,None].shape", "(3, 1, 4)"),
      ("m[[0,2]]", "array([[ 0,  1,  2,  3],\n       [ 8,  9, 10, 11]])"),
      ("m[[0,1],[1,2]]", "array([1, 6])"),
      ("m[m>5]", "array([ 6,  7,  8,  9, 10, 11])"),
      ("m[b]", "array([[ 0,  1,  2,  3],\n       [ 8,  9, 10, 11]])"),
      ("m[:,[0,0]]", "array([[0, 0],\n       [4, 4],\n       [8, 8]])"),
      ("a[b]", "array([1. , 3.5])"),
      ("a[i-1]", "array([3.5, 1. , 2. ])"),
      ("a[np.array([0,2])]", "array([1. , 3.5])"),
      ("a[[True,False,True]]", "array([1. , 3.5])"),
      ("a[5]", "!! IndexError index 5 is out of bounds for axis 0 with size 3"),
      ("m[3]", "!! IndexError index 3 is out of bounds for axis 0 with size 3"),
      ("m[0,4]", "!! IndexError index 4 is out of bounds for axis 1 with size 4"),
      ("m[0,0,0]", "!! IndexError too many indices for array: array is 2-dimensional, but 3 were indexed"),
    ])
  }

  @Test func operators6() {
    Session.check([
      (
        "a[1.0]",
        "!! IndexError only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices"
      ),
      (
        "a['x']",
        "!! IndexError only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices"
      ),
      (
        "a[[0.5]]",
        "!! IndexError only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices"
      ),
      (
        "a[np.array([True,False])]",
        "!! IndexError boolean index did not match indexed array along axis 0; size of axis is 3 but size of corresponding boolean axis is 2"
      ),
      ("m[np.array([0,5])]", "!! IndexError index 5 is out of bounds for axis 0 with size 3"),
      ("a[:,0]", "!! IndexError too many indices for array: array is 1-dimensional, but 2 were indexed"),
      ("a[()]", "array([1. , 2. , 3.5])"),
      ("np.array(3)[()]", "np.int64(3)"),
      (
        "np.array(3)[0]",
        "!! IndexError too many indices for array: array is 0-dimensional, but 1 were indexed"
      ),
      ("a[0:0]", "array([], dtype=float64)"),
      ("a[1:2]", "array([2.])"),
      ("m[1,None]", "array([[4, 5, 6, 7]])"),
      ("m[0][1]", "np.int64(1)"),
      ("a[np.int64(1)]", "np.float64(2.0)"),
      ("m[(0,1)]", "np.int64(1)"),
      ("m[b,1]", "array([1, 9])"),
      ("m[1:,[0,1]]", "array([[4, 5],\n       [8, 9]])"),
      ("m[[0,1],1:3]", "array([[1, 2],\n       [5, 6]])"),
      ("m[np.ix_([0,1],[1,2])]", "array([[1, 2],\n       [5, 6]])"),
      ("a[:-1]", "array([1., 2.])"),
      ("a[-2:]", "array([2. , 3.5])"),
      ("a[::2]", "array([1. , 3.5])"),
      ("a[10:]", "array([], dtype=float64)"),
      ("m.flat[3]", "np.int64(3)"),
      ("list(m.flat)[:3]", "[np.int64(0), np.int64(1), np.int64(2)]"),
    ])
  }
}
