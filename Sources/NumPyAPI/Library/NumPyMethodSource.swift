import PythonRuntime

extension PythonSource {
  /// The methods of arrays and ufuncs that are written in Python.
  static let numpyMethod = PythonSource(
    module: "numpy._methods",
    text: #"""
      import numpy as np
      import numpy._native as _native

      # What the methods of arrays do that are not written into the class itself.


      def _given(value):
          return value is not None


      def min(self, axis=None, out=None, keepdims=False, **kwargs):
          return np.min(self, axis, out, keepdims, **kwargs)


      def max(self, axis=None, out=None, keepdims=False, **kwargs):
          return np.max(self, axis, out, keepdims, **kwargs)


      def prod(self, axis=None, dtype=None, out=None, keepdims=False, **kwargs):
          return np.prod(self, axis, dtype, out, keepdims, **kwargs)


      def any(self, axis=None, out=None, keepdims=False):
          return np._stored(_native.reduce('any', self, axis, keepdims), out)


      def all(self, axis=None, out=None, keepdims=False):
          return np._stored(_native.reduce('all', self, axis, keepdims), out)


      def mean(self, axis=None, dtype=None, out=None, keepdims=False, *, where=True):
          return np.mean(self, axis, dtype, out, keepdims)


      def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, **kwargs):
          return np.var(self, axis, dtype, out, ddof, keepdims, **kwargs)


