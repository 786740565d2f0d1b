extension PythonSource {
  static let contextlib = PythonSource(
    module: "contextlib",
    text: #"""
      import abc
      import sys
      from functools import wraps

      __all__ = ['contextmanager', 'closing', 'nullcontext', 'AbstractContextManager', 'ContextDecorator', 'ExitStack',
                 'redirect_stdout', 'redirect_stderr', 'suppress']


      class AbstractContextManager(abc.ABC):
          """A base class of context managers."""
          __class_getitem__ = classmethod(type(list[int]))

          def __enter__(self):
              return self

          @abc.abstractmethod
          def __exit__(self, exc_type, exc_value, traceback):
              return None

          @classmethod
          def __subclasshook__(cls, subclass):
              if cls is not AbstractContextManager:
                  return NotImplemented
              found = [getattr(subclass, name, None) for name in ('__enter__', '__exit__')]
              return None not in found or NotImplemented


      class ContextDecorator(object):
          """A base class of context managers that decorate functions as well."""

          def _recreate_cm(self):
              return self

          def __call__(self, func):
              @wraps(func)
              def inner(*args, **kwds):
                  with self._recreate_cm():
                      return func(*args, **kwds)
              return inner


      class _GeneratorContextManager(ContextDecorator):
          def __init__(self, func, args, kwds):
              self.gen = func(*args, **kwds)
              self.func, self.args, self.kwds = func, args, kwds
              self.__doc__ = getattr(func, '__doc__', None) or type(self).__doc__

          def _recreate_cm(self):
              return self.__class__(self.func, self.args, self.kwds)

          def __enter__(self):
              del self.args, self.kwds, self.func
              try:
                  return next(self.gen)
              except StopIteration:
                  raise RuntimeError("generator didn't yield") from None

          def __exit__(self, typ, value, traceback):
              if typ is None:
                  try:
                      next(self.gen)
                  except StopIteration:
                      return False
                  raise RuntimeError("generator didn't stop")
              if value is None:
                  value = typ()
              try:
                  self.gen.throw(value)
              except StopIteration as exc:
                  return exc is not value
              except RuntimeError as exc:
                  if exc is value:
                      exc.__traceback__ = traceback
                      return False
                  if isinstance(value, StopIteration) and exc.__cause__ is value:
                      value.__traceback__ = traceback
                      return False
                  raise
              except BaseException as exc:
                  if exc is not value:
                      raise
                  exc.__traceback__ = traceback
                  return False
              raise RuntimeError("generator didn't stop after throw()")


      def contextmanager(func):
          """Make a context manager of a generator function that yields once."""
          @wraps(func)
          def helper(*args, **kwds):
              return _GeneratorContextManager(func, args, kwds)
          return helper


      class closing(AbstractContextManager):
          """Close something at the end of a block."""

          def __init__(self, thing):
              self.thing = thing

          def __enter__(self):
              return self.thing

          def __exit__(self, *exc_info):
              self.thing.close()


      class _RedirectStream(AbstractContextManager):
          _stream = None

          def __init__(self, new_target):
              self._new_target = new_target
              self._old_targets = []

          def __enter__(self):
              self._old_targets.append(getattr(sys, self._stream))
              setattr(sys, self._stream, self._new_target)
              return self._new_target

          def __exit__(self, exctype, excinst, exctb):
              setattr(sys, self._stream, self._old_targets.pop())


      class redirect_stdout(_RedirectStream):
          """Send what is printed in a block to another stream."""
          _stream = "stdout"


      class redirect_stderr(_RedirectStream):
          """Send the errors of a block to another stream."""
          _stream = "stderr"


      class suppress(AbstractContextManager):
          """End a block quietly when certain exceptions end it."""

          def __init__(self, *exceptions):
              self._exceptions = exceptions

          def __enter__(self):
              pass

          def __exit__(self, exctype, excinst, exctb):
              return exctype is not None and issubclass(exctype, self._exceptions)


      class nullcontext(AbstractContextManager):
          """A context manager that does nothing."""

          def __init__(self, enter_result=None):
              self.enter_result = enter_result

          def __enter__(self):
              return self.enter_result

          def __exit__(self, *excinfo):
              pass


      class ExitStack(AbstractContextManager):
          """A context manager that ends others, the last one first."""

          def __init__(self):
              self._exit_callbacks = []

          def pop_all(self):
              stack = type(self)()
              stack._exit_callbacks = self._exit_callbacks
              self._exit_callbacks = []
              return stack

          def push(self, exit):
              method = getattr(type(exit), '__exit__', None)
              if method is None:
                  self._exit_callbacks.append(exit)
              else:
                  self._exit_callbacks.append(lambda *details: method(exit, *details))
              return exit

          def enter_context(self, cm):
              cls = type(cm)
              try:
                  enter = cls.__enter__
                  exit = cls.__exit__
              except AttributeError:
                  raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does "
                                  "not support the context manager protocol") from None
              result = enter(cm)
              self._exit_callbacks.append(lambda *details: exit(cm, *details))
              return result

          def callback(self, callback, /, *args, **kwds):
              def run(*details):
                  callback(*args, **kwds)
              self._exit_callbacks.append(run)
              return callback

          def close(self):
              self.__exit__(None, None, None)

          def __exit__(self, *exc_details):
              received = exc_details[0] is not None
              pending = exc_details
              outer = sys.exc_info()[1]

              def link(new, old):
                  # As if each context were that of a with statement inside the one before.
                  while True:
                      context = new.__context__
                      if context is None or context is old:
                          return
                      if context is outer:
                          break
                      new = context
                  new.__context__ = old
              suppressed = False
              raised = None
              while self._exit_callbacks:
                  exit = self._exit_callbacks.pop()
                  try:
                      if exit(*pending):
                          suppressed = True
                          raised = None
                          pending = (None, None, None)
                  except BaseException as exc:
                      link(exc, pending[1])
                      raised = exc
                      pending = (type(exc), exc, exc.__traceback__)
              if raised is not None:
                  context = raised.__context__
                  try:
                      raise raised
                  except BaseException:
                      raised.__context__ = context
                      raise
              return received and suppressed
      """#)
}
