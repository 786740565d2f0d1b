import Testing

/// What `weakref` offers, and when it calls back.
struct WeakReferenceTests {
  @Test func `a collection of cycles calls back`() {
    let text = transcript(
      #"""
      import gc, weakref
      class Node:
          def __init__(self): self.me = self
      n = Node()
      keep = weakref.ref(n, lambda r: print('cycle gone'))
      values = weakref.WeakValueDictionary(n=n)
      del n
      gc.collect()
      print(keep(), len(values))
      """#)
    #expect(
      text == #"""
        cycle gone
        None 0

        """#)
  }

  @Test func `callbacks of a collection find nothing that is being freed`() {
    let text = transcript(
      #"""
      import gc, weakref
      class Node:
          def __init__(self): self.me = self
      a, b = Node(), Node()
      a.other = b
      second = weakref.ref(b)
      seen = []
      first = weakref.ref(a, lambda r: seen.append(second()))
      del a, b
      gc.collect()
      print(seen, first(), second())
      """#)
    #expect(
      text == #"""
        [None] None None

        """#)
  }

  @Test func `containers let go of what is gone`() {
    let text = transcript(
      #"""
      import weakref
      class A:
          def __init__(self, n=0): self.n = n
          def __repr__(self): return f'A({self.n})'
      a, b = A(1), A(2)
      d = weakref.WeakValueDictionary(x=a, y=b)
      k = weakref.WeakKeyDictionary({a: 1, b: 2})
      s = weakref.WeakSet([a, b])
      print(len(d), len(k), len(s), dict(d), list(k.items()), a in s, sorted(x.n for x in s))
      for key in d:
          print(key, d[key])
      print(len(s - {a}), d.get('z', 'none'), d.pop('y'), d.setdefault('y', b))
      del a
      print(len(d), len(k), len(s), dict(d), list(k.items()))
      try: d['x']
      except KeyError as e: print(repr(e))
      """#)
    #expect(
      text == #"""
        2 2 2 {'x': A(1), 'y': A(2)} [(A(1), 1), (A(2), 2)] True [1, 2]
        x A(1)
        y A(2)
        1 none A(2) A(2)
        1 1 1 {'y': A(2)} [(A(2), 2)]
        KeyError('x')

        """#)
  }

  @Test func `methods and finalizers know when their object is gone`() {
    let text = transcript(
      #"""
      import weakref
      class A:
          def m(self): return 1
      a = A()
      m = weakref.WeakMethod(a.m, lambda r: print('method gone'))
      print(m()(), m() == a.m)
      f = weakref.finalize(a, print, 'finalized', 7, sep='-')
      other = weakref.finalize(a, print, 'never')
      print(f.alive, f.peek()[1:], f.atexit, other.detach()[1:], other.alive)
      del a
      print(f.alive, m(), f(), f.peek())
      b = A()
      f = weakref.finalize(b, lambda: 'result')
      print(f(), f(), f.alive)
      try: weakref.WeakMethod(1)
      except TypeError as e: print(e)
      class Reference(weakref.ref):
          def __init__(self, target, callback=None, **names):
              super().__init__(target, callback)
              self.names = names
          def __call__(self):
              return super().__call__(), self.names
      r = Reference(b, color='red')
      print(r()[0] is b, r()[1])
      """#)
    #expect(
      text == #"""
        1 True
        True (<built-in function print>, ('finalized', 7), {'sep': '-'}) True (<built-in function print>, ('never',), {}) False
        finalized-7
        method gone
        False None None None
        result None False
        argument should be a bound method, not <class 'int'>
        True {'color': 'red'}

        """#)
  }

  @Test func `proxies take operators and calls`() {
    let text = transcript(
      #"""
      import weakref
      class L(list): pass
      l = L([3, 1, 2])
      q = weakref.proxy(l)
      print(len(q), q[0], sorted(q), 3 in q, q + [4], [0] + q, list(q), q == [3, 1, 2], q * 2)
      q.append(9)
      q[0] = 7
      del q[1]
      print(l, bool(q), str(q))
      try: hash(q)
      except TypeError as e: print(e)
      class A:
          def __init__(self, n): self.n = n
          def __repr__(self): return f'A({self.n})'
      c = weakref.proxy(A)
      print(c(4), callable(c), type(c))
      """#)
    #expect(
      text == #"""
        3 3 [1, 2, 3] True [3, 1, 2, 4] [0, 3, 1, 2] [3, 1, 2] True [3, 1, 2, 3, 1, 2]
        [7, 2, 9] True [7, 2, 9]
        unhashable type: 'weakref.ProxyType'
        A(4) True <class 'weakref.CallableProxyType'>

        """#)
  }

  @Test func `references call back the newest first and proxies act as their object`() {
    let text = transcript(
      #"""
      import weakref
      class A:
          def __init__(self, n=0): self.n = n
          def m(self): return self.n
          def __repr__(self): return f'A({self.n})'
      a = A(1)
      r = weakref.ref(a, lambda ref: print('first', ref() is None, ref.__callback__))
      r2 = weakref.ref(a, lambda ref: print('second'))
      r3 = weakref.ref(a)
      print(r3 is weakref.ref(a), weakref.getweakrefcount(a), r() is a, r == r2, hash(r) == hash(a))
      p = weakref.proxy(a, lambda p: print('proxy gone'))
      print(p.n, p, isinstance(p, A), type(p))
      p.n = 5
      print(a.n)
      del a
      print(r(), r2(), r3())
      try: p.n
      except ReferenceError as e: print(e)
      for value in (1, [], (), 'a', None):
          try: weakref.ref(value)
          except TypeError as e: print(e)
      class S: __slots__ = ()
      try: weakref.ref(S())
      except TypeError as e: print(e)
      class S2: __slots__ = ('__weakref__',)
      x = S2()
      print(weakref.ref(x)() is x)
      def g(): yield 1
      x = g()
      print(weakref.ref(x)() is x, weakref.ref(A)() is A, weakref.ref(len)() is len, weakref.ref({1})())
      """#)
    #expect(
      text == #"""
        True 3 True True True
        1 A(1) True <class 'weakref.ProxyType'>
        5
        proxy gone
        second
        first True None
        None None None
        weakly-referenced object no longer exists
        cannot create weak reference to 'int' object
        cannot create weak reference to 'list' object
        cannot create weak reference to 'tuple' object
        cannot create weak reference to 'str' object
        cannot create weak reference to 'NoneType' object
        cannot create weak reference to 'S' object
        True
        True True True None

        """#)
  }
}
