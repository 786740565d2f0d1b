extension PythonSource {
  static let enumeration = PythonSource(
    module: "enum",
    text: #"""
      __all__ = ['EnumMeta', 'EnumType', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'auto', 'unique', 'property',
                 'member', 'nonmember', 'ReprEnum']

      _property = property


      class auto:
          """A value that the class chooses."""
          _missing = object()

          def __init__(self, value=_missing):
              self.value = value


      class member:
          def __init__(self, value):
              self.value = value


      class nonmember:
          def __init__(self, value):
              self.value = value


      def _is_descriptor(value):
          return hasattr(value, '__get__') or hasattr(value, '__set__') or hasattr(value, '__delete__')


      def _is_member(name, value):
          if isinstance(value, member):
              return True
          if name.startswith('__') and name.endswith('__'):
              return False
          if name.startswith('_') and name.endswith('_') and len(name) > 2:
              return False
          if isinstance(value, (auto, tuple)):
              return True
          if isinstance(value, nonmember):
              return False
          return not _is_descriptor(value) and not isinstance(value, type(Ellipsis).__class__)


      class EnumType(type):
          """The metaclass of enumerations."""

          def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
              ignored = classdict.get('_ignore_', ())
              if isinstance(ignored, str):
                  ignored = ignored.replace(',', ' ').split()
              enum_bases = [base for base in bases if isinstance(base, EnumType)]
              for base in enum_bases:
                  if base._member_map_:
                      raise TypeError(f"<enum {cls!r}> cannot extend {base!r}")
              names = [name for name, value in classdict.items()
                       if enum_bases and name not in ignored and _is_member(name, value)]
              contents = {}
              for name, value in classdict.items():
                  if name in names or name in ignored:
                      continue
                  contents[name] = value.value if isinstance(value, nonmember) else value
              if 'mro' in names:
                  raise ValueError("invalid enum member name(s) 'mro'")
              contents['_member_names_'] = []
              contents['_member_map_'] = {}
              contents['_value2member_map_'] = {}
              custom_new = contents.pop('__new__', None) if enum_bases else None
              result = super().__new__(metacls, cls, bases, contents, **kwds)
              member_type = object
              for base in result.__mro__[1:]:
                  if base is not object and not isinstance(base, EnumType) and base in (int, str, float, bytes, tuple, complex):
                      member_type = base
                      break
              result._member_type_ = member_type
              if enum_bases:
                  for name in ('__repr__', '__str__', '__format__'):
                      found = getattr(result, name)
                      if name not in contents and found in (getattr(member_type, name), getattr(object, name)):
                          type.__setattr__(result, name, getattr(enum_bases[-1], name))
              if custom_new is None:
                  for base in result.__mro__[1:]:
                      if isinstance(base, EnumType) and '_new_member_' in base.__dict__ and base.__dict__['_new_member_']:
                          custom_new = base.__dict__['_new_member_'].__func__
                          break
              else:
                  custom_new = getattr(custom_new, '__func__', custom_new)
                  result._new_member_ = staticmethod(custom_new)
              values = []
              for name in names:
                  value = classdict[name]
                  if isinstance(value, member):
                      value = value.value
                  value = result._resolve_auto(name, value, values)
                  values.append(value)
                  args = value if isinstance(value, tuple) else (value,)
                  if member_type is tuple:
                      args = (args,)
                  if custom_new is not None:
                      item = custom_new(result, *args)
                      if not hasattr(item, '_value_'):
                          item._value_ = value if member_type is object else member_type(*args)
                  elif member_type is object:
                      item = object.__new__(result)
                      item._value_ = value
                  else:
                      item = member_type.__new__(result, *args)
                      item._value_ = member_type(*args)
                  value = item._value_
                  item._name_ = name
                  item._sort_order_ = len(result._member_names_)
                  item.__objclass__ = result
                  if '__init__' in result.__dict__ or any('__init__' in base.__dict__ for base in result.__mro__[1:]
                                                          if isinstance(base, EnumType) and base.__name__ not in _BUILT_IN):
                      item.__init__(*args)
                  for known in result._member_map_.values():
                      if known._value_ == value:
                          result._member_map_[name] = known
                          type.__setattr__(result, name, known)
                          break
                  else:
                      if not (issubclass(result, _flag_base()) and not _is_canonical(value)):
                          result._member_names_.append(name)
                      result._member_map_[name] = item
                      type.__setattr__(result, name, item)
                      try:
                          result._value2member_map_[value] = item
                      except TypeError:
                          pass
              return result

          def _resolve_auto(cls, name, value, values):
              def resolve(part):
                  if isinstance(part, auto):
                      if part.value is auto._missing:
                          part.value = cls._generate_next_value_(name, 1, len(cls._member_names_), values[:])
                      return part.value
                  return part
              if isinstance(value, tuple):
                  return tuple(resolve(part) for part in value)
              return resolve(value)

          def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
              if names is None:
                  return cls.__new__(cls, value)
              return cls._create_(value, names, module, type, start)

          def _create_(cls, class_name, names, module, mixin, start):
              bases = (cls,) if mixin is None else (mixin, cls)
              if isinstance(names, str):
                  names = names.replace(',', ' ').split()
              contents = {'__module__': module or '__main__'}
              if isinstance(names, dict):
                  names = list(names.items())
              values = []
              for index, item in enumerate(names):
                  if isinstance(item, str):
                      value = cls._generate_next_value_(item, start, index, values[:])
                      name = item
                  else:
                      name, value = item
                  values.append(value)
                  contents[name] = value
              return type(cls)(class_name, bases, contents)

          def __contains__(cls, value):
              if isinstance(value, cls):
                  return value._name_ in cls._member_map_ or isinstance(value, _flag_base())
              if not isinstance(value, Enum):
                  raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % (
                      type(value).__qualname__, cls.__class__.__qualname__))
              return False

          def __getitem__(cls, name):
              return cls._member_map_[name]

          def __iter__(cls):
              return (cls._member_map_[name] for name in cls._member_names_)

          def __reversed__(cls):
              return (cls._member_map_[name] for name in reversed(cls._member_names_))

          def __len__(cls):
              return len(cls._member_names_)

          def __bool__(cls):
              return True

          @_property
          def __members__(cls):
              return dict(cls._member_map_)

          def __repr__(cls):
              if Enum is not None and issubclass(cls, _flag_base()) and cls.__name__ != 'Flag':
                  return f'<flag {cls.__name__!r}>'
              return f'<enum {cls.__name__!r}>'

          def __setattr__(cls, name, value):
              if name in cls.__dict__.get('_member_map_', {}):
                  raise AttributeError(f'cannot reassign member {name!r}')
              super().__setattr__(name, value)

          def __delattr__(cls, name):
              if name in cls.__dict__.get('_member_map_', {}):
                  raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
              super().__delattr__(name)


      EnumMeta = EnumType
      Enum = None
      Flag = None
      _BUILT_IN = ('Enum', 'ReprEnum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag')


      def _flag_base():
          return Flag if Flag is not None else _NoFlag


      class _NoFlag:
          pass


      def _is_canonical(value):
          return isinstance(value, int) and value > 0 and value & (value - 1) == 0


      class Enum(metaclass=EnumType):
          """A class whose members are constants with names."""
          _new_member_ = None

          def __new__(cls, value):
              if type(value) is cls:
                  return value
              try:
                  return cls._value2member_map_[value]
              except KeyError:
                  pass
              except TypeError:
                  for item in cls._member_map_.values():
                      if item._value_ == value:
                          return item
              try:
                  result = cls._missing_(value)
              except Exception as error:
                  error.__context__ = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
                  raise
              if isinstance(result, cls):
                  return result
              if result is None:
                  raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
              raise TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")

          @staticmethod
          def _generate_next_value_(name, start, count, last_values):
              if not last_values:
                  return start
              try:
                  return max(last_values) + 1
              except TypeError:
                  for value in reversed(last_values):
                      try:
                          return value + 1
                      except TypeError:
                          pass
                  return start

          @classmethod
          def _missing_(cls, value):
              return None

          @_property
          def name(self):
              """The name of the member."""
              return self._name_

          @_property
          def value(self):
              """The value of the member."""
              return self._value_

          def __repr__(self):
              return f'<{self.__class__.__name__}.{self._name_}: {self._value_!r}>'

          def __str__(self):
              return f'{self.__class__.__name__}.{self._name_}'

          def __format__(self, format_spec):
              return str.__format__(str(self), format_spec)

          def __dir__(self):
              names = {'__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value'}
              for base in self.__class__.__mro__:
                  for name in base.__dict__:
                      if name[0] != '_' and name not in self._member_map_:
                          names.add(name)
              return sorted(names)

          def __hash__(self):
              return hash(self._name_)

          def __copy__(self):
              return self

          def __deepcopy__(self, memo):
              return self

          def __setattr__(self, name, value):
              if name in ('name', 'value'):
                  raise AttributeError(f"<enum {self.__class__.__name__!r}> cannot set attribute {name!r}")
              object.__setattr__(self, name, value)


      class ReprEnum(Enum):
          """An enumeration whose members have the text of their values."""


      class IntEnum(int, ReprEnum):
          """An enumeration whose members are integers."""

          def __str__(self):
              return int.__repr__(self._value_)

          def __format__(self, format_spec):
              return int.__format__(self._value_, format_spec)

          def __hash__(self):
              return hash(self._value_)


      class StrEnum(str, ReprEnum):
          """An enumeration whose members are texts."""

          def __str__(self):
              return self._value_

          def __format__(self, format_spec):
              return str.__format__(self._value_, format_spec)

          def __hash__(self):
              return hash(self._value_)

          @staticmethod
          def _generate_next_value_(name, start, count, last_values):
              return name.lower()


      class _FlagMethods:
          @staticmethod
          def _generate_next_value_(name, start, count, last_values):
              if not last_values:
                  return start if start is not None else 1
              return 1 << max(last_values).bit_length()

          @classmethod
          def _missing_(cls, value):
              if not isinstance(value, int):
                  raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
              every = 0
              for item in cls._member_map_.values():
                  every |= item._value_
              if value < 0:
                  value = every + 1 + value if every & (every + 1) == 0 else every & value
                  if value in cls._value2member_map_:
                      return cls._value2member_map_[value]
              if value & ~every and not issubclass(cls, int):
                  width = max(value.bit_length(), every.bit_length())
                  raise ValueError("%r invalid value %r\n    given %s\n  allowed %s" % (
                      cls, value, _bits(value, width), _bits(every, width)))
              item = int.__new__(cls, value) if issubclass(cls, int) else object.__new__(cls)
              item._value_ = value
              names = [known._name_ for known in cls if known._value_ & value]
              item._name_ = '|'.join(names) if names else None
              if value & ~every and names:
                  item._name_ = '|'.join(names + [str(value & ~every)])
              cls._value2member_map_[value] = item
              return item

          def __contains__(self, other):
              if not isinstance(other, self.__class__):
                  raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (
                      type(other).__qualname__, self.__class__.__qualname__))
              return other._value_ & self._value_ == other._value_

          def __iter__(self):
              for item in type(self):
                  if item._value_ & self._value_:
                      yield item

          def __len__(self):
              return self._value_.bit_count()

          def __repr__(self):
              name = self.__class__.__name__
              if self._name_ is None:
                  return f'<{name}: {self._value_!r}>'
              return f'<{name}.{self._name_}: {self._value_!r}>'

          def __str__(self):
              name = self.__class__.__name__
              return f'{name}({self._value_!r})' if self._name_ is None else f'{name}.{self._name_}'

          def __bool__(self):
              return bool(self._value_)

          def _other(self, other):
              if isinstance(other, self.__class__):
                  return other._value_
              if isinstance(self, int) and isinstance(other, int):
                  return int(other)
              return NotImplemented

          def __or__(self, other):
              value = self._other(other)
              return value if value is NotImplemented else self.__class__(self._value_ | value)

          def __and__(self, other):
              value = self._other(other)
              return value if value is NotImplemented else self.__class__(self._value_ & value)

          def __xor__(self, other):
              value = self._other(other)
              return value if value is NotImplemented else self.__class__(self._value_ ^ value)

          def __invert__(self):
              every = 0
              for item in self.__class__._member_map_.values():
                  every |= item._value_
              return self.__class__(every & ~self._value_)

          __ror__ = __or__
          __rand__ = __and__
          __rxor__ = __xor__


      def _bits(value, width):
          digits = format(value, f'0{width}b')
          return f'0b0 {digits}'


      class Flag(_FlagMethods, Enum):
          """An enumeration whose members combine with | and &."""

          def __hash__(self):
              return hash(self._value_)


      class IntFlag(int, ReprEnum, Flag):
          """A flag whose members are integers."""

          def __str__(self):
              return int.__repr__(self._value_)

          def __format__(self, format_spec):
              return int.__format__(self._value_, format_spec)

          def __hash__(self):
              return hash(self._value_)


      for _name in ('__contains__', '__iter__', '__len__', '__repr__', '__bool__', '__or__', '__and__', '__xor__',
                    '__invert__', '__ror__', '__rand__', '__rxor__'):
          type.__setattr__(IntFlag, _name, _FlagMethods.__dict__[_name])
      property = _property


      def unique(enumeration):
          """Refuse an enumeration in which a value has two names."""
          duplicates = [(name, item.name) for name, item in enumeration.__members__.items() if name != item.name]
          if duplicates:
              details = ', '.join('%s -> %s' % pair for pair in duplicates)
              raise ValueError('duplicate values found in %r: %s' % (enumeration, details))
          return enumeration
      """#)
}
