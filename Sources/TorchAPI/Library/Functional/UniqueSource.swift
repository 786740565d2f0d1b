import Autograd
import PythonRuntime
import TensorCore

extension PythonSource {
  /// `torch.unique` and `torch.unique_consecutive`, whose results are as many as were asked for.
  static let unique = PythonSource(
    module: "torch._unique_elements",
    text: #"""
      import torch


      def boolean_dispatch(name, arg_name, arg_index, if_true, if_false):
          def fn(*args, **kwargs):
              is_wanted = kwargs[arg_name] if arg_name in kwargs else arg_index < len(args) and args[arg_index]
              return (if_true if is_wanted else if_false)(*args, **kwargs)

          fn.__name__ = name
          fn.__module__ = "torch.functional"
          fn.__doc__ = if_true.__doc__
          return fn


      def _unique_impl(input, sorted, return_inverse, return_counts, dim):
          if dim is not None:
              return torch._C._unique_dim(
                  input, dim, sorted=sorted, return_inverse=return_inverse, return_counts=return_counts)
          return torch._unique2(input, sorted=sorted, return_inverse=return_inverse, return_counts=return_counts)


      def _return_output(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
          """Finds the different elements."""
          return _unique_impl(input, sorted, return_inverse, return_counts, dim)[0]


      def _return_inverse(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
          """Finds the different elements."""
          return _unique_impl(input, sorted, return_inverse, return_counts, dim)[:2]


      def _return_counts(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
          """Finds the different elements."""
          return _unique_impl(input, sorted, return_inverse, return_counts, dim)[::2]


      def _return_inverse_and_counts(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
          """Finds the different elements."""
          return _unique_impl(input, sorted, return_inverse, return_counts, dim)


      unique = boolean_dispatch(
          "unique", "return_inverse", 2,
          boolean_dispatch("unique", "return_counts", 3, _return_inverse_and_counts, _return_inverse),
          boolean_dispatch("unique", "return_counts", 3, _return_counts, _return_output))


      def _consecutive_impl(input, return_inverse, return_counts, dim):
          return torch._C._unique_consecutive(
              input, return_inverse=return_inverse, return_counts=return_counts, dim=dim)


      def _consecutive_return_output(input, return_inverse=False, return_counts=False, dim=None):
          """Drops elements that equal the one before."""
          return _consecutive_impl(input, return_inverse, return_counts, dim)[0]


      def _consecutive_return_inverse(input, return_inverse=False, return_counts=False, dim=None):
          """Drops elements that equal the one before."""
          return _consecutive_impl(input, return_inverse, return_counts, dim)[:2]


      def _consecutive_return_counts(input, return_inverse=False, return_counts=False, dim=None):
          """Drops elements that equal the one before."""
          return _consecutive_impl(input, return_inverse, return_counts, dim)[::2]


      def _consecutive_return_inverse_and_counts(input, return_inverse=False, return_counts=False, dim=None):
          """Drops elements that equal the one before."""
          return _consecutive_impl(input, return_inverse, return_counts, dim)


      # PyTorch looks for both by position where the other one is.
      unique_consecutive = boolean_dispatch(
          "unique_consecutive", "return_inverse", 2,
          boolean_dispatch("unique_consecutive", "return_counts", 1, _consecutive_return_inverse_and_counts,
                           _consecutive_return_inverse),
          boolean_dispatch("unique_consecutive", "return_counts", 1, _consecutive_return_counts,
                           _consecutive_return_output))
      """#)
}

/// The functions and methods that find different elements.
enum UniqueFunctions {
  private static let flags = "bool return_inverse=False, bool return_counts=False"

  /// The functions within `torch.unique` and `torch.unique_consecutive`, which give all parts.
  static func bindInternals(into builder: ModuleBuilder, in torch: Torch) {
    builder.set(
      "_unique_dim", .object(function("unique_dim", "int dim, bool sorted=True, \(flags)", in: torch)))
    builder.set(
      "_unique_consecutive",
      .object(function("unique_consecutive", "\(flags), int? dim=None", in: torch)))
  }

  static func bind(into builder: ModuleBuilder, in torch: Torch) {
    builder.set("_unique2", .object(function("_unique2", "bool sorted=True, \(flags)", in: torch)))
  }

  private static func function(
    _ name: String, _ parameters: String, in torch: Torch
  ) -> TorchFunctionObject {
    let function = TorchFunction(
      name, ["\(name)(Tensor input, \(parameters))"],
      documentation: "Finds the different elements, or slices.", in: torch
    ) { (call) throws(PythonError) in
      let input = try call.tensor(0)
      func index(_ name: String) -> Int? { call.parameters.firstIndex { $0.name == name } }
      let (inverse, counts) = (index("return_inverse"), index("return_counts"))
      var chosen: Int?
      if let dim = index("dim") { chosen = try call.optionalInt(dim) }
      let found = try translated(UniqueElements.find(input, chosen, sorts: name != "unique_consecutive"))
      // What was not asked for is empty, but for slices, of which all is found at once.
      func part(_ tensor: Tensor, _ flag: Int?) throws(PythonError) -> Value {
        var isWanted = name == "unique_dim"
        if let flag, !isWanted { isWanted = try call.bool(flag) }
        return torch.value(isWanted ? tensor : Tensor(try translated(NDArray.zeros([0], .int64))))
      }
      return torch.interpreter.tuple([
        torch.value(found.elements), try part(found.inverse, inverse), try part(found.counts, counts),
      ])
    }
    return TorchFunctionObject(function)
  }

  static func bindMethods(into builder: TypeBuilder, in torch: Torch) {
    for (name, flags) in [
      ("unique", ["sorted", "return_inverse", "return_counts"]),
      ("unique_consecutive", ["return_inverse", "return_counts"]),
    ] {
      let parameters = flags.map { "\($0)=\($0 == "sorted" ? "True" : "False")" }.joined(separator: ", ")
      builder.libraryMethod(name, "self, \(parameters), dim=None", "See `torch.\(name)`.", in: torch) {
        (object, values) throws(PythonError) in
        let interpreter = torch.interpreter
        let function = try interpreter.attribute(name, of: .object(interpreter.importModule("torch")))
        let given = zip(flags + ["dim"], values.dropFirst()).filter { !$1.isUnset }
        return try interpreter.call(function, [.object(object)], keywords: given.map { ($0, $1) })
      }
    }
  }
}
