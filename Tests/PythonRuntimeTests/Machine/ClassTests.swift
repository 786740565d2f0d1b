import Testing

struct ClassTests {
  @Test func `a class derived from list keeps the native behaviour behind its own`() {
    let text = transcript(
      """
      class Doubling(list):
          def append(self, value): super().append(value * 2)
          def __len__(self): return 99
      it = Doubling([1])
      it.append(4)
      print(it, len(it), list.__len__(it), isinstance(it, list))
      """)
    #expect(text == "[1, 8] 99 2 True\n")
  }

  @Test func `reflected operators and NotImplemented`() {
    let text = transcript(
      """
      class A:
          def __add__(self, other): return NotImplemented
      class B:
          def __radd__(self, other): return "B"
      print(A() + B(), 1 + B())
      A() + 1
      """)
    #expect(text.hasPrefix("B B\n"))
    #expect(text.hasSuffix("TypeError: unsupported operand type(s) for +: 'A' and 'int'\n"))
  }

  @Test func `a change of the class is seen by code that has run before`() {
    let text = transcript(
      """
      class A:
          def f(self): return "old"
      a = A()
      a.x = 1
      def look(): return a.f(), a.x
      print(look())
      A.f = lambda self: "new"
      print(look())
      A.x = property(lambda self: "property", lambda self, v: None)
      print(look())
      """)
    #expect(text == "('old', 1)\n('new', 1)\n('new', 'property')\n")
  }

  @Test func `metaclasses, slots and descriptors`() {
    let text = transcript(
      """
      class Meta(type):
          def __call__(cls, *args):
              print("making", cls.__name__)
              return super().__call__(*args)
      class Typed:
          def __set_name__(self, owner, name): self.name = "_" + name
          def __get__(self, instance, owner): return getattr(instance, self.name)
          def __set__(self, instance, value): setattr(instance, self.name, int(value))
      class Point(metaclass=Meta):
          x = Typed()
          def __init__(self, x): self.x = x
      print(Point("3").x)
      class Small:
          __slots__ = ("a",)
      s = Small()
      s.a = 1
      s.b = 2
      """)
    #expect(text.hasPrefix("making Point\n3\n"))
    #expect(text.hasSuffix("AttributeError: 'Small' object has no attribute 'b'\n"))
  }
}
