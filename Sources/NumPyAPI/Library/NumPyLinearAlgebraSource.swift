import PythonRuntime

extension PythonSource {
  /// `numpy.linalg`.
  static let numpyLinearAlgebra = PythonSource(
    module: "numpy.linalg",
    text: #"""
      import numpy as _np
      import numpy._native as _native
      from numpy import matmul, outer, cross, tensordot, trace, diagonal, matrix_transpose, vecdot


      class LinAlgError(ValueError):
          """A matrix that something cannot be done with."""


      def _matrix(a, square=False):
          a = a if isinstance(a, _native.ndarray) else _np.asarray(a)
          if a.ndim < 2:
              raise LinAlgError(f'{a.ndim}-dimensional array given. Array must be at least two-dimensional')
          if square and a.shape[-1] != a.shape[-2]:
              raise LinAlgError('Last 2 dimensions of the array must be square')
          if a.dtype == _np.float16:
              raise TypeError('array type float16 is unsupported in linalg')
          return a.astype(_np.float64) if a.dtype.kind in 'iub' else a


      def _wrapped(result, given):
          """A result as what was given has it: a tensor's is a tensor."""
          wrap = None if isinstance(given, _native.ndarray) else getattr(given, '__array_wrap__', None)
          return result if wrap is None else wrap(result)


      def _checked(parts, message):
          if _np.any(parts[-1] != 0):
              raise LinAlgError(message)
          return parts[:-1]


      def inv(a):
          """The inverse of a matrix."""
          given, a = a, _matrix(a, True)
          eye = _np.broadcast_to(_np.eye(a.shape[-1], dtype=a.dtype), a.shape).copy()
          return _wrapped(_np.ascontiguousarray(_checked(_native.solve(a, eye), 'Singular matrix')[0]), given)


      def solve(a, b):
          """The solution of a linear system."""
          a = _matrix(a, True)
          b = b if isinstance(b, _native.ndarray) else _np.asarray(b)
          kind = _np.result_type(a.dtype, b.dtype)
          vector = b.ndim == 1
          b = b[:, None] if vector else b
          if b.shape[-2] != a.shape[-1]:
              signature = '(m,m),(m)->(m)' if vector else '(m,m),(m,n)->(m,n)'
              name = 'solve1' if vector else 'solve'
              raise ValueError(
                  f'{name}: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature {signature} '
                  f'(size {b.shape[-2]} is different from {a.shape[-1]})')
          lead = _np.broadcast_shapes(a.shape[:-2], b.shape[:-2])
          a = _np.broadcast_to(a.astype(kind), lead + a.shape[-2:]).copy()
          b = _np.broadcast_to(b.astype(kind), lead + b.shape[-2:]).copy()
          x = _np.ascontiguousarray(_checked(_native.solve(a, b), 'Singular matrix')[0])
          return x[..., 0] if vector else x


      def det(a):
          """The determinant of a matrix."""
          a = _matrix(a, True)
          if a.shape[-1] == 0:
              return _np.ones(a.shape[:-2], a.dtype)[()]
          if a.dtype.kind == 'c':
              factors, signs, _ = _native.lu(a)
              return (_np.prod(_np.diagonal(factors, 0, -2, -1), -1) * signs)[()]
          sign, logarithm = slogdet(a)
          return sign * _np.exp(logarithm)


      def slogdet(a):
          a = _matrix(a, True)
          factors, signs, _ = _native.lu(a)
          d = _np.diagonal(factors, 0, -2, -1)
          sign = _np.prod(_np.sign(d), -1) * signs
          with _np.errstate(divide='ignore'):
              return SlogdetResult(sign[()], _np.sum(_np.log(_np.absolute(d)), -1)[()])


      def cholesky(a, /, *, upper=False):
          a = _matrix(a, True)
          factor = _np.ascontiguousarray(_checked(_native.cholesky(a), 'Matrix is not positive definite')[0])
          return matrix_transpose(factor) if upper else factor


      def eigh(a, UPLO='L'):
          a = _matrix(a, True)
          if UPLO.upper() == 'U':
              a = _np.ascontiguousarray(matrix_transpose(a))
          values, vectors = _checked(_native.eigh(a), 'Eigenvalues did not converge')
          return EighResult(values, _np.ascontiguousarray(vectors))


      def eigvalsh(a, UPLO='L'):
          return eigh(a, UPLO)[0]


      def eig(a):
          """The eigenvalues of a matrix, and their vectors as columns."""
          a = _matrix(a, True)
          values, vectors = _checked(_native.eig(a), 'Eigenvalues did not converge')
          vectors = _np.ascontiguousarray(vectors)
          if a.dtype.kind != 'c' and _np.all(values.imag == 0):
              values, vectors = values.real.copy(), vectors.real.copy()
          return EigResult(values, vectors)


      def eigvals(a):
          return eig(a)[0]


      def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
          """The singular values of a matrix, with their vectors."""
          a = _matrix(a)
          u, s, vh = _checked((_native.svd_full if full_matrices else _native.svd)(a), 'SVD did not converge')
          return SVDResult(_np.ascontiguousarray(u), s, _np.ascontiguousarray(vh)) if compute_uv else s


      def svdvals(x, /):
          return svd(x, compute_uv=False)


      def qr(a, mode='reduced'):
          a = _matrix(a)
          if mode not in ('reduced', 'r', 'complete'):
              raise ValueError(f"Unrecognized mode '{mode}'")
          if mode == 'complete' and a.shape[-2] > a.shape[-1]:
              extra = _np.zeros(a.shape[:-1] + (a.shape[-2] - a.shape[-1],), a.dtype)
              q, r = _native.qr(_np.concatenate([a, extra], -1))
              return QRResult(_np.ascontiguousarray(q), _np.ascontiguousarray(r[..., :a.shape[-1]]))
          q, r = _native.qr(a)
          return _np.ascontiguousarray(r) if mode == 'r' else QRResult(
              _np.ascontiguousarray(q), _np.ascontiguousarray(r))


      def _result(name, fields):
          from collections import namedtuple
          return namedtuple(name, fields)


      EigResult = _result('EigResult', ['eigenvalues', 'eigenvectors'])
      EighResult = _result('EighResult', ['eigenvalues', 'eigenvectors'])
      QRResult = _result('QRResult', ['Q', 'R'])
      SlogdetResult = _result('SlogdetResult', ['sign', 'logabsdet'])
      SVDResult = _result('SVDResult', ['U', 'S', 'Vh'])


      def lstsq(a, b, rcond=None):
          """The solution of a system that comes nearest."""
          a = _matrix(a)
          b = _np.asarray(b, a.dtype)
          if b.shape[0] != a.shape[0]:
              raise LinAlgError('Incompatible dimensions')
          m, n = a.shape
          u, s, vh = svd(a, False)
          if rcond is None:
              rcond = _np.finfo(a.dtype).eps * max(m, n)
          keep = s > rcond * s[0] if len(s) else s > 0
          rank = _np.int32(_np.sum(keep))
          inverse = _np.where(keep, 1 / _np.where(keep, s, 1), 0)
          vector = b.ndim == 1
          columns = b[:, None] if vector else b
          x = vh.conj().T @ (inverse[:, None] * (u.conj().T @ columns))
          residuals = _np.sum((columns - a @ x) ** 2, 0) if rank == n and m > n else _np.zeros(0, s.dtype)
          return x[:, 0] if vector else x, residuals, rank, s


      def pinv(a, rcond=None, hermitian=False, *, rtol=None):
          a = _matrix(a)
          u, s, vh = svd(a, False)
          rcond = 1e-15 if rcond is None and rtol is None else rtol if rcond is None else rcond
          keep = s > rcond * _np.max(s, -1, keepdims=True)
          inverse = _np.where(keep, 1 / _np.where(keep, s, 1), 0)
          return _np.matmul(matrix_transpose(vh.conj()), inverse[..., None] * matrix_transpose(u.conj()))


      def matrix_rank(A, tol=None, hermitian=False, *, rtol=None):
          A = _np.asarray(A)
          if A.ndim < 2:
              return int(not _np.all(A == 0))
          s = svd(A, compute_uv=False)
          if tol is None:
              factor = max(A.shape[-2:]) * _np.finfo(s.dtype).eps if rtol is None else rtol
              tol = _np.max(s, -1, keepdims=True) * factor
          return _np.count_nonzero(s > tol, -1) if s.ndim > 1 else _np.int64(_np.count_nonzero(s > tol))


      def matrix_power(a, n):
          a = _np.asarray(a)
          if a.ndim < 2 or a.shape[-1] != a.shape[-2]:
              _matrix(a, True)
          if n == 0:
              return _np.broadcast_to(_np.eye(a.shape[-1], dtype=a.dtype), a.shape).copy()
          if n < 0:
              a, n = inv(a), -n
          result = None
          while n:
              if n & 1:
                  result = a if result is None else result @ a
              a, n = a @ a, n >> 1
          return result.copy()


      def multi_dot(arrays, *, out=None):
          result = arrays[0]
          for a in arrays[1:]:
              result = _np.dot(result, a)
          return result


      def cond(x, p=None):
          x = _matrix(x)
          if p is None or p == 2:
              s = svd(x, compute_uv=False)
              return (s[..., 0] / s[..., -1])[()]
          if p == -2:
              s = svd(x, compute_uv=False)
              return (s[..., -1] / s[..., 0])[()]
          return norm(x, p) * norm(inv(x), p)


      def norm(x, ord=None, axis=None, keepdims=False):
          """The norm of vectors or matrices."""
          x = _np.asarray(x)
          if x.dtype.kind in 'iub':
              x = x.astype(float)
          if axis is None:
              if ord is None or ord in ('f', 'fro') and x.ndim == 2 or ord == 2 and x.ndim == 1:
                  flat = x.reshape(-1)
                  square = _np.dot(flat, flat) if flat.dtype.kind != 'c' else (
                      _np.dot(flat.real, flat.real) + _np.dot(flat.imag, flat.imag))
                  result = _np.sqrt(square)
                  return result.reshape((1,) * x.ndim) if keepdims else result
              axis = tuple(range(x.ndim))
          elif not isinstance(axis, tuple):
              axis = (axis,)
          if len(axis) == 1:
              if ord == _np.inf:
                  return _np.max(_np.absolute(x), axis, keepdims=keepdims)
              if ord == -_np.inf:
                  return _np.min(_np.absolute(x), axis, keepdims=keepdims)
              if ord == 0:
                  return _np.sum((x != 0).astype(x.real.dtype), axis, keepdims=keepdims)
              if ord == 1:
                  return _np.sum(_np.absolute(x), axis, keepdims=keepdims)
              if ord is None or ord == 2:
                  square = x * x if x.dtype.kind != 'c' else x.real ** 2 + x.imag ** 2
                  return _np.sqrt(_np.sum(square, axis, keepdims=keepdims))
              if isinstance(ord, str):
                  raise ValueError(f"Invalid norm order '{ord}' for vectors")
              return _np.power(_np.sum(_np.absolute(x) ** ord, axis, keepdims=keepdims), 1 / ord)
          if len(axis) == 2:
              row, column = (a % x.ndim for a in axis)
              if row == column:
                  raise ValueError('Duplicate axes given.')
              if ord in (2, -2, 'nuc'):
                  s = svd(_np.moveaxis(x, (row, column), (-2, -1)), compute_uv=False)
                  result = _np.max(s, -1) if ord == 2 else _np.min(s, -1) if ord == -2 else _np.sum(s, -1)
              elif ord in (1, -1):
                  sums = _np.sum(_np.absolute(x), row, keepdims=True)
                  result = (_np.max if ord == 1 else _np.min)(sums, (row, column))
              elif ord in (_np.inf, -_np.inf):
                  sums = _np.sum(_np.absolute(x), column, keepdims=True)
                  result = (_np.max if ord == _np.inf else _np.min)(sums, (row, column))
              elif ord in (None, 'fro', 'f'):
                  result = _np.sqrt(_np.sum(_np.absolute(x) ** 2, (row, column)))
              else:
                  raise ValueError('Invalid norm order for matrices.')
              if keepdims:
                  shape = list(x.shape)
                  shape[row] = shape[column] = 1
                  return _np.asarray(result).reshape(shape)
              return result
          raise ValueError('Improper number of dimensions to norm.')


      def vector_norm(x, /, *, axis=None, keepdims=False, ord=2):
          x = _np.asarray(x)
          return norm(x.reshape(-1), ord) if axis is None else norm(x, ord, axis, keepdims)


      def matrix_norm(x, /, *, keepdims=False, ord='fro'):
          return norm(x, ord, (-2, -1), keepdims)
      """#)
}
