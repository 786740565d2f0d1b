import PythonRuntime

/// The module `torch.autograd.functional`.
enum FunctionalModule {
  static func fill(_ builder: ModuleBuilder, in torch: Torch) {
    func product(
      _ name: String, _ documentation: String,
      _ body: @escaping (FunctionalProducts) throws(PythonError) -> Value
    ) {
      builder.libraryFunction(
        name, "func, inputs, v=None, create_graph=False, strict=False", documentation, in: torch
      ) { (_, values) throws(PythonError) in try body(FunctionalProducts(name, values, in: torch)) }
    }
    product("vjp", "Computes a vector times the jacobian of a function.") {
      (call) throws(PythonError) in try call.vectorJacobian()
    }
    product("jvp", "Computes the jacobian of a function times a vector.") {
      (call) throws(PythonError) in try call.jacobianVector()
    }
    product("vhp", "Computes a vector times the hessian of a function.") {
      (call) throws(PythonError) in try call.vectorHessian()
    }
    product("hvp", "Computes the hessian of a function times a vector.") {
      (call) throws(PythonError) in try call.hessianVector()
    }
    builder.libraryFunction(
      "jacobian",
      "func, inputs, create_graph=False, strict=False, vectorize=False, strategy='reverse-mode'",
      "Computes the jacobian of a function.", in: torch
    ) { (_, values) throws(PythonError) in try FunctionalJacobian.jacobian(values, in: torch) }
    builder.libraryFunction(
      "hessian",
      "func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy='reverse-mode'",
      "Computes the hessian of a function that returns one number.", in: torch
    ) { (_, values) throws(PythonError) in try FunctionalJacobian.hessian(values, in: torch) }
  }
}
