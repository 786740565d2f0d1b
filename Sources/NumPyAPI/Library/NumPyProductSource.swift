import PythonRuntime

extension PythonSource {
  /// Products of arrays.
  static let numpyProduct = PythonSource(
    module: "numpy",
    file: "numpy/product",
    text: #"""
      # Products.

      def matmul(x1, x2, /, out=None, **kwargs):
          """The product of matrices."""
          a, b = asarray(x1), asarray(x2)
          result = _stored(a @ b, out)
          for x in (x1, x2):
              if not isinstance(x, (ndarray, generic)) and hasattr(x, '__array_wrap__'):
                  return x.__array_wrap__(asarray(result))
          return result


      def dot(a, b, out=None):
          """The sum of products over the last axis of `a` and the last but one of `b`."""
          a, b = asarray(a), asarray(b)
          if a.ndim == 0 or b.ndim == 0:
              return _stored(multiply(a, b), out)
          if a.shape[-1] != b.shape[-2 if b.ndim > 1 else -1]:
              place = b.ndim - 2 if b.ndim > 1 else 0
              raise ValueError(
                  f'shapes {_shape_text(a)} and {_shape_text(b)} not aligned: {a.shape[-1]} (dim {a.ndim - 1}) != '
                  f'{b.shape[place]} (dim {place})')
          if a.ndim <= 2 and b.ndim <= 2:
              return _stored(a @ b, out)
          return _stored(tensordot(a, b, (a.ndim - 1, b.ndim - 2 if b.ndim > 1 else 0)), out)


      def _shape_text(a):
          return str(a.shape).replace(' ', '')


      def vdot(a, b, /):
          return dot(conjugate(ravel(a)), ravel(b))


      def inner(a, b, /):
          a, b = asarray(a), asarray(b)
          if a.ndim == 0 or b.ndim == 0:
              return multiply(a, b)
          if a.shape[-1] != b.shape[-1]:
              raise ValueError(
                  f'shapes {_shape_text(a)} and {_shape_text(b)} not aligned: {a.shape[-1]} (dim {a.ndim - 1}) != '
                  f'{b.shape[-1]} (dim {b.ndim - 1})')
          return tensordot(a, b, (-1, -1))


      def outer(a, b, out=None):
          return _stored(multiply(ravel(a)[:, None], ravel(b)[None, :]), out)


      def vecdot(x1, x2, /, axis=-1):
          return sum(conjugate(x1) * x2, axis)


      def tensordot(a, b, axes=2):
          a, b = asarray(a), asarray(b)
          if isinstance(axes, int):
              axes_a, axes_b = list(range(a.ndim - axes, a.ndim)), list(range(axes))
          else:
              axes_a, axes_b = axes
              axes_a = list(axes_a) if hasattr(axes_a, '__len__') else [axes_a]
              axes_b = list(axes_b) if hasattr(axes_b, '__len__') else [axes_b]
          axes_a = [ax % a.ndim if a.ndim else ax for ax in axes_a]
          axes_b = [ax % b.ndim if b.ndim else ax for ax in axes_b]
          if len(axes_a) != len(axes_b) or [a.shape[ax] for ax in axes_a] != [b.shape[ax] for ax in axes_b]:
              raise ValueError('shape-mismatch for sum')
          rest_a = [ax for ax in range(a.ndim) if ax not in axes_a]
          rest_b = [ax for ax in range(b.ndim) if ax not in axes_b]
          count = 1
          for ax in axes_a:
              count *= a.shape[ax]
          rows, columns = 1, 1
          for ax in rest_a:
              rows *= a.shape[ax]
          for ax in rest_b:
              columns *= b.shape[ax]
          left = a.transpose(rest_a + axes_a).reshape(rows, count)
          right = b.transpose(axes_b + rest_b).reshape(count, columns)
          shape = [a.shape[ax] for ax in rest_a] + [b.shape[ax] for ax in rest_b]
          return (left @ right).reshape(shape)[()] if shape else (left @ right)[0, 0]


      def kron(a, b):
          a, b = asarray(a), asarray(b)
          count = _builtins.max(a.ndim, b.ndim)
          a = a.reshape((1,) * (count - a.ndim) + a.shape)
          b = b.reshape((1,) * (count - b.ndim) + b.shape)
          left = [n for size in a.shape for n in (size, 1)]
          right = [n for size in b.shape for n in (1, size)]
          return (a.reshape(left) * b.reshape(right)).reshape([m * n for m, n in zip(a.shape, b.shape)])


      def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
          if axis is not None:
              axisa = axisb = axisc = axis
          a, b = moveaxis(a, axisa, -1), moveaxis(b, axisb, -1)
          if a.shape[-1] != 3 or b.shape[-1] != 3:
              raise ValueError('Both input arrays must be (arrays of) 3-dimensional vectors, but they are '
                               f'{a.shape[-1]} and {b.shape[-1]} dimensional instead.')
          parts = [a[..., i] * b[..., j] - a[..., j] * b[..., i] for i, j in ((1, 2), (2, 0), (0, 1))]
          return moveaxis(stack(broadcast_arrays(*parts), -1), -1, axisc)


      def einsum(*operands, out=None, optimize=False, **kwargs):
          """Sums of products, described by letters for axes."""
          if not isinstance(operands[0], str):
              raise TypeError('einsum takes its subscripts as text here')
          subscripts, arrays = operands[0].replace(' ', ''), [asarray(a) for a in operands[1:]]
          inputs, arrow, output = subscripts.partition('->')
          inputs = inputs.split(',')
          if len(inputs) != len(arrays):
              if len(inputs) > len(arrays):
                  raise ValueError("fewer operands provided to einstein sum function than specified in the subscripts string")
              raise ValueError("more operands provided to einstein sum function than specified in the subscripts string")
          spare = [c for c in 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' if c not in subscripts]
          width = 0
          for text, a in zip(inputs, arrays):
              if '...' in text:
                  width = _builtins.max(width, a.ndim - len(text) + 3)
          dots = ''.join(spare[:width])
          for place, (text, a) in enumerate(zip(inputs, arrays)):
              if '...' in text:
                  own = a.ndim - len(text) + 3
                  inputs[place] = text.replace('...', dots[width - own:] if own else '')
              elif len(text) != a.ndim:
                  if len(text) > a.ndim:
                      raise ValueError('einstein sum subscripts string contains too many subscripts for operand '
                                       f'{place}')
                  raise ValueError('operand has more dimensions than subscripts given in einstein sum, but no \'...\' '
                                   'ellipsis provided to broadcast the extra dimensions.')
          if arrow:
              output = output.replace('...', dots)
          else:
              letters = ''.join(inputs)
              output = dots + ''.join(sorted(c for c in set(letters) if letters.count(c) == 1 and c not in dots))
          sizes = {}
          for place, text in enumerate(inputs):
              a, seen = arrays[place], ''
              for letter in text:
                  if letter in seen:
                      first = seen.index(letter)
                      second = seen.__len__()
                      a = moveaxis(_native.diagonal(a, 0, first, second), -1, first)
                  else:
                      seen += letter
              arrays[place], inputs[place] = a, seen
              for letter, n in zip(seen, a.shape):
                  if sizes.setdefault(letter, n) != n:
                      if n != 1 and sizes[letter] != 1:
                          raise ValueError(
                              'operands could not be broadcast together with remapped shapes [original->remapped]: ' +
                              ' '.join(f'{_shape_text(x)}->{_shape_text(x)}' for x in map(asarray, operands[1:])))
                      sizes[letter] = _builtins.max(n, sizes[letter])
          for letter in output:
              if letter not in sizes:
                  raise ValueError(
                      f"einstein sum subscripts string included output subscript '{letter}' which never appeared in an input")
          result, letters = arrays[0], inputs[0]
          for place in range(1, len(arrays)):
              later = output + ''.join(inputs[place + 1:])
              result, letters = _contract(result, letters, arrays[place], inputs[place], later)
          drop = tuple(i for i, c in enumerate(letters) if c not in output)
          if drop:
              result = sum(result, drop)
              letters = ''.join(c for c in letters if c in output)
          result = asarray(result).transpose([letters.index(c) for c in output])
          return _stored(result[()], out)


      def _contract(a, left, b, right, later):
          """The product of two operands, summed over the letters that nothing needs later."""
          for letters, other in ((left, right), (right, left)):
              drop = tuple(i for i, c in enumerate(letters) if c not in other and c not in later)
              if drop:
                  kept = ''.join(c for i, c in enumerate(letters) if i not in drop)
                  if letters is left:
                      a, left = sum(a, drop), kept
                  else:
                      b, right = sum(b, drop), kept
          a, b = asarray(a), asarray(b)
          both = [c for c in left if c in right]
          batch = [c for c in both if c in later]
          summed = [c for c in both if c not in later]
          rows = [c for c in left if c not in both]
          columns = [c for c in right if c not in both]
          fits = _builtins.all(a.shape[left.index(c)] == b.shape[right.index(c)] for c in both)
          if not fits or not summed:
              order = batch + summed + rows + columns
              x = a.transpose([left.index(c) for c in batch + summed + rows])
              x = x.reshape(x.shape + (1,) * len(columns))
              y = b.transpose([right.index(c) for c in batch + summed + columns])
              y = y.reshape(y.shape[:len(both)] + (1,) * len(rows) + y.shape[len(both):])
              product = x * y
              if summed:
                  product = sum(product, tuple(range(len(batch), len(both))))
              return product, ''.join(batch + rows + columns)
          size = lambda array, text, letters: [array.shape[text.index(c)] for c in letters]
          count = lambda sizes: _builtins.max(int(_native.reduce('prod', asarray(sizes + [1]), None, False)), 0)
          batch_sizes, row_sizes, column_sizes = size(a, left, batch), size(a, left, rows), size(b, right, columns)
          inner_count = count(size(a, left, summed))
          x = a.transpose([left.index(c) for c in batch + rows + summed]).reshape(batch_sizes + [count(row_sizes), inner_count])
          y = b.transpose([right.index(c) for c in batch + summed + columns]).reshape(
              batch_sizes + [inner_count, count(column_sizes)])
          return (x @ y).reshape(batch_sizes + row_sizes + column_sizes), ''.join(batch + rows + columns)


      def convolve(a, v, mode='full'):
          a, v = atleast_1d(a), atleast_1d(v)
          if len(v) > len(a):
              a, v = v, a
          if len(a) == 0:
              raise ValueError('a cannot be empty')
          if len(v) == 0:
              raise ValueError('v cannot be empty')
          return correlate(a, conjugate(v)[::-1], mode)


      def correlate(a, v, mode='valid'):
          a, v = atleast_1d(a), conjugate(atleast_1d(v))
          flipped = len(v) > len(a)
          if flipped:
              a, v = v, a
          n, m = len(a), len(v)
          kind = result_type(a, v)
          before = {'full': m - 1, 'same': m // 2, 'valid': 0}[mode]
          length = {'full': n + m - 1, 'same': n, 'valid': n - m + 1}[mode]
          after = _builtins.max(length - 1 - before + m - n, 0)
          a = concatenate([zeros(before, kind), a.astype(kind), zeros(after, kind)])
          result = _native.windows(a, m, 0)[:length] @ v.astype(kind)
          return result[::-1] if flipped else result
      """#)
}
