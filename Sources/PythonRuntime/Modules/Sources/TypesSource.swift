extension PythonSource {
  static let types = PythonSource(
    module: "types", qualifiedClasses: ["SimpleNamespace"],
    text: #"""
      import sys


      def _f():
          pass


      FunctionType = type(_f)
      LambdaType = type(lambda: None)
      CodeType = type(_f.__code__)
      MappingProxyType = type(type.__dict__)
      BuiltinFunctionType = type(len)
      BuiltinMethodType = type([].append)
      ModuleType = type(sys)
      NoneType = type(None)
      NotImplementedType = type(NotImplemented)
      EllipsisType = type(...)
      GenericAlias = type(list[int])
      UnionType = type(int | str)


      def _g():
          yield 1


      GeneratorType = type(_g())


      class _C:
          def _m(self):
              pass


      MethodType = type(_C()._m)
      WrapperDescriptorType = type(object.__init__)
      MethodDescriptorType = type(str.join)
      MethodWrapperType = type(object().__repr__)
      ClassMethodDescriptorType = type(dict.__dict__['fromkeys'])
      GetSetDescriptorType = type(FunctionType.__code__)
      CellType = type((lambda value: lambda: value)(None).__closure__[0])


      class _D:
          __slots__ = ('place',)


      MemberDescriptorType = type(_D.place)

      try:
          raise TypeError
      except TypeError as _exc:
          TracebackType = type(_exc.__traceback__)


      # The namespaces that are being represented.
      _shown = set()


      class SimpleNamespace:
          """An object of attributes."""

          def __init__(self, /, *args, **kwargs):
              if args:
                  raise TypeError('no positional arguments expected')
              self.__dict__.update(kwargs)

          def __repr__(self):
              name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
              if id(self) in _shown:
                  return f'{name}(...)'
              _shown.add(id(self))
              try:
                  items = [f'{key}={value!r}' for key, value in self.__dict__.items()]
              finally:
                  _shown.discard(id(self))
              return f"{name}({', '.join(items)})"

          def __eq__(self, other):
              if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
                  return self.__dict__ == other.__dict__
              return NotImplemented


      class DynamicClassAttribute(property):
          pass


      def prepare_class(name, bases=(), kwds=None):
          """The metaclass of a class that is to be made, its namespace and the other keywords."""
          kwds = dict(kwds or {})
          meta = kwds.pop('metaclass', None) or (type(bases[0]) if bases else type)
          if isinstance(meta, type):
              for base in bases:
                  if issubclass(type(base), meta):
                      meta = type(base)
                  elif not issubclass(meta, type(base)):
                      raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                                      "subclass of the metaclasses of all its bases")
          namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}
          return meta, namespace, kwds


      def new_class(name, bases=(), kwds=None, exec_body=None):
          """Make a class as a class statement does."""
          resolved = resolve_bases(bases)
          meta, namespace, kwds = prepare_class(name, resolved, kwds)
          if exec_body is not None:
              exec_body(namespace)
          if resolved is not bases:
              namespace['__orig_bases__'] = bases
          return meta(name, resolved, namespace, **kwds)


      def resolve_bases(bases):
          """The bases with those replaced that stand for others."""
          result = []
          for base in bases:
              if isinstance(base, type) or not hasattr(base, '__mro_entries__'):
                  result.append(base.__origin__ if isinstance(base, GenericAlias) else base)
              else:
                  result.extend(base.__mro_entries__(bases))
          return bases if list(bases) == result else tuple(result)
      """#)
}
