extension PythonSource {
  static let dataclasses = PythonSource(
    module: "dataclasses",
    text: dataclassFields + dataclassBuilding + dataclassFunctions)

  /// Fields, and what is told of them.
  private static let dataclassFields = #"""
    import abc
    import copy as _copy
    import keyword as _keyword

    _MappingProxy = type(type.__dict__)

    __all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields',
               'asdict', 'astuple', 'make_dataclass', 'replace', 'is_dataclass']


    class FrozenInstanceError(AttributeError):
        pass


    class _HAS_DEFAULT_FACTORY_CLASS:
        def __repr__(self):
            return '<factory>'


    _HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


    class _MISSING_TYPE:
        pass


    MISSING = _MISSING_TYPE()


    class _KW_ONLY_TYPE:
        pass


    KW_ONLY = _KW_ONLY_TYPE()


    class _FIELD_BASE:
        def __init__(self, name):
            self.name = name

        def __repr__(self):
            return self.name


    _FIELD = _FIELD_BASE('_FIELD')
    _FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
    _FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')
    _FIELDS = '__dataclass_fields__'
    _PARAMS = '__dataclass_params__'


    class InitVar:
        __slots__ = ('type',)

        def __init__(self, type):
            self.type = type

        def __repr__(self):
            # Aliases such as list[int] are shown whole though they are types too.
            is_plain = isinstance(self.type, type) and not hasattr(self.type, '__origin__')
            return f'dataclasses.InitVar[{self.type.__name__ if is_plain else repr(self.type)}]'

        def __class_getitem__(cls, type):
            return InitVar(type)


    class Field:
        __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata',
                     'kw_only', '_field_type')

        def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
            self.name = None
            self.type = None
            self.default = default
            self.default_factory = default_factory
            self.init = init
            self.repr = repr
            self.hash = hash
            self.compare = compare
            self.metadata = _MappingProxy({} if metadata is None else metadata)
            self.kw_only = kw_only
            self._field_type = None

        def __set_name__(self, owner, name):
            announce = getattr(type(self.default), '__set_name__', None)
            if announce:
                announce(self.default, owner, name)

        def __repr__(self):
            return ('Field('
                    f'name={self.name!r},type={self.type!r},default={self.default!r},'
                    f'default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},'
                    f'hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},'
                    f'kw_only={self.kw_only!r},_field_type={self._field_type})')


    class _DataclassParams:
        def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
            self.init = init
            self.repr = repr
            self.eq = eq
            self.order = order
            self.unsafe_hash = unsafe_hash
            self.frozen = frozen

        def __repr__(self):
            return (f'_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},order={self.order!r},'
                    f'unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})')


    def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
              metadata=None, kw_only=MISSING):
        """Describe a field of a dataclass."""
        if default is not MISSING and default_factory is not MISSING:
            raise ValueError('cannot specify both default and default_factory')
        return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


    def _create_fn(name, args, body, *, locals=None):
        names = locals or {}
        lines = '\n'.join(f'  {line}' for line in body)
        text = f' def {name}({args}):\n{lines}'
        wrapper = f"def __create_fn__({', '.join(names)}):\n{text}\n return {name}"
        namespace = {}
        exec(wrapper, namespace)
        return namespace['__create_fn__'](**names)


    def _is_classvar(annotation):
        if isinstance(annotation, str):
            return annotation.startswith(('ClassVar', 'typing.ClassVar', 't.ClassVar'))
        return getattr(annotation, '__origin__', None) is _class_var() or annotation is _class_var()


    def _class_var():
        import typing
        return typing.ClassVar


    def _is_initvar(annotation):
        if isinstance(annotation, str):
            return annotation.startswith(('InitVar', 'dataclasses.InitVar'))
        return annotation is InitVar or type(annotation) is InitVar


    def _is_kw_only(annotation):
        return annotation is KW_ONLY or (isinstance(annotation, str) and annotation in ('KW_ONLY', 'dataclasses.KW_ONLY'))


    def _get_field(cls, name, annotation, default_kw_only):
        default = getattr(cls, name, MISSING)
        if isinstance(default, Field):
            f = default
        else:
            if type(default).__name__ == 'member_descriptor':
                default = MISSING
            f = field(default=default)
        f.name = name
        f.type = annotation
        f._field_type = _FIELD
        if _is_classvar(annotation):
            f._field_type = _FIELD_CLASSVAR
        elif _is_initvar(annotation):
            f._field_type = _FIELD_INITVAR
        if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and f.default_factory is not MISSING:
            raise TypeError(f'field {f.name} cannot have a default factory')
        if f._field_type in (_FIELD, _FIELD_INITVAR):
            if f.kw_only is MISSING:
                f.kw_only = default_kw_only
        elif f.kw_only is not MISSING:
            raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
        if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
            raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory')
        return f


    def _set_new_attribute(cls, name, value):
        if name in cls.__dict__:
            return True
        value.__qualname__ = f'{cls.__qualname__}.{value.__name__}'
        value.__module__ = cls.__module__
        setattr(cls, name, value)
        return False


    """#

  /// What the module offers beside fields.
  private static let dataclassFunctions = #"""
    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
                  match_args=True, kw_only=False, slots=False, weakref_slot=False):
        """Add the special methods that follow from the annotated fields of a class."""
        def wrap(cls):
            return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                                  weakref_slot)
        if cls is None:
            return wrap
        return wrap(cls)


    def fields(class_or_instance):
        """The fields of a dataclass or of an instance of one."""
        try:
            found = getattr(class_or_instance, _FIELDS)
        except AttributeError:
            raise TypeError('must be called with a dataclass type or instance') from None
        return tuple(f for f in found.values() if f._field_type is _FIELD)


    def is_dataclass(obj):
        """Whether an object is a dataclass or an instance of one."""
        cls = obj if isinstance(obj, type) else type(obj)
        return hasattr(cls, _FIELDS)


    def _is_instance(obj):
        return hasattr(type(obj), _FIELDS)


    def asdict(obj, *, dict_factory=dict):
        """The fields of an instance as a dictionary, dataclasses inside included."""
        if not _is_instance(obj):
            raise TypeError('asdict() should be called on dataclass instances')
        return _convert(obj, lambda pairs: dict_factory(pairs))


    def astuple(obj, *, tuple_factory=tuple):
        """The fields of an instance as a tuple, dataclasses inside included."""
        if not _is_instance(obj):
            raise TypeError('astuple() should be called on dataclass instances')
        return _convert(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


    def _convert(obj, make):
        if _is_instance(obj):
            return make([(f.name, _convert(getattr(obj, f.name), make)) for f in fields(obj)])
        if isinstance(obj, tuple) and hasattr(obj, '_fields'):
            return type(obj)(*[_convert(value, make) for value in obj])
        if isinstance(obj, (list, tuple)):
            return type(obj)(_convert(value, make) for value in obj)
        if isinstance(obj, dict):
            return type(obj)((_convert(key, make), _convert(value, make)) for key, value in obj.items())
        return _copy.deepcopy(obj)


    def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
        """Make a dataclass of names, types and defaults."""
        contents = dict(namespace or {})
        annotations = {}
        for item in fields:
            if isinstance(item, str):
                name, annotation = item, 'typing.Any'
            elif len(item) == 2:
                name, annotation = item
            elif len(item) == 3:
                name, annotation, contents[item[0]] = item
            else:
                raise TypeError(f'Invalid field: {item!r}')
            if not isinstance(name, str) or not name.isidentifier():
                raise TypeError(f'Field names must be valid identifiers: {name!r}')
            if _keyword.iskeyword(name):
                raise TypeError(f'Field names must not be keywords: {name!r}')
            if name in annotations:
                raise TypeError(f'Field name duplicated: {name!r}')
            annotations[name] = annotation
        contents['__annotations__'] = annotations
        return dataclass(type(cls_name, bases, contents), **options)


    def replace(obj, /, **changes):
        """A new instance with some fields changed."""
        if not _is_instance(obj):
            raise TypeError('replace() should be called on dataclass instances')
        for f in getattr(obj, _FIELDS).values():
            if f._field_type is _FIELD_CLASSVAR:
                continue
            if not f.init:
                if f.name in changes:
                    raise ValueError(f'field {f.name} is declared with init=False, '
                                     'it cannot be specified with replace()')
                continue
            if f.name not in changes:
                if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                    raise ValueError(f'InitVar {f.name!r} must be specified with replace()')
                changes[f.name] = getattr(obj, f.name)
        return obj.__class__(**changes)
    """#
}
