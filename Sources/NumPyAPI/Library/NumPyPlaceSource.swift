import PythonRuntime

extension PythonSource {
  /// Putting in, taking out and places of elements.
  static let numpyPlace = PythonSource(
    module: "numpy",
    file: "numpy/place",
    text: #"""
      def append(arr, values, axis=None):
          if axis is None:
              return concatenate((ravel(arr), ravel(values)))
          return concatenate((asarray(arr), asarray(values)), axis)


      def delete(arr, obj, axis=None):
          arr = asarray(arr)
          if axis is None:
              arr, axis = arr.reshape(-1), 0
          axis = _axis(axis, arr.ndim)
          n = arr.shape[axis]
          keep = ones(n, bool)
          if isinstance(obj, int) and not -n <= obj < n:
              raise IndexError(f'index {obj} is out of bounds for axis {axis} with size {n}')
          keep[obj if isinstance(obj, (slice, int)) else asarray(obj)] = False
          return arr[(slice(None),) * axis + (keep,)]


      def insert(arr, obj, values, axis=None):
          arr = asarray(arr)
          if axis is None:
              arr, axis = arr.reshape(-1), 0
          arr = moveaxis(arr, axis, 0)
          n = len(arr)
          values = asarray(values).astype(arr.dtype)
          if ndim(obj) == 0:
              place = int(obj)
              if not -n <= place <= n:
                  raise IndexError(f'index {obj} is out of bounds for axis {axis} with size {n}')
              place = place + n if place < 0 else place
              if values.ndim < arr.ndim:
                  values = broadcast_to(values, arr.shape[1:])[None] if arr.ndim > 1 or values.ndim == 0 else values
              else:
                  values = moveaxis(values, axis, 0)
              result = concatenate([arr[:place], values, arr[place:]])
          else:
              places = [int(p) + n if p < 0 else int(p) for p in obj]
              values = broadcast_to(values, (len(places),) + arr.shape[1:])
              parts = sorted(range(len(places)), key=lambda i: places[i])
              pieces, before = [], 0
              for i in parts:
                  pieces += [arr[before:places[i]], values[i:i + 1]]
                  before = places[i]
              result = concatenate(pieces + [arr[before:]])
          return moveaxis(result, 0, axis)


      def pad(array, pad_width, mode='constant', **kwargs):
          """An array with a border."""
          a = asarray(array)
          widths = asarray(pad_width)
          widths = broadcast_to(widths if widths.ndim < 1 or widths.shape[-1] == 2 else widths.reshape(-1, 1),
                                (a.ndim, 2)).tolist()
          for axis, (before, after) in enumerate(widths):
              n = a.shape[axis]
              lead = (slice(None),) * axis
              if mode == 'constant':
                  value = asarray(kwargs.get('constant_values', 0))
                  low, high = (value, value) if value.ndim == 0 else broadcast_to(value, (a.ndim, 2))[axis]
                  make = lambda size, v: full(a.shape[:axis] + (size,) + a.shape[axis + 1:], v, a.dtype)
                  a = _native.concatenate([make(before, low), a, make(after, high)], axis, a.dtype)
                  continue
              places = arange(-before, n + after)
              if mode == 'edge':
                  places = clip(places, 0, n - 1)
              elif mode == 'wrap':
                  places = places % n
              elif mode == 'reflect':
                  places = _builtins.abs(places) % (2 * n - 2) if n > 1 else places * 0
                  places = minimum(places, (2 * n - 2) - places) if n > 1 else places
              elif mode == 'symmetric':
                  places = places % (2 * n)
                  places = minimum(places, 2 * n - 1 - places)
              else:
                  raise ValueError(f"mode '{mode}' is not supported")
              a = a[lead + (places,)]
          return a


      def ix_(*args):
          count = len(args)
          parts = []
          for place, part in enumerate(args):
              part = asarray(part)
              if part.dtype == bool:
                  part = nonzero(part)[0]
              parts.append(part.reshape((1,) * place + (-1,) + (1,) * (count - place - 1)))
          return tuple(parts)


      def unravel_index(indices, shape, order='C'):
          indices = asarray(indices)
          shape = (shape,) if isinstance(shape, int) else tuple(shape)
          total = 1
          for n in shape:
              total *= n
          if any(indices >= total) or any(indices < 0):
              bad = ravel(indices)[ravel((indices >= total) | (indices < 0))][0]
              raise ValueError(f'index {bad} is out of bounds for array with size {total}')
          parts = []
          for n in reversed(shape):
              parts.append(indices % n)
              indices = indices // n
          return tuple(part[()] for part in reversed(parts))


      def ravel_multi_index(multi_index, dims, mode='raise', order='C'):
          result = 0
          for index, n in zip(multi_index, dims):
              index = asarray(index)
              if any(index < 0) or any(index >= n):
                  raise ValueError('invalid entry in coordinates array')
              result = result * n + index
          return asarray(result)[()]


      def take(a, indices, axis=None, out=None, mode='raise'):
          a = asarray(a)
          if axis is None:
              a, axis = a.reshape(-1), 0
          axis = _axis(axis, a.ndim)
          indices = asarray(indices)
          if mode == 'wrap':
              indices = indices % a.shape[axis]
          elif mode == 'clip':
              indices = clip(indices, 0, a.shape[axis] - 1)
          elif any(indices >= a.shape[axis]) or any(indices < -a.shape[axis]):
              bad = ravel(indices)[ravel((indices >= a.shape[axis]) | (indices < -a.shape[axis]))][0]
              raise IndexError(f'index {bad} is out of bounds for axis {axis} with size {a.shape[axis]}')
          return _stored(a[(slice(None),) * axis + (indices,)], out)


      def take_along_axis(arr, indices, axis=-1):
          arr, indices = asarray(arr), asarray(indices)
          if axis is None:
              arr, axis = arr.reshape(-1), 0
          return arr[_along(arr, indices, _axis(axis, arr.ndim))]


      def put_along_axis(arr, indices, values, axis):
          arr[_along(arr, asarray(indices), _axis(axis, arr.ndim))] = values


      def _along(arr, indices, axis):
          key = []
          for d in range(arr.ndim):
              if d == axis:
                  key.append(indices)
              else:
                  key.append(arange(arr.shape[d]).reshape((1,) * d + (-1,) + (1,) * (arr.ndim - d - 1)))
          return tuple(key)
      """#)
}
