extension PythonSource {
  /// Enumerations whose members are bits, and the checks of enumerations.
  static let enumerationFlags = #"""
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
            module = self.__class__.__module__.split('.')[-1]
            if self._name_ is None:
                return '%s.%s(0x%x)' % (module, self.__class__.__name__, self._value_)
            # A flag names several members, and bits that have no name by their number.
            names = self._name_.split('|')
            return '|'.join([name if name[0].isdigit() else '%s.%s' % (module, name) for name in names])
        type.__setattr__(cls, '__repr__', show)
        if not issubclass(cls, ReprEnum) or update_str:
            type.__setattr__(cls, '__str__', lambda self: self._name_)
        module = sys.modules.get(cls.__module__)
        if module is not None:
            module.__dict__.update(cls.__members__)
        return cls

    """#
}
