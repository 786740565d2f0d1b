extension PythonSource {
  static let typing = PythonSource(
    module: "typing",
    text: typingForms + typingClasses + typingFunctions)

  /// The names that annotations are made of.
  private static let typingForms = #"""
    import collections
    import collections.abc
    from abc import ABCMeta

    _GenericAlias = type(list[int])

    _UnionType = type(int | str)
    _COUNTS = {'List': 1, 'Dict': 2, 'Set': 1, 'FrozenSet': 1, 'Type': 1, 'Deque': 1, 'DefaultDict': 2,
               'OrderedDict': 2, 'Counter': 1, 'ChainMap': 2, 'Iterable': 1, 'Iterator': 1, 'Generator': 3,
               'Sequence': 1, 'MutableSequence': 1, 'Mapping': 2, 'MutableMapping': 2, 'MutableSet': 1,
               'AbstractSet': 1, 'Collection': 1, 'Container': 1, 'Reversible': 1, 'KeysView': 1,
               'ItemsView': 2, 'ValuesView': 1, 'Awaitable': 1, 'Coroutine': 3, 'ContextManager': 1}

    TYPE_CHECKING = False


    def _text(value):
        if value is Ellipsis:
            return '...'
        if isinstance(value, type):
            if value.__module__ == 'builtins':
                return value.__qualname__
            return f'{value.__module__}.{value.__qualname__}'
        if isinstance(value, list):
            return '[' + ', '.join(map(_text, value)) + ']'
        return repr(value)


    def _convert(value):
        if isinstance(value, str):
            return ForwardRef(value)
        return type(None) if value is None else value


    def _parameters(args):
        """The type variables among arguments, each once."""
        found = []
        for arg in args:
            for parameter in (arg,) if isinstance(arg, TypeVar) else _parameters(getattr(arg, '__args__', None) or ()):
                if parameter not in found:
                    found.append(parameter)
        return tuple(found)


    def _check_count(owner, given, expected, bound=''):
        if given != expected:
            raise TypeError(f"Too {'many' if given > expected else 'few'} arguments for {owner}; "
                            f"actual {given}, expected {bound if given < expected else ''}{expected}")


    class ForwardRef:
        def __init__(self, arg):
            self.__forward_arg__ = arg

        def __eq__(self, other):
            if not isinstance(other, ForwardRef):
                return NotImplemented
            return self.__forward_arg__ == other.__forward_arg__

        def __hash__(self):
            return hash(self.__forward_arg__)

        def __repr__(self):
            return f'ForwardRef({self.__forward_arg__!r})'

        def __or__(self, other):
            return _union((self, _convert(other)))

        def __ror__(self, other):
            return _union((_convert(other), self))


    class _Form:
        """A name such as Any or Optional, with or without parameters."""
        __iter__ = None

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
            if not self.__args__:
                return f'typing.{self._name}[()]'
            text = repr if self._name == 'Literal' else _text
            return f'typing.{self._name}[{", ".join(map(text, self.__args__))}]'

        @property
        def __parameters__(self):
            return _parameters(self.__args__ or ())

        @property
        def __metadata__(self):
            if self._name != 'Annotated' or not self.__args__:
                raise AttributeError("'_Form' object has no attribute '__metadata__'")
            return self.__args__[1:]

        def __getitem__(self, key):
            args = key if isinstance(key, tuple) else (key,)
            if self._name in ('Literal', 'Annotated'):
                return _Form(self._name, self, args)
            if self._name == 'Callable':
                if len(args) != 2:
                    raise TypeError('Callable must be used as Callable[[arg, ...], result].')
                first = list(args[0]) if isinstance(args[0], list) else [args[0]]
                args = tuple(first) + args[1:]
            args = tuple(map(_convert, args))
            if self._name == 'Optional':
                if len(args) != 1:
                    raise TypeError(f'typing.Optional requires a single type. Got {_text(key)}.')
                if args[0] is type(None):
                    return args[0]
                return _Form('Optional', Union, (args[0], type(None)))
            if self._name == 'Union':
                if not args:
                    raise TypeError('Cannot take a Union of no types.')
                return _union(args)
            if self._name in _COUNTS and self.__args__ is None:
                _check_count(self, len(args), _COUNTS[self._name])
            return _Form(self._name, self.__origin__ or self, args)

        def __call__(self, *args, **kwds):
            if self._name == 'Any':
                raise TypeError('Any cannot be instantiated')
            if not isinstance(self.__origin__, type):
                raise TypeError(f'Cannot instantiate {self.__origin__ or self!r}')
            if self._name in ('List', 'Dict', 'Set', 'FrozenSet', 'Tuple', 'Type'):
                raise TypeError(f'Type {self._name} cannot be instantiated; '
                                f'use {self.__origin__.__name__}() instead')
            return self.__origin__(*args, **kwds)

        def __or__(self, other):
            return _union((self, _convert(other)))

        def __ror__(self, other):
            return _union((_convert(other), self))

        def __eq__(self, other):
            if self.__origin__ is Union and isinstance(other, _UnionType):
                return set(self.__args__) == set(other.__args__)
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
            if len(constraints) == 1:
                raise TypeError('A single constraint is not allowed')
            if constraints and bound is not None:
                raise TypeError('Constraints cannot be combined with bound=...')
            if covariant and contravariant:
                raise ValueError('Bivariant types are not supported.')
            self.__name__ = name
            self.__covariant__ = covariant
            self.__contravariant__ = contravariant
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
        def __repr__(self):
            return self.__name__

        def __iter__(self):
            yield self


    AnyStr = TypeVar('AnyStr', bytes, str)
    T = TypeVar('T')
    KT = TypeVar('KT')
    VT = TypeVar('VT')

    """#
}
