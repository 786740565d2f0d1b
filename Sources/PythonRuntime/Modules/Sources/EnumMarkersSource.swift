extension PythonSource {
  /// What marks the statements in the body of an enumeration: `auto`, `member`, `nonmember`,
  /// `property`; and how names and values are told apart.
  static let enumerationMarkers = #"""
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


    """#
}
