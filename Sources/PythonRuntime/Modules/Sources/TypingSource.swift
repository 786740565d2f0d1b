extension PythonSource {
  static let typing = PythonSource(
    module: "typing",
    text: #"""
      import collections
      import collections.abc
      from abc import ABCMeta

      _GenericAlias = type(list[int])

      TYPE_CHECKING = False


      def _text(value):
          if value is Ellipsis:
              return '...'
          if isinstance(value, type):
              if value is type(None):
                  return 'None'
              if value.__module__ == 'builtins':
                  return value.__qualname__
              return f'{value.__module__}.{value.__qualname__}'
          if isinstance(value, list):
              return '[' + ', '.join(map(_text, value)) + ']'
          return repr(value)


      def _convert(value):
          return type(None) if value is None else value


      class _Form:
          """A name such as Any or Optional, with or without parameters."""

          def __init__(self, name, origin=None, args=None):
              self._name = name
              self.__origin__ = origin
              self.__args__ = args

          def __repr__(self):
              if self.__args__ is None:
                  return f'typing.{self._name}'
              if self._name == 'Optional':
                  return f'typing.Optional[{_text(self.__args__[0])}]'
              if self._name == 'Callable' and len(self.__args__) > 1 and self.__args__[0] is not Ellipsis:
                  inner = ', '.join(map(_text, self.__args__[:-1]))
                  return f'typing.Callable[[{inner}], {_text(self.__args__[-1])}]'
              return f'typing.{self._name}[{", ".join(map(_text, self.__args__))}]'

          def __getitem__(self, key):
              args = key if isinstance(key, tuple) else (key,)
              if self._name == 'Callable':
                  first = list(args[0]) if isinstance(args[0], list) else [args[0]]
                  args = tuple(first) + args[1:]
              args = tuple(map(_convert, args))
              if self._name == 'Optional':
                  if args[0] is type(None):
                      return args[0]
                  return _Form('Optional', Union, (args[0], type(None)))
              if self._name == 'Union':
                  return _union(args)
              return _Form(self._name, self.__origin__ or self, args)

          def __call__(self, *args, **kwds):
              if isinstance(self.__origin__, type):
                  return self.__origin__(*args, **kwds)
              raise TypeError(f'Cannot instantiate {self!r}')

          def __or__(self, other):
              return _union((self, _convert(other)))

          def __ror__(self, other):
              return _union((_convert(other), self))

          def __eq__(self, other):
              if not isinstance(other, _Form):
                  return NotImplemented
              if self.__origin__ is Union and other.__origin__ is Union:
                  return set(self.__args__ or ()) == set(other.__args__ or ())
              return self._name == other._name and self.__args__ == other.__args__

          def __hash__(self):
              if self.__origin__ is Union and self.__args__:
                  return hash(frozenset(self.__args__))
              return hash((self._name, self.__args__))

          def __instancecheck__(self, obj):
              return self.__subclasscheck__(type(obj))

          def __subclasscheck__(self, cls):
              if self.__args__ is not None and self.__origin__ is not Union:
                  raise TypeError('Subscripted generics cannot be used with class and instance checks')
              if self.__origin__ is Union and self.__args__:
                  return any(issubclass(cls, part) for part in self.__args__)
              if isinstance(self.__origin__, type):
                  return issubclass(cls, self.__origin__)
              raise TypeError(f'{self!r} cannot be used with isinstance()')

          def __mro_entries__(self, bases):
              return (self.__origin__,) if isinstance(self.__origin__, type) else (Generic,)


      def _union(args):
          flat = []
          for arg in args:
              parts = arg.__args__ if isinstance(arg, _Form) and arg.__origin__ is Union else (arg,)
              for part in parts:
                  if part not in flat:
                      flat.append(part)
          if len(flat) == 1:
              return flat[0]
          if len(flat) == 2 and type(None) in flat:
              other = flat[0] if flat[1] is type(None) else flat[1]
              return _Form('Optional', Union, (other, type(None)))
          return _Form('Union', Union, tuple(flat))


      Any = _Form('Any')
      Union = _Form('Union')
      Optional = _Form('Optional')
      ClassVar = _Form('ClassVar')
      Final = _Form('Final')
      Literal = _Form('Literal')
      Annotated = _Form('Annotated')
      Concatenate = _Form('Concatenate')
      TypeAlias = _Form('TypeAlias')
      TypeGuard = _Form('TypeGuard')
      Required = _Form('Required')
      NotRequired = _Form('NotRequired')
      Unpack = _Form('Unpack')
      Self = _Form('Self')
      Never = _Form('Never')
      NoReturn = _Form('NoReturn')
      LiteralString = _Form('LiteralString')
      List = _Form('List', list)
      Dict = _Form('Dict', dict)
      Set = _Form('Set', set)
      FrozenSet = _Form('FrozenSet', frozenset)
      Tuple = _Form('Tuple', tuple)
      Type = _Form('Type', type)
      Deque = _Form('Deque', collections.deque)
      DefaultDict = _Form('DefaultDict', collections.defaultdict)
      OrderedDict = _Form('OrderedDict', collections.OrderedDict)
      Counter = _Form('Counter', collections.Counter)
      ChainMap = _Form('ChainMap', collections.ChainMap)
      Callable = _Form('Callable', collections.abc.Callable)
      Iterable = _Form('Iterable', collections.abc.Iterable)
      Iterator = _Form('Iterator', collections.abc.Iterator)
      Generator = _Form('Generator', collections.abc.Generator)
      Sequence = _Form('Sequence', collections.abc.Sequence)
      MutableSequence = _Form('MutableSequence', collections.abc.MutableSequence)
      Mapping = _Form('Mapping', collections.abc.Mapping)
      MutableMapping = _Form('MutableMapping', collections.abc.MutableMapping)
      MutableSet = _Form('MutableSet', collections.abc.MutableSet)
      AbstractSet = _Form('AbstractSet', collections.abc.Set)
      Collection = _Form('Collection', collections.abc.Collection)
      Container = _Form('Container', collections.abc.Container)
      Hashable = _Form('Hashable', collections.abc.Hashable)
      Sized = _Form('Sized', collections.abc.Sized)
      Reversible = _Form('Reversible', collections.abc.Reversible)
      KeysView = _Form('KeysView', collections.abc.KeysView)
      ItemsView = _Form('ItemsView', collections.abc.ItemsView)
      ValuesView = _Form('ValuesView', collections.abc.ValuesView)
      Awaitable = _Form('Awaitable', collections.abc.Awaitable)
      Coroutine = _Form('Coroutine', collections.abc.Coroutine)
      ContextManager = _Form('ContextManager')
      Text = str


      class TypeVar:
          def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
              self.__name__ = name
              self.__constraints__ = constraints
              self.__bound__ = bound
              self._variance = '+' if covariant else '-' if contravariant else '~'

          def __repr__(self):
              return self._variance + self.__name__

          def __or__(self, other):
              return _union((self, _convert(other)))

          def __ror__(self, other):
              return _union((_convert(other), self))


      class ParamSpec(TypeVar):
          @property
          def args(self):
              return f'{self.__name__}.args'

          @property
          def kwargs(self):
              return f'{self.__name__}.kwargs'


      class TypeVarTuple(TypeVar):
          def __iter__(self):
              yield self


      AnyStr = TypeVar('AnyStr', bytes, str)
      T = TypeVar('T')
      KT = TypeVar('KT')
      VT = TypeVar('VT')


      class Generic:
          __slots__ = ()

          def __class_getitem__(cls, item):
              return cls if cls is Generic else _GenericAlias(cls, item)


      class Protocol(metaclass=ABCMeta):
          __slots__ = ()

          def __class_getitem__(cls, item):
              return cls


      def runtime_checkable(cls):
          names = [name for base in cls.__mro__ if base not in (object, Protocol)
                   for name in list(base.__dict__) + list(base.__dict__.get('__annotations__', ()))
                   if not (name.startswith('_') and not name.endswith('__'))
                   and name not in ('__module__', '__doc__', '__dict__', '__weakref__', '__annotations__',
                                    '__abstractmethods__', '__subclasshook__', '__init__', '__slots__',
                                    '__qualname__', '__class_getitem__')]

          def __subclasshook__(subclass, other=None):
              return NotImplemented
          required = [name for name in names if name not in ('_abc_registry',)]

          @classmethod
          def hook(own, subclass):
              if own is not cls:
                  return NotImplemented
              return all(hasattr(subclass, name) for name in required) or NotImplemented
          cls.__subclasshook__ = hook
          return cls


      class SupportsFloat(Protocol):
          pass


      class SupportsInt(Protocol):
          pass


      class SupportsAbs(Protocol):
          pass


      def NewType(name, tp):
          def new_type(x):
              return x
          new_type.__name__ = name
          new_type.__qualname__ = name
          new_type.__supertype__ = tp
          return new_type


      class _NamedTupleMeta(type):
          def __new__(cls, name, bases, namespace):
              if namespace.get('_is_root'):
                  return super().__new__(cls, name, bases, namespace)
              types = namespace.get('__annotations__', {})
              defaults = []
              for field in types:
                  if field in namespace:
                      defaults.append(namespace[field])
                  elif defaults:
                      raise TypeError(f"Non-default namedtuple field {field} cannot follow default field"
                                      f"{'s' if len(defaults) > 1 else ''} "
                                      f"{', '.join(key for key in types if key in namespace)}")
              result = collections.namedtuple(name, types, defaults=defaults, module=namespace['__module__'])
              result.__annotations__ = types
              for key, value in namespace.items():
                  if key not in types and key not in ('__annotations__', '__module__', '__qualname__', '__classcell__',
                                                      '__slots__'):
                      setattr(result, key, value)
              return result


      class NamedTuple(metaclass=_NamedTupleMeta):
          _is_root = True

          def __new__(cls, typename, fields=None, /, **kwargs):
              pairs = dict(fields if fields is not None else kwargs)
              result = collections.namedtuple(typename, pairs)
              result.__annotations__ = pairs
              return result


      class _TypedDictMeta(type):
          def __new__(cls, name, bases, namespace, total=True):
              result = super().__new__(cls, name, (dict,), namespace)
              annotations = {}
              for base in bases:
                  annotations.update(base.__dict__.get('__annotations__', {}))
              annotations.update(namespace.get('__annotations__', {}))
              result.__annotations__ = annotations
              result.__total__ = total
              return result

          def __call__(cls, *args, **kwds):
              return dict(*args, **kwds)


      class TypedDict(metaclass=_TypedDictMeta):
          pass


      def cast(typ, val):
          return val


      def assert_type(val, typ, /):
          return val


      def reveal_type(obj, /):
          return obj


      def overload(func):
          def stub(*args, **kwds):
              raise NotImplementedError(
                  "You should not call an overloaded function. A series of @overload-decorated functions outside a "
                  "stub module should always be followed by an implementation that is not @overload-ed.")
          return stub


      def final(f):
          return f


      def no_type_check(arg):
          return arg


      def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
          hints = {}
          classes = reversed(obj.__mro__) if isinstance(obj, type) else (obj,)
          for owner in classes:
              found = owner.__dict__.get('__annotations__', {}) if isinstance(owner, type) else owner.__annotations__
              for name, value in found.items():
                  if isinstance(value, str):
                      value = eval(value, getattr(owner, '__globals__', globalns or {}), localns)
                  hints[name] = _convert(value)
          return hints


      def get_origin(tp):
          return getattr(tp, '__origin__', None)


      def get_args(tp):
          return tuple(getattr(tp, '__args__', None) or ())
      """#)
}
