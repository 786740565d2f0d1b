import ComplexModule
import Foundation
import TensorCore
import Testing

@testable import Autograd

/// Every row of the operator table against what PyTorch gave for its samples.
///
/// The results lie in `Reference/`, a file for each family. After adding or changing samples, record them anew with
/// `make record PYTHON=...`, where the Python has PyTorch.
struct ReferenceTests {
  /// Rows that have no recorded result, and why.
  static let withoutReference = [
    "floor_divide": "its node only refuses to go backward", "geqrf": "its node only refuses to go backward",
    "ldl_factor": "its node only refuses to go backward",
    "ldl_factor_ex": "its node only refuses to go backward",
    "ldl_solve": "its pivots are of a type that samples have not",
    "lu_solve": "its pivots are of a type that samples have not",
    "lu_unpack": "its pivots are of a type that samples have not",
    "heaviside": "its node only refuses to go backward",
    "igamma": "only one of its gradients exists", "igammac": "only one of its gradients exists",
    "gammainc": "only one of its gradients exists", "gammaincc": "only one of its gradients exists",
    "nextafter": "its steps are too small for differences", "airy_ai": "it has no gradient",
    "spherical_bessel_j0": "it has no gradient", "histc": "it has no gradient",
    "histogram": "it has no gradient", "scaled_modified_bessel_k0": "it has no gradient",
    "scaled_modified_bessel_k1": "it has no gradient", "vander": "its gradient fails in PyTorch",
    "ctc_loss": "its gradient is that by what a softmax takes",
    "as_strided_scatter": "its gradient is another in PyTorch",
    // AttentionTests hold the results and gradients of these.
    "mkldnn_rnn_layer": "it is for float32 alone, which is too coarse for differences",
    "_scaled_dot_product_attention_math": "its second result has no gradient",
    "_scaled_dot_product_flash_attention_for_cpu": "it has no second derivative",
  ].merging(OrthogonalPolynomials.table.map { ($0.name, "it has no gradient") }) { $1 }

  @Test("every row has samples")
  func samples() {
    for row in OperatorTable.all where row.samples.isEmpty {
      #expect(Self.withoutReference[row.name] != nil, "\(row.name) has no samples")
    }
    let names = Set(OperatorTable.all.map(\.name))
    for name in Self.withoutReference.keys { #expect(names.contains(name), "\(name) is no row") }
  }

  @Test("values, nodes and gradients are PyTorch's", arguments: OperatorTableTests.allCases)
  func recorded(_ item: OperatorTableTests.Case) throws {
    if Self.withoutReference[item.row.name] != nil { return }
    let expected = try #require(Self.reference[item.call], "nothing recorded for \(item.call)")
    let found = try item.results()
    #expect(found.count == expected.count, "\(item.call)")
    for (line, recorded) in zip(found, expected) {
      #expect(Self.agree(line, recorded), "\(item.call)\nexpected \(recorded)\nfound    \(line)")
    }
  }

  /// Writes the calls for `record`, when it asks for them.
  @Test func export() throws {
    guard let path = ProcessInfo.processInfo.environment["CHAINRULE_CASES"] else { return }
    let lines = OperatorTableTests.allCases.filter { Self.withoutReference[$0.row.name] == nil }
      .map { "\($0.row.family)\t\($0.call)\n" }
    try lines.joined().write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// The recorded lines by call.
  private static let reference: [String: [String]] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Reference")
    let files =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    var result: [String: [String]] = [:]
    for file in files where file.pathExtension == "txt" {
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
      var call = ""
      for line in text.split(separator: "\n") {
        if line.hasPrefix("value ") || line.hasPrefix("gradient ") {
          result[call, default: []].append(String(line))
        } else {
          call = String(line)
          result[call] = []
        }
      }
    }
    return result
  }()

  /// Whether two lines are equal but for rounding in their numbers.
  private static func agree(_ first: String, _ second: String) -> Bool {
    let left = first.split(separator: " ")
    let right = second.split(separator: " ")
    guard left.count == right.count else { return false }
    return zip(left, right).allSatisfy { one, other in
      if one == other { return true }
      guard let a = Double(one), let b = Double(other) else { return false }
      if a.isNaN || b.isNaN { return a.isNaN && b.isNaN }
      return a == b || abs(a - b) <= 1e-9 * max(1, abs(b))
    }
  }
}

extension OperatorTableTests.Case {
  /// The call as Python, with the helpers of `record` for tensors.
  var call: String {
    let parameters = Signature(row.signatures[sample.overload]).parameters
    var arguments: [String] = []
    var receiver: String?
    // A row without forms has a function that is written in Python.
    let isMethod = !row.forms.contains(.function) && !row.forms.isEmpty
    for (parameter, input) in zip(parameters, sample.inputs) {
      let text = Self.text(input)
      if isMethod, receiver == nil, parameter.type == .tensor {
        receiver = text
      } else if parameter.isKeywordOnly {
        if text != "None" { arguments.append("\(parameter.name)=\(text)") }
      } else {
        arguments.append(text)
      }
    }
    while arguments.last == "None" { arguments.removeLast() }
    let list = "\(row.name)(\(arguments.joined(separator: ", ")))"
    if let receiver { return "\(receiver)\(writesInPlace ? ".clone()" : "").\(list)" }
    return switch row.namespace {
    case .torch: "torch.\(list)"
    case .functional: "torch.nn.functional.\(list)"
    case .linearAlgebra: "torch.linalg.\(list)"
    case .special: "torch.special.\(list)"
    }
  }