      def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, **kwargs):
          return np.std(self, axis, dtype, out, ddof, keepdims, **kwargs)


      def argmax(self, axis=None, out=None, *, keepdims=False):
          return np._stored(_native.place(True, self, axis, keepdims), out)


      def argmin(self, axis=None, out=None, *, keepdims=False):
          return np._stored(_native.place(False, self, axis, keepdims), out)


      def ptp(self, axis=None, out=None, keepdims=False):
          return np.ptp(self, axis, out, keepdims)


      def cumsum(self, axis=None, dtype=None, out=None):
          return np.cumsum(self, axis, dtype, out)


      def cumprod(self, axis=None, dtype=None, out=None):
          return np.cumprod(self, axis, dtype, out)


      def clip(self, min=None, max=None, out=None, **kwargs):
          return np.clip(self, min, max, out, **kwargs)


      def round(self, decimals=0, out=None):
          return np.round(self, decimals, out)


      def dot(self, b, out=None):
          return np._stored(np.dot(self, b), out)


      def conj(self):
          return np.conjugate(self)


      conjugate = conj


      def squeeze(self, axis=None):
          return _native.squeeze(self, axis)


      def swapaxes(self, axis1, axis2):
          order = list(range(self.ndim))
          axis1, axis2 = np._axis(axis1, self.ndim), np._axis(axis2, self.ndim)
          order[axis1], order[axis2] = order[axis2], order[axis1]
          return self.transpose(order)


      def diagonal(self, offset=0, axis1=0, axis2=1):
          return np.diagonal(self, offset, axis1, axis2)


      def trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None):
          return np.trace(self, offset, axis1, axis2, dtype, out)


      def repeat(self, repeats, axis=None):
          return np.repeat(self, repeats, axis)


      def take(self, indices, axis=None, out=None, mode='raise'):
          return np.take(self, indices, axis, out, mode)


      def put(self, indices, values, mode='raise'):
          np.put(self, indices, values, mode)


      def nonzero(self):
          return np.nonzero(self)


      def searchsorted(self, v, side='left', sorter=None):
          return np.searchsorted(self, v, side, sorter)


      def sort(self, axis=-1, kind=None, order=None, *, stable=None):
          self[...] = np.sort(self, axis)


      def argsort(self, axis=-1, kind=None, order=None, *, stable=None):
          return np.argsort(self, axis)


      def partition(self, kth, axis=-1, kind='introselect', order=None):
          self[...] = np.sort(self, axis)


      def argpartition(self, kth, axis=-1, kind='introselect', order=None):
          return np.argsort(self, axis)


      def compress(self, condition, axis=None, out=None):
          return np.compress(condition, self, axis, out)


      def choose(self, choices, out=None, mode='raise'):
          return np.choose(self, choices)


      def resize(self, *new_shape, refcheck=True):
          raise ValueError('cannot resize this array: it does not own its data')


      def item(self, *args):
          if not args:
              if self.size != 1:
                  raise ValueError('can only convert an array of size 1 to a Python scalar')
              return self.reshape(-1).tolist()[0]
          index = args[0] if len(args) == 1 else args
          if isinstance(index, tuple):
              return self[index].item()
          if self.ndim == 1:
              return self[index].item()
          if not -self.size <= index < self.size:
              raise IndexError(f'index {index} is out of bounds for size {self.size}')
          return self.reshape(-1)[index].item()


      def view(self, dtype=None, type=None):
          if dtype is None or dtype is np.ndarray or np.dtype(dtype) == self.dtype:
              return self[...]
          old, new = self.itemsize, np.dtype(dtype).itemsize
          if old != new:
              if not self.ndim:
                  raise ValueError('Changing the dtype of a 0d array is only supported if the itemsize is unchanged')
              if self.strides[-1] != old and self.shape[-1] != 1:
                  raise ValueError('To change to a dtype of a different size, the last axis must be contiguous')
              if self.shape[-1] * old % new:
                  raise ValueError('When changing to a larger dtype, its size must be a divisor of the total size in '
                                   'bytes of the last axis of the array.')
          return _native.reinterpreted(self, dtype)


      def tobytes(self, order='C'):
          if order not in ('C', 'F', 'A', 'K'):
              raise ValueError(f"order must be one of 'C', 'F', 'A', or 'K' (got '{order}')")
          c, f = _native.layout(self)
          turned = order == 'F' or order == 'A' and f and not c
          return bytes((self.T if turned else self).reshape(-1).view(np.uint8).tolist())


      def byteswap(self, inplace=False):
          result = self if inplace else self.copy()
          width = result.itemsize // 2 if result.dtype.kind == 'c' else result.itemsize
          swapped = result.reshape(-1).view(np.uint8).reshape(-1, width)[:, ::-1].reshape(-1).view(result.dtype)
          result[...] = swapped.reshape(result.shape)
          return result


      def setflags(self, write=None, align=None, uic=None):
          if write is not None:
              _native.set_writeable(self, write)


      def __array__(self, dtype=None, *, copy=None):
          return self if dtype is None else self.astype(dtype)


      class _Flags:
          def __init__(self, array):
              c, f = _native.layout(array)
              self._array = array
              self._values = {
                  'C_CONTIGUOUS': c, 'F_CONTIGUOUS': f, 'OWNDATA': array.base is None,
                  'WRITEABLE': _native.set_writeable(array), 'ALIGNED': True, 'WRITEBACKIFCOPY': False}

          def __getitem__(self, key):
              names = {'C': 'C_CONTIGUOUS', 'F': 'F_CONTIGUOUS', 'O': 'OWNDATA', 'W': 'WRITEABLE', 'A': 'ALIGNED'}
              key = names.get(key, key)
              if key not in self._values:
                  raise KeyError('Unknown flag')
              return self._values[key]

          def __getattr__(self, name):
              values = self.__dict__['_values']
              if name.upper() in values:
                  return values[name.upper()]
              raise AttributeError(f"'numpy._core.multiarray.flagsobj' object has no attribute '{name}'")

          def __setattr__(self, name, value):
              if name == 'writeable':
                  _native.set_writeable(self._array, value)
                  self._values['WRITEABLE'] = bool(value)
              else:
                  object.__setattr__(self, name, value)

          def __repr__(self):
              return '\n'.join(f'  {name} : {value}' for name, value in self._values.items()) + '\n'


      def flags(self):
          return _Flags(self)


      class _Flat:
          def __init__(self, array):
              self.base = array

          def __iter__(self):
              return iter(self.base.reshape(-1))

          def __len__(self):
              return self.base.size

          def __getitem__(self, key):
              return self.base.reshape(-1)[key]

          def __setitem__(self, key, value):
              flat = self.base.reshape(-1)
              flat[key] = value
              self.base[...] = flat.reshape(self.base.shape)


      def flat(self):
          return _Flat(self)


      # The methods of ufuncs.

      _reductions = {'add': 'sum', 'multiply': 'prod', 'maximum': 'max', 'minimum': 'min', 'logical_and': 'all',
                     'logical_or': 'any'}


      def ufunc_reduce(self, array, axis=0, dtype=None, out=None, keepdims=False, initial=None, where=True):
          array = np.asarray(array)
          if self.nin != 2:
              raise ValueError('reduce only supported for binary functions')
          if self.__name__ in _reductions:
              result = _native.reduce(_reductions[self.__name__], array, axis, keepdims, dtype)
              return np._stored(result if initial is None else self(result, initial), out)
          if axis is None:
              array, axis = array.reshape(-1), 0
          parts = np.moveaxis(array, axis, 0)
          if len(parts) == 0:
              if self.identity is None:
                  raise ValueError(
                      f'zero-size array to reduction operation {self.__name__} which has no identity')
              return np.full(parts.shape[1:], self.identity)[()]
          result = parts[0] if initial is None else self(initial, parts[0])
          for part in parts[1:]:
              result = self(result, part)
          return np._stored(np.expand_dims(result, axis) if keepdims else result, out)


      def ufunc_accumulate(self, array, axis=0, dtype=None, out=None):
          array = np.asarray(array)
          name = self.__name__
          if name in ('add', 'multiply', 'maximum', 'minimum') and array.dtype != bool:
              return np._stored(_native.scan(name, array, axis, dtype), out)
          parts = np.moveaxis(array, axis, 0)
          results = [parts[0]]
          for part in parts[1:]:
              results.append(self(results[-1], part))
          return np._stored(np.moveaxis(np.stack(results), 0, axis), out)


      def ufunc_outer(self, a, b, **kwargs):
          a, b = np.asarray(a), np.asarray(b)
          return self(a.reshape(a.shape + (1,) * b.ndim), b, **kwargs)


      def ufunc_at(self, a, indices, b=None):
          if self.__name__ == 'add' and isinstance(indices, (list, _native.ndarray)):
              indices = np.asarray(indices)
              if indices.dtype != bool:
                  values = np.broadcast_to(np.asarray(b), indices.shape + a.shape[1:])
                  return _native.scatter_add(a, indices, values)
          for place, index in enumerate(np.atleast_1d(np.asarray(indices))):
              if b is None:
                  a[index] = self(a[index])
              else:
                  a[index] = self(a[index], b if np.ndim(b) == 0 else b[place])


      def ufunc_reduceat(self, array, indices, axis=0, dtype=None, out=None):
          array = np.moveaxis(np.asarray(array), axis, 0)
          ends = list(indices[1:]) + [len(array)]
          parts = [array[start] if end <= start else self.reduce(array[start:end], 0) for start, end in zip(indices, ends)]
          return np.moveaxis(np.stack(parts), 0, axis)
      """#)
}
