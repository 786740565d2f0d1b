extension PythonSource {
  /// How a class becomes a dataclass: the methods that are written for it, and what it is told.
  static let dataclassBuilding = #"""
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
        setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))
        setattr(cls, _FIELDS, fields)
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


    """#
}
