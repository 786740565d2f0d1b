import PythonRuntime

/// The names that optimizers' steps look up, interned once.
final class OptimizerNames {
  let parameters, state, makeState, update, defaults, differentiable: StringObject
  // Settings of parameter groups.
  let rate, weightDecay, epsilon, betas, momentum, dampening, nesterov, maximize, capturable: StringObject
  let keepsLargest, isDecoupled, share, squareShare, isCentered, rateDecay, momentumDecay: StringObject
  // What is kept for a parameter.
  let step, average, square, largestSquare, largest, momentumProduct, momentumBuffer: StringObject
  let squareAverage, gradientAverage, squareSum, stepAverage: StringObject

  init(in interpreter: Interpreter) {
    func name(_ text: String) -> StringObject { interpreter.intern(text) }
    (parameters, state, defaults) = (name("params"), name("state"), name("defaults"))
    (makeState, update, differentiable) = (name("_new_state"), name("_update"), name("differentiable"))
    (rate, weightDecay, epsilon, betas) = (name("lr"), name("weight_decay"), name("eps"), name("betas"))
    (momentum, dampening, nesterov) = (name("momentum"), name("dampening"), name("nesterov"))
    (maximize, capturable, keepsLargest) = (name("maximize"), name("capturable"), name("amsgrad"))
    (isDecoupled, share, squareShare) = (name("decoupled_weight_decay"), name("alpha"), name("rho"))
    (isCentered, rateDecay, momentumDecay) = (name("centered"), name("lr_decay"), name("momentum_decay"))
    (step, average, square) = (name("step"), name("exp_avg"), name("exp_avg_sq"))
    (largestSquare, largest) = (name("max_exp_avg_sq"), name("exp_inf"))
    (momentumProduct, momentumBuffer) = (name("mu_product"), name("momentum_buffer"))
    (squareAverage, gradientAverage) = (name("square_avg"), name("grad_avg"))
    (squareSum, stepAverage) = (name("sum"), name("acc_delta"))
  }
}

/// The settings of a parameter group, as plain numbers where they are such.
struct OptimizerGroup {
  let dictionary: DictObject
  let names: OptimizerNames

  /// A number; nil where the group has another value, such as a tensor.
  func number(_ name: StringObject) -> Double? {
    dictionary.value(forName: name).flatMap(OptimizerGroup.number)
  }

  private static func number(_ value: Value) -> Double? {
    switch value {
    case .float(let number): number
    case .int(let number): Double(number)
    case .bool(let flag): flag ? 1 : 0
    default: nil
    }
  }

  /// A flag; false where the group has none.
  func flag(_ name: StringObject) -> Bool {
    switch dictionary.value(forName: name) {
    case .bool(let flag)?: flag
    case .int(let number)?: number != 0
    default: false
    }
  }

  /// A pair of numbers.
  func pair(_ name: StringObject) -> (Double, Double)? {
    guard let tuple = dictionary.value(forName: name)?.cast(to: TupleObject.self), tuple.count == 2,
      let first = OptimizerGroup.number(tuple.elements[0]),
      let second = OptimizerGroup.number(tuple.elements[1])
    else { return nil }
    return (first, second)
  }

  /// The numbers that every rule has; nil where one is no plain number or the steps are to be differentiable.
  var common: (rate: Double, weightDecay: Double, maximize: Bool)? {
    guard !flag(names.differentiable), !flag(names.capturable), let rate = number(names.rate),
      let weightDecay = number(names.weightDecay)
    else { return nil }
    return (rate, weightDecay, flag(names.maximize))
  }
}
