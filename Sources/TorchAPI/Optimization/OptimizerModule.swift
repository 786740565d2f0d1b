import Autograd
import PythonRuntime
import TensorCore

/// The module `torch._C._optim`: what the optimizers' Python classes leave to Swift.
enum OptimizerModule {
  static func fill(_ builder: ModuleBuilder, in torch: Torch) {
    let names = OptimizerNames(in: torch.interpreter)
    bind("sgd", DescentStep.self, names, into: builder, in: torch)
    bind("adam", AdamStep.self, names, into: builder, in: torch)
    bind("adamax", AdamaxStep.self, names, into: builder, in: torch)
    bind("nadam", NAdamStep.self, names, into: builder, in: torch)
    bind("radam", RAdamStep.self, names, into: builder, in: torch)
    bind("rmsprop", RootMeanSquareStep.self, names, into: builder, in: torch)
    bind("adagrad", SquareSumStep.self, names, into: builder, in: torch)
    bind("adadelta", StepRatioStep.self, names, into: builder, in: torch)
    bind("generic", NoStep.self, names, into: builder, in: torch)
    builder.function("shows_warnings", "", "Whether the session wants to hear of warnings.") { (_, _) in
      .bool(torch.showsWarnings)
    }
    builder.function("clear_gradients", "groups, /", "Takes away the gradients of all parameters.") {
      (interpreter, arguments) throws(PythonError) in
      for group in try interpreter.elements(of: arguments[0]) {
        let parameters = group.cast(to: DictObject.self)?.value(forName: names.parameters)
        guard let list = parameters?.cast(to: ListObject.self) else { continue }
        for index in 0..<list.count { list[index].tensor?.grad = nil }
      }
      return .none
    }
  }

  private static func bind(
    _ name: String, _ step: (some OptimizerStep).Type, _ names: OptimizerNames, into builder: ModuleBuilder,
    in torch: Torch
  ) {
    builder.function(name, "optimizer, group, /", "Changes the parameters of a group once.") {
      (_, arguments) throws(PythonError) in
      try run(step, optimizer: arguments[0], group: arguments[1], names, in: torch)
      return .none
    }
  }

  private static func run<Step: OptimizerStep>(
    _: Step.Type, optimizer: Value, group: Value, _ names: OptimizerNames, in torch: Torch
  ) throws(PythonError) {
    let interpreter = torch.interpreter
    guard let dictionary = group.cast(to: DictObject.self),
      let list = dictionary.value(forName: names.parameters)?.cast(to: ListObject.self)
    else { throw .typeError("a parameter group must be a dict with a list of parameters") }
    let settings = OptimizerGroup(dictionary: dictionary, names: names)
    let step = Step(settings)
    let states = try interpreter.attribute(names.state, of: optimizer)
    // Python code that runs in between may change the list.
    for value in list.array {
      guard let object = value.tensorObject, let gradient = object.tensor.grad else { continue }
      let needsState = Step.keepsState || settings.number(names.momentum).map { $0 != 0 } ?? false
      let state =
        needsState
        ? try self.state(of: value, in: states, optimizer: optimizer, group: group, names, torch) : nil
      if let step {
        let target = OptimizerTarget(
          parameter: object.tensor, gradient: gradient, state: state, names: names, torch: torch)
        if try translated(step.apply(target)) { continue }
      }
      let records = GradMode.isEnabled
      defer { GradMode.isEnabled = records }
      GradMode.isEnabled = settings.flag(names.differentiable)
      _ = try interpreter.call(
        interpreter.attribute(names.update, of: optimizer),
        [value, torch.value(gradient), state.map { .object($0) } ?? .none, group])
    }
  }

  /// The state of a parameter, made now if there is none.
  private static func state(
    of parameter: Value, in states: Value, optimizer: Value, group: Value, _ names: OptimizerNames,
    _ torch: Torch
  ) throws(PythonError) -> DictObject? {
    let interpreter = torch.interpreter
    if let known = try states.cast(to: DictObject.self)?.value(for: parameter, in: interpreter),
      let state = known.cast(to: DictObject.self), state.count > 0
    {
      return state
    }
    let records = GradMode.isEnabled
    defer { GradMode.isEnabled = records }
    GradMode.isEnabled = false
    guard let maker = try interpreter.attributeIfPresent(names.makeState, of: optimizer) else {
      return try interpreter.item(parameter, of: states).cast(to: DictObject.self)
    }
    let made = try interpreter.call(maker, parameter, group)
    try interpreter.setItem(parameter, of: states, to: made)
    return made.cast(to: DictObject.self)
  }
}

/// The step of optimizers that are made of tensor operations altogether.
private struct NoStep: OptimizerStep {
  init?(_ group: OptimizerGroup) { return nil }

  func apply(_ target: OptimizerTarget) -> Bool { false }
}
