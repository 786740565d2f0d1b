import Testing

struct ArgumentErrorTests {
  @Test func `functions written in C have words of their own for wrong arguments`() {
    let text = transcript(
      #"""
      import heapq, math, operator, random, statistics
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, e)
      attempt(lambda: math.log())
      attempt(lambda: math.prod())
      attempt(lambda: heapq.heappop())
      attempt(lambda: heapq.heappush([1]))
      attempt(lambda: heapq.heapify((1,)))
      attempt(lambda: heapq.heapreplace([], 1))
      attempt(lambda: heapq.heappush([1], "a"))
      attempt(lambda: (1).__add__())
      attempt(lambda: [].__setitem__(1))
      attempt(lambda: [].__len__(1))
      attempt(lambda: (1).__pow__())
      attempt(lambda: (1).__format__())
      attempt(lambda: {1}.discard({1}))
      attempt(lambda: {1}.remove({1}))
      attempt(lambda: {frozenset({1})}.remove({1}))
      attempt(lambda: operator.call(max, 1, 2, key=lambda x: -x))
      attempt(lambda: operator.methodcaller("a", 1, b=2))
      attempt(lambda: operator.attrgetter(1))
      attempt(lambda: operator.concat(1, 2))
      attempt(lambda: random.randrange(2.5))
      attempt(lambda: random.randrange(1, 10, 2.5))
      attempt(lambda: random.sample([1, 2], k=2, counts=[1.5, 1]))
      heap = [5, 3, 8, 1, 9, 2]
      heapq.heapify(heap)
      print(heap, heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 10), [heapq.heappop(heap) for _ in range(6)], heapq.heappush)
      normal = statistics.NormalDist(5, 2)
      print(normal.inv_cdf(0.3), normal.inv_cdf(0.999), normal.inv_cdf(1e-12), normal.quantiles(4), normal.overlap(statistics.NormalDist()))
      attempt(lambda: normal.inv_cdf(0))
      """#)
    #expect(
      text == #"""
        TypeError math.log requires 1 to 2 arguments
        TypeError prod() takes exactly 1 positional argument (0 given)
        TypeError _heapq.heappop() takes exactly one argument (0 given)
        TypeError heappush expected 2 arguments, got 1
        TypeError heapify() argument must be list, not tuple
        IndexError index out of range
        TypeError '<' not supported between instances of 'str' and 'int'
        TypeError expected 1 argument, got 0
        TypeError  expected 2 arguments, got 1
        TypeError expected 0 arguments, got 1
        TypeError  expected at least 1 argument, got 0
        TypeError int.__format__() takes exactly one argument (0 given)
        None
        KeyError {1}
        None
        1
        operator.methodcaller('a', 1, b=2)
        TypeError attribute name must be a string
        TypeError 'int' object can't be concatenated
        ValueError non-integer arg 1 for randrange()
        ValueError non-integer step for randrange()
        TypeError Counts must be integers
        [] 0 1 [2, 3, 5, 8, 9, 10] <built-in function heappush>
        3.9511989745839187 11.180464612335626 -9.068967650602264 [3.651020499607837, 5.0, 6.348979500392163] 0.08919437355086823
        StatisticsError p must be in the range 0.0 < p < 1.0

        """#)
  }
}
