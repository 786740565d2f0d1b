extension PythonSource {
  /// `abc`: abstract methods, and classes that count others as their subclasses.
  static let abc = PythonSource(
    module: "abc",
    text: #"""
      def abstractmethod(funcobj):
          """Mark a method that derived classes have to define."""
          funcobj.__isabstractmethod__ = True
          return funcobj


      def _is_abstract(value):
          return getattr(value, '__isabstractmethod__', False)


      class abstractclassmethod(classmethod):
          __isabstractmethod__ = True

          def __init__(self, callable):
              callable.__isabstractmethod__ = True
              super().__init__(callable)


      class abstractstaticmethod(staticmethod):
          __isabstractmethod__ = True

          def __init__(self, callable):
              callable.__isabstractmethod__ = True
              super().__init__(callable)


      class abstractproperty(property):
          __isabstractmethod__ = True


      class ABCMeta(type):
          """The metaclass of abstract base classes."""

          def __new__(mcls, name, bases, namespace, /, **kwargs):
              cls = super().__new__(mcls, name, bases, namespace, **kwargs)
              abstract = {key for key, value in namespace.items() if _is_abstract(value)}
              for base in bases:
                  for key in getattr(base, '__abstractmethods__', ()):
                      for owner in cls.__mro__:
                          if key in owner.__dict__:
                              if _is_abstract(owner.__dict__[key]):
                                  abstract.add(key)
                              break
              cls.__abstractmethods__ = frozenset(abstract)
              cls._abc_registry = []
              return cls

          def register(cls, subclass):
              """Count a class as derived from this one."""
              if not isinstance(subclass, type):
                  raise TypeError("Can only register classes")
              if issubclass(subclass, cls):
                  return subclass
              if issubclass(cls, subclass):
                  raise RuntimeError("Refusing to create an inheritance cycle")
              cls._abc_registry.append(subclass)
              return subclass

          def __instancecheck__(cls, instance):
              return cls.__subclasscheck__(type(instance))

          def __subclasscheck__(cls, subclass):
              if not isinstance(subclass, type):
                  raise TypeError('issubclass() arg 1 must be a class')
              verdict = cls.__subclasshook__(subclass)
              if verdict is not NotImplemented:
                  return verdict
              if cls in subclass.__mro__:
                  return True
              for registered in cls.__dict__.get('_abc_registry', ()):
                  if issubclass(subclass, registered):
                      return True
              for derived in type.__subclasses__(cls):
                  if issubclass(subclass, derived):
                      return True
              return False


      class ABC(metaclass=ABCMeta):
          """A class to derive abstract base classes from."""
          __slots__ = ()


      def get_cache_token():
          return 0


      def update_abstractmethods(cls):
          abstract = {key for key in getattr(cls, '__abstractmethods__', ())
                      if _is_abstract(getattr(cls, key, None))}
          cls.__abstractmethods__ = frozenset(abstract)
          return cls
      """#)
}
