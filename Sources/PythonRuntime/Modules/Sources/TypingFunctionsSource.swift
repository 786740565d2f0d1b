extension PythonSource {
  /// What is called with annotations.
  static let typingFunctions = #"""
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
        try:
            f.__final__ = True
        except (AttributeError, TypeError):
            pass
        return f


    def assert_never(arg, /):
        value = repr(arg)
        if len(value) > 100:
            value = value[:100] + '...'
        raise AssertionError(f'Expected code to be unreachable, but got: {value}')


    def is_typeddict(tp):
        return isinstance(tp, _TypedDictMeta)


    def no_type_check(arg):
        return arg


    def no_type_check_decorator(decorator):
        return decorator


    def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
        def decorator(cls_or_fn):
            return cls_or_fn
        return decorator


    def get_overloads(func):
        return []


    def clear_overloads():
        pass


    def _evaluated(value, globalns, localns, seen=()):
        """A type with what is referred to by name looked up."""
        if isinstance(value, ForwardRef):
            text = value.__forward_arg__
            if text in seen:
                return value
            found = _checked(eval(text, globalns, localns), 'Forward references must evaluate to types.', True)
            return _evaluated(found, globalns, localns, (*seen, text))
        if isinstance(value, (_GenericAlias, GenericAlias, _UnionType)):
            native = isinstance(value, GenericAlias)
            old = tuple(map(_convert, value.__args__)) if native else value.__args__
            args = tuple(_evaluated(arg, globalns, localns, seen) for arg in old)
            if args == value.__args__:
                return value
            if native:
                return value.__origin__[args]
            return Union[args] if isinstance(value, _UnionType) else value.copy_with(args)
        return value


    def _without_annotations(value):
        if isinstance(value, _AnnotatedAlias):
            return _without_annotations(value.__origin__)
        if hasattr(value, '__origin__') and value.__origin__ in (Required, NotRequired):
            return _without_annotations(value.__args__[0])
        if isinstance(value, (_GenericAlias, GenericAlias)):
            args = tuple(map(_without_annotations, value.__args__))
            if args == value.__args__:
                return value
            return value.__origin__[args] if isinstance(value, GenericAlias) else value.copy_with(args)
        return value


    def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
        """The annotations of a class, module or function, with names looked up."""
        hints = {}
        if isinstance(obj, type):
            for base in reversed(obj.__mro__):
                module = sys.modules.get(base.__module__)
                names = getattr(module, '__dict__', {}) if globalns is None else globalns
                local = dict(vars(base)) if localns is None else localns
                if localns is None and globalns is None:
                    names, local = local, names
                for name, value in base.__dict__.get('__annotations__', {}).items():
                    hints[name] = _evaluated(_convert(value), names, local)
        else:
            found = getattr(obj, '__annotations__', None)
            if found is None:
                if callable(obj) or isinstance(obj, type(sys)):
                    return {}
                raise TypeError(f'{obj!r} is not a module, class, method, or function.')
            if globalns is None:
                inner = obj
                while hasattr(inner, '__wrapped__'):
                    inner = inner.__wrapped__
                globalns = obj.__dict__ if isinstance(obj, type(sys)) else getattr(inner, '__globals__', {})
            for name, value in found.items():
                hints[name] = _evaluated(_convert(value), globalns, globalns if localns is None else localns)
        return hints if include_extras else {name: _without_annotations(value) for name, value in hints.items()}


    def get_origin(tp):
        if isinstance(tp, _AnnotatedAlias):
            return Annotated
        if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
            return tp.__origin__
        if tp is Generic:
            return Generic
        if isinstance(tp, _UnionType):
            return _UnionType
        return tp.__origin__ if isinstance(tp, collections.abc._CallableGenericAlias) else None


    def get_args(tp):
        if isinstance(tp, _AnnotatedAlias):
            return tp.__origin__, *tp.__metadata__
        if isinstance(tp, _UnionType):
            return tp.__args__
        if isinstance(tp, (_GenericAlias, GenericAlias, collections.abc._CallableGenericAlias)):
            args = tp.__args__
            if tp.__origin__ is collections.abc.Callable and not (len(args) == 2 and _are_parameters(args[0])):
                return list(args[:-1]), args[-1]
            return args
        return ()


    __all__ = [
        'Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final', 'ForwardRef', 'Generic',
        'Literal', 'Optional', 'ParamSpec', 'Protocol', 'Tuple', 'Type', 'TypeVar', 'TypeVarTuple',
        'Union', 'AbstractSet', 'ByteString', 'Container', 'ContextManager', 'Hashable', 'ItemsView',
        'Iterable', 'Iterator', 'KeysView', 'Mapping', 'MappingView', 'MutableMapping',
        'MutableSequence', 'MutableSet', 'Sequence', 'Sized', 'ValuesView', 'Awaitable',
        'AsyncIterator', 'AsyncIterable', 'Coroutine', 'Collection', 'AsyncGenerator',
        'AsyncContextManager', 'Reversible', 'SupportsAbs', 'SupportsBytes', 'SupportsComplex',
        'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound', 'ChainMap', 'Counter',
        'Deque', 'Dict', 'DefaultDict', 'List', 'OrderedDict', 'Set', 'FrozenSet', 'NamedTuple',
        'TypedDict', 'Generator', 'BinaryIO', 'IO', 'Match', 'Pattern', 'TextIO', 'AnyStr',
        'assert_type', 'assert_never', 'cast', 'clear_overloads', 'dataclass_transform', 'final',
        'get_args', 'get_origin', 'get_overloads', 'get_type_hints', 'is_typeddict', 'LiteralString',
        'Never', 'NewType', 'no_type_check', 'no_type_check_decorator', 'NoReturn', 'NotRequired',
        'overload', 'ParamSpecArgs', 'ParamSpecKwargs', 'Required', 'reveal_type', 'runtime_checkable',
        'Self', 'Text', 'TYPE_CHECKING', 'TypeAlias', 'TypeGuard', 'Unpack']

    """#
}
