import Autograd
import BigInt
import PythonRuntime
import TensorCore

/// The module `torch`.
enum TorchModule {
  static func fill(_ builder: ModuleBuilder, in torch: Torch) {
    builder.set("__version__", builder.interpreter.string(TorchAPI.version))
    bindConstants(into: builder, in: torch)
    bindClasses(into: builder, in: torch)
    torch.operators.bindFunctions(of: .torch, into: builder)
    for inPlace in [false, true] {
      torch.operators.bindUnflagged(
        ["selu", "celu", "rrelu"], inPlace: inPlace, into: builder, isModuleFunction: false)
    }
    LinearAlgebraModule.bind(into: builder, in: torch)
    TensorFactory.bind(into: builder, in: torch)
    FactoryFunctions.bind(into: builder, in: torch)
    RandomFunctions.bind(into: builder, in: torch)
    WindowFunctions.bind(into: builder, in: torch)
    ListFunctions.bind(into: builder, in: torch)
    UniqueFunctions.bind(into: builder, in: torch)
    PlainFunctions.bind(into: builder, in: torch)
    SettingFunctions.bind(into: builder, in: torch)
    TensorQuestions.bind(into: builder, in: torch)
    SamplingFunctions.bind(into: builder, in: torch)
    bindRandomState(into: builder, in: torch)
    bindQuestions(into: builder, in: torch)
    bindTypes(into: builder, in: torch)
    bindSettings(into: builder, in: torch)
  }

  private static func bindConstants(into builder: ModuleBuilder, in torch: Torch) {
    builder.set("pi", .float(.pi))
    builder.set("e", .float(2.718281828459045))
    builder.set("inf", .float(.infinity))
    builder.set("nan", .float(.nan))
    builder.set("newaxis", .none)
    for (name, type) in DTypeObject.names { builder.set(name, .object(torch.dtype(type))) }
    for symbol in torch.symbols.layouts + torch.symbols.memoryFormats {
      builder.set(symbol.name, .object(symbol))
    }
  }

  private static func bindClasses(into builder: ModuleBuilder, in torch: Torch) {
    let interpreter = builder.interpreter
    builder.set("Tensor", .object(torch.tensorType))
    builder.set("Size", .object(torch.sizeType))
    builder.set("dtype", .object(torch.dtypeType))
    builder.set("device", .object(torch.deviceType))
    builder.set("layout", .object(torch.symbols.layout))
    builder.set("memory_format", .object(torch.symbols.memoryFormat))
    builder.set("Generator", .object(torch.generatorType))
    builder.set("finfo", .object(interpreter.type(for: FloatLimitsObject.self)))
    builder.set("iinfo", .object(interpreter.type(for: IntegerLimitsObject.self)))
    for type in ScalarType.allCases where !type.isComplex {
      builder.set(type.legacyName, .object(LegacyTypeObject(type, in: interpreter)))
    }
    AutogradModule.fillModes(builder, in: torch)
    GraphInternals.bindAnomalyMode(into: builder, in: torch)
  }

  // MARK: Random numbers

  private static func bindRandomState(into builder: ModuleBuilder, in torch: Torch) {
    builder.set("default_generator", .object(torch.defaultGenerator))
    builder.libraryFunction("manual_seed", "seed", "Sets the seed of the random numbers.", in: torch) {
      (interpreter, values) throws(PythonError) in
      torch.generator.reset(seed: try GeneratorObject.seed(values[0], in: interpreter))
      return .object(torch.defaultGenerator)
    }
    builder.libraryFunction("seed", "", "Takes a seed from the system, and returns it.", in: torch) {
      (interpreter, _) in interpreter.integer(BigUInt(torch.generator.resetFromSystem()))
    }
    builder.libraryFunction("initial_seed", "", "The seed of the random numbers.", in: torch) {
      (interpreter, _) in interpreter.integer(BigUInt(torch.generator.seed))
    }
    builder.libraryFunction("get_rng_state", "", "The state of the random numbers, as a tensor.", in: torch) {
      (_, _) throws(PythonError) in torch.value(Tensor(try translated(torch.generator.state())))
    }
    builder.libraryFunction(
      "set_rng_state", "new_state", "Takes up a state of the random numbers.", in: torch
    ) {
      (interpreter, values) throws(PythonError) in
      try GeneratorObject.restore(torch.generator, values[0], in: interpreter)
      return .none
    }
  }

