extension PythonSource {
  static let dataclasses = PythonSource(
    module: "dataclasses",
    text: #"""
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


      def _init_param(f):
          if f.default is MISSING and f.default_factory is MISSING:
              default = ''
          elif f.default is not MISSING:
              default = f'=_dflt_{f.name}'
          else:
              default = '=_HAS_DEFAULT_FACTORY'
          return f'{f.name}{default}'


      def _init_fn(fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, slots):
          seen_default = False
          for f in std_fields:
              if f.init:
                  if not (f.default is MISSING and f.default_factory is MISSING):
                      seen_default = True
                  elif seen_default:
                      raise TypeError(f'non-default argument {f.name!r} follows default argument')
          locals = {'MISSING': MISSING, '_HAS_DEFAULT_FACTORY': _HAS_DEFAULT_FACTORY,
                    '__dataclass_builtins_object__': object}
          body = []
          for f in fields:
              if f.default is not MISSING:
                  locals[f'_dflt_{f.name}'] = f.default
              if f.default_factory is not MISSING:
                  locals[f'_factory_{f.name}'] = f.default_factory
              if f._field_type is _FIELD_INITVAR:
                  continue
              if f.default_factory is not MISSING:
                  if f.init:
                      value = f'_factory_{f.name}() if {f.name} is _HAS_DEFAULT_FACTORY else {f.name}'
                  else:
                      value = f'_factory_{f.name}()'
              elif f.init:
                  value = f.name
              elif slots and f.default is not MISSING:
                  value = f'_dflt_{f.name}'
              else:
                  continue
              if frozen:
                  body.append(f'__dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})')
              else:
                  body.append(f'{self_name}.{f.name}={value}')
          if has_post_init:
              params = ','.join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
              body.append(f'{self_name}.__post_init__({params})')
          params = [_init_param(f) for f in std_fields if f.init]
          keywords = [_init_param(f) for f in kw_only_fields if f.init]
          if keywords:
              params += ['*'] + keywords
          result = _create_fn('__init__', ', '.join([self_name] + params), body or ['pass'], locals=locals)
          result.__annotations__ = {f.name: f.type for f in std_fields + kw_only_fields if f.init}
          result.__annotations__['return'] = None
          return result


      def _repr_fn(fields):
          running = set()

          def __repr__(self):
              key = id(self)
              if key in running:
                  return '...'
              running.add(key)
              try:
                  return (self.__class__.__qualname__ + '('
                          + ', '.join(f'{name}={getattr(self, name)!r}' for name in names) + ')')
              finally:
                  running.discard(key)
          names = [f.name for f in fields]
          __repr__._origin = '__create_fn__'
          return __repr__


      def _tuple_text(obj_name, fields):
          if not fields:
              return '()'
          return f"({','.join(f'{obj_name}.{f.name}' for f in fields)},)"


      def _cmp_fn(name, operator, fields):
          return _create_fn(
              name, 'self, other',
              ['if other.__class__ is self.__class__:',
               f' return {_tuple_text("self", fields)}{operator}{_tuple_text("other", fields)}',
               'return NotImplemented'])


      def _frozen_fns(cls, fields):
          names = tuple(f.name for f in fields)

          def __setattr__(self, name, value):
              if type(self) is cls or name in names:
                  raise FrozenInstanceError(f'cannot assign to field {name!r}')
              super(cls, self).__setattr__(name, value)

          def __delattr__(self, name):
              if type(self) is cls or name in names:
                  raise FrozenInstanceError(f'cannot delete field {name!r}')
              super(cls, self).__delattr__(name)
          return __setattr__, __delattr__


      def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
          fields = {}
          any_frozen_base = False
          has_dataclass_bases = False
          for base in cls.__mro__[-1:0:-1]:
              base_fields = getattr(base, _FIELDS, None)
              if base_fields is not None:
                  has_dataclass_bases = True
                  for f in base_fields.values():
                      fields[f.name] = f
                  if getattr(base, _PARAMS).frozen:
                      any_frozen_base = True
          annotations = cls.__dict__.get('__annotations__', {})
          own = []
          seen_kw_only = False
          for name, annotation in annotations.items():
              if _is_kw_only(annotation):
                  if seen_kw_only:
                      raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
                  seen_kw_only = True
                  kw_only = True
              else:
                  own.append(_get_field(cls, name, annotation, kw_only))
          for f in own:
              fields[f.name] = f
              if isinstance(getattr(cls, f.name, None), Field):
                  if f.default is MISSING:
                      delattr(cls, f.name)
                  else:
                      setattr(cls, f.name, f.default)
          for name, value in cls.__dict__.items():
              if isinstance(value, Field) and name not in annotations:
                  raise TypeError(f'{name!r} is a field but has no type annotation')
          if has_dataclass_bases:
              if any_frozen_base and not frozen:
                  raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
              if not any_frozen_base and frozen:
                  raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
          setattr(cls, _FIELDS, fields)
          setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))
          class_hash = cls.__dict__.get('__hash__', MISSING)
          has_explicit_hash = not (class_hash is MISSING or (class_hash is None and '__eq__' in cls.__dict__))
          if order and not eq:
              raise ValueError('eq must be true if order is true')
          all_init = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
          std_init = [f for f in all_init if f.init and not f.kw_only]
          kw_init = [f for f in all_init if f.init and f.kw_only]
          if init:
              self_name = '__dataclass_self__' if 'self' in fields else 'self'
              _set_new_attribute(
                  cls, '__init__',
                  _init_fn(all_init, std_init, kw_init, frozen, hasattr(cls, '__post_init__'), self_name, slots))
          field_list = [f for f in fields.values() if f._field_type is _FIELD]
          if repr:
              _set_new_attribute(cls, '__repr__', _repr_fn([f for f in field_list if f.repr]))
          compared = [f for f in field_list if f.compare]
          if eq:
              _set_new_attribute(cls, '__eq__', _cmp_fn('__eq__', '==', compared))
          if order:
              for name, operator in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
                  if _set_new_attribute(cls, name, _cmp_fn(name, operator, compared)):
                      raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. '
                                      'Consider using functools.total_ordering')
          if frozen:
              for function in _frozen_fns(cls, field_list):
                  if _set_new_attribute(cls, function.__name__, function):
                      raise TypeError(f'Cannot overwrite attribute {function.__name__} in class {cls.__name__}')
          hashed = [f for f in field_list if (f.compare if f.hash is None else f.hash)]

          def make_hash():
              function = _create_fn('__hash__', 'self', [f'return hash({_tuple_text("self", hashed)})'])
              function.__qualname__ = f'{cls.__qualname__}.__hash__'
              cls.__hash__ = function
          if unsafe_hash:
              if has_explicit_hash:
                  raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
              make_hash()
          elif eq and not has_explicit_hash:
              if frozen:
                  make_hash()
              else:
                  cls.__hash__ = None
          if not getattr(cls, '__doc__'):
              parameters = ', '.join(_init_text(f) for f in std_init)
              cls.__doc__ = f'{cls.__name__}({parameters})'
          if match_args and '__match_args__' not in cls.__dict__:
              cls.__match_args__ = tuple(f.name for f in std_init)
          if slots:
              cls = _add_slots(cls, [f.name for f in field_list], weakref_slot)
          elif weakref_slot:
              raise TypeError('weakref_slot is True but slots is False')
          abc.update_abstractmethods(cls)
          return cls


      def _init_text(f):
          annotation = repr(f.type).replace('typing.', '')
          if isinstance(f.type, type) and not hasattr(f.type, '__origin__'):
              module = f.type.__module__
              annotation = f.type.__qualname__ if module == 'builtins' else f'{module}.{f.type.__qualname__}'
          text = f'{f.name}: {annotation}'
          if f.default is not MISSING:
              text += f' = {f.default!r}'
          elif f.default_factory is not MISSING:
              text += ' = <factory>'
          return text


      def _slot_names(cls):
          slots = cls.__dict__.get('__slots__')
          if slots is None:
              return ()
          if isinstance(slots, str):
              return (slots,)
          if hasattr(slots, '__next__'):
              raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
          return tuple(slots)


      def _add_slots(cls, field_names, weakref_slot):
          if '__slots__' in cls.__dict__:
              raise TypeError(f'{cls.__name__} already specifies __slots__')
          contents = dict(cls.__dict__)
          inherited = {name for base in cls.__mro__[1:-1] for name in _slot_names(base)}
          names = [*field_names, '__weakref__'] if weakref_slot else field_names
          contents['__slots__'] = tuple(name for name in names if name not in inherited)
          for name in field_names:
              contents.pop(name, None)
          contents.pop('__dict__', None)
          contents.pop('__weakref__', None)
          qualname = cls.__qualname__
          cls = type(cls)(cls.__name__, cls.__bases__, contents)
          cls.__qualname__ = qualname
          return cls


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
      """#)
}
