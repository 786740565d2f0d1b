import PythonRuntime

extension PythonSource {
  /// `torch.utils._contextlib`.
  static let generatorContexts = PythonSource(
    module: "torch.utils._contextlib",
    text: #"""
      import functools


      def _wrap_generator(ctx_factory, func):
          """Make a generator function run in a context, which it leaves while it waits."""

          @functools.wraps(func)
          def generator_context(*args, **kwargs):
              gen = func(*args, **kwargs)
              try:
                  with ctx_factory():
                      response = gen.send(None)
                  while True:
                      try:
                          request = yield response
                      except GeneratorExit:
                          with ctx_factory():
                              gen.close()
                          raise
                      except BaseException as error:
                          with ctx_factory():
                              response = gen.throw(error)
                      else:
                          with ctx_factory():
                              response = gen.send(request)
              except StopIteration as e:
                  return e.value

          return generator_context
      """#)
}
