extension PythonSource {
  /// `Generic` and `Protocol`, which other classes derive from.
  static let typingClasses = #"""
    class Generic:
        """The base of classes that are made for some type each: class Box(Generic[T])."""
        __slots__ = ()
        _is_protocol = False

        def __class_getitem__(cls, params):
            return _generic_alias(cls, params if isinstance(params, tuple) else (params,))

        def __init_subclass__(cls, *args, **kwargs):
            super().__init_subclass__(*args, **kwargs)
            bases = cls.__dict__.get('__orig_bases__', cls.__bases__)
            if Generic in bases and cls.__name__ != 'Protocol':
                raise TypeError('Cannot inherit from plain Generic')
            own = cls.__dict__.get('__orig_bases__', ())
            variables = _parameters(own)
            declared = None
            for base in own:
                if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                    if declared is not None:
                        raise TypeError('Cannot inherit from Generic[...] multiple times.')
                    declared = base.__parameters__
            if declared is not None:
                missing = [repr(variable) for variable in variables if variable not in declared]
                if missing:
                    raise TypeError(f"Some type variables ({', '.join(missing)}) are not listed in "
                                    f"Generic[{', '.join(map(str, declared))}]")
                variables = declared
            cls.__parameters__ = variables


    @_cached
    def _generic_alias(cls, params):
        params = tuple(map(_convert, params))
        if cls in (Generic, Protocol):
            if not params:
                raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
            params = tuple(param.__args__[0] if isinstance(param, _UnpackedAlias) else param for param in params)
            if not all(isinstance(param, (TypeVar, ParamSpec, TypeVarTuple)) for param in params):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables or parameter '
                                'specification variables.')
            if len(set(params)) != len(params):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
            return _GenericAlias(cls, params)
        if not cls.__parameters__:
            raise TypeError(f'{cls} is not a generic class')
        values = _assignment(cls, cls.__parameters__, params)
        return _GenericAlias(cls, _substituted(cls.__parameters__, {**values, **{
            variable: value if isinstance(value, (tuple, list)) else (value,)
            for variable, value in values.items() if isinstance(variable, TypeVarTuple)}}))


    def _protocol_members(cls):
        return [name for base in cls.__mro__ if base.__dict__.get('_is_protocol')
                for name in list(base.__dict__) + list(base.__dict__.get('__annotations__', ()))
                if not name.startswith(('_abc_', '_is_')) and name not in (
                    '__module__', '__doc__', '__dict__', '__weakref__', '__annotations__', '__abstractmethods__',
                    '__subclasshook__', '__init__', '__slots__', '__qualname__', '__class_getitem__',
                    '__parameters__', '__orig_bases__', '__new__')]


    def _has_methods_only(cls):
        return all(callable(getattr(cls, name, None)) for name in _protocol_members(cls))


    def _check_runtime(cls):
        if not cls.__dict__.get('_is_runtime_protocol'):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')


    def _defines(other, name):
        for base in other.__mro__:
            if name in base.__dict__:
                return base.__dict__[name] is not None
            if name in base.__dict__.get('__annotations__', ()) and base.__dict__.get('_is_protocol'):
                return True
        return False


    class _ProtocolMeta(ABCMeta):
        def __instancecheck__(cls, instance):
            if cls.__dict__.get('_is_protocol'):
                _check_runtime(cls)
                if _has_methods_only(cls) and issubclass(type(instance), cls):
                    return True
                return all(
                    hasattr(instance, name)
                    and (not callable(getattr(cls, name, None)) or getattr(instance, name) is not None)
                    for name in _protocol_members(cls))
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
        """The base of classes that tell what others must have."""
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
                    if not _has_methods_only(cls):
                        raise TypeError("Protocols with non-method members don't support issubclass()")
                    if not isinstance(other, type):
                        raise TypeError('issubclass() arg 1 must be a class')
                    return all(_defines(other, name) for name in _protocol_members(cls)) or NotImplemented
                cls.__subclasshook__ = hook
            if cls._is_protocol and cls.__init__ is Protocol.__init__:
                cls.__init__ = _no_init_or_replace_init


    def runtime_checkable(cls):
        if not isinstance(cls, type) or not cls.__dict__.get('_is_protocol'):
            raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
        cls._is_runtime_protocol = True
        return cls


    T = TypeVar('T')
    KT = TypeVar('KT')
    VT = TypeVar('VT')
    AnyStr = TypeVar('AnyStr', bytes, str)
    Text = str


    """#

  /// The protocols of numbers, and the classes that are made of annotations.
  static let typingRecords = #"""
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
    class SupportsBytes(Protocol):
        def __bytes__(self):
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


    class NewType(_Alternative):
        def __init__(self, name, tp):
            self.__qualname__ = name
            self.__name__ = name.rpartition('.')[2]
            self.__supertype__ = tp
            self.__module__ = collections._caller_module()

        def __call__(self, x, /):
            return x

        def __repr__(self):
            return f'{self.__module__}.{self.__qualname__}'

        def __mro_entries__(self, bases):
            name = self.__name__

            class Dummy:
                def __init_subclass__(cls):
                    raise TypeError('Cannot subclass an instance of NewType. Perhaps you were looking for: '
                                    f"`{cls.__name__} = NewType({cls.__name__!r}, {name})`")
            return (Dummy,)


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
                form = value._name if isinstance(value, _GenericAlias) else None
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
}
