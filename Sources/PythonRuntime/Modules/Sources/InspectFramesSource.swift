extension PythonSource {
  /// The part of `inspect` that looks at frames, generators and how calls are bound.
  static let inspectFrames = PythonSource(
    module: "inspect",
    text: #"""
      import collections
      import sys

      GEN_CREATED = 'GEN_CREATED'
      GEN_RUNNING = 'GEN_RUNNING'
      GEN_SUSPENDED = 'GEN_SUSPENDED'
      GEN_CLOSED = 'GEN_CLOSED'

      FullArgSpec = collections.namedtuple(
          'FullArgSpec', 'args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations')
      Arguments = collections.namedtuple('Arguments', 'args varargs varkw')
      ArgInfo = collections.namedtuple('ArgInfo', 'args varargs keywords locals')
      Traceback = collections.namedtuple('Traceback', 'filename lineno function code_context index')
      FrameInfo = collections.namedtuple('FrameInfo', 'frame filename lineno function code_context index')
      _missing = object()


      def getfullargspec(func):
          """The names and defaults of a function's parameters."""
          try:
              found = signature(func)
          except Exception as error:
              raise TypeError('unsupported callable') from error
          args, only, defaults, only_defaults = [], [], [], {}
          varargs = varkw = None
          annotations = {}
          for parameter in found.parameters.values():
              kind, name = parameter.kind, parameter.name
              if kind is Parameter.VAR_POSITIONAL:
                  varargs = name
              elif kind is Parameter.VAR_KEYWORD:
                  varkw = name
              elif kind is Parameter.KEYWORD_ONLY:
                  only.append(name)
                  if parameter.default is not Parameter.empty:
                      only_defaults[name] = parameter.default
              else:
                  args.append(name)
                  if parameter.default is not Parameter.empty:
                      defaults.append(parameter.default)
              if parameter.annotation is not Parameter.empty:
                  annotations[name] = parameter.annotation
          if found.return_annotation is not Signature.empty:
              annotations['return'] = found.return_annotation
          return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, only, only_defaults or None, annotations)


      def getcallargs(func, /, *positional, **named):
          """The values that the parameters of a function get from arguments."""
          bound = signature(func).bind(*positional, **named)
          bound.apply_defaults()
          spec = getfullargspec(func)
          names = [*spec.args, spec.varargs, spec.varkw, *spec.kwonlyargs]
          return {name: bound.arguments[name] for name in names if name is not None}


      def getgeneratorstate(generator):
          """What a generator is at."""
          if generator.gi_running:
              return GEN_RUNNING
          if generator.gi_suspended:
              return GEN_SUSPENDED
          return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


      def getgeneratorlocals(generator):
          """The variables of a generator."""
          frame = generator.gi_frame
          return {} if frame is None else frame.f_locals


      def getattr_static(obj, attr, default=_missing):
          """An attribute as it is kept, without a look at descriptors and __getattr__."""
          own = {} if isinstance(obj, type) else getattr(obj, '__dict__', {})
          mro = obj.__mro__ if isinstance(obj, type) else type(obj).__mro__
          held = next((base.__dict__[attr] for base in mro if attr in base.__dict__), _missing)
          if held is not _missing and hasattr(type(held), '__get__') and hasattr(type(held), '__set__'):
              return held
          if attr in own:
              return own[attr]
          if held is _missing and isinstance(obj, type):
              held = next((base.__dict__[attr] for base in type(obj).__mro__ if attr in base.__dict__), _missing)
          if held is not _missing:
              return held
          if default is not _missing:
              return default
          raise AttributeError(attr)


      def isframe(object):
          """Whether something is a frame."""
          return type(object).__name__ == 'frame'


      def iscode(object):
          """Whether something is the code of a function."""
          return isinstance(object, types.CodeType)


      def istraceback(object):
          """Whether something is a traceback."""
          return isinstance(object, types.TracebackType)


      def currentframe():
          """The frame that calls this."""
          return sys._getframe(1)


      def getargs(co):
          """The names of a code's parameters: the plain ones, and those that take what is left over."""
          count = co.co_argcount + co.co_kwonlyargcount
          names = list(co.co_varnames[:count])
          varargs = varkw = None
          if co.co_flags & 4:
              varargs = co.co_varnames[count]
              count += 1
          if co.co_flags & 8:
              varkw = co.co_varnames[count]
          return Arguments(names, varargs, varkw)


      def getargvalues(frame):
          """The names of a frame's parameters, and its variables."""
          return ArgInfo(*getargs(frame.f_code), frame.f_locals)


      def getframeinfo(frame, context=1):
          """Where a frame or traceback is."""
          line = frame.tb_lineno if istraceback(frame) else frame.f_lineno
          frame = frame.tb_frame if istraceback(frame) else frame
          return Traceback(frame.f_code.co_filename, line, frame.f_code.co_name, None, None)


      def getouterframes(frame, context=1):
          """A frame and those that it was called from."""
          found = []
          while frame is not None:
              found.append(FrameInfo(frame, *getframeinfo(frame)))
              frame = frame.f_back
          return found


      def stack(context=1):
          """The frames of the calls that are running, the innermost first."""
          return getouterframes(sys._getframe(1), context)
      """#)
}
