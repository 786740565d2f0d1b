import ComplexModule
import TensorCore
import Testing

@testable import Autograd

/// Every row of the operator table, checked by itself.
struct OperatorTableTests {
  /// An operator and one of its samples.
  struct Case: CustomTestStringConvertible, Sendable {
    let row: Operator
    let sample: Sample
    let number: Int
    var testDescription: String { "\(row.name) sample \(number)" }
  }

  static let allCases = OperatorTable.all.flatMap { row in
    row.samples.enumerated().map { Case(row: row, sample: $1, number: $0) }
  }

  /// The samples for the numerical checks, which need real numbers and inputs that stay as they are.
  static let cases = allCases.filter { !$0.writesInPlace && !$0.hasComplexInputs }

  /// Rows that look at one half of a symmetric matrix, whose gradient goes to both halves.
  static let symmetric: Set<String> = ["cholesky", "cholesky_ex", "eigh", "eigvalsh", "matrix_sqrth"]

  /// Rows that look at one half of a factor, whose gradient goes to both halves.
  static let triangular: Set<String> = ["cholesky_solve", "cholesky_inverse"]

  /// Rows whose gradients PyTorch cannot differentiate.
  static let onlyOnce: Set<String> = ["hardsigmoid", "multi_margin_loss", "multilabel_margin_loss"]

  @Test("the gradient is what differences of values say, first order and second", arguments: cases)
  func gradient(_ item: Case) throws {
    var inputs: [Tensor] = []
    let function: GradientCheck.Function = { (inputs) throws(TensorError) in
      var inputs = inputs
      if Self.symmetric.contains(item.row.name) {
        inputs[0] = try (inputs[0] + inputs[0].transpose(-2, -1)) * .double(0.5)
      }
      if Self.triangular.contains(item.row.name), let factor = inputs.popLast() {
        inputs.append(try Rearranging.triangle(factor, 0, upper: false))
      }
      return try item.row.run(item.call(inputs)).tensors.filter { $0.scalarType.isDifferentiable }
    }
    for tensor in try item.tensors() { inputs.append(tensor) }
    let first = try GradientCheck.firstMismatch(function, inputs)
    #expect(first == nil, "\(first.map { "\($0)" } ?? "")")
    if Self.onlyOnce.contains(item.row.name) { return }
    let second = try GradientCheck.firstSecondOrderMismatch(function, inputs)
    #expect(second == nil, "second order: \(second.map { "\($0)" } ?? "")")
  }

  @Test(
    "every signature can be read and bears the operator's name, by which errors call it but for underscores",
    arguments: OperatorTable.all)
  func signature(_ row: Operator) {
    for text in row.signatures {
      let signature = Signature(text)
      #expect(signature.name.filter { $0 != "_" } == row.name.filter { $0 != "_" })
      #expect(!signature.parameters.isEmpty)
    }
  }

  @Test("every row is documented by a sentence and an example", arguments: OperatorTable.all)
  func documentation(_ row: Operator) {
    #expect(row.documentation.hasSuffix("."))
    #expect(row.example.contains(row.name))
  }

  @Test("no name stands twice in one namespace")
  func names() {
    var seen = Set<String>()
    for row in OperatorTable.all {
      #expect(seen.insert("\(row.namespace).\(row.name)").inserted, "\(row.name)")
    }
  }
}

extension OperatorTableTests.Case {
  var writesInPlace: Bool { row.name.hasSuffix("_") }

  var hasComplexInputs: Bool {
    sample.inputs.contains { if case .complexTensor = $0 { true } else { false } }
  }

  /// Whether indices stand for bools.
  static func isMask(_ values: [Int]) -> Bool { values.allSatisfy { $0 == 0 || $0 == 1 } }

  /// The sample's tensors: float64 leaves that want gradients, and indices.
  func tensors() throws(TensorError) -> [Tensor] {
    var result: [Tensor] = []
    func leaf(_ values: [Double], _ shape: Dims) throws(TensorError) {
      let tensor = Tensor(
        try NDArray(elements: values.map { .double($0) }, shape: shape, scalarType: .float64))
      try tensor.setRequiresGrad(true, typeMessage: "")
      result.append(tensor)
    }
    for input in sample.inputs {
      switch input {
      case .tensor(let values, let shape): try leaf(values, shape)
      case .tensors(let list): for (values, shape) in list { try leaf(values, shape) }
      case .indices(let values, let shape):
        result.append(
          Tensor(
            try NDArray(
              elements: values.map { .int($0) }, shape: shape,
              scalarType: Self.isMask(values) ? .bool : .int64)))
      case .complexTensor(let parts, let shape):
        let values = stride(from: 0, to: parts.count, by: 2).map {
          Scalar.complex(Complex(parts[$0], parts[$0 + 1]))
        }
        let tensor = Tensor(try NDArray(elements: values, shape: shape, scalarType: .complex128))
        try tensor.setRequiresGrad(true, typeMessage: "")
        result.append(tensor)
      default: break
      }
    }
    return result
  }

  /// The operator's call with the given tensors in the sample's places.
  func call(_ tensors: [Tensor]) -> OperatorCall {
    var remaining = tensors[...]
    let values = sample.inputs.map { input -> OperatorCall.Value in
      switch input {
      case .tensor, .indices, .complexTensor: return .tensor(remaining.removeFirst())
      case .tensors(let list):
        defer { remaining = remaining.dropFirst(list.count) }
        return .tensors(Array(remaining.prefix(list.count)))
      case .scalar(let value): return .scalar(value)
      case .int(let value): return .int(value)
      case .ints(let values): return .ints(values)
      case .bool(let value): return .bool(value)
      case .string(let text): return .string(text)
      case .none: return .none
      }
    }
    return OperatorCall(overload: sample.overload, values: values)
  }
}

extension OperatorResult {
  var tensors: [Tensor] {
    switch self {
    case .tensor(let tensor): [tensor]
    case .tensors(let tensors), .list(let tensors): tensors
    case .named(_, let members): members.map(\.tensor)
    case .bool, .scalar: []
    }
  }
}

extension Operator: CustomTestStringConvertible {
  public var testDescription: String { name }
}