  // MARK: Questions

  private static func bindQuestions(into builder: ModuleBuilder, in torch: Torch) {
    builder.libraryFunction("is_tensor", "obj", "Whether an object is a tensor.", in: torch) { (_, values) in
      .bool(values[0].tensorObject != nil)
    }
    func question(_ name: String, _ documentation: String, _ answer: @escaping (Tensor) -> Value) {
      builder.torchFunction(name, ["Tensor input"], documentation, in: torch) { (call) throws(PythonError) in
        answer(try call.tensor(0))
      }
    }
    question("numel", "The number of elements.") { .int($0.elementCount) }
    question("is_floating_point", "Whether the elements are floating point numbers.") {
      .bool($0.scalarType.isFloatingPoint)
    }
    question("is_complex", "Whether the elements are complex numbers.") { .bool($0.scalarType.isComplex) }
    question("is_conj", "Whether the tensor is noted as a conjugate.") {
      .bool($0.pendingBits.contains(.conjugate))
    }
    question("is_inference", "Whether the tensor was made in inference mode.") { .bool($0.isInference) }
    builder.torchFunction(
      "_is_all_true", ["Tensor input"], "Whether all elements are true, as a tensor.", in: torch
    ) { (call) throws(PythonError) in
      let input = try call.tensor(0)
      return torch.value(Tensor(try translated(Kernels.all(input.array))))
    }
    builder.torchFunction("is_nonzero", ["Tensor input"], "Whether the only element is not zero.", in: torch)
    {
      (call) throws(PythonError) in
      .bool(try torch.object(call.tensor(0)).isTrue(in: torch.interpreter))
    }
    builder.torchFunction("detach", ["Tensor input"], "The same memory outside the graph.", in: torch) {
      (call) throws(PythonError) in torch.value(try call.tensor(0).detached())
    }
    for name in ["is_grad_enabled", "is_inference_mode_enabled"] {
      builder.set(
        name,
        .object(
          NativeFunction(
            name, "", module: "torch", documentation: "Whether the mode is on.",
            in: torch.interpreter
          ) { (_, _) in .bool(name == "is_grad_enabled" ? GradMode.isEnabled : InferenceMode.isEnabled) }))
    }
  }

  // MARK: Element types

  private static func bindTypes(into builder: ModuleBuilder, in torch: Torch) {
    builder.torchFunction(
      "promote_types", ["dtype type1, dtype type2"], "The type that both convert to.", in: torch
    ) {
      (call) throws(PythonError) in
      let (first, second) = (try call.scalarType(0), try call.scalarType(1))
      return .object(torch.dtype(ScalarType.promoted(first ?? .float32, second ?? .float32)))
    }
    builder.torchFunction(
      "can_cast", ["dtype from_, dtype to"], "Whether results may be stored in a type.", in: torch
    ) {
      (call) throws(PythonError) in
      let (first, second) = (try call.scalarType(0), try call.scalarType(1))
      return .bool((first ?? .float32).canCast(to: second ?? .float32))
    }
    builder.torchFunction(
      "result_type",
      [
        "Tensor tensor, Tensor other", "Tensor tensor, Scalar other", "Scalar scalar, Tensor tensor",
        "Scalar scalar1, Scalar scalar2",
      ],
      "The type of an operation's result.", in: torch
    ) { (call) throws(PythonError) in
      var operands: [PromotionOperand] = []
      for index in 0...1 {
        if let tensor = call[index].tensor {
          operands.append(tensor.array.promotionOperand)
        } else {
          operands.append(.number(try call.scalar(index)))
        }
      }
      return .object(torch.dtype(ScalarType.resultType(of: operands, defaultType: DefaultScalarType.current)))
    }
    builder.libraryFunction("get_default_dtype", "", "The type of new floating point tensors.", in: torch) {
      (_, _) in
      .object(torch.dtype(DefaultScalarType.current))
    }
    builder.libraryFunction(
      "set_default_dtype", "d", "Sets the type of new floating point tensors.", in: torch
    ) {
      (_, values) throws(PythonError) in
      guard let dtype = values[0].cast(to: DTypeObject.self) else {
        throw .typeError("invalid dtype object: only floating-point types are supported as the default type")
      }
      guard dtype.scalarType.isFloatingPoint else {
        throw .typeError("only floating-point types are supported as the default type")
      }
      DefaultScalarType.current = dtype.scalarType
      return .none
    }
  }

