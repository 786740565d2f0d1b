extension PythonSource {
  static let enumeration = PythonSource(
    module: "enum",
    text: #"""
      __all__ = ['EnumMeta', 'EnumType', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum', 'auto', 'unique',
                 'property', 'verify', 'member', 'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP',
                 'EnumCheck', 'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE', 'global_enum', 'show_flag_values']

      from types import MappingProxyType as _MappingProxy

      _property = property
      _bin = bin
      Enum = Flag = ReprEnum = EJECT = KEEP = None


      class _Missing:
          def __repr__(self):
              return '_auto_null'


      _missing = _Missing()


      class auto:
          """A value that the class chooses."""

          def __init__(self, value=_missing):
              self.value = value

          def __repr__(self):
              return 'auto(%r)' % self.value


      class member:
          """Makes a member of what would be an attribute."""

          def __init__(self, value):
              self.value = value


      class nonmember:
          """Makes an attribute of what would be a member."""

          def __init__(self, value):
              self.value = value


      class property:
          """A property of members; the class itself looks for a member of that name instead."""
          name = clsname = None

          def __init__(self, fget=None, fset=None, fdel=None, doc=None):
              self.fget, self.fset, self.fdel = fget, fset, fdel
              self.__doc__ = doc if doc is not None else getattr(fget, '__doc__', None)

          def __set_name__(self, owner, name):
              self.name, self.clsname = name, owner.__name__

          def __get__(self, instance, owner=None):
              if instance is not None and self.fget is not None:
                  return self.fget(instance)
              if self.name in owner._member_map_:
                  return owner._member_map_[self.name]
              raise AttributeError('%r has no attribute %r' % (owner, self.name))

          def __set__(self, instance, value):
              if self.fset is None:
                  raise AttributeError('<enum %r> cannot set attribute %r' % (self.clsname, self.name))
              return self.fset(instance, value)

          def __delete__(self, instance):
              if self.fdel is None:
                  raise AttributeError('<enum %r> cannot delete attribute %r' % (self.clsname, self.name))
              return self.fdel(instance)

          def setter(self, fset):
              return type(self)(self.fget, fset, self.fdel, self.__doc__)

          def deleter(self, fdel):
              return type(self)(self.fget, self.fset, fdel, self.__doc__)


      def _is_descriptor(value):
          return hasattr(value, '__get__') or hasattr(value, '__set__') or hasattr(value, '__delete__')


      def _is_dunder(name):
          return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


      def _is_sunder(name):
          return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


      def _is_private(cls_name, name):
          start = '_%s__' % cls_name
          return name.startswith(start) and len(name) > len(start) and not name.endswith('__')


      def _is_single_bit(value):
          return value != 0 and value & (value - 1) == 0


      _RESERVED = ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_', '_iter_member_',
                   '_iter_member_by_value_', '_iter_member_by_def_')


      class _Contents(dict):
          """The namespace of the body of an enumeration, which tells its members from the rest."""

          def __init__(self, cls_name):
              super().__init__()
              self._cls_name = cls_name
              self._members = {}
              self._values = []
              self._ignored = []
              self._next_value = None
              self._used_auto = False

          def __setitem__(self, key, value):
              if _is_private(self._cls_name, key):
                  pass
              elif _is_sunder(key):
                  if key not in _RESERVED:
                      raise ValueError('_sunder_ names, such as %r, are reserved for future Enum use' % (key,))
                  if key == '_generate_next_value_':
                      if self._used_auto:
                          raise TypeError('_generate_next_value_ must be defined before members')
                      self._next_value = getattr(value, '__func__', value)
                  elif key == '_ignore_':
                      value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
                      self._ignored = value
                      already = set(value) & set(self._members)
                      if already:
                          raise ValueError('_ignore_ cannot specify already set names: %r' % (already,))
              elif _is_dunder(key):
                  if key == '__order__':
                      key = '_order_'
              elif key in self._members:
                  raise TypeError('%r already defined as %r' % (key, self[key]))
              elif key in self._ignored:
                  pass
              elif isinstance(value, nonmember):
                  value = value.value
              elif not _is_descriptor(value):
                  if key in self:
                      raise TypeError('%r already defined as %r' % (key, self[key]))
                  value = self._member_value(key, value.value if isinstance(value, member) else value)
              super().__setitem__(key, value)

          def _member_value(self, key, value):
              parts = value if type(value) is tuple else (value,)
              if any(isinstance(part, auto) for part in parts):
                  parts = tuple(self._chosen(key, part) for part in parts)
                  value = parts if type(value) is tuple else parts[0]
              else:
                  self._values.append(value)
              self._members[key] = None
              return value

          def _chosen(self, key, part):
              if not isinstance(part, auto):
                  return part
              if part.value is _missing:
                  part.value = self._next_value(key, 1, len(self._members), self._values[:])
                  self._used_auto = True
              self._values.append(part.value)
              return part.value

          def update(self, members=(), **more):
              for name, value in dict(members, **more).items():
                  self[name] = value


      class EnumType(type):
          """The metaclass of enumerations."""

          @classmethod
          def __prepare__(metacls, cls, bases, **kwds):
              metacls._refuse_extension(cls, bases)
              contents = _Contents(cls)
              first_enum = metacls._mixins(cls, bases)[1]
              if first_enum is not None:
                  contents['_generate_next_value_'] = getattr(first_enum, '_generate_next_value_', None)
              return contents

          def __new__(metacls, cls, bases, contents, *, boundary=None, _simple=False, **kwds):
              for key in contents._ignored:
                  contents.pop(key, None)
              contents.pop('_ignore_', None)
              names = list(contents._members)
              invalid = set(names) & {'mro', ''}
              if invalid:
                  raise ValueError('invalid enum member name(s) %s' % ','.join(repr(name) for name in invalid))
              order = contents.pop('_order_', None)
              contents = dict(contents.items())
              member_type, first_enum = metacls._mixins(cls, bases)
              custom = contents.get('__new__')
              maker = metacls._maker(contents, member_type, first_enum)
              values = {name: contents.pop(name) for name in names}
              contents.update(
                  _new_member_=maker, _use_args_=first_enum is not None and maker is not object.__new__,
                  _member_names_=[], _member_map_={}, _value2member_map_={}, _unhashable_values_=[],
                  _member_type_=member_type, _value_repr_=metacls._value_repr(bases))
              is_flag = cls == 'Flag' if Flag is None else any(issubclass(base, Flag) for base in bases)
              if is_flag:
                  contents.update(
                      _boundary_=boundary or getattr(first_enum, '_boundary_', None), _flag_mask_=0, _singles_mask_=0,
                      _all_bits_=0, _inverted_=None)
              result = super().__new__(metacls, cls, bases, contents, **kwds)
              metacls._choose_texts(result, bases, contents, member_type, first_enum)
              for name, value in values.items():
                  result._add_member(name, value, is_flag)
              if is_flag and Flag is not None:
                  for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
                      if name not in contents:
                          type.__setattr__(result, name, getattr(Flag, name))
              if Enum is not None:
                  if first_enum is not None and custom is not None:
                      type.__setattr__(result, '__new_member__', maker)
                  type.__setattr__(result, '__new__', Enum.__new__)
              if is_flag:
                  listed = [item._value_ for item in result]
                  if listed != sorted(listed):
                      type.__setattr__(result, '_iter_member_', result._iter_member_by_def_)
              if order is not None:
                  metacls._check_order(result, order)
              return result

          def __init__(cls, *args, **kwds):
              pass

          def _choose_texts(result, bases, contents, member_type, first_enum):
              if ReprEnum is not None and ReprEnum in bases:
                  if member_type is object:
                      raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)')
                  if '__format__' not in contents:
                      contents['__format__'] = member_type.__format__
                      type.__setattr__(result, '__format__', member_type.__format__)
                  if '__str__' not in contents:
                      text = member_type.__str__
                      contents['__str__'] = member_type.__repr__ if text is object.__str__ else text
                      type.__setattr__(result, '__str__', contents['__str__'])
              for name in ('__repr__', '__str__', '__format__'):
                  if name not in contents and first_enum is not None:
                      if getattr(result, name) in (getattr(member_type, name), getattr(object, name)):
                          type.__setattr__(result, name, getattr(first_enum, name))

          def _add_member(cls, name, value, is_flag):
              args = value if isinstance(value, tuple) else (value,)
              if cls._member_type_ is tuple:
                  args = (args,)
              maker = cls._new_member_
              item = maker(cls, *args) if cls._use_args_ else maker(cls)
              if not hasattr(item, '_value_'):
                  if cls._member_type_ is object:
                      item._value_ = value
                  else:
                      try:
                          item._value_ = cls._member_type_(*args)
                      except Exception as error:
                          raise TypeError('_value_ not set in __new__, unable to create it') from error
              value = item._value_
              item._name_ = name
              item.__objclass__ = cls
              item.__init__(*args)
              item._sort_order_ = len(cls._member_names_)
              if is_flag:
                  type.__setattr__(cls, '_flag_mask_', cls._flag_mask_ | value)
                  if _is_single_bit(value):
                      type.__setattr__(cls, '_singles_mask_', cls._singles_mask_ | value)
                  type.__setattr__(cls, '_all_bits_', (1 << cls._flag_mask_.bit_length()) - 1)
              known = cls._known(value)
              if known is not None:
                  item = known
              elif not is_flag or _is_single_bit(value):
                  cls._member_names_.append(name)
              for base in cls.__mro__[1:]:
                  found = base.__dict__.get(name)
                  if isinstance(found, property):
                      redirect = property(found.fget, found.fset, found.fdel)
                      redirect.__set_name__(cls, name)
                      type.__setattr__(cls, name, redirect)
                      break
              else:
                  type.__setattr__(cls, name, item)
              cls._member_map_[name] = item
              try:
                  cls._value2member_map_.setdefault(value, item)
              except TypeError:
                  cls._unhashable_values_.append(value)

          def _known(cls, value):
              """The member of that value that there is already, or None."""
              try:
                  return cls._value2member_map_.get(value)
              except TypeError:
                  for item in cls._member_map_.values():
                      if item._value_ == value:
                          return item

          def _check_order(cls, order):
              order = order.replace(',', ' ').split() if isinstance(order, str) else list(order)
              order = [name for name in order if name not in cls._member_map_ or name in cls._member_names_]
              if order != cls._member_names_:
                  raise TypeError('member order does not match _order_:\n  %r\n  %r' % (cls._member_names_, order))

          @classmethod
          def _refuse_extension(metacls, cls, bases):
              for base in bases:
                  for ancestor in base.__mro__:
                      if isinstance(ancestor, EnumType) and ancestor._member_names_:
                          raise TypeError('<enum %r> cannot extend %r' % (cls, ancestor))

          @classmethod
          def _mixins(metacls, cls, bases):
              """The type of the members' values and the enumeration that is derived from."""
              if not bases:
                  return object, Enum
              first_enum = bases[-1]
              if not isinstance(first_enum, EnumType):
                  raise TypeError('new enumerations should be created as '
                                  '`EnumName([mixin_type, ...] [data_type,] enum_type)`')
              types = []
              for chain in bases:
                  candidate = None
                  for base in chain.__mro__:
                      if base is object:
                          continue
                      if isinstance(base, EnumType):
                          if base._member_type_ is object:
                              continue
                          found = base._member_type_
                      elif '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__ or base in _DATA_TYPES:
                          found = candidate or base
                      else:
                          candidate = candidate or base
                          continue
                      if found not in types:
                          types.append(found)
                      break
              if len(types) > 1:
                  raise TypeError('too many data types for %r: %r' % (cls, set(types)))
              return (types[0] if types else object), first_enum

          @classmethod
          def _maker(metacls, contents, member_type, first_enum):
              """What makes the members."""
              own = contents.get('__new__')
              if own is not None:
                  return getattr(own, '__func__', own)
              ordinary = (object.__new__,) if Enum is None else (object.__new__, Enum.__new__)
              for name in ('__new_member__', '__new__'):
                  for possible in (member_type, first_enum):
                      found = getattr(possible, name, None)
                      if found is not None and found not in ordinary:
                          return found
              return object.__new__

          @classmethod
          def _value_repr(metacls, bases):
              for chain in bases:
                  for base in chain.__mro__:
                      if isinstance(base, EnumType):
                          return base._value_repr_
                      if base is not object and ('__repr__' in base.__dict__ or base in _DATA_TYPES):
                          return base.__repr__

          def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
              if names is None:
                  return cls.__new__(cls, value)
              return cls._create_(value, names, module, qualname, type, start, boundary)

          def _create_(cls, class_name, names, module, qualname, mixin, start, boundary):
              metacls = type(cls)
              bases = (cls,) if mixin is None else (mixin, cls)
              first_enum = metacls._mixins(class_name, bases)[1]
              contents = metacls.__prepare__(class_name, bases)
              if isinstance(names, str):
                  names = names.replace(',', ' ').split()
              if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
                  values = []
                  for count, name in enumerate(names):
                      values.append(first_enum._generate_next_value_(name, start, count, values[:]))
                  names = list(zip(names, values))
              for item in names:
                  name, value = (item, names[item]) if isinstance(item, str) else item
                  contents[name] = value
              contents['__module__'] = module or '__main__'
              if qualname is not None:
                  contents['__qualname__'] = qualname
              return metacls.__new__(metacls, class_name, bases, contents, boundary=boundary)

          def __contains__(cls, value):
              if not isinstance(value, Enum):
                  raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % (
                      type(value).__qualname__, cls.__class__.__qualname__))
              return isinstance(value, cls) and value._name_ in cls._member_map_

          def __getattr__(cls, name):
              if _is_dunder(name) or name not in cls.__dict__.get('_member_map_', ()):
                  raise AttributeError(name)
              return cls._member_map_[name]

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

          def __dir__(cls):
              names = {'__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__', '__members__',
                       '__module__', '__name__', '__qualname__', *cls._member_names_}
              if cls._new_member_ is not object.__new__:
                  names.add('__new__')
              if cls._member_type_ is not object:
                  names.update(dir(cls._member_type_))
              return sorted(names)

          @_property
          def __members__(cls):
              return _MappingProxy(cls._member_map_)

          def __repr__(cls):
              if Flag is not None and issubclass(cls, Flag):
                  return '<flag %r>' % cls.__name__
              return '<enum %r>' % cls.__name__

          def __setattr__(cls, name, value):
              if name in cls.__dict__.get('_member_map_', {}):
                  raise AttributeError('cannot reassign member %r' % (name,))
              super().__setattr__(name, value)

          def __delattr__(cls, name):
              if name in cls.__dict__.get('_member_map_', {}):
                  raise AttributeError('%r cannot delete member %r.' % (cls.__name__, name))
              super().__delattr__(name)


      EnumMeta = EnumType
      _DATA_TYPES = (int, str, float, bytes, tuple, complex, list, dict, set, frozenset, bool)


      class Enum(metaclass=EnumType):
          """A class whose members are constants with names."""

          def __new__(cls, value):
              if type(value) is cls:
                  return value
              known = cls._known(value)
              if known is not None:
                  return known
              if not cls._member_map_:
                  raise TypeError('%r has no members defined' % cls)
              refusal = ValueError('%r is not a valid %s' % (value, cls.__qualname__))
              try:
                  result = cls._missing_(value)
              except Exception as error:
                  if not isinstance(error, ValueError):
                      error.__context__ = refusal
                  raise
              if isinstance(result, cls):
                  return result
              if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
                  return result
              if result is None:
                  raise refusal
              error = TypeError('error in %s._missing_: returned %r instead of None or a valid member' % (
                  cls.__name__, result))
              error.__context__ = refusal
              raise error

          def __init__(self, *args, **kwds):
              pass

          @staticmethod
          def _generate_next_value_(name, start, count, last_values):
              if not last_values:
                  return start
              try:
                  if max(last_values) == last_values[-1]:
                      return last_values[-1] + 1
              except TypeError:
                  pass
              for value in reversed(last_values):
                  try:
                      return value + 1
                  except TypeError:
                      pass
              return start

          @classmethod
          def _missing_(cls, value):
              return None

          def __repr__(self):
              return '<%s.%s: %s>' % (self.__class__.__name__, self._name_, _value_text(self))

          def __str__(self):
              return '%s.%s' % (self.__class__.__name__, self._name_)

          def __format__(self, format_spec):
              return str.__format__(str(self), format_spec)

          def __dir__(self):
              cls = self.__class__
              names = {'__class__', '__doc__', '__eq__', '__hash__', '__module__'}
              if cls._member_type_ is not object:
                  names.update(object.__dir__(self))
              names.update(name for name in self.__dict__ if name[0] != '_' and name not in cls._member_map_)
              for base in cls.__mro__:
                  for name, value in base.__dict__.items():
                      if name[0] != '_' and (isinstance(value, property) or name not in cls._member_map_):
                          names.add(name)
              return sorted(names)

          def __hash__(self):
              return hash(self._name_)

          def __reduce_ex__(self, proto):
              return self.__class__, (self._value_,)

          def __copy__(self):
              return self

          def __deepcopy__(self, memo):
              return self

          @property
          def name(self):
              """The name of the Enum member."""
              return self._name_

          @property
          def value(self):
              """The value of the Enum member."""
              return self._value_


      def _value_text(item):
          return (item.__class__._value_repr_ or repr)(item._value_)


      class ReprEnum(Enum):
          """An enumeration whose members have the text of their values."""


      class IntEnum(int, ReprEnum):
          """An enumeration whose members are integers."""


      class StrEnum(str, ReprEnum):
          """An enumeration whose members are texts."""

          def __new__(cls, *values):
              if len(values) > 3:
                  raise TypeError('too many arguments for str(): %r' % (values,))
              if len(values) == 1 and not isinstance(values[0], str):
                  raise TypeError('%r is not a string' % (values[0],))
              value = str(*values)
              item = str.__new__(cls, value)
              item._value_ = value
              return item

          @staticmethod
          def _generate_next_value_(name, start, count, last_values):
              return name.lower()


      class FlagBoundary(StrEnum):
          """What becomes of bits that no flag has."""
          STRICT = auto()
          CONFORM = auto()
          EJECT = auto()
          KEEP = auto()


      STRICT, CONFORM, EJECT, KEEP = FlagBoundary


      class Flag(Enum, boundary=STRICT):
          """An enumeration whose members combine with | and &."""
          _numeric_repr_ = repr

          @staticmethod
          def _generate_next_value_(name, start, count, last_values):
              if not count:
                  return start if start is not None else 1
              last = max(last_values)
              try:
                  return 2 ** last.bit_length()
              except Exception:
                  raise TypeError('invalid flag value %r' % last) from None

          @classmethod
          def _iter_member_by_value_(cls, value):
              value &= cls._flag_mask_
              while value:
                  bit = value & -value
                  yield cls._value2member_map_.get(bit)
                  value ^= bit

          _iter_member_ = _iter_member_by_value_

          @classmethod
          def _iter_member_by_def_(cls, value):
              yield from sorted(cls._iter_member_by_value_(value), key=lambda item: item._sort_order_)

          @classmethod
          def _missing_(cls, value):
              if not isinstance(value, int):
                  raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
              every, bits, given = cls._flag_mask_, cls._all_bits_, value
              if not ~bits <= value <= bits or value & (bits ^ every):
                  if cls._boundary_ is STRICT:
                      width = max(value.bit_length(), every.bit_length())
                      raise ValueError('%r invalid value %r\n    given %s\n  allowed %s' % (
                          cls, value, bin(value, width), bin(every, width)))
                  if cls._boundary_ is CONFORM:
                      value &= every
                  elif cls._boundary_ is EJECT:
                      return value
                  elif value < 0:
                      value += max(bits + 1, 2 ** value.bit_length())
              if value < 0:
                  value += bits + 1
              unknown = value & ~every
              if unknown and cls._boundary_ is not KEEP:
                  raise ValueError('%s(%r) -->  unknown values %r [%s]' % (cls.__name__, value, unknown, bin(unknown)))
              item = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
              if not hasattr(item, '_value_'):
                  item._value_ = value
              item._name_ = cls._composite_name(value)
              item = cls._value2member_map_.setdefault(value, item)
              if given < 0:
                  cls._value2member_map_[given] = item
              return item

          @classmethod
          def _composite_name(cls, value):
              members = list(cls._iter_member_(value & cls._singles_mask_))
              if value & ~cls._singles_mask_:
                  for item in cls._member_map_.values():
                      if item not in members and item._value_ and item._value_ & value == item._value_:
                          members.append(item)
              combined = 0
              for item in members:
                  combined |= item._value_
              unknown = value ^ combined
              if not combined:
                  return None
              if unknown and cls._boundary_ is STRICT:
                  raise ValueError('%r: no members with value %r' % (cls, unknown))
              name = '|'.join([item._name_ for item in members])
              return name + '|%s' % cls._numeric_repr_(unknown) if unknown else name

          def __contains__(self, other):
              if not isinstance(other, self.__class__):
                  raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (
                      type(other).__qualname__, self.__class__.__qualname__))
              return other._value_ & self._value_ == other._value_

          def __iter__(self):
              yield from self._iter_member_(self._value_)

          def __len__(self):
              return self._value_.bit_count()

          def __repr__(self):
              name = self.__class__.__name__
              if self._name_ is not None:
                  name += '.' + self._name_
              return '<%s: %s>' % (name, _value_text(self))

          def __str__(self):
              name = self.__class__.__name__
              return '%s(%r)' % (name, self._value_) if self._name_ is None else '%s.%s' % (name, self._name_)

          def __bool__(self):
              return bool(self._value_)

          def _bits_of(self, other):
              if isinstance(other, self.__class__):
                  return other._value_
              if self._member_type_ is not object and isinstance(other, self._member_type_):
                  return other
              return NotImplemented

          def __or__(self, other):
              bits = self._bits_of(other)
              return bits if bits is NotImplemented else self.__class__(self._value_ | bits)

          def __and__(self, other):
              bits = self._bits_of(other)
              return bits if bits is NotImplemented else self.__class__(self._value_ & bits)

          def __xor__(self, other):
              bits = self._bits_of(other)
              return bits if bits is NotImplemented else self.__class__(self._value_ ^ bits)

          def __invert__(self):
              if self._inverted_ is None:
                  mask = -1 if self._boundary_ in (EJECT, KEEP) else self._singles_mask_
                  self._inverted_ = self.__class__(mask & ~self._value_)
              return self._inverted_

          __ror__ = __or__
          __rand__ = __and__
          __rxor__ = __xor__


      class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
          """A flag whose members are integers."""


      def bin(value, width=None):
          """The bits of an integer, with its sign apart."""
          sign = '0b0' if value >= 0 else '0b1'
          digits = _bin(value)[2:] if value >= 0 else _bin(~value ^ ((1 << value.bit_length()) - 1))[2:]
          if width is not None and len(digits) < width:
              digits = (sign[-1] * width + digits)[-width:]
          return '%s %s' % (sign, digits)


      def unique(enumeration):
          """Refuse an enumeration in which a value has two names."""
          duplicates = [(name, item.name) for name, item in enumeration.__members__.items() if name != item.name]
          if duplicates:
              details = ', '.join('%s -> %s' % pair for pair in duplicates)
              raise ValueError('duplicate values found in %r: %s' % (enumeration, details))
          return enumeration


      class EnumCheck(StrEnum):
          """What `verify` looks at."""
          CONTINUOUS = 'no skipped integer values'
          NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
          UNIQUE = 'one name per value'


      CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


      class verify:
          """Refuse an enumeration that does not keep to rules."""

          def __init__(self, *checks):
              self.checks = checks

          def __call__(self, enumeration):
              name = enumeration.__name__
              is_flag = issubclass(enumeration, Flag)
              for check in self.checks:
                  if check is UNIQUE:
                      aliases = [(alias, item.name) for alias, item in enumeration.__members__.items()
                                 if alias != item.name]
                      if aliases:
                          raise ValueError('aliases found in %r: %s' % (
                              enumeration, ', '.join('%s -> %s' % pair for pair in aliases)))
                  elif check is CONTINUOUS:
                      values = {item.value for item in enumeration}
                      if len(values) < 2:
                          continue
                      low, high = min(values), max(values)
                      if is_flag:
                          wanted = [2 ** bit for bit in range(low.bit_length(), high.bit_length() - 1)]
                      else:
                          wanted = range(low + 1, high)
                      lacking = [value for value in wanted if value not in values]
                      if lacking:
                          raise ValueError(('invalid %s %r: missing values %s' % (
                              'flag' if is_flag else 'enum', name, ', '.join(map(str, lacking))))[:256])
                  elif check is NAMED_FLAGS:
                      unnamed = 0
                      where = []
                      for alias, item in enumeration._member_map_.items():
                          extra = item._value_ & ~enumeration._singles_mask_
                          if alias not in enumeration._member_names_ and item._value_ > 0 and extra:
                              where.append(alias)
                              unnamed |= extra
                      if where:
                          who = 'alias %s is' % where[0] if len(where) == 1 else 'aliases %s and %s are' % (
                              ', '.join(where[:-1]), where[-1])
                          bits = [1 << bit for bit in range(unnamed.bit_length()) if unnamed >> bit & 1]
                          what = 'value 0x%x' % bits[0] if len(bits) == 1 else 'combined values of 0x%x' % unnamed
                          raise ValueError('invalid Flag %r: %s missing %s [use enum.show_flag_values(value) for details]' % (
                              name, who, what))
              return enumeration


      def show_flag_values(value):
          """The bits of a flag, from the lowest."""
          value = int(value) if isinstance(value, int) else value._value_
          return [1 << bit for bit in range(value.bit_length()) if value >> bit & 1]


      def global_enum(cls, update_str=False):
          """Let members show their module instead of their class."""
          def show(self):
              return '%s.%s' % (self.__class__.__module__.split('.')[-1], self._name_)
          type.__setattr__(cls, '__repr__', show)
          if not issubclass(cls, ReprEnum) or update_str:
              type.__setattr__(cls, '__str__', lambda self: self._name_)
          return cls
      """#)
}
