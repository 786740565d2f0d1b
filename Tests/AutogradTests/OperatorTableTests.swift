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

  static let cases = OperatorTable.all.flatMap { row in
    row.samples.enumerated().map { Case(row: row, sample: $1, number: $0) }
  }

  @Test("the gradient is what differences of values say, first order and second", arguments: cases)
  func gradient(_ item: Case) throws {
    var inputs: [Tensor] = []
    let function: GradientCheck.Function = { (inputs) throws(TensorError) in
      try item.row.run(item.call(inputs)).tensors.filter { $0.scalarType.isDifferentiable }
    }
    for tensor in try item.tensors() { inputs.append(tensor) }
    let first = try GradientCheck.firstMismatch(function, inputs)
    #expect(first == nil, "\(first.map { "\($0)" } ?? "")")
    let second = try GradientCheck.firstSecondOrderMismatch(function, inputs)
    #expect(second == nil, "second order: \(second.map { "\($0)" } ?? "")")
  }

  @Test("every signature can be read and bears the operator's name", arguments: OperatorTable.all)
  func signature(_ row: Operator) {
    for text in row.signatures {
      let signature = Signature(text)
      #expect(signature.name == row.name)
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

  @Test("a row whose result can carry a gradient has samples")
  func samplesExist() {
    let withoutGradient: Set<String> = [
      "clone", "contiguous", "copy_", "fill_", "zero_", "view_as", "reshape_as", "expand_as", "floor_divide",
      "conj", "real", "imag", "complex", "view_as_real", "view_as_complex",
      // PyTorch has no derivative for these either, or one that is zero or fails.
      "igamma", "igammac", "gammainc", "gammaincc", "nextafter", "heaviside", "conj_physical",
    ]
    let tests = Set(Comparison.table.map(\.name)).union([
      "argmax", "argmin", "all", "any", "count_nonzero", "nonzero", "argsort", "gcd", "lcm",
      "airy_ai", "spherical_bessel_j0",
    ]).union(Rounding.tests.map(\.name)).union(OrthogonalPolynomials.table.map(\.name))
    for row in OperatorTable.all where row.samples.isEmpty {
      #expect(withoutGradient.contains(row.name) || tests.contains(row.name), "\(row.name) has no samples")
    }
  }
}

extension OperatorTableTests.Case {
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
        let isMask = values.allSatisfy { $0 == 0 || $0 == 1 }
        result.append(
          Tensor(
            try NDArray(elements: values.map { .int($0) }, shape: shape, scalarType: isMask ? .bool : .int64))
        )
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
      case .tensor, .indices: return .tensor(remaining.removeFirst())
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
