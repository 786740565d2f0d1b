package import TensorCore

/// A row of the operator table: everything that Chainrule knows about one operator.
///
/// From it come the Python names and their argument errors, the help text, completion, the name of the node, and
/// the numerical checks.
package struct Operator: Sendable {
  /// The Python name, without the underscore of the in-place form.
  package let name: String
  /// The accepted argument lists in the notation that ``Signature`` reads, tried in order.
  package let signatures: [String]
  package let forms: Forms
  /// Where the function is found.
  package let namespace: Namespace
  /// One sentence on what it computes.
  package let documentation: String
  /// A line to try at the prompt.
  package let example: String
  /// Inputs for the checks, away from kinks.
  package let samples: [Sample]
  package let run: @Sendable (OperatorCall) throws(TensorError) -> OperatorResult
  /// Writes the result into the first operand without a temporary; false, with nothing changed, where it takes one.
  package private(set) var update: (@Sendable (OperatorCall) throws(TensorError) -> Bool)?
  /// The derivative that the in-place form records, where it is not that of the function.
  package private(set) var inPlaceDerivative: Derivative?
  /// For a function that PyTorch has written in Python: the function within, of which type errors speak.
  package private(set) var innerName: String?
  /// The name by which errors of missing and unknown arguments call a function that PyTorch has written in Python.
  package private(set) var callName: String?
  /// For a function that PyTorch has written in Python: what that does with its arguments before it hands them on.
  package private(set) var preparation = Preparation.none
  private let file: StaticString

  /// The family that the row belongs to: the name of its file.
  package var family: String {
    String("\(file)".split(separator: "/").last?.prefix { $0 != "." } ?? "")
  }

  package init(
    _ name: String, _ signatures: [String], forms: Forms = [.function, .method],
    namespace: Namespace = .torch,
    documentation: String, example: String, samples: [Sample] = [], file: StaticString = #fileID,
    run: @escaping @Sendable (OperatorCall) throws(TensorError) -> OperatorResult
  ) {
    self.name = name
    self.signatures = signatures
    self.forms = forms
    self.namespace = namespace
    self.documentation = documentation
    self.example = example
    self.samples = samples
    self.file = file
    self.run = run
  }

  /// In which ways an operator can be called.
  package struct Forms: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// `torch.exp(x)`
    package static let function = Forms(rawValue: 1)
    /// `x.exp()`
    package static let method = Forms(rawValue: 2)
    /// `x.exp_()`, and `torch.exp_(x)` beside the function.
    package static let inPlace = Forms(rawValue: 4)
  }

  /// The module that holds the function.
  package enum Namespace: Sendable {
    case torch, functional, linearAlgebra, special
  }

  /// The row of a function that PyTorch has written in Python: its arguments are bound as Python does.
  ///
  /// - Parameters:
  ///   - inner: the function within, where it has another name; type errors speak of that.
  ///   - called: the function's own name, where it is known by another one.
  package func inPython(inner: String? = nil, called: String? = nil) -> Operator {
    var row = self
    row.innerName = inner ?? name
    row.callName = called
    return row
  }

  /// The row of a function that PyTorch's errors call by another name.
  func called(_ name: String) -> Operator {
    var row = self
    row.callName = name
    return row
  }

  /// The row of an operator whose in-place form can do without a temporary.
  func updating(_ update: @escaping @Sendable (OperatorCall) throws(TensorError) -> Bool) -> Operator {
    var row = self
    row.update = update
    return row
  }

  /// The row of an operator whose in-place form has a derivative of its own.
  func recordingInPlace(_ derivative: Derivative) -> Operator {
    var row = self
    row.inPlaceDerivative = derivative
    return row
  }

  /// What a function that PyTorch has written in Python does with its arguments before it hands them on.
  package enum Preparation: Sendable {
    case none
    /// Asks the second argument for its size, then the first.
    case comparesSizes
    /// Replaces each `None` in the second argument by the input's size there.
    case completesSizes
    /// Hands the first two arguments on in the other order, as `indices` and `weight`.
    case looksUp
    /// Calls a method of the first argument.
    case calls(String)
    /// Calls a method of the first argument, after `dim` where the second one is none.
    case callsAlong(String)
    /// Compares the second argument, a probability, with 0 and 1, and hands the third one on as the flag `train` of
    /// a function.
    case comparesProbability(String)
    /// Compares the numbers of an image's dimensions and of the second and third argument, its size or scale.
    case comparesSpaces
  }

  /// The row of a function that prepares its arguments.
  package func preparing(_ preparation: Preparation) -> Operator {
    var row = self
    row.preparation = preparation
    return row
  }

  /// Another name for the same operator.
  package func alias(_ name: String) -> Operator {
    Operator(renaming: self, name: name)
  }

  private init(renaming other: Operator, name: String) {
    self.name = name
    signatures = other.signatures.map { name + $0.drop { $0 != "(" } }
    forms = other.forms
    namespace = other.namespace
    documentation = other.documentation
    let call = other.example.split(separator: "(", maxSplits: 1, omittingEmptySubsequences: false)
    let path = call[0].split(separator: ".").dropLast() + [Substring(name)]
    example = path.joined(separator: ".") + "(" + (call.count > 1 ? call[1] : ")")
    samples = other.samples
    file = other.file
    run = other.run
    update = other.update
    inPlaceDerivative = other.inPlaceDerivative
    innerName = other.innerName
    callName = other.callName
    preparation = other.preparation
  }
}

/// Inputs of an operator, for the numerical checks and the comparison with recorded results.
package struct Sample: Sendable {
  package enum Input: Sendable {
    /// Values in row-major order, and their shape.
    case tensor([Double], Dims)
    case scalar(Scalar)
    case int(Int)
    case ints([Int])
    case bool(Bool)
    case string(String)
    case none
    case tensors([([Double], Dims)])
    case indices([Int], Dims)
    /// Complex values, real and imaginary parts in turn.
    case complexTensor([Double], Dims)
  }

  /// Which of the operator's signatures these inputs are for.
  package let overload: Int
  package let inputs: [Input]

  package init(all inputs: [Input]) {
    overload = 0
    self.inputs = inputs
  }

  package init(overload: Int = 0, _ inputs: Input...) {
    self.init(overload: overload, inputs: inputs)
  }

  package init(overload: Int = 0, inputs: [Input]) {
    self.overload = overload
    self.inputs = inputs
  }
}

/// What an operator returns.
package enum OperatorResult {
  case tensor(Tensor)
  case tensors([Tensor])
  case list([Tensor])
  /// A named tuple, such as `torch.return_types.max`.
  case named(String, [(name: String, tensor: Tensor)])
  case bool(Bool)
  case scalar(Scalar)
}
