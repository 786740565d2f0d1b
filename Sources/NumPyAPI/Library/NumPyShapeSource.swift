import PythonRuntime

extension PythonSource {
  /// Shapes, joining and splitting.
  static let numpyShape = PythonSource(
    module: "numpy",
    file: "numpy/shape",
    text: #"""
      # Shapes.

      def reshape(a, /, shape, order='C', *, copy=None):
          return a.reshape(shape) if not isinstance(a, ndarray) and hasattr(a, 'reshape') else asarray(a).reshape(
              shape, order=order)


      def ravel(a, order='C'):
          return asarray(a).ravel()


      def transpose(a, axes=None):
          return asarray(a).transpose(axes)


      permute_dims = transpose


      def matrix_transpose(x, /):
          return swapaxes(x, -1, -2)


      def swapaxes(a, axis1, axis2):
          return asarray(a).swapaxes(axis1, axis2)


      def moveaxis(a, source, destination):
          a = asarray(a)
          source = [_axis(s, a.ndim, 'source') for s in (source if isinstance(source, (tuple, list)) else (source,))]
          destination = [_axis(d, a.ndim, 'destination')
                         for d in (destination if isinstance(destination, (tuple, list)) else (destination,))]
          if len(source) != len(destination):
              raise ValueError('`source` and `destination` arguments must have the same number of elements')
          order = [n for n in range(a.ndim) if n not in source]
          for d, s in sorted(zip(destination, source)):
              order.insert(d, s)
          return a.transpose(order)


      def rollaxis(a, axis, start=0):
          axis = _axis(axis, a.ndim)
          return moveaxis(a, axis, start - 1 if axis < start else start)


      def expand_dims(a, axis):
          a = asarray(a)
          axes = axis if isinstance(axis, (tuple, list)) else (axis,)
          total = a.ndim + len(axes)
          for ax in sorted(_axis(ax, total) for ax in axes):
              a = _native.expand(a, ax)
          return a


      def squeeze(a, axis=None):
          return _native.squeeze(asarray(a), axis)


      def atleast_1d(*arys):
          results = [a.reshape(1) if a.ndim == 0 else a for a in map(asarray, arys)]
          return results[0] if len(results) == 1 else tuple(results)


      def atleast_2d(*arys):
          results = [a.reshape(1, -1) if a.ndim < 2 else a for a in map(asarray, arys)]
          return results[0] if len(results) == 1 else tuple(results)


      def atleast_3d(*arys):
          results = []
          for a in map(asarray, arys):
              results.append(a.reshape(1, -1, 1) if a.ndim < 2 else a[:, :, None] if a.ndim == 2 else a)
          return results[0] if len(results) == 1 else tuple(results)


      def broadcast_to(array, shape, subok=False):
          return _native.broadcast_to(asarray(array), shape)


      def broadcast_shapes(*args):
          result = ()
          for shape in args:
              result = _broadcast_two(result, (shape,) if isinstance(shape, int) else shape)
          return result


      def broadcast_arrays(*args, subok=False):
          arrays = [asarray(a) for a in args]
          try:
              shape = broadcast_shapes(*[a.shape for a in arrays])
          except ValueError:
              raise ValueError('shape mismatch: objects cannot be broadcast to a single shape.') from None
          return tuple(_native.broadcast_to(a, shape) for a in arrays)


      def concatenate(arrays, /, axis=0, out=None, *, dtype=None, casting='same_kind'):
          """Joins arrays along an axis that they have."""
          arrays = [a if isinstance(a, ndarray) else asarray(a) for a in arrays]
          if not arrays:
              raise ValueError('need at least one array to concatenate')
          if axis is None:
              arrays, axis = [a.reshape(-1) for a in arrays], 0
          first = arrays[0]
          if first.ndim == 0:
              raise ValueError('zero-dimensional arrays cannot be concatenated')
          axis = _axis(axis, first.ndim)
          for place, a in enumerate(arrays):
              if a.ndim != first.ndim:
                  raise ValueError(
                      'all the input array dimensions except for the concatenation axis must match exactly, but along '
                      f'dimension {0}, the array at index 0 has size {first.shape[0]} and the array at index {place} has '
                      f'size {a.shape[0]}' if False else
                      'all the input arrays must have same number of dimensions, but the array at index 0 has '
                      f'{first.ndim} dimension(s) and the array at index {place} has {a.ndim} dimension(s)')
              for d in range(first.ndim):
                  if d != axis and a.shape[d] != first.shape[d]:
                      raise ValueError(
                          'all the input array dimensions except for the concatenation axis must match exactly, but along '
                          f'dimension {d}, the array at index 0 has size {first.shape[d]} and the array at index {place} '
                          f'has size {a.shape[d]}')
          if dtype is None:
              dtype = result_type(*arrays)
          return _stored(_native.concatenate(arrays, axis, dtype), out)


      concat = concatenate


      def stack(arrays, axis=0, out=None, *, dtype=None, casting='same_kind'):
          """Joins arrays along a new axis."""
          arrays = [asarray(a) for a in arrays]
          if not arrays:
              raise ValueError('need at least one array to stack')
          if len({a.shape for a in arrays}) != 1:
              raise ValueError('all input arrays must have the same shape')
          axis = _axis(axis, arrays[0].ndim + 1)
          return concatenate([_native.expand(a, axis) for a in arrays], axis, out, dtype=dtype)


      def vstack(tup, *, dtype=None, casting='same_kind'):
          return concatenate([atleast_2d(a) for a in tup], 0, dtype=dtype)


      def hstack(tup, *, dtype=None, casting='same_kind'):
          arrays = [atleast_1d(a) for a in tup]
          return concatenate(arrays, 0 if arrays and arrays[0].ndim == 1 else 1, dtype=dtype)


      def dstack(tup):
          return concatenate([atleast_3d(a) for a in tup], 2)


      def column_stack(tup):
          return concatenate([asarray(a).reshape(-1, 1) if ndim(a) < 2 else asarray(a) for a in tup], 1)


      def block(arrays):
          def join(part):
              if isinstance(part, list):
                  depth_of = depth(part)
                  parts = [join(p) for p in part]
                  widest = _builtins.max([p.ndim for p in parts] + [depth_of])
                  parts = [p.reshape((1,) * (widest - p.ndim) + p.shape) for p in parts]
                  return concatenate(parts, -depth_of)
              return atleast_1d(part)

          def depth(part):
              return 1 + depth(part[0]) if isinstance(part, list) else 0

          return join(arrays)


      def array_split(ary, indices_or_sections, axis=0):
          ary = asarray(ary)
          total = ary.shape[axis]
          if hasattr(indices_or_sections, '__len__'):
              ends = [0] + [int(i) for i in indices_or_sections] + [total]
          else:
              sections = int(indices_or_sections)
              if sections <= 0:
                  raise ValueError('number sections must be larger than 0.')
              each, extras = _builtins.divmod(total, sections)
              ends = [0]
              for place in range(sections):
                  ends.append(ends[-1] + each + (place < extras))
          lead = (slice(None),) * _axis(axis, ary.ndim)
          return [ary[lead + (slice(start, end),)] for start, end in zip(ends, ends[1:])]


      def split(ary, indices_or_sections, axis=0):
          """Cuts an array into parts."""
          if not hasattr(indices_or_sections, '__len__'):
              if shape(ary)[axis] % indices_or_sections:
                  raise ValueError('array split does not result in an equal division')
          return array_split(ary, indices_or_sections, axis)


      def hsplit(ary, indices_or_sections):
          return split(ary, indices_or_sections, 1 if ndim(ary) > 1 else 0)


      def vsplit(ary, indices_or_sections):
          if ndim(ary) < 2:
              raise ValueError('vsplit only works on arrays of 2 or more dimensions')
          return split(ary, indices_or_sections, 0)


      def dsplit(ary, indices_or_sections):
          return split(ary, indices_or_sections, 2)


      def unstack(x, /, *, axis=0):
          return tuple(moveaxis(x, axis, 0))


      def tile(A, reps):
          """An array repeated as a whole."""
          reps = tuple(reps) if hasattr(reps, '__len__') else (reps,)
          a = array(A)
          count = _builtins.max(a.ndim, len(reps))
          a = a.reshape((1,) * (count - a.ndim) + a.shape)
          reps = (1,) * (count - len(reps)) + reps
          for axis, times in enumerate(reps):
              if times == 0:
                  a = a[(slice(None),) * axis + (slice(0, 0),)]
              elif times != 1:
                  a = _native.concatenate([a] * times, axis, a.dtype)
          return a


      def repeat(a, repeats, axis=None):
          """An array with its elements repeated."""
          a = asarray(a)
          if axis is None:
              a, axis = a.reshape(-1), 0
          axis = _axis(axis, a.ndim)
          repeats = asarray(repeats)
          n = a.shape[axis]
          if repeats.ndim == 0 or repeats.size == 1:
              places = [i for i in range(n) for _ in range(int(repeats.reshape(-1)[0]))]
          else:
              if len(repeats) != n:
                  raise ValueError(
                      f'operands could not be broadcast together with shape ({n},) ({len(repeats)},)')
              places = [i for i in range(n) for _ in range(int(repeats[i]))]
          return a[(slice(None),) * axis + (asarray(places, int64),)]


      def resize(a, new_shape):
          new_shape = (new_shape,) if isinstance(new_shape, (int, integer)) else tuple(new_shape)
          a = ravel(a)
          total = 1
          for n in new_shape:
              total *= n
          if a.size == 0:
              return zeros(new_shape, a.dtype)
          return tile(a, -(-total // a.size))[:total].reshape(new_shape)


      def flip(m, axis=None):
          """The elements in opposite order along axes."""
          m = asarray(m)
          axes = range(m.ndim) if axis is None else axis if isinstance(axis, tuple) else (axis,)
          axes = [_axis(ax, m.ndim) for ax in axes]
          return m[tuple(slice(None, None, -1) if i in axes else slice(None) for i in range(m.ndim))]


      def fliplr(m):
          m = asarray(m)
          if m.ndim < 2:
              raise ValueError('Input must be >= 2-d.')
          return m[:, ::-1]


      def flipud(m):
          m = asarray(m)
          if m.ndim < 1:
              raise ValueError('Input must be >= 1-d.')
          return m[::-1]


      def rot90(m, k=1, axes=(0, 1)):
          m = asarray(m)
          k %= 4
          if k == 0:
              return m[...]
          if k == 2:
              return flip(flip(m, axes[0]), axes[1])
          if k == 1:
              return swapaxes(flip(m, axes[1]), axes[0], axes[1])
          return flip(swapaxes(m, axes[0], axes[1]), axes[1])


      def roll(a, shift, axis=None):
          """The elements moved on, those pushed out coming in at the other end."""
          a = asarray(a)
          if axis is None:
              return roll(a.reshape(-1), shift, 0).reshape(a.shape)
          pairs = zip(shift if isinstance(shift, tuple) else (shift,) * (len(axis) if isinstance(axis, tuple) else 1),
                      axis if isinstance(axis, tuple) else (axis,) * (len(shift) if isinstance(shift, tuple) else 1))
          for s, ax in pairs:
              ax = _axis(ax, a.ndim)
              n = a.shape[ax]
              if n:
                  s = int(s) % n
                  lead = (slice(None),) * ax
                  a = concatenate([a[lead + (slice(n - s, None),)], a[lead + (slice(None, n - s),)]], ax)
          return a.copy()
      """#)
}
