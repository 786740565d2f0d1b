import Testing

/// Containers of the library and copies of them.
struct ContainerDetailTests {
  @Test func `abstract sets have their whole algebra`() {
    let text = transcript(
      #"""
      from collections.abc import Set, MutableSet, MutableMapping, MutableSequence, Iterable, Sequence, Hashable, Generator
      class L(Set):
          def __init__(self, values=()): self.values = list(dict.fromkeys(values))
          def __contains__(self, x): return x in self.values
          def __iter__(self): return iter(self.values)
          def __len__(self): return len(self.values)
          def __repr__(self): return f'L({sorted(self.values)})'
      a, b = L([1, 2, 3]), L([2, 3, 4])
      print(a & b, a | b, a - b, a ^ b, {9, 1} - a, {9} | a, {1, 9} & a, {1, 9} ^ a, a - [1], a == {1, 2, 3}, a < b, a <= {1, 2, 3, 4})
      print(a._hash() == hash(frozenset([1, 2, 3])))
      try: a < [1]
      except TypeError as e: print(e)
      class M(L, MutableSet):
          def add(self, x):
              if x not in self.values: self.values.append(x)
          def discard(self, x):
              if x in self.values: self.values.remove(x)
      m = M([1, 2, 3])
      m |= {4}; m &= {1, 2, 4}; m -= {1}; m ^= {2, 5}
      print(m, m.pop() in (4, 5), len(m))
      m.clear()
      try: m.pop()
      except KeyError: print('empty')
      print(Iterable[int], isinstance(bytearray(), MutableSequence))
      class D(MutableMapping[str, int]):
          def __init__(self): self.d = {}
          def __getitem__(self, k): return self.d[k]
          def __setitem__(self, k, v): self.d[k] = v
          def __delitem__(self, k): del self.d[k]
          def __iter__(self): return iter(self.d)
          def __len__(self): return len(self.d)
          def __repr__(self): return 'D()'
      d = D()
      d['a'] = 1
      print(d.items(), list(d.items()), d.keys() & {'a'}, ('a', 1) in d.items())
      """#)
    #expect(
      text == #"""
        L([2, 3]) L([1, 2, 3, 4]) L([1]) L([1, 4]) L([9]) L([1, 2, 3, 9]) L([1]) L([2, 3, 9]) L([2, 3]) True False True
        True
        '<' not supported between instances of 'L' and 'list'
        L([5]) True 1
        empty
        collections.abc.Iterable[int] True
        ItemsView(D()) [('a', 1)] {'a'} True

        """#)
  }

  @Test func `classes of the library take type parameters`() {
    let text = transcript(
      #"""
      import collections, contextlib, functools, itertools, operator, textwrap
      print(collections.deque[int], collections.ChainMap[str, int], collections.UserDict[str, int], enumerate[int])
      print(functools.partial[int], functools.cached_property[int], itertools.chain[int], ExceptionGroup[int])
      print(contextlib.AbstractContextManager[int], collections.Counter[str])
      try: range[int]
      except TypeError as e: print(e)
      print(operator.__add__(1, 2), operator.__not__(0), operator.__getitem__([5], 0), operator.__iadd__([1], [2]))
      print(textwrap.wrap('You can also do--this or even---this.', 15))
      import json
      try: json.loads('{')
      except json.decoder.JSONDecodeError as e: print(e)
      from json.encoder import JSONEncoder
      print(JSONEncoder().encode([1]))
      try: enumerate()
      except TypeError as e: print(e)
      """#)
    #expect(
      text == #"""
        collections.deque[int] collections.ChainMap[str, int] collections.UserDict[str, int] enumerate[int]
        functools.partial[int] functools.cached_property[int] itertools.chain[int] ExceptionGroup[int]
        contextlib.AbstractContextManager[int] collections.Counter[str]
        type 'range' is not subscriptable
        3 True 5 [1, 2]
        ['You can also do', '--this or even', '---this.']
        Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
        [1]
        enumerate() missing required argument 'iterable'

        """#)
  }

  @Test func `copies follow reduce and take bytes along`() {
    let text = transcript(
      #"""
      import copy
      print(copy.copy(bytearray(b'abc')), copy.deepcopy(bytearray(b'abc')))
      class B(bytearray): pass
      print(copy.copy(B(b'xy')) == b'xy')
      class C:
          def __init__(self, n): self.n = n
          def __reduce__(self): return (C, (self.n + 1,))
      print(copy.copy(C(1)).n, copy.deepcopy(C(1)).n)
      class S:
          def __reduce_ex__(self, protocol): return 'same'
      s = S()
      print(copy.copy(s) is s)
      class N(int):
          def __new__(cls, *, value): return super().__new__(cls, value)
          def __getnewargs_ex__(self): return (), {'value': int(self)}
      print(copy.copy(N(value=7)))
      class T:
          def __reduce__(self): return (list, (), None, iter([1, 2]))
      print(copy.copy(T()))
      for view in ({}.keys(), {}.values(), {}.items()):
          try: copy.copy(view)
          except TypeError as e: print(e)
      """#)
    #expect(
      text == #"""
        bytearray(b'abc') bytearray(b'abc')
        True
        2 2
        True
        7
        [1, 2]
        cannot pickle 'dict_keys' object
        cannot pickle 'dict_values' object
        cannot pickle 'dict_items' object

        """#)
  }

  @Test func `dataclasses respect slots of bases and abstract methods`() {
    let text = transcript(
      #"""
      from dataclasses import dataclass, field
      import abc, weakref
      class Base: __slots__ = 'z'
      @dataclass(slots=True)
      class A(Base):
          a: int
          z: int
          def __hash__(self): return 1
      print(A.__slots__, A(1, 2))
      try: weakref.ref(A(1, 2))
      except TypeError as e: print(e)
      @dataclass(slots=True, weakref_slot=True)
      class W:
          a: int
      w = W(1)
      print(W.__slots__, weakref.ref(w)() is w)
      try: dataclass(weakref_slot=True)(type('X', (), {}))
      except TypeError as e: print(e)
      class Ordered(abc.ABC):
          @abc.abstractmethod
          def __lt__(self, other): ...
      @dataclass(order=True)
      class Date(Ordered):
          year: int
          month: 'int' = 1
      print(Date(2020) < Date(2021), Date.__doc__)
      class D:
          def __set_name__(self, owner, name): self.name = name + 'x'
      @dataclass
      class C:
          c: int = field(default=D(), init=False)
      print(C.c.name)
      """#)
    #expect(
      text == #"""
        ('a',) A(a=1, z=2)
        cannot create weak reference to 'A' object
        ('a', '__weakref__') True
        weakref_slot is True but slots is False
        True Date(year: int, month: 'int' = 1)
        cx

        """#)
  }

  @Test func `numbers of the library have both sides of their operators`() {
    let text = transcript(
      #"""
      from fractions import Fraction as F
      from statistics import NormalDist as N
      print(divmod(1, F(1, 10)), divmod(F(7, 2), 2), divmod(0.5, F(1, 4)))
      print(+N(1, 2), -N(1, 2), 5 + N(1, 2), 5 - N(1, 2), 3 * N(1, 2))
      from string import Template
      t = Template('$a ${b} $$ $a $c')
      print(t.get_identifiers(), t.is_valid(), Template('$ x').is_valid())
      class M:
          def __getitem__(self, key): return key.upper()
      print(t.substitute(M()), t.substitute(M(), a=1))
      import types
      K = types.new_class('K', (list[int],), {}, lambda ns: ns.update(x=1))
      print(K.__bases__, K.x, K.__orig_bases__, types.CellType, types.MemberDescriptorType)
      import sys
      print(sys.flags.optimize, sys.flags.hash_randomization, type(sys.flags.dev_mode))
      from typing import Any, Union
      for form in (Any, Union[int, str]):
          try: list(form)
          except TypeError as e: print('not iterable')
      """#)
    #expect(
      text == #"""
        (10, Fraction(0, 1)) (1, Fraction(3, 2)) (2.0, 0.0)
        NormalDist(mu=1.0, sigma=2.0) NormalDist(mu=-1.0, sigma=2.0) NormalDist(mu=6.0, sigma=2.0) NormalDist(mu=4.0, sigma=2.0) NormalDist(mu=3.0, sigma=6.0)
        ['a', 'b', 'c'] True False
        A B $ A C 1 B $ 1 C
        (<class 'list'>,) 1 (list[int],) <class 'cell'> <class 'member_descriptor'>
        0 1 <class 'bool'>
        not iterable
        not iterable

        """#)
  }

  @Test func `user dictionaries and chains of mappings show views`() {
    let text = transcript(
      #"""
      import copy
      from collections import UserDict, UserList, ChainMap, OrderedDict
      u = UserDict(red=5)
      print(u.keys(), u.values(), u.items(), list(u.items()), u.items() | {('x', 1)} == {('red', 5), ('x', 1)})
      v = copy.copy(u)
      v['blue'] = 1
      l = copy.copy(UserList([1]))
      print(u, v, l)
      c = ChainMap({'a': 1}, {'b': 2})
      print(c.keys(), c.values(), list(c.items()), c.setdefault('z', 3), c.maps[0])
      o = OrderedDict(a=1, b=2)
      print(o.pop(key='a'), o.pop(key='x', default=4), o.setdefault(key='c', default=3), o)
      """#)
    #expect(
      text == #"""
        KeysView({'red': 5}) ValuesView({'red': 5}) ItemsView({'red': 5}) [('red', 5)] True
        {'red': 5} {'red': 5, 'blue': 1} [1]
        KeysView(ChainMap({'a': 1, 'z': 3}, {'b': 2})) ValuesView(ChainMap({'a': 1, 'z': 3}, {'b': 2})) [('b', 2), ('a', 1)] 3 {'a': 1, 'z': 3}
        1 4 3 OrderedDict([('b', 2), ('c', 3)])

        """#)
  }
}
