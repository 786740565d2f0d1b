import PythonRuntime

extension PythonSource {
  static let conditionNames = [
    "_assert", "_check", "_check_with", "_check_index", "_check_value", "_check_type",
    "_check_not_implemented",
    "_check_tensor_all", "sym_int", "sym_float", "sym_not", "sym_ite", "sym_max", "sym_min", "sym_sum",
    "sym_sqrt",
  ]

  /// Conditions that a program states, and the functions of numbers that traced programs use.
  static let conditions = PythonSource(
    module: "torch._conditions",
    text: #"""
      import math

      import torch


      def _assert(condition, message):
          """Raises an AssertionError unless the condition holds."""
          assert condition, message


      def _check(cond, message=None):
          """Raises a RuntimeError unless the condition holds."""
          _check_with(RuntimeError, cond, message)


      def _check_with(error_type, cond, message):
          """Raises an error of a type unless the condition holds."""
          if not isinstance(cond, bool):
              if isinstance(cond, torch.Tensor):
                  raise TypeError('cond must be a bool, but got a Tensor. For tensor conditions, use '
                                  'torch._check_tensor_all() to assert that all elements are true.')
              raise TypeError(f'cond must be a bool, but got {type(cond)}')
          if not cond:
              _fail(error_type, message)


      def _fail(error_type, message):
          if message is None:
              message = ('Expected cond to be True, but got False. (Could this error message be improved? If so, '
                         'please report an enhancement request to PyTorch.)')
          raise error_type(str(message() if callable(message) else message))


      def _check_index(cond, message=None):
          """Raises an IndexError unless the condition holds."""
          _check_with(IndexError, cond, message)


      def _check_value(cond, message=None):
          """Raises a ValueError unless the condition holds."""
          _check_with(ValueError, cond, message)


      def _check_type(cond, message=None):
          """Raises a TypeError unless the condition holds."""
          _check_with(TypeError, cond, message)


      def _check_not_implemented(cond, message=None):
          """Raises a NotImplementedError unless the condition holds."""
          _check_with(NotImplementedError, cond, message)


      def _check_tensor_all(cond, message=None):
          """Raises a RuntimeError unless all elements are true."""
          if not isinstance(cond, torch.Tensor):
              raise TypeError(f'cond must be a tensor, but got {type(cond)}')
          if not cond.dtype == torch.bool:
              raise TypeError(f'cond tensor must have dtype torch.bool, but got {cond.dtype}')
          if not cond.all():
              _fail(RuntimeError, message)


      def sym_int(a):
          """A number as an int."""
          return int(a)


      def sym_float(a):
          """A number as a float."""
          return float(a)


      def sym_not(a):
          """Not."""
          return not a


      def sym_ite(b, t, f):
          """One of two values of the same type by a condition."""
          if not isinstance(b, bool):
              raise AssertionError(f'expected SymBool or bool, got {type(b)}')
          if type(t) is not type(f):
              raise AssertionError(f'type mismatch: {type(t)} vs {type(f)}')
          return t if b else f


      def _extreme(choose, a, b):
          for value in (a, b):
              if not isinstance(value, (int, float)):
                  raise AssertionError("expected (<class 'numpy.integer'>, <class 'numpy.floating'>, <class 'int'>, "
                                       f"<class 'float'>), got {type(value)}")
          result = choose(a, b)
          return float(result) if isinstance(a, float) or isinstance(b, float) else int(result)


      def sym_max(a, b):
          """The larger number, a float where one of the two is."""
          return _extreme(max, a, b)


      def sym_min(a, b):
          """The smaller number, a float where one of the two is."""
          return _extreme(min, a, b)


      def sym_sum(args):
          """The sum of numbers."""
          return sum(args)


      def sym_sqrt(a):
          """The square root of a number."""
          return math.sqrt(a)
      """#)
}
