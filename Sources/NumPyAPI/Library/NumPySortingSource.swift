import PythonRuntime

extension PythonSource {
  /// Sorting and sets.
  static let numpySorting = PythonSource(
    module: "numpy",
    file: "numpy/sorting",
    text: #"""
      # Sorting and sets.

      def sort(a, axis=-1, kind=None, order=None, *, stable=None):
          """The elements in order along an axis."""
          a = asarray(a)
          if axis is None:
              a, axis = a.reshape(-1), 0
          if a.ndim == 0:
              from numpy.exceptions import AxisError
              raise AxisError(axis, 0)
          return _native.sort(a, axis)[0]


      def argsort(a, axis=-1, kind=None, order=None, *, stable=None):
          """The places of the elements in order along an axis."""
          a = asarray(a)
          if axis is None:
              a, axis = a.reshape(-1), 0
          return _native.sort(a, axis)[1]


      def partition(a, kth, axis=-1, kind='introselect', order=None):
          return sort(a, axis)


      def argpartition(a, kth, axis=-1, kind='introselect', order=None):
          return argsort(a, axis)


      def lexsort(keys, axis=-1):
          order = None
          for key in keys:
              key = asarray(key)
              order = argsort(key) if order is None else order[argsort(key[order])]
          return order


      def searchsorted(a, v, side='left', sorter=None):
          """Where values would stand in a sorted array."""
          a = asarray(a)
          if sorter is not None:
              a = a[sorter]
          if side not in ('left', 'right'):
              raise ValueError(f"search side must be 'left' or 'right' (got '{side}')")
          return _native.searchsorted(a, v, side == 'right')


      def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True,
                 sorted=True):
          """The different elements in order."""
          ar = asarray(ar)
          if axis is not None:
              rows = moveaxis(ar, axis, 0)
              flat = [tuple(row) for row in rows.reshape(len(rows), -1).tolist()]
              first = {}
              for place, row in enumerate(flat):
                  first.setdefault(row, place)
              keys = _builtins.sorted(first)
              result = [moveaxis(rows[asarray([first[k] for k in keys], int64)], 0, axis)]
              number = {k: i for i, k in enumerate(keys)}
              inverse = asarray([number[row] for row in flat], int64)
              index = asarray([first[k] for k in keys], int64)
              counts = bincount(inverse, minlength=len(keys))
          else:
              flat = ar.reshape(-1)
              if flat.size == 0:
                  order, starts = zeros(0, int64), zeros(0, bool)
                  values = flat
              else:
                  values, order = _native.sort(flat, 0)
                  starts = concatenate([asarray([True]), values[1:] != values[:-1]])
                  if equal_nan and values.dtype.kind == 'f' and isnan(values[-1]):
                      first_nan = int(searchsorted(values, nan))
                      starts[first_nan + 1:] = False
              index = order[starts]
              result = [values[starts]]
              inverse = zeros(flat.shape, int64)
              inverse[order] = cumsum(starts) - 1
              inverse = inverse.reshape(ar.shape)
              ends = concatenate([nonzero(starts)[0], asarray([flat.size])]) if flat.size else zeros(1, int64)
              counts = diff(ends)
          for wanted, part in ((return_index, index), (return_inverse, inverse), (return_counts, counts)):
              if wanted:
                  result.append(part)
          return result[0] if len(result) == 1 else tuple(result)


      def unique_values(x, /):
          return unique(x)


      def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
          element = asarray(element)
          tests = unique(asarray(test_elements))
          if tests.size == 0:
              found = zeros(element.shape, bool)
          else:
              place = minimum(searchsorted(tests, element), tests.size - 1)
              found = tests[place] == element
          return logical_not(found) if invert else found


      in1d = isin


      def union1d(ar1, ar2):
          return unique(concatenate((ravel(ar1), ravel(ar2))))


      def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
          ar1, ar2 = unique(ar1), unique(ar2)
          return ar1[isin(ar1, ar2)]


      def setdiff1d(ar1, ar2, assume_unique=False):
          ar1 = unique(ar1)
          return ar1[isin(ar1, ar2, invert=True)]


      def setxor1d(ar1, ar2, assume_unique=False):
          return union1d(setdiff1d(ar1, ar2), setdiff1d(ar2, ar1))


      def trim_zeros(filt, trim='fb', axis=None):
          places = nonzero(asarray(filt))[0]
          if len(places) == 0:
              return filt[:0]
          return filt[places[0] if 'f' in trim.lower() else 0:places[-1] + 1 if 'b' in trim.lower() else None]
      """#)
}
