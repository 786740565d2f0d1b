extension PythonSource {
  static let typing = PythonSource(
    module: "typing",
    text: typingConversions + typingAliases + typingUnions + typingNames + typingClasses + typingRecords
      + typingFunctions)

  /// What annotations are turned into, and how type variables in them are replaced.
  private static let typingConversions = #"""
    import collections
    import collections.abc
    import sys
    from abc import ABCMeta

    GenericAlias = type(list[int])
    _UnionType = type(int | str)

    TYPE_CHECKING = False
    _kept = {}


    def _cached(make):
        """A subscription that gives the same object for the same parameters, as long as it is kept."""
        def inner(owner, params):
            kinds = tuple(map(type, params)) if isinstance(params, tuple) else type(params)
            key = owner, params, kinds
            try:
                found = _kept.get(key)
            except TypeError:
                return make(owner, params)
            if found is None:
                if len(_kept) > 500:
                    _kept.clear()
                found = _kept[key] = make(owner, params)
            return found
        inner.__name__ = make.__name__
        return inner


    def _text(value):
        if isinstance(value, type) and not isinstance(value, GenericAlias):
            if value.__module__ == 'builtins':
                return value.__qualname__
            return f'{value.__module__}.{value.__qualname__}'
        return '...' if value is Ellipsis else repr(value)


    def _convert(value):
        if isinstance(value, str):
            return ForwardRef(value)
        return type(None) if value is None else value


    def _checked(arg, message='Parameters to generic types must be types.', allows_wrappers=False):
        """A value that stands where a type belongs."""
        arg = _convert(arg)
        if isinstance(arg, _GenericAlias):
            refused = (Generic, Protocol) if allows_wrappers else (Generic, Protocol, ClassVar, Final)
            if any(arg.__origin__ is origin for origin in refused):
                raise TypeError(f'{arg} is not valid as type argument')
        if arg is Generic or arg is Protocol:
            raise TypeError(f'Plain {arg} is not valid as type argument')
        if type(arg) is tuple:
            raise TypeError(f'{message} Got {arg!r:.100}.')
        return arg


    def _parameters(args):
        """The type variables among arguments, each once."""
        found = []
        for arg in args:
            if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
                inner = (arg,)
            elif isinstance(arg, (tuple, list)):
                inner = _parameters(arg)
            else:
                inner = () if isinstance(arg, type) and not isinstance(arg, GenericAlias) else getattr(
                    arg, '__parameters__', ())
            for parameter in inner:
                if parameter not in found:
                    found.append(parameter)
        return tuple(found)


    def _check_count(owner, given, expected, bound=''):
        if given != expected:
            raise TypeError(f"Too {'many' if given > expected else 'few'} arguments for {owner}; "
                            f"actual {given}, expected {bound if given < expected else ''}{expected}")


    def _are_parameters(arg):
        """Whether a value tells the parameters of a callable."""
        return arg is Ellipsis or isinstance(arg, (tuple, list, ParamSpec)) or (
            isinstance(arg, _GenericAlias) and arg.__origin__ is Concatenate)


    def _assignment(owner, params, args):
        """What each type variable of a generic type becomes."""
        many = [at for at, param in enumerate(params) if isinstance(param, TypeVarTuple)]
        if many:
            at, behind = many[0], len(params) - many[0] - 1
            if len(args) < len(params) - 1:
                _check_count(owner, len(args), len(params) - 1, 'at least ')
            args = (*args[:at], args[at:len(args) - behind], *args[len(args) - behind:])
        elif len(params) == 1 and isinstance(params[0], ParamSpec) and not (args and _are_parameters(args[0])):
            args = (args,)
        _check_count(owner, len(args), len(params))
        return dict(zip(params, args))


    def _substituted(args, values, flat=False):
        """Arguments with type variables replaced; `flat` spreads the parameters of a callable."""
        result = []
        for arg in args:
            if isinstance(arg, (TypeVar, ParamSpec)):
                value = values[arg]
                if isinstance(arg, TypeVar):
                    result.append(_checked(value))
                elif flat and isinstance(value, (tuple, list)):
                    result.extend(map(_convert, value))
                else:
                    result.append(tuple(value) if isinstance(value, list) else value)
            elif isinstance(arg, _UnpackedAlias) and isinstance(arg.__args__[0], TypeVarTuple):
                result.extend(values[arg.__args__[0]])
            elif isinstance(arg, (tuple, list)):
                result.append(type(arg)(_substituted(arg, values)))
            elif not isinstance(arg, type) or isinstance(arg, GenericAlias):
                inner = getattr(arg, '__parameters__', ())
                result.append(arg[tuple(values[parameter] for parameter in inner)] if inner else arg)
            else:
                result.append(arg)
        return tuple(result)


    class _Alternative:
        """What can be joined to a union with `|`."""

        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]


    class ForwardRef(_Alternative):
        def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
            if not isinstance(arg, str):
                raise TypeError(f'Forward reference must be a string -- got {arg!r}')
            try:
                compile(arg, '<string>', 'eval')
            except SyntaxError:
                raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}') from None
            self.__forward_arg__ = arg
            self.__forward_module__ = module

        def __eq__(self, other):
            if not isinstance(other, ForwardRef):
                return NotImplemented
            return self.__forward_arg__ == other.__forward_arg__

        def __hash__(self):
            return hash(self.__forward_arg__)

        def __repr__(self):
            return f'ForwardRef({self.__forward_arg__!r})'


    """#

  /// The forms that make types of others, and the types that they make.
  private static let typingAliases = #"""
    class _SpecialForm(_Alternative):
        """A name such as Optional, which makes types of other types."""

        def __init__(self, name, subscript=None):
            self._name = self.__name__ = self.__qualname__ = name
            self._subscript = subscript

        def __repr__(self):
            return 'typing.' + self._name

        def __reduce__(self):
            return self._name

        def __mro_entries__(self, bases):
            raise TypeError(f'Cannot subclass {self!r}')

        def __call__(self, *args, **kwds):
            raise TypeError(f'Cannot instantiate {self!r}')

        def __instancecheck__(self, obj):
            raise TypeError(f'{self} cannot be used with isinstance()')

        def __subclasscheck__(self, cls):
            raise TypeError(f'{self} cannot be used with issubclass()')

        @_cached
        def __getitem__(self, params):
            if self._subscript is None:
                raise TypeError(f'{self} is not subscriptable')
            return self._subscript(self, params)


    class _LiteralSpecialForm(_SpecialForm):
        pass


    class _BaseGenericAlias(_Alternative):
        __iter__ = None

        def __getattr__(self, attr):
            if attr in ('__name__', '__qualname__'):
                return self._name or self.__origin__.__name__
            if '__origin__' in self.__dict__ and not (attr.startswith('__') and attr.endswith('__')):
                return getattr(self.__origin__, attr)
            raise AttributeError(attr)

        def __call__(self, *args, **kwargs):
            if not self._inst:
                raise TypeError(f'Type {self._name} cannot be instantiated; '
                                f'use {self.__origin__.__name__}() instead')
            result = self.__origin__(*args, **kwargs)
            try:
                result.__orig_class__ = self
            except AttributeError:
                pass
            return result

        def __mro_entries__(self, bases):
            if isinstance(self.__origin__, _SpecialForm):
                raise TypeError(f'Cannot subclass {self!r}')
            place = bases.index(self)
            later = bases[place + 1:]
            if self._name:
                entries = [] if self.__origin__ in bases else [self.__origin__]
                if not any(isinstance(base, _BaseGenericAlias) or isinstance(base, type) and issubclass(base, Generic)
                           for base in later):
                    entries.append(Generic)
                return tuple(entries)
            if self.__origin__ is Generic:
                if Protocol in bases or any(isinstance(base, _BaseGenericAlias) for base in later):
                    return ()
            return (self.__origin__,)

        def __instancecheck__(self, obj):
            return self.__subclasscheck__(type(obj))

        def __subclasscheck__(self, cls):
            raise TypeError('Subscripted generics cannot be used with class and instance checks')


    class _GenericAlias(_BaseGenericAlias):
        def __init__(self, origin, args, *, inst=True, name=None):
            self._inst = inst
            self._name = name
            self.__origin__ = origin
            self.__args__ = args if isinstance(args, tuple) else (args,)
            self.__parameters__ = _parameters(self.__args__)
            if not name:
                self.__module__ = origin.__module__

        def __eq__(self, other):
            if not isinstance(other, _GenericAlias):
                return NotImplemented
            return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

        def __hash__(self):
            return hash((self.__origin__, self.__args__))

        def __repr__(self):
            name = 'typing.' + self._name if self._name else _text(self.__origin__)
            return f"{name}[{', '.join(map(_text, self.__args__)) or '()'}]"

        @_cached
        def __getitem__(self, args):
            if self.__origin__ in (Generic, Protocol):
                raise TypeError(f'Cannot subscript already-subscripted {self}')
            if not self.__parameters__:
                raise TypeError(f'{self} is not a generic class')
            args = tuple(map(_convert, args if isinstance(args, tuple) else (args,)))
            values = _assignment(self, self.__parameters__, args)
            return self.copy_with(_substituted(self.__args__, values, isinstance(self, _CallableGenericAlias)))

        def copy_with(self, args):
            return type(self)(self.__origin__, args, name=self._name, inst=self._inst)


    class _SpecialGenericAlias(_BaseGenericAlias):
        """A name of this module for a class, such as List."""

        def __init__(self, origin, nparams, *, inst=True, name=None):
            self._inst = inst
            self._name = name or origin.__name__
            self.__origin__ = origin
            self._nparams = nparams
            self.__doc__ = f'A generic version of {origin.__module__}.{origin.__qualname__}.'

        def __repr__(self):
            return 'typing.' + self._name

        @_cached
        def __getitem__(self, params):
            params = tuple(map(_checked, params if isinstance(params, tuple) else (params,)))
            if not self._nparams:
                raise TypeError(f'{self} is not a generic class')
            _check_count(self, len(params), self._nparams)
            return self.copy_with(params)

        def copy_with(self, params):
            return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

        def __subclasscheck__(self, cls):
            if isinstance(cls, _SpecialGenericAlias):
                return issubclass(cls.__origin__, self.__origin__)
            if isinstance(cls, _GenericAlias):
                return super().__subclasscheck__(cls)
            return issubclass(cls, self.__origin__)


    """#
}
