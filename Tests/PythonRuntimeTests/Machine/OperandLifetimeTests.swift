import Testing

/// How long the operands of comparisons live.
struct OperandLifetimeTests {
  @Test func `nothing keeps what has been compared`() {
    let text = transcript(
      #"""
      import weakref
      class Node: pass
      def f(o): return o
      def gone(label, r): print(label, r() is None)
      n = Node(); r = weakref.ref(n); y = n is n; del n; gone("is", r)
      n = Node(); r = weakref.ref(n); y = f(n) is not n; del n; gone("is not", r)
      n = Node(); r = weakref.ref(n); y = n in [1, n]; del n; gone("in", r)
      n = Node(); r = weakref.ref(n); y = n == f(n); del n; gone("equal", r)
      n = Node(); r = weakref.ref(n); y = n == n == n; del n; gone("chain", r)
      n = Node(); r = weakref.ref(n)
      if n == n and n is not None: pass
      del n; gone("if", r)
      n = Node(); r = weakref.ref(n); n.x = 1; n.x += 1; del n; gone("in place", r)
      n = Node(); r = weakref.ref(n)
      match n:
          case 1 | "a" | None: pass
          case Node(): pass
      del n; gone("match", r)
      class Loud:
          def __del__(self): print("closed")
      a = Loud()
      b = a
      print(a is b, a == b, a in [b])
      del a
      print("still open")
      del b
      print("end")
      """#)
    #expect(
      text == #"""
        is True
        is not True
        in True
        equal True
        chain True
        if True
        in place True
        match True
        True True True
        still open
        closed
        end

        """#)
  }
}