  private static func text(_ input: Sample.Input) -> String {
    func tensor(_ name: String, _ values: String, _ shape: Dims) -> String {
      "\(name)(\(values), \(Array(shape)))"
    }
    return switch input {
    case .tensor(let values, let shape): tensor("t", "\(values)", shape)
    case .complexTensor(let parts, let shape): tensor("c", "\(parts)", shape)
    case .indices(let values, let shape): tensor(isMask(values) ? "b" : "i", "\(values)", shape)
    case .tensors(let list): "[\(list.map { tensor("t", "\($0.0)", $0.1) }.joined(separator: ", "))]"
    case .scalar(.complex(let value)): "complex(\(value.real), \(value.imaginary))"
    case .scalar(.bool(let value)), .bool(let value): value ? "True" : "False"
    case .scalar(.int(let value)), .int(let value): "\(value)"
    case .scalar(.double(let value)): "\(value)"
    case .ints(let values): "\(values)"
    case .string(let text): "'\(text)'"
    case .none: "None"
    }
  }

  /// The results in the lines that `record` writes.
  func results() throws -> [String] {
    let inputs = try tensors()
    let result = try row.run(call(writesInPlace ? inputs.map { try $0.clone() } : inputs))
    if case .bool(let value) = result { return ["value bool [] - \(value ? 1.0 : 0.0)"] }
    let outputs = result.tensors
    var lines = outputs.map {
      "value \($0.scalarType.name) \(Self.text($0)(" \($0.gradFn?.namespacedName ?? "-")"))"
    }
    let tracked = outputs.enumerated().filter { $0.element.requiresGrad }
    guard !tracked.isEmpty else { return lines }
    let gradients = try Backward.gradients(
      of: tracked.map(\.element), inputs: inputs.filter { $0.requiresGrad },
      gradients: try tracked.map { try Self.cotangent(of: $1, salt: $0) }, allowsUnused: true)
    for gradient in gradients {
      lines.append(gradient.map { "gradient " + Self.text($0)("") } ?? "gradient none")
    }
    return lines
  }

  /// Shape and numbers, with something between.
  private static func text(_ tensor: Tensor) -> (String) -> String {
    { middle in
      let shape = "[" + tensor.shape.map { "\($0)" }.joined(separator: ",") + "]"
      let numbers = tensor.array.scalarsUntilStopped().flatMap { scalar -> [Double] in
        if tensor.scalarType.isComplex { return [scalar.complexValue.real, scalar.complexValue.imaginary] }
        return [scalar.doubleValue]
      }
      return ([shape + middle] + numbers.map { "\($0)" }).joined(separator: " ")
    }
  }

  private static func cotangent(of tensor: Tensor, salt: Int) throws -> Tensor {
    let values = (0..<tensor.elementCount).map { (index: Int) -> Scalar in
      let step: Int = (index * 37 + salt * 11 + 5) % 17
      return .double(1 + Double(step) / 8)
    }
    return Tensor(try NDArray(elements: values, shape: tensor.shape, scalarType: tensor.scalarType))
  }
}