  // MARK: Settings

  private static func bindSettings(into builder: ModuleBuilder, in torch: Torch) {
    builder.libraryFunction(
      "set_printoptions",
      "precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None",
      "Sets how tensors are printed.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      try setPrintOptions(values, in: torch)
      return .none
    }
    builder.libraryFunction("get_num_threads", "", "The number of threads.", in: torch) { (_, _) in .int(1) }
    builder.libraryFunction("set_num_threads", "int", "Sets the number of threads.", in: torch) {
      (interpreter, values) throws(PythonError) in
      guard case .int(let count) = values[0] else {
        throw .runtimeError("set_num_threads expects an int, but got \(interpreter.type(of: values[0]).name)")
      }
      guard count > 0 else { throw .runtimeError("set_num_threads expects a positive integer") }
      return .none
    }
    builder.libraryFunction("get_default_device", "", "The device of new tensors: the CPU.", in: torch) {
      (_, _) in
      .object(DeviceObject("cpu", type: torch.deviceType))
    }
  }

  private static func setPrintOptions(_ values: [Value], in torch: Torch) throws(PythonError) {
    let interpreter = torch.interpreter
    var options = torch.printOptions
    if let profile = values[4].cast(to: StringObject.self) {
      let scientific = options.scientific
      switch profile.value {
      case "default": options = .standard
      case "short": options = .short
      case "full": options = .full
      default: break
      }
      options.scientific = scientific
    }
    if !values[0].orNone.isNone {
      // Anything is taken, and stands as it is in the formats with which elements are printed.
      let text = try interpreter.string(of: values[0])
      let digits = text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } ? Int(text) : nil
      options.unfitPrecision = digits == nil ? text : nil
      if let digits { options.precision = digits }
    }
    if !values[1].orNone.isNone { options.threshold = try interpreter.double(values[1]) }
    if !values[2].orNone.isNone { options.edgeItems = try interpreter.int(values[2]) }
    if !values[3].orNone.isNone { options.lineWidth = try interpreter.int(values[3]) }
    options.scientific = values[5].orNone.isNone ? nil : try interpreter.isTrue(values[5])
    torch.printOptions = options
  }

  // MARK: Small modules

  static func fillInternals(_ builder: ModuleBuilder, in torch: Torch) {
    ForwardADInternals.bind(into: builder, in: torch)
    GraphInternals.bind(into: builder, in: torch)
    UniqueFunctions.bindInternals(into: builder, in: torch)
    builder.libraryFunction("_print_options", "", "How tensors are printed.", in: torch) { (interpreter, _) in
      torch.printOptions.values(in: interpreter)
    }
    builder.set("_LinAlgError", .object(LinearAlgebraModule.makeErrorClass(in: torch)))
    builder.set("TensorBase", .object(torch.tensorBaseType))
    builder.set("RemovableHandle", .object(torch.interpreter.type(for: RemovableHandleObject.self)))
    builder.set("Generator", .object(torch.generatorType))
    builder.torchFunction(
      "_set_grad_enabled", ["bool enabled"], "Sets whether operations are recorded.", in: torch
    ) {
      (call) in
      GradMode.isEnabled = call.flag(0)
      return .none
    }
    PythonSource.internals.run(in: builder)
  }
}
