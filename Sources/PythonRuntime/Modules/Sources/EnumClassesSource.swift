extension PythonSource {
  /// The enumerations to derive from, but for flags.
  static let enumerationClasses = #"""
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

    """#
}
