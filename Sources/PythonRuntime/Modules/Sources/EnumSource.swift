extension PythonSource {
  static let enumeration = PythonSource(
    module: "enum",
    text: enumerationNames + enumerationMarkers + enumerationMetaclass + enumerationClasses + enumerationFlags
  )

  /// The names of the module, and what stands for classes that are not made yet.
  private static let enumerationNames = #"""
    __all__ = ['EnumMeta', 'EnumType', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum', 'auto', 'unique',
               'property', 'verify', 'member', 'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP',
               'EnumCheck', 'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE', 'global_enum', 'show_flag_values']

    import sys
    from types import MappingProxyType as _MappingProxy

    _property = property
    _bin = bin
    Enum = Flag = ReprEnum = EJECT = KEEP = None


    class _Missing:
        def __repr__(self):
            return '_auto_null'


    _missing = _Missing()


    """#

  /// What makes an enumeration out of the statements of its class.
  private static let enumerationMetaclass = #"""
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


    """#
}
