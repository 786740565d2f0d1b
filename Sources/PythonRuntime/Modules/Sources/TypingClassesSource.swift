extension PythonSource {
  /// The classes that other classes derive from.
  static let typingClasses = #"""


    class Generic:
        __slots__ = ()

        def __class_getitem__(cls, item):
            args = item if isinstance(item, tuple) else (item,)
            if cls is Generic or cls is Protocol:
                if not all(isinstance(arg, TypeVar) for arg in args):
                    raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables or parameter '
                                    'specification variables.')
                if len(set(map(id, args))) != len(args):
                    raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
                return _GenericAlias(cls, item)
            if not cls.__parameters__:
                raise TypeError(f'{cls} is not a generic class')
            if not any(isinstance(parameter, (ParamSpec, TypeVarTuple)) for parameter in cls.__parameters__):
                _check_count(cls, len(args), len(cls.__parameters__), "at least ")
            return _GenericAlias(cls, item)

        def __init_subclass__(cls, *args, **kwargs):
            super().__init_subclass__(*args, **kwargs)
            cls.__parameters__ = _parameters(cls.__dict__.get('__orig_bases__', ()))


    def _protocol_members(cls):
        return [name for base in cls.__mro__ if base.__dict__.get('_is_protocol')
                for name in list(base.__dict__) + list(base.__dict__.get('__annotations__', ()))
                if not name.startswith(('_abc_', '_is_')) and name not in (
                    '__module__', '__doc__', '__dict__', '__weakref__', '__annotations__', '__abstractmethods__',
                    '__subclasshook__', '__init__', '__slots__', '__qualname__', '__class_getitem__',
                    '__parameters__', '__orig_bases__', '__new__')]


    def _check_runtime(cls):
        if not cls.__dict__.get('_is_runtime_protocol'):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')


    class _ProtocolMeta(ABCMeta):
        def __instancecheck__(cls, instance):
            if cls.__dict__.get('_is_protocol'):
                _check_runtime(cls)
                if all(hasattr(instance, name) for name in _protocol_members(cls)):
                    return True
            return super().__instancecheck__(instance)


    def _no_init_or_replace_init(self, *args, **kwargs):
        cls = type(self)
        if cls._is_protocol:
            raise TypeError('Protocols cannot be instantiated')
        for base in cls.__mro__:
            init = base.__dict__.get('__init__', _no_init_or_replace_init)
            if init is not _no_init_or_replace_init:
                cls.__init__ = init
                break
        else:
            cls.__init__ = object.__init__
        cls.__init__(self, *args, **kwargs)


    class Protocol(Generic, metaclass=_ProtocolMeta):
        __slots__ = ()
        _is_protocol = False

        def __init_subclass__(cls, *args, **kwargs):
            super().__init_subclass__(*args, **kwargs)
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
            if '__subclasshook__' not in cls.__dict__:
                def hook(other):
                    if not cls.__dict__.get('_is_protocol'):
                        return NotImplemented
                    _check_runtime(cls)
                    return all(hasattr(other, name) for name in _protocol_members(cls)) or NotImplemented
                cls.__subclasshook__ = hook
            if cls._is_protocol and cls.__init__ is Protocol.__init__:
                cls.__init__ = _no_init_or_replace_init


    def runtime_checkable(cls):
        if not isinstance(cls, type) or not cls.__dict__.get('_is_protocol'):
            raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
        cls._is_runtime_protocol = True
        return cls


    @runtime_checkable
    class SupportsInt(Protocol):
        def __int__(self):
            pass


    @runtime_checkable
    class SupportsFloat(Protocol):
        def __float__(self):
            pass


    @runtime_checkable
    class SupportsComplex(Protocol):
        def __complex__(self):
            pass


    @runtime_checkable
    class SupportsIndex(Protocol):
        def __index__(self):
            pass


    @runtime_checkable
    class SupportsAbs(Protocol):
        def __abs__(self):
            pass


    @runtime_checkable
    class SupportsRound(Protocol):
        def __round__(self, ndigits=0):
            pass


    class IO(Generic[AnyStr]):
        pass


    class TextIO(IO[str]):
        pass


    class BinaryIO(IO[bytes]):
        pass


    class NewType:
        def __init__(self, name, tp):
            self.__qualname__ = name
            self.__name__ = name.rpartition('.')[2]
            self.__supertype__ = tp
            self.__module__ = collections._caller_module()

        def __call__(self, x, /):
            return x

        def __repr__(self):
            return f'{self.__module__}.{self.__qualname__}'

        def __or__(self, other):
            return _union((self, _convert(other)))

        def __ror__(self, other):
            return _union((_convert(other), self))


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
            annotations, required, optional = {}, set(), set()
            for base in bases:
                annotations.update(base.__dict__.get('__annotations__', {}))
                required.update(base.__dict__.get('__required_keys__', ()))
                optional.update(base.__dict__.get('__optional_keys__', ()))
            for key, value in namespace.get('__annotations__', {}).items():
                annotations[key] = _convert(value)
                form = value._name if isinstance(value, _Form) and value.__args__ else None
                (required if form == 'Required' or total and form != 'NotRequired' else optional).add(key)
            result.__annotations__ = annotations
            result.__required_keys__ = frozenset(required)
            result.__optional_keys__ = frozenset(optional)
            result.__total__ = total
            return result

        def __call__(cls, *args, **kwds):
            if cls.__dict__.get('_is_root'):
                name, fields = args
                namespace = {'__annotations__': dict(fields), '__module__': collections._caller_module()}
                return _TypedDictMeta(name, (), namespace, **kwds)
            return dict(*args, **kwds)

        def __subclasscheck__(cls, other):
            raise TypeError('TypedDict does not support instance and class checks')

        __instancecheck__ = __subclasscheck__


    class TypedDict(metaclass=_TypedDictMeta):
        _is_root = True


    """#

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
        if isinstance(tp, _UnionType):
            return _UnionType
        return getattr(tp, '__origin__', None)


    def get_args(tp):
        args = tuple(getattr(tp, '__args__', None) or ())
        if get_origin(tp) is collections.abc.Callable and args and args[0] is not Ellipsis:
            return list(args[:-1]), args[-1]
        return args

    """#
}
