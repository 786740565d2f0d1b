extension PythonSource {
  static let bisect = PythonSource(
    module: "bisect",
    text: #"""
      def bisect_right(a, x, lo=0, hi=None, *, key=None):
          """Where x goes in a sorted list, behind what equals it."""
          if lo < 0:
              raise ValueError('lo must be non-negative')
          if hi is None:
              hi = len(a)
          while lo < hi:
              mid = (lo + hi) // 2
              if x < (a[mid] if key is None else key(a[mid])):
                  hi = mid
              else:
                  lo = mid + 1
          return lo


      def bisect_left(a, x, lo=0, hi=None, *, key=None):
          """Where x goes in a sorted list, in front of what equals it."""
          if lo < 0:
              raise ValueError('lo must be non-negative')
          if hi is None:
              hi = len(a)
          while lo < hi:
              mid = (lo + hi) // 2
              if (a[mid] if key is None else key(a[mid])) < x:
                  lo = mid + 1
              else:
                  hi = mid
          return lo


      def insort_right(a, x, lo=0, hi=None, *, key=None):
          """Put x into a sorted list, behind what equals it."""
          place = bisect_right(a, x if key is None else key(x), lo, hi, key=key)
          a.insert(place, x)


      def insort_left(a, x, lo=0, hi=None, *, key=None):
          """Put x into a sorted list, in front of what equals it."""
          place = bisect_left(a, x if key is None else key(x), lo, hi, key=key)
          a.insert(place, x)


      bisect = bisect_right
      insort = insort_right
      """#)

  static let heapq = PythonSource(
    module: "heapq",
    text: #"""
      __all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']


      def merge(*iterables, key=None, reverse=False):
          """The items of sorted iterables, sorted."""
          heap = []
          for order, iterable in enumerate(iterables):
              iterator = iter(iterable)
              for value in iterator:
                  heap.append((value, order, iterator))
                  break
          while heap:
              best = 0
              for i in range(1, len(heap)):
                  a = heap[i][0] if key is None else key(heap[i][0])
                  b = heap[best][0] if key is None else key(heap[best][0])
                  if (b < a) if reverse else (a < b):
                      best = i
              value, order, iterator = heap[best]
              yield value
              for value in iterator:
                  heap[best] = (value, order, iterator)
                  break
              else:
                  del heap[best]


      def nsmallest(n, iterable, key=None):
          """The n smallest items, sorted."""
          return sorted(iterable, key=key)[:max(n, 0)]


      def nlargest(n, iterable, key=None):
          """The n largest items, from the largest on."""
          return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
      """#)

  static let numbers = PythonSource(
    module: "numbers",
    text: #"""
      from abc import ABCMeta

      __all__ = ['Number', 'Complex', 'Real', 'Rational', 'Integral']


      class Number(metaclass=ABCMeta):
          __slots__ = ()


      class Complex(Number):
          __slots__ = ()


      class Real(Complex):
          __slots__ = ()


      class Rational(Real):
          __slots__ = ()


      class Integral(Rational):
          __slots__ = ()


      Complex.register(complex)
      Real.register(float)
      Integral.register(int)
      """#)
}
