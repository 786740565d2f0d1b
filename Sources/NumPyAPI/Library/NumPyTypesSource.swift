import PythonRuntime

extension PythonSource {
  /// Types of elements and their limits.
  static let numpyTypes = PythonSource(
    module: "numpy",
    file: "numpy/types",
    text: #"""
      # Types.

      def _index(value):
          try:
              return value.__index__()
          except AttributeError:
              raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


      def _axis(axis, ndim, name=None):
          if not -ndim <= axis < ndim:
              from numpy.exceptions import AxisError
              raise AxisError(axis, ndim, name)
          return axis % ndim


      def promote_types(type1, type2):
          return result_type(_native.dtype(type1), _native.dtype(type2))


      def can_cast(from_, to, casting='safe'):
          if isinstance(from_, (ndarray, generic)):
              from_ = from_.dtype
          elif isinstance(from_, (int, float, complex)) and not isinstance(from_, type):
              raise TypeError(
                  'can_cast() does not support Python ints, floats, and complex because the result used to depend on the '
                  'value.\nThis change was part of adopting NEP 50, we may explicitly allow them again in the future.')
          from_, to = _native.dtype(from_), _native.dtype(to)
          if casting == 'unsafe':
              return True
          if casting == 'no' or casting == 'equiv':
              return from_ == to
          if casting == 'same_kind':
              order = 'buifc'
              return order.index(from_.kind) <= order.index(to.kind) or promote_types(from_, to) == to
          return promote_types(from_, to) == to


      def issubdtype(arg1, arg2):
          def class_of(value):
              if isinstance(value, type) and (value in (generic, number, integer, signedinteger, unsignedinteger, inexact,
                                                        floating, complexfloating)):
                  return value
              return _native.dtype(value).type
          return issubclass(class_of(arg1), class_of(arg2))


      def isdtype(dtype, kind):
          kinds = kind if isinstance(kind, tuple) else (kind,)
          groups = {'bool': 'b', 'signed integer': 'i', 'unsigned integer': 'u', 'integral': 'iu', 'real floating': 'f',
                    'complex floating': 'c', 'numeric': 'iufc'}
          return _builtins.any(_native.dtype(dtype).kind in groups[k] if isinstance(k, str)
                               else _native.dtype(dtype) == _native.dtype(k) for k in kinds)


      class iinfo:
          """The limits of an integer type."""

          def __init__(self, int_type):
              self.dtype = int_type.dtype if isinstance(int_type, (ndarray, generic)) else _native.dtype(int_type)
              self.kind = self.dtype.kind
              if self.kind not in 'iu':
                  raise ValueError(f'Invalid integer data type {self.kind!r}.')
              self.bits = self.dtype.itemsize * 8
              self.min = 0 if self.kind == 'u' else -(1 << (self.bits - 1))
              self.max = (1 << self.bits) - 1 if self.kind == 'u' else (1 << (self.bits - 1)) - 1

          def __str__(self):
              return ('Machine parameters for %s\n---------------------------------------------------------------\n'
                      'min = %s\nmax = %s\n---------------------------------------------------------------\n'
                      % (self.dtype, self.min, self.max))

          def __repr__(self):
              return f'iinfo(min={self.min}, max={self.max}, dtype={self.dtype})'


      class finfo:
          """The limits of a float type."""

          def __init__(self, dtype):
              self.dtype = dtype.dtype if isinstance(dtype, (ndarray, generic)) else _native.dtype(dtype)
              if self.dtype.kind == 'c':
                  self.dtype = _native.dtype('float32' if self.dtype.itemsize == 8 else 'float64')
              if self.dtype.kind != 'f':
                  raise ValueError(f'data type {self.dtype.type!r} not inexact')
              make = self.dtype.type
              self.bits = self.dtype.itemsize * 8
              self.nmant, exponent, self.precision = {16: (10, 5, 3), 32: (23, 8, 6), 64: (52, 11, 15)}[self.bits]
              self.iexp, self.maxexp, self.minexp = exponent, 1 << (exponent - 1), 2 - (1 << (exponent - 1))
              self.eps = make(2. ** -self.nmant)
              self.epsneg = make(2. ** -(self.nmant + 1))
              self.max = make((2. - 2. ** -self.nmant) * 2. ** (self.maxexp - 1))
              self.min = -self.max
              self.tiny = self.smallest_normal = make(2. ** self.minexp)
              self.smallest_subnormal = make(2. ** (self.minexp - self.nmant))
              self.resolution = make(10. ** -self.precision)

          def __repr__(self):
              return 'finfo(resolution=%s, min=%s, max=%s, dtype=%s)' % (self.resolution, self.min, self.max, self.dtype)


      def isscalar(element):
          return isinstance(element, (generic, int, float, complex, str, bytes))


      def iscomplexobj(x):
          return asarray(x).dtype.kind == 'c'


      def isrealobj(x):
          return not iscomplexobj(x)


      def iscomplex(x):
          x = asarray(x)
          return x.imag != 0 if x.dtype.kind == 'c' else zeros(x.shape, bool)[()]


      def isreal(x):
          return logical_not(iscomplex(x))


      def real(val):
          return val.real if hasattr(val, 'real') else asarray(val).real


      def imag(val):
          return val.imag if hasattr(val, 'imag') else asarray(val).imag


      def angle(z, deg=False):
          z = asarray(z)
          a = arctan2(z.imag, z.real)
          return a * (180 / pi) if deg else a


      def ndim(a):
          return a.ndim if hasattr(a, 'ndim') else asarray(a).ndim


      def shape(a):
          return a.shape if hasattr(a, 'shape') else asarray(a).shape


      def size(a, axis=None):
          if axis is None:
              return a.size if hasattr(a, 'size') else asarray(a).size
          return shape(a)[axis]


      def _stored(result, out):
          if out is None:
              return result
          if isinstance(out, tuple):
              out, = out
          out[...] = result
          return out


      class errstate:
          """Other reactions to infinite results within a `with` block."""

          def __init__(self, *, call=None, all=None, **kinds):
              self.kinds = kinds
              if all is not None:
                  for kind in ('divide', 'over', 'under', 'invalid'):
                      self.kinds.setdefault(kind, all)

          def __enter__(self):
              self.saved = seterr(**self.kinds)

          def __exit__(self, *exc):
              seterr(**self.saved)

          def __call__(self, function):
              def wrapped(*args, **kwargs):
                  with errstate(**self.kinds):
                      return function(*args, **kwargs)
              return wrapped


      def seterr(all=None, divide=None, over=None, under=None, invalid=None):
          old = geterr()
          for kind, reaction in (('divide', divide), ('over', over), ('under', under), ('invalid', invalid)):
              reaction = all if reaction is None else reaction
              if reaction is not None:
                  _native.set_reaction(kind, reaction)
          return old


      def geterr():
          return {kind: _native.set_reaction(kind, None) for kind in ('divide', 'over', 'under', 'invalid')}
      """#)
}
