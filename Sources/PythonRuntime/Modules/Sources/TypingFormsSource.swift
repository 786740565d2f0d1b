extension PythonSource {
  /// The types of `Callable`, `Tuple`, `Union`, `Literal`, `Annotated` and `Any`.
  static let typingUnions = #"""
    class _CallableGenericAlias(_GenericAlias):
        def __repr__(self):
            args = self.__args__
            if len(args) == 2 and _are_parameters(args[0]):
                return super().__repr__()
            return f"typing.Callable[[{', '.join(map(_text, args[:-1]))}], {_text(args[-1])}]"


    class _CallableType(_SpecialGenericAlias):
        @_cached
        def _of(self, params):
            return self.copy_with(params)

        def copy_with(self, params):
            return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

        def __getitem__(self, params):
            if not isinstance(params, tuple) or len(params) != 2:
                raise TypeError('Callable must be used as Callable[[arg, ...], result].')
            args, result = params
            result = _checked(result, 'Callable[args, result]: result must be a type.')
            if args is Ellipsis or _are_parameters(args) and not isinstance(args, (tuple, list)):
                return self._of((args, result))
            args = tuple(args) if isinstance(args, (tuple, list)) else (args,)
            return self._of((*map(_convert, args), result))


    class _TupleType(_SpecialGenericAlias):
        @_cached
        def __getitem__(self, params):
            params = params if isinstance(params, tuple) else (params,)
            if len(params) >= 2 and params[-1] is Ellipsis:
                return self.copy_with((*map(_checked, params[:-1]), Ellipsis))
            return self.copy_with(tuple(map(_checked, params)))


    class _UnionGenericAlias(_GenericAlias):
        def copy_with(self, args):
            return Union[args]

        def __eq__(self, other):
            if not isinstance(other, (_UnionGenericAlias, _UnionType)):
                return NotImplemented
            return set(self.__args__) == set(other.__args__)

        def __hash__(self):
            return hash(frozenset(self.__args__))

        def __repr__(self):
            args = self.__args__
            if len(args) == 2 and type(None) in args:
                return f'typing.Optional[{_text(args[args[0] is type(None)])}]'
            return super().__repr__()

        def __instancecheck__(self, obj):
            return self.__subclasscheck__(type(obj))

        def __subclasscheck__(self, cls):
            return any(issubclass(cls, arg) for arg in self.__args__)


    class _LiteralGenericAlias(_GenericAlias):
        def __repr__(self):
            return f"typing.Literal[{', '.join(map(_text, self.__args__)) or '()'}]"

        def __eq__(self, other):
            if not isinstance(other, _LiteralGenericAlias):
                return NotImplemented
            return set(_typed(self.__args__)) == set(_typed(other.__args__))

        def __hash__(self):
            return hash(frozenset(_typed(self.__args__)))


    class _ConcatenateGenericAlias(_GenericAlias):
        pass


    class _UnpackedAlias(_GenericAlias):
        def __repr__(self):
            return f'*{_text(self.__args__[0])}'


    class _AnnotatedAlias(_GenericAlias):
        def __init__(self, origin, metadata):
            if isinstance(origin, _AnnotatedAlias):
                metadata = origin.__metadata__ + metadata
                origin = origin.__origin__
            super().__init__(origin, origin)
            self.__metadata__ = metadata

        def copy_with(self, args):
            return _AnnotatedAlias(args[0], self.__metadata__)

        def __repr__(self):
            return f"typing.Annotated[{_text(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

        def __eq__(self, other):
            if not isinstance(other, _AnnotatedAlias):
                return NotImplemented
            return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

        def __hash__(self):
            return hash((self.__origin__, self.__metadata__))

        def __getattr__(self, attr):
            if attr in ('__name__', '__qualname__'):
                return 'Annotated'
            return super().__getattr__(attr)

        def __mro_entries__(self, bases):
            return (self.__origin__,)


    class Annotated:
        """A type with something to say about it: Annotated[int, 'in metres']."""
        __slots__ = ()

        def __new__(cls, *args, **kwargs):
            raise TypeError('Type Annotated cannot be instantiated.')

        def __class_getitem__(cls, params):
            if not isinstance(params, tuple) or len(params) < 2:
                raise TypeError('Annotated[...] should be used with at least two arguments '
                                '(a type and an annotation).')
            origin = _checked(params[0], 'Annotated[t, ...]: t must be a type.', allows_wrappers=True)
            return _kept_annotation(origin, params[1:])

        def __init_subclass__(cls, *args, **kwargs):
            raise TypeError(f'Cannot subclass {cls.__module__}.Annotated')


    @_cached
    def _kept_annotation(origin, metadata):
        return _AnnotatedAlias(origin, metadata)


    class _AnyMeta(type):
        def __instancecheck__(self, obj):
            if self is Any:
                raise TypeError('typing.Any cannot be used with isinstance()')
            return super().__instancecheck__(obj)

        def __repr__(self):
            return 'typing.Any' if self is Any else super().__repr__()


    class Any(metaclass=_AnyMeta):
        """Any type at all."""

        def __new__(cls, *args, **kwargs):
            if cls is Any:
                raise TypeError('Any cannot be instantiated')
            return super().__new__(cls)


    def _union(self, params):
        if params == ():
            raise TypeError('Cannot take a Union of no types.')
        flat = []
        for param in params if isinstance(params, tuple) else (params,):
            param = _checked(param, 'Union[arg, ...]: each arg must be a type.')
            for part in param.__args__ if isinstance(param, (_UnionGenericAlias, _UnionType)) else (param,):
                if part not in flat:
                    flat.append(part)
        if len(flat) == 1:
            return flat[0]
        name = 'Optional' if len(flat) == 2 and type(None) in flat else 'Union'
        return _UnionGenericAlias(Union, tuple(flat), name=name)


    def _optional(self, params):
        return Union[_checked(params, f'{self} requires a single type.'), type(None)]


    def _single(self, params):
        return _GenericAlias(self, (_checked(params, f'{self} accepts only single type.'),), name=self._name)


    def _typed(params):
        return [(param, type(param)) for param in params]


    def _literal(self, params):
        flat = []
        for param in params if isinstance(params, tuple) else (params,):
            flat.extend(param.__args__ if isinstance(param, _LiteralGenericAlias) else (param,))
        try:
            flat = [param for param, _ in dict.fromkeys(_typed(flat))]
        except TypeError:
            pass
        return _LiteralGenericAlias(self, tuple(flat), name='Literal')


    def _concatenate(self, params):
        params = params if isinstance(params, tuple) else (params,)
        if not params:
            raise TypeError('Cannot take a Concatenate of no types.')
        if not (params[-1] is Ellipsis or isinstance(params[-1], ParamSpec)):
            raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or ellipsis.')
        return _ConcatenateGenericAlias(self, (*map(_checked, params[:-1]), params[-1]), name='Concatenate')


    def _unpack(self, params):
        return _UnpackedAlias(self, (_checked(params, f'{self} accepts only single type.'),), name='Unpack')


    """#

  /// The names that annotations are made of.
  static let typingNames = #"""
    Union = _SpecialForm('Union', _union)
    Optional = _SpecialForm('Optional', _optional)
    Literal = _LiteralSpecialForm('Literal', _literal)
    Concatenate = _SpecialForm('Concatenate', _concatenate)
    Unpack = _SpecialForm('Unpack', _unpack)
    ClassVar = _SpecialForm('ClassVar', _single)
    Final = _SpecialForm('Final', _single)
    TypeGuard = _SpecialForm('TypeGuard', _single)
    Required = _SpecialForm('Required', _single)
    NotRequired = _SpecialForm('NotRequired', _single)
    TypeAlias = _SpecialForm('TypeAlias')
    Self = _SpecialForm('Self')
    Never = _SpecialForm('Never')
    NoReturn = _SpecialForm('NoReturn')
    LiteralString = _SpecialForm('LiteralString')


    class _Variable(_Alternative):
        """A stand-in for a type, or for several."""

        def __init__(self, name, bound=None, covariant=False, contravariant=False):
            if covariant and contravariant:
                raise ValueError('Bivariant types are not supported.')
            self.__name__ = name
            self.__covariant__ = bool(covariant)
            self.__contravariant__ = bool(contravariant)
            self.__bound__ = None if bound is None else _checked(bound, 'Bound must be a type.')
            self.__module__ = collections._caller_module()

        def __typing_subst__(self, arg):
            return _checked(arg)

        def __repr__(self):
            return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__


    class TypeVar(_Variable):
        def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
            super().__init__(name, bound, covariant, contravariant)
            if constraints and bound is not None:
                raise TypeError('Constraints cannot be combined with bound=...')
            if len(constraints) == 1:
                raise TypeError('A single constraint is not allowed')
            message = 'TypeVar(name, constraint, ...): constraints must be types.'
            self.__constraints__ = tuple(_checked(constraint, message) for constraint in constraints)
            self.__module__ = collections._caller_module()


    class _ParamSpecPart:
        def __init__(self, origin):
            self.__origin__ = origin

        def __eq__(self, other):
            if type(other) is not type(self):
                return NotImplemented
            return self.__origin__ == other.__origin__

        def __repr__(self):
            return f'{self.__origin__.__name__}.{self._part}'


    class ParamSpecArgs(_ParamSpecPart):
        _part = 'args'


    class ParamSpecKwargs(_ParamSpecPart):
        _part = 'kwargs'


    class ParamSpec(_Variable):
        def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
            super().__init__(name, bound, covariant, contravariant)
            self.__module__ = collections._caller_module()

        @property
        def args(self):
            return ParamSpecArgs(self)

        @property
        def kwargs(self):
            return ParamSpecKwargs(self)


    class TypeVarTuple:
        def __init__(self, name):
            self.__name__ = name
            self.__module__ = collections._caller_module()

        def __repr__(self):
            return self.__name__

        def __iter__(self):
            yield Unpack[self]


    def _define_aliases():
        names = globals()
        for name, origin, count in (
                ('List', list, 1), ('Dict', dict, 2), ('Set', set, 1), ('FrozenSet', frozenset, 1), ('Type', type, 1)):
            names[name] = _SpecialGenericAlias(origin, count, inst=False, name=name)
        for name, count in (('deque', 1), ('defaultdict', 2), ('OrderedDict', 2), ('Counter', 1), ('ChainMap', 2)):
            public = {'deque': 'Deque', 'defaultdict': 'DefaultDict'}.get(name, name)
            names[public] = _SpecialGenericAlias(getattr(collections, name), count, name=public)
        for name, count in (
                ('Iterable', 1), ('Iterator', 1), ('Generator', 3), ('Sequence', 1), ('MutableSequence', 1),
                ('Mapping', 2), ('MutableMapping', 2), ('MutableSet', 1), ('Collection', 1), ('Container', 1),
                ('Reversible', 1), ('KeysView', 1), ('ItemsView', 2), ('ValuesView', 1), ('MappingView', 1),
                ('Awaitable', 1), ('Coroutine', 3), ('AsyncIterable', 1), ('AsyncIterator', 1), ('AsyncGenerator', 2),
                ('Hashable', 0), ('Sized', 0), ('ByteString', 0)):
            if hasattr(collections.abc, name):
                names[name] = _SpecialGenericAlias(getattr(collections.abc, name), count, name=name)
        names['AbstractSet'] = _SpecialGenericAlias(collections.abc.Set, 1, name='AbstractSet')


    _define_aliases()
    Tuple = _TupleType(tuple, -1, inst=False, name='Tuple')
    Callable = _CallableType(collections.abc.Callable, 2, name='Callable')


    def __getattr__(name):
        """The aliases of classes whose modules are loaded only when they are asked for."""
        if name in ('Pattern', 'Match'):
            import re
            alias = _SpecialGenericAlias(getattr(re, name), 1, name=name)
        elif name in ('ContextManager', 'AsyncContextManager'):
            import contextlib
            origin = getattr(contextlib, 'Abstract' + name, contextlib.AbstractContextManager)
            alias = _SpecialGenericAlias(origin, 1, name=name)
        else:
            raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
        globals()[name] = alias
        return alias


    """#
}
