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
          a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)


      def insort_left(a, x, lo=0, hi=None, *, key=None):
          """Put x into a sorted list, in front of what equals it."""
          a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)


      bisect = bisect_right
      insort = insort_right
      """#)

  static let heapq = PythonSource(
    module: "heapq",
    text: #"""
      __all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']


      def heappush(heap, item):
          """Put an item into a heap."""
          if not isinstance(heap, list):
              raise TypeError(f'heappush() argument 1 must be list, not {type(heap).__name__}')
          heap.append(item)
          _siftdown(heap, 0, len(heap) - 1)


      def heappop(heap):
          """Take the smallest item out of a heap."""
          if not isinstance(heap, list):
              raise TypeError(f'heappop() argument must be list, not {type(heap).__name__}')
          if not heap:
              raise IndexError('index out of range')
          last = heap.pop()
          if heap:
              item = heap[0]
              heap[0] = last
              _siftup(heap, 0)
              return item
          return last


      def heapreplace(heap, item):
          """Take the smallest item out and put another one in."""
          result = heap[0]
          heap[0] = item
          _siftup(heap, 0)
          return result


      def heappushpop(heap, item):
          """Put an item in, then take the smallest one out."""
          if heap and heap[0] < item:
              item, heap[0] = heap[0], item
              _siftup(heap, 0)
          return item


      def heapify(x):
          """Make a heap of a list."""
          for i in reversed(range(len(x) // 2)):
              _siftup(x, i)


      def _siftdown(heap, startpos, pos):
          item = heap[pos]
          while pos > startpos:
              parentpos = (pos - 1) >> 1
              parent = heap[parentpos]
              if item < parent:
                  heap[pos] = parent
                  pos = parentpos
                  continue
              break
          heap[pos] = item


      def _siftup(heap, pos):
          endpos = len(heap)
          startpos = pos
          item = heap[pos]
          childpos = 2 * pos + 1
          while childpos < endpos:
              rightpos = childpos + 1
              if rightpos < endpos and not heap[childpos] < heap[rightpos]:
                  childpos = rightpos
              heap[pos] = heap[childpos]
              pos = childpos
              childpos = 2 * pos + 1
          heap[pos] = item
          _siftdown(heap, startpos, pos)


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
