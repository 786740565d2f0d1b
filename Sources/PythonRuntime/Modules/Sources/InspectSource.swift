extension PythonSource {
  /// `inspect`: the signatures and kinds of what a program has defined.
  static let inspect = PythonSource(
    module: "inspect",
    text: #"""
      import abc
      import enum
      import functools
      import types


      class _empty:
          """Marks what a parameter or a signature does not say."""


      class _ParameterKind(enum.IntEnum):
          POSITIONAL_ONLY = 0
          POSITIONAL_OR_KEYWORD = 1
          VAR_POSITIONAL = 2
          KEYWORD_ONLY = 3
          VAR_KEYWORD = 4

          def __str__(self):
              return self.name

          @property
          def description(self):
              return ('positional-only', 'positional or keyword', 'variadic positional', 'keyword-only',
                      'variadic keyword')[self]


      def formatannotation(annotation, base_module=None):
          """An annotation as signatures show it."""
          if getattr(annotation, '__module__', None) == 'typing':
              return repr(annotation).replace('typing.', '')
          if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
              if annotation.__module__ in ('builtins', base_module):
                  return annotation.__qualname__
              return annotation.__module__ + '.' + annotation.__qualname__
          return repr(annotation)


      class Parameter:
          """One parameter of a signature."""
          empty = _empty
          POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _ParameterKind

          def __init__(self, name, kind, *, default=_empty, annotation=_empty):
              self.name, self.kind, self.default, self.annotation = name, _ParameterKind(kind), default, annotation

          def replace(self, **changes):
              return Parameter(**{'name': self.name, 'kind': self.kind, 'default': self.default,
                                  'annotation': self.annotation, **changes})

          def __str__(self):
              text = {2: '*', 4: '**'}.get(self.kind, '') + self.name
              if self.annotation is not _empty:
                  text += ': ' + formatannotation(self.annotation)
              if self.default is not _empty:
                  text += (' = ' if self.annotation is not _empty else '=') + repr(self.default)
              return text

          def __repr__(self):
              return f'<{type(self).__name__} "{self}">'

          def __eq__(self, other):
              if not isinstance(other, Parameter):
                  return NotImplemented
              return ((self.name, self.kind, self.default, self.annotation)
                      == (other.name, other.kind, other.default, other.annotation))

          def __hash__(self):
              return hash((self.name, self.kind))


      class BoundArguments:
          """Arguments by the names of the parameters that they go to."""

          def __init__(self, signature, arguments):
              self.signature, self.arguments = signature, arguments

          @property
          def args(self):
              found = []
              for name, parameter in self.signature.parameters.items():
                  if parameter.kind >= 3 or name not in self.arguments:
                      break
                  value = self.arguments[name]
                  found.extend(value) if parameter.kind == 2 else found.append(value)
              return tuple(found)

          @property
          def kwargs(self):
              found, named = {}, False
              for name, parameter in self.signature.parameters.items():
                  named = named or parameter.kind >= 3 or name not in self.arguments
                  if named and name in self.arguments:
                      value = self.arguments[name]
                      found.update(value if parameter.kind == 4 else {name: value})
              return found

          def apply_defaults(self):
              for name, parameter in self.signature.parameters.items():
                  empty = {2: (), 4: {}}.get(parameter.kind, parameter.default)
                  if name not in self.arguments and empty is not _empty:
                      self.arguments[name] = empty
              self.arguments = {name: self.arguments[name] for name in self.signature.parameters
                                if name in self.arguments}

          def __eq__(self, other):
              if not isinstance(other, BoundArguments):
                  return NotImplemented
              return self.signature == other.signature and self.arguments == other.arguments

          def __repr__(self):
              return f"<BoundArguments ({', '.join(f'{name}={value!r}' for name, value in self.arguments.items())})>"


      class Signature:
          """What a callable may be called with."""
          empty = _empty

          def __init__(self, parameters=None, *, return_annotation=_empty):
              self.parameters = types.MappingProxyType({p.name: p for p in parameters or ()})
              self.return_annotation = return_annotation

          @classmethod
          def from_callable(cls, obj, **options):
              return signature(obj)

          def replace(self, *, parameters=_empty, return_annotation=_empty):
              return Signature(
                  self.parameters.values() if parameters is _empty else parameters,
                  return_annotation=self.return_annotation if return_annotation is _empty else return_annotation)

          def bind(self, *args, **kwargs):
              return self._bind(args, kwargs)

          def bind_partial(self, *args, **kwargs):
              return self._bind(args, kwargs, True)

          def _bind(self, args, kwargs, partial=False):
              found, given = {}, list(args)
              for name, parameter in self.parameters.items():
                  kind = parameter.kind
                  if kind == 2:
                      if given:
                          found[name] = tuple(given)
                          given = []
                  elif kind == 4:
                      if kwargs:
                          found[name] = kwargs
                          kwargs = {}
                  elif given and kind != 3:
                      if name in kwargs and kind != 0:
                          raise TypeError(f'multiple values for argument {name!r}')
                      found[name] = given.pop(0)
                  elif name in kwargs and kind != 0:
                      found[name] = kwargs.pop(name)
                  elif parameter.default is _empty and not partial:
                      raise TypeError(f'missing a required argument: {name!r}')
              if given:
                  raise TypeError('too many positional arguments')
              if kwargs:
                  raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
              return BoundArguments(self, found)

          def __eq__(self, other):
              if not isinstance(other, Signature):
                  return NotImplemented
              return (list(self.parameters.values()) == list(other.parameters.values())
                      and self.return_annotation == other.return_annotation)

          def __str__(self):
              shown, last, starred = [], 1, False
              for parameter in self.parameters.values():
                  kind = parameter.kind
                  if last == 0 and kind != 0:
                      shown.append('/')
                  if kind == 3 and not starred:
                      shown.append('*')
                  starred = starred or kind in (2, 3)
                  last = kind
                  shown.append(str(parameter))
              if last == 0:
                  shown.append('/')
              text = f"({', '.join(shown)})"
              if self.return_annotation is not _empty:
                  text += ' -> ' + formatannotation(self.return_annotation)
              return text

          def __repr__(self):
              return f'<{type(self).__name__} {self}>'


      def _of_function(function):
          code = function.__code__
          names, count = code.co_varnames, code.co_argcount
          notes, keywords = function.__annotations__, function.__kwdefaults__ or {}
          defaults = function.__defaults__ or ()
          parameters = []
          for i, name in enumerate(names[:count]):
              at = i - count + len(defaults)
              parameters.append(Parameter(name, int(i >= code.co_posonlyargcount),
                                          default=defaults[at] if at >= 0 else _empty,
                                          annotation=notes.get(name, _empty)))
          end = count + code.co_kwonlyargcount
          only = [Parameter(name, 3, default=keywords.get(name, _empty), annotation=notes.get(name, _empty))
                  for name in names[count:end]]
          if code.co_flags & 4:
              parameters.append(Parameter(names[end], 2, annotation=notes.get(names[end], _empty)))
              end += 1
          parameters += only
          if code.co_flags & 8:
              parameters.append(Parameter(names[end], 4, annotation=notes.get(names[end], _empty)))
          return Signature(parameters, return_annotation=notes.get('return', _empty))


      def _without_first(found):
          parameters = list(found.parameters.values())
          if parameters and parameters[0].kind < 2:
              del parameters[0]
          return found.replace(parameters=parameters)


      def signature(obj, **options):
          """The signature of a callable."""
          if not callable(obj):
              raise TypeError(f'{obj!r} is not a callable object')
          if isinstance(obj, types.MethodType):
              return _without_first(signature(obj.__func__))
          obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__'))
          found = getattr(obj, '__signature__', None)
          if found is not None:
              return found
          if isinstance(obj, types.FunctionType):
              return _of_function(obj)
          if isinstance(obj, functools.partial):
              found = signature(obj.func)
              bound, named, parameters = found.bind_partial(*obj.args, **obj.keywords).arguments, False, []
              for name, parameter in found.parameters.items():
                  if name in obj.keywords:
                      named = True
                      parameter = parameter.replace(default=obj.keywords[name])
                  elif name in bound and parameter.kind < 2:
                      continue
                  if named and parameter.kind == 1:
                      parameter = parameter.replace(kind=3)
                  elif named and parameter.kind == 2:
                      continue
                  parameters.append(parameter)
              return found.replace(parameters=parameters)
          if isinstance(obj, type):
              for name in ('__call__',) if type(obj).__call__ is not type.__call__ else ():
                  return _without_first(signature(getattr(type(obj), name)))
              for base in obj.__mro__[:-1]:
                  for name in ('__new__', '__init__'):
                      if isinstance(vars(base).get(name), (types.FunctionType, staticmethod)):
                          return _without_first(signature(getattr(base, name)))
              if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
                  return Signature()
              raise ValueError(f'no signature found for builtin type {obj!r}')
          call = getattr(type(obj), '__call__', None)
          if isinstance(call, types.FunctionType):
              return _without_first(signature(call))
          raise ValueError(f'no signature found for builtin {obj!r}')


      def unwrap(func, *, stop=None):
          """The function inside wrappers."""
          while hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
              func = func.__wrapped__
          return func


      def cleandoc(doc):
          """A docstring without the indentation of its lines."""
          lines = doc.expandtabs().split('\n')
          margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
          margin = min(margins, default=0)
          lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
          while lines and not lines[-1]:
              lines.pop()
          while lines and not lines[0]:
              lines.pop(0)
          return '\n'.join(lines)


      def getdoc(object):
          """An object's documentation, or that of what it overrides."""
          doc = getattr(object, '__doc__', None)
          if doc is None and isinstance(object, type):
              doc = next((base.__doc__ for base in object.__mro__ if base.__doc__ is not None and base is not type
                          and len(base.__mro__) > 1), None)
          return cleandoc(doc) if isinstance(doc, str) else None


      def getmembers(object, predicate=None):
          """The attributes of an object, with their names, in order."""
          return [(name, value) for name in sorted(dir(object)) if hasattr(object, name)
                  for value in [getattr(object, name)] if predicate is None or predicate(value)]


      def getmro(cls):
          """The classes that attributes are looked for in."""
          return cls.__mro__


      def isclass(object):
          """Whether something is a class."""
          return isinstance(object, type)


      def isfunction(object):
          """Whether something is a function that was defined in Python."""
          return isinstance(object, types.FunctionType)


      def ismethod(object):
          """Whether something is a method bound to an object."""
          return isinstance(object, types.MethodType)


      def ismodule(object):
          """Whether something is a module."""
          return isinstance(object, types.ModuleType)


      def isbuiltin(object):
          """Whether something is a function that is built in."""
          return isinstance(object, types.BuiltinFunctionType)


      def isroutine(object):
          """Whether something is a function or method of any kind."""
          return isbuiltin(object) or isfunction(object) or ismethod(object)


      def isgeneratorfunction(object):
          """Whether calling a function makes a generator."""
          object = getattr(object, '__func__', object)
          return isfunction(object) and bool(object.__code__.co_flags & 32)


      def isgenerator(object):
          """Whether something is a generator."""
          return isinstance(object, types.GeneratorType)


      def isabstract(object):
          """Whether a class has abstract methods left."""
          return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None))


      def iscoroutinefunction(object):
          """Whether calling a function makes a coroutine."""
          return False
      """#)
}
