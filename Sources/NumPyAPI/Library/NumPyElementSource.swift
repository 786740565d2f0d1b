import PythonRuntime

extension PythonSource {
  /// Functions of elements and selections.
  static let numpyElement = PythonSource(
    module: "numpy",
    file: "numpy/element",
    text: #"""
      # Elementwise functions.

      def divmod(x1, x2):
          return floor_divide(x1, x2), remainder(x1, x2)


      def modf(x):
          whole = trunc(x)
          return subtract(x, whole), whole


      def float_power(x1, x2):
          return power(asarray(x1, float64), x2)


      def fix(x, out=None):
          return _stored(trunc(x), out)


      def clip(a, a_min=None, a_max=None, out=None, *, min=None, max=None, **kwargs):
          """The elements kept within bounds."""
          low = min if a_min is None else a_min
          high = max if a_max is None else a_max
          result = a if isinstance(a, (ndarray, generic)) else asarray(a)
          if low is not None:
              result = maximum(result, low)
          if high is not None:
              result = minimum(result, high)
          if low is None and high is None:
              result = result.copy()
          return _stored(result, out)


      def round(a, decimals=0, out=None):
          """The elements rounded to some digits, ties to even."""
          a = asarray(a)
          if a.dtype.kind in 'iub':
              if decimals >= 0:
                  return _stored(a.copy()[()] if a.dtype != bool else a.astype(float16)[()], out)
              factor = 10 ** -decimals
              return _stored((rint(a / factor) * factor).astype(a.dtype)[()], out)
          if a.dtype.kind == 'c':
              result = empty(a.shape, a.dtype)
              result.real[...] = round(a.real, decimals)
              result.imag[...] = round(a.imag, decimals)
              return result[()]
          if decimals == 0:
              return _stored(rint(a), out)
          factor = a.dtype.type(10. ** _builtins.abs(decimals))
          if decimals > 0:
              return _stored(rint(a * factor) / factor, out)
          return _stored(rint(a / factor) * factor, out)


      around = round


      def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
          x = array(x) if copy else asarray(x)
          if x.dtype.kind == 'f':
              limits = finfo(x.dtype)
              x[isnan(x)] = nan
              x[x == inf] = limits.max if posinf is None else posinf
              x[x == -inf] = limits.min if neginf is None else neginf
          return x[()]


      def isposinf(x, out=None):
          return _stored(logical_and(isinf(x), greater(x, 0)), out)


      def isneginf(x, out=None):
          return _stored(logical_and(isinf(x), less(x, 0)), out)


      def sinc(x):
          x = asarray(x)
          y = pi * where(x == 0, 1.0e-20, x)
          return sin(y) / y


      def i0(x):
          raise AttributeError("module 'numpy' has no attribute 'i0'")


      def interp(x, xp, fp, left=None, right=None, period=None):
          """Values between points, on straight lines."""
          x, xp, fp = asarray(x, float64), asarray(xp, float64), asarray(fp, float64)
          if len(xp) == 0:
              raise ValueError('array of sample points is empty')
          if len(xp) != len(fp):
              raise ValueError('fp and xp are not of the same length.')
          if len(xp) == 1:
              result = full(x.shape, fp[0])
          else:
              place = clip(searchsorted(xp, x, side='right') - 1, 0, len(xp) - 2)
              slope = (fp[place + 1] - fp[place]) / (xp[place + 1] - xp[place])
              result = slope * (x - xp[place]) + fp[place]
              result = where(x >= xp[-1], fp[-1], result)
          result = where(x < xp[0], fp[0] if left is None else left, result)
          result = where(x > xp[-1], fp[-1] if right is None else right, result)
          return result[()]


      def where(condition, *args):
          """Elements of one array or another, or the places of what is true."""
          if not args:
              return nonzero(asarray(condition))
          if len(args) != 2:
              raise ValueError('either both or neither of x and y should be given')
          return _native.where(condition, *args)


      def nonzero(a):
          a = asarray(a)
          if a.ndim == 0:
              raise ValueError(
                  'Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead. If the context '
                  'of this error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`.')
          return _native.nonzero(a)


      def argwhere(a):
          a = asarray(a)
          return stack(nonzero(a), axis=1) if a.ndim else zeros((int(a != 0), 0), int64)


      def flatnonzero(a):
          return nonzero(ravel(a))[0]


      def select(condlist, choicelist, default=0):
          if len(condlist) != len(choicelist):
              raise ValueError('list of cases must be same length as list of conditions')
          result = asarray(default)
          for condition, choice in zip(condlist[::-1], choicelist[::-1]):
              result = where(condition, choice, result)
          return result


      def piecewise(x, condlist, funclist, *args, **kw):
          x = asarray(x)
          if ndim(condlist[0]) == 0 and x.ndim:
              condlist = [condlist]
          condlist = [asarray(c, bool) for c in condlist]
          if len(funclist) == len(condlist) + 1:
              rest = ~condlist[0]
              for c in condlist[1:]:
                  rest = rest & ~c
              condlist = condlist + [rest]
          y = zeros_like(x)
          for condition, function in zip(condlist, funclist):
              if callable(function):
                  if any(condition):
                      y[condition] = function(x[condition], *args, **kw)
              else:
                  y[condition] = function
          return y


      def choose(a, choices, out=None, mode='raise'):
          a = asarray(a)
          result = asarray(choices[0])
          for place, choice in enumerate(choices):
              result = where(a == place, choice, result)
          return result


      def put(a, ind, v, mode='raise'):
          flat = a.reshape(-1)
          v = ravel(v)
          ind = ravel(asarray(ind, int64))
          flat[ind] = resize(v, len(ind)) if len(v) else v
          if not shares_memory(flat, a):
              a[...] = flat.reshape(a.shape)


      def putmask(a, mask, values):
          mask = asarray(mask, bool)
          a[mask] = resize(values, a.shape)[mask]


      def copyto(dst, src, casting='same_kind', where=True):
          if where is True:
              dst[...] = src
          else:
              dst[...] = _native.where(where, src, dst)


      def place(arr, mask, vals):
          mask = asarray(mask, bool)
          arr[mask] = resize(vals, int(sum(mask)))


      def extract(condition, arr):
          return ravel(arr)[ravel(asarray(condition, bool))]


      def compress(condition, a, axis=None, out=None):
          a = asarray(a)
          if axis is None:
              a, axis = a.reshape(-1), 0
          return take(a, nonzero(asarray(condition, bool))[0], axis)


      class vectorize:
          """A function of numbers as a function of arrays."""

          def __init__(self, pyfunc=None, otypes=None, doc=None, excluded=None, cache=False, signature=None):
              self.pyfunc = pyfunc
              self.otypes = otypes

          def __call__(self, *args, **kwargs):
              arrays = broadcast_arrays(*[asarray(arg) for arg in args])
              results = [self.pyfunc(*values, **kwargs) for values in zip(*[a.reshape(-1) for a in arrays])]
              if not results:
                  raise ValueError('cannot call `vectorize` on size 0 inputs unless `otypes` is set')
              if isinstance(results[0], tuple):
                  return tuple(array(part).reshape(arrays[0].shape) for part in zip(*results))
              return array(results, self.otypes[0] if self.otypes else None).reshape(arrays[0].shape)


      def frompyfunc(func, /, nin, nout, **kwargs):
          return vectorize(func)


      def apply_along_axis(func1d, axis, arr, *args, **kwargs):
          arr = moveaxis(asarray(arr), axis, -1)
          lead = arr.shape[:-1]
          rows = [asarray(func1d(row, *args, **kwargs)) for row in arr.reshape((-1, arr.shape[-1]))]
          result = stack(rows).reshape(lead + rows[0].shape)
          return moveaxis(result, -1, axis) if rows[0].ndim == 1 else result
      """#)
}
