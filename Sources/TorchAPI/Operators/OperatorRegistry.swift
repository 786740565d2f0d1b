import Autograd
import PythonRuntime
import TensorCore

/// The operator table as Python functions: one for each row and form.
final class OperatorRegistry {
  private var rows: [String: Operator] = [:]
  private unowned let torch: Torch
  private var functions: [String: TorchFunction] = [:]

  init(in torch: Torch) {
    self.torch = torch
    for row in OperatorTable.all where rows[row.name] == nil || row.namespace == .torch {
      rows[row.name] = row
    }
  }

  /// Binds every row that is a function of `namespace`.
  func bindFunctions(of namespace: Operator.Namespace, into builder: ModuleBuilder) {
    for row in OperatorTable.all where row.namespace == namespace {
      if let inner = row.innerName {
        builder.set(row.name, .object(libraryFunction(row, inner: inner)))
      } else if row.forms.contains(.function) {
        // `torch.nn.functional` has some of torch's own functions.
        let isTorchOwn =
          namespace == .torch || namespace == .functional && rows[row.name]?.namespace == .torch
        builder.set(row.name, .object(TorchFunctionObject(function(row), isModuleFunction: !isTorchOwn)))
      }
      if row.forms.contains(.inPlace) && row.forms.contains(.function) {
        builder.set(row.name + "_", .object(TorchFunctionObject(inPlaceFunction(row))))
      }
    }
  }

  /// Binds functions of `torch.nn.functional` that have an `inplace` flag as functions without it.
  func bindUnflagged(_ names: [String], inPlace: Bool, into builder: ModuleBuilder, isModuleFunction: Bool) {
    let torch = torch
    for row in OperatorTable.all where row.namespace == .functional && names.contains(row.name) {
      let name = inPlace ? row.name + "_" : row.name
      let signature = row.signatures[0].replacing(", bool inplace=False", with: "")
      let function = TorchFunction(name, [signature], documentation: row.help, in: torch) {
        (bound) throws(PythonError) in
        var call = try bound.operatorCall()
        call.values.append(.bool(inPlace))
        return try torch.value(translated(row.run(call)))
      }
      builder.set(name, .object(TorchFunctionObject(function, isModuleFunction: isModuleFunction)))
    }
  }

  /// Binds every row that is a method of tensors.
  func bindMethods(into builder: TypeBuilder) {
    for row in OperatorTable.all {
      if row.forms.contains(.method) { builder.set(row.name, .object(TorchMethodObject(function(row)))) }
      if row.forms.contains(.inPlace) {
        builder.set(row.name + "_", .object(TorchMethodObject(inPlaceFunction(row))))
      }
    }
  }

  /// The function of a row, for calls from elsewhere.
  func function(named name: String) -> TorchFunction? {
    rows[name].map { function($0) }
  }

  /// The module that has the function of a row, if there is such a row.
  func namespace(of name: String) -> Operator.Namespace? { rows[name]?.namespace }

  private func function(_ row: Operator) -> TorchFunction {
    let torch = torch
    // A call would copy the whole row to read this from it.
    let run = row.run
    return TorchFunction(
      row.callName ?? row.qualifiedName, row.signatures, documentation: row.help, takesOut: true, in: torch
    ) { (call) throws(PythonError) in
      let call = try call.operatorCall()
      return try torch.value(translated(run(call)))
    }
  }

  /// A row of a function that PyTorch has written in Python.
  private func libraryFunction(_ row: Operator, inner: String) -> LibraryFunctionObject {
    let torch = torch
    let signatures = OperatorSignatures(inner, row.signatures)
    let (run, preparation) = (row.run, row.preparation)
    return LibraryFunctionObject(
      row.name, Signature(row.signatures[0]).pythonParameters,
      module: row.namespace == .torch ? "torch.functional" : "torch.nn.functional",
      documentation: row.help, errorName: row.callName, in: torch
    ) { (interpreter, values) throws(PythonError) in
      let values = try preparation.prepare(values, in: interpreter)
      let call = try ArgumentBinder(signatures, in: torch).bind(values, method: preparation.method)
        .operatorCall()
      return try torch.value(translated(run(call)))
    }
  }

  private func inPlaceFunction(_ row: Operator) -> TorchFunction {
    let (run, update, derivative) = (row.run, row.update, row.inPlaceDerivative)
    return TorchFunction(
      row.name + "_", row.signatures, documentation: row.help, in: torch
    ) { (bound) throws(PythonError) in
      var call = try bound.operatorCall()
      let receiver = bound.receiver
      if let update, try translated(update(call)) { return bound[receiver] }
      let target = try bound.tensor(receiver)
      try translated(
        target.updateInPlace { (original) throws(TensorError) in
          call.values[receiver] = .tensor(original)
          for case .tensor(let operand) in call.values where operand !== original {
            try original.array.checkApart(from: operand.array)
          }
          do throws(TensorError) {
            guard case .tensor(let result) = try run(call) else { return original }
            if let derivative { result.replaceDerivative(by: derivative) }
            return result
          } catch {
            try row.checkResult(of: call, for: original, instead: error)
            throw error
          }
        })
      return bound[receiver]
    }
  }
}

extension Operator {
  /// Throws what PyTorch finds before an error of an operation of two operands in place.
  fileprivate func checkResult(
    of call: OperatorCall, for target: Tensor, instead error: TensorError
  ) throws(TensorError) {
    guard signatures.count > 1 || signatures[0].contains("Tensor other"), call.values.count > 1,
      !Self.comparisons.contains(name)
    else { return }
    // Of several further operands the last one that is given counts.
    let last = call.values.dropFirst().last { if case .tensor = $0 { true } else { false } }
    switch last ?? call.values[1] {
    case .tensor(let other): try target.checkHoldsResult(with: .tensor(other), instead: error)
    case .scalar(let other): try target.checkHoldsResult(with: .scalar(other), instead: error)
    default: break
    }
  }

  /// What gives bools, which every target holds.
  private static let comparisons: Set<String> = [
    "lt", "le", "gt", "ge", "less", "less_equal", "greater", "greater_equal",
  ]

  /// The name by which errors and representations call the function.
  var qualifiedName: String {
    switch namespace {
    case .special: "special_\(name)"
    case .linearAlgebra: "linalg_\(name)"
    case .torch, .functional: name
    }
  }

  /// The text that `help` shows.
  var help: String {
    signatures.joined(separator: "\n") + "\n\n" + documentation + "\n\nExample::\n\n    >>> " + example
  }
}

extension Torch {
  /// An operator's result as a Python value.
  func value(_ result: OperatorResult) -> Value {
    switch result {
    case .tensor(let tensor): value(tensor)
    case .tensors(let tensors): interpreter.tuple(tensors.map { value($0) })
    case .list(let tensors): interpreter.list(tensors.map { value($0) })
    case .named(let name, let fields):
      .object(NamedResultObject(name, fields.map { ($0.name, value($0.tensor)) }, in: self))
    case .bool(let value): .bool(value)
    case .scalar(let scalar): interpreter.value(scalar)
    }
  }
}
