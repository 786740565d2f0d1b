import Autograd
import PythonRuntime
import TensorCore

/// Settings that a program may make and read back; on the CPU, with reproducible results, most change nothing.
enum SettingFunctions {
  static func bind(into builder: ModuleBuilder, in torch: Torch) {
    let interpreter = builder.interpreter
    let state = State()
    func function(
      _ name: String, _ parameters: String = "", _ documentation: String,
      _ body: @escaping ([Value]) throws(PythonError) -> Value
    ) {
      builder.libraryFunction(name, parameters, documentation, in: torch) { (_, values) throws(PythonError) in
        try body(values)
      }
    }
    function(
      "use_deterministic_algorithms", "mode, *, warn_only=False",
      "Asks for reproducible results, which all are."
    ) {
      (values) throws(PythonError) in
      state.isDeterministic = try interpreter.isTrue(values[0])
      state.warnsOnly = values[1].isUnset ? false : try interpreter.isTrue(values[1])
      return .none
    }
    function("are_deterministic_algorithms_enabled", "", "Whether reproducible results were asked for.") {
      _ in
      .bool(state.isDeterministic)
    }
    function(
      "is_deterministic_algorithms_warn_only_enabled", "",
      "Whether results that are not reproducible only warn."
    ) { _ in .bool(state.isDeterministic && state.warnsOnly) }
    function("get_deterministic_debug_mode", "", "0, 1 or 2: whether irreproducible results warn or fail.") {
      _ in
      .int(!state.isDeterministic ? 0 : state.warnsOnly ? 1 : 2)
    }
    function(
      "set_deterministic_debug_mode", "debug_mode", "Sets whether irreproducible results warn or fail."
    ) {
      (values) throws(PythonError) in
      let names = ["default": 0, "warn": 1, "error": 2]
      var mode: Int?
      if case .int(let number) = values[0] { mode = number }
      if let text = values[0].cast(to: StringObject.self) { mode = names[text.value] }
      guard let mode, (0...2).contains(mode) else {
        throw .runtimeError(
          "invalid value of debug_mode, expected 0, 1, 2 or one of 'default', 'warn', 'error', but got "
            + (try interpreter.string(of: values[0])))
      }
      (state.isDeterministic, state.warnsOnly) = (mode > 0, mode == 1)
      return .none
    }
    function("get_float32_matmul_precision", "", "How exact products of float32 matrices are.") { _ in
      interpreter.string(state.precision)
    }
    function(
      "set_float32_matmul_precision", "precision", "Sets how exact products of float32 matrices must be."
    ) {
      (values) throws(PythonError) in
      if let text = values[0].cast(to: StringObject.self), ["highest", "high", "medium"].contains(text.value)
      {
        state.precision = text.value
      }
      return .none
    }
    function("is_warn_always_enabled", "", "Whether warnings are repeated.") { _ in .bool(torch.warnsAlways) }
    function("set_warn_always", "b", "Sets whether warnings are repeated.") { (values) throws(PythonError) in
      torch.warnsAlways = try interpreter.isTrue(values[0])
      return .none
    }
    function("set_flush_denormal", "mode", "Whether tiny numbers could be made zero: they never are.") { _ in
      .bool(false)
    }
    function("get_num_interop_threads", "", "The number of threads between operations.") { _ in .int(1) }
    function("set_num_interop_threads", "int", "Sets the number of threads between operations.") { _ in .none
    }
    function("set_default_device", "device", "Sets the device of new tensors: the CPU.") {
      (values) throws(PythonError) in
      if let device = values[0].cast(to: DeviceObject.self) {
        try device.checkUsable()
      } else if let text = values[0].cast(to: StringObject.self) {
        try DeviceObject.parse(text.value, in: torch).checkUsable()
      }
      return .none
    }
    function("set_default_tensor_type", "t", "Sets the type of new floating point tensors.") {
      (values) throws(PythonError) in
      var type = values[0].cast(to: LegacyTypeObject.self)?.scalarType
      if let text = values[0].cast(to: StringObject.self) {
        type = ScalarType.allCases.first { "torch.\($0.legacyName)" == text.value }
        if type == nil { throw .typeError("invalid type name: \(text.value)") }
      }
      guard let type, type.isFloatingPoint else {
        throw .typeError("only floating-point types are supported as the default type")
      }
      DefaultScalarType.current = type
      return .none
    }
    function("compiled_with_cxx11_abi", "", "True, as in PyTorch.") { _ in .bool(true) }
  }

  /// What was set, for those who read it back.
  private final class State {
    var isDeterministic = false
    var warnsOnly = false
    var precision = "highest"
  }
}
