import Autograd
import NumPyAPI
import PythonRuntime
import TensorCore

/// Finds the argument list that a call's arguments fit, by the rules of PyTorch's argument parser.
struct ArgumentBinder {
  let signatures: OperatorSignatures
  let positional: UnsafeBufferPointer<Value>
  let keywords: [Keyword]
  /// The tensor whose method is called; none for a function.
  let receiver: TensorObject?
  /// All keywords as they were given, `out` among them; errors show them.
  var givenKeywords: [Keyword]?
  /// What was given as `out`, which is no argument of the operator.
  var out: Value?
  let torch: Torch

  init(
    _ signatures: OperatorSignatures, _ arguments: Arguments, receiver: TensorObject? = nil, in torch: Torch
  ) {
    self.init(
      signatures, positional: UnsafeBufferPointer(start: arguments.base, count: arguments.count),
      keywords: Keyword.all(of: arguments), receiver: receiver, in: torch)
  }

  /// A call whose keywords have been looked at.
  init(
    _ signatures: OperatorSignatures, positional: UnsafeBufferPointer<Value>, keywords: [Keyword],
    receiver: TensorObject?, in torch: Torch
  ) {
    self.signatures = signatures
    self.positional = positional
    self.keywords = keywords
    self.receiver = receiver
    self.torch = torch
  }

  /// For arguments that are bound already, see ``bind(_:)``.
  init(_ signatures: OperatorSignatures, in torch: Torch) {
    self.init(
      signatures, positional: UnsafeBufferPointer(start: nil, count: 0), keywords: [], receiver: nil,
      in: torch)
  }

  /// An argument that is given by name.
  struct Keyword {
    let name: String
    let value: Value

    static func all(of arguments: Arguments) -> [Keyword] {
      let names = arguments.keywords
      if names.isEmpty { return [] }
      return names.enumerated().map { Keyword(name: $1.value, value: arguments.keywordValue($0)) }
    }
  }

  var interpreter: Interpreter { torch.interpreter }

  /// The first argument list that fits, and an argument for each of its parameters.
  ///
  /// Throws PyTorch's `TypeError` where none fits.
  func bind() throws(PythonError) -> BoundCall {
    for overload in signatures.all where receiver == nil || overload.suitsMethod {
      if let values = try match(overload, isLast: false) {
        return BoundCall(overload: overload, values: values, name: signatures.name, torch: torch)
      }
    }
    if let call = try bindScaled() { return call }
    throw try mismatch()
  }

  /// The older argument list of sums in which the scale stands before the second operand.
  private func bindScaled() throws(PythonError) -> BoundCall? {
    let first = receiver == nil ? 1 : 0
    guard signatures.takesScaleFirst, keywords.isEmpty, positional.count == first + 2 else { return nil }
    let values = Array(positional[..<first]) + [positional[first + 1]]
    let scale = Keyword(name: "alpha", value: positional[first])
    return try values.withUnsafeBufferPointer { (values) throws(PythonError) in
      let binder = ArgumentBinder(
        signatures, positional: values, keywords: [scale], receiver: receiver, in: torch)
      for overload in signatures.all where receiver == nil || overload.suitsMethod {
        if let values = try binder.match(overload, isLast: false) {
          return BoundCall(overload: overload, values: values, name: signatures.name, torch: torch)
        }
      }
      return nil
    }
  }

  /// Arguments in the order of the first argument list's parameters, whose types are yet to be looked at.
  ///
  /// Throws PyTorch's `TypeError` where one does not suit; of a `method` that the function calls, the receiver is no
  /// argument and the type has no place.
  func bind(_ values: [Value], method: String? = nil) throws(PythonError) -> BoundCall {
    let overload = signatures.all[0]
    var values = values
    for (index, parameter) in overload.parameters.enumerated() where !values[index].isUnset {
      let value = values[index]
      if value.isNone, parameter.isOptional || parameter.defaultText == "None" {
        values[index] = .unset
      } else if parameter.type == .bool {
        values[index] = .bool(try interpreter.isTrue(value))
      } else if try !accepts(value, parameter, argument: index) {
        guard let method else {
          throw wrongType(parameter, value, position: place(of: index, in: overload.parameters))
        }
        let inner = ArgumentBinder(OperatorSignatures(method, []), in: torch)
        throw inner.wrongType(
          parameter, value, position: parameter.type == .int ? index - 1 : nil)
      }
    }
    return BoundCall(overload: overload, values: values, name: signatures.name, torch: torch)
  }

  /// Where the function within takes a parameter: of losses it has no older flags, and the reduction behind the tensors.
  private func place(of index: Int, in parameters: [Signature.Parameter]) -> Int {
    guard parameters.contains(where: { $0.name == "size_average" }) else { return index }
    var names = parameters.map(\.name).filter { $0 != "size_average" && $0 != "reduce" && $0 != "reduction" }
    let lastTensor = parameters.last { $0.type == .tensor }?.name ?? ""
    names.insert("reduction", at: (names.firstIndex(of: lastTensor) ?? -1) + 1)
    return names.firstIndex(of: parameters[index].name) ?? index
  }

  // MARK: One argument list

  /// The arguments in the order of the parameters, unset where not given; none where they do not fit.
  ///
  /// When `isLast`, throws what is wrong instead.
  func match(_ overload: OperatorSignatures.Overload, isLast: Bool) throws(PythonError) -> [Value]? {
    let parameters = overload.parameters
    let given = positional.count
    let offset = receiver == nil ? 0 : 1
    let takesLooseInts =
      given > 0 && isInteger(positional[0]) && overload.takesLooseInts(asMethod: receiver != nil)
    if given + offset > overload.positionalCount, !takesLooseInts {
      if isLast { throw tooMany(overload) }
      return nil
    }
    var remaining = keywords.count
    var position = 0
    var values: [Value] = []
    values.reserveCapacity(parameters.count)
    for (index, parameter) in parameters.enumerated() {
      if let receiver, index == overload.receiver {
        values.append(.object(receiver))
        continue
      }
      var value = Value.unset
      var isKeyword = false
      if position < given {
        if parameter.isKeywordOnly {
          if isLast { throw tooMany(overload) }
          return nil
        }
        value = positional[position]
      } else if remaining > 0 {
        value = keyword(parameter)
        isKeyword = true
      }
      if value.isUnset {
        if parameter.defaultText == nil {
          if isLast { throw missing(overload, from: index) }
          return nil
        }
        values.append(.unset)
        continue
      }
      if value.isNone, parameter.isOptional || parameter.defaultText == "None" {
        values.append(.unset)
      } else if try accepts(value, parameter, argument: index - offset)
        || (isLast && parameter.type == .tensor && value.isNumber && signatures.takesNumberFirst)
      {
        values.append(value)
      } else if takesLooseInts, parameter.type == .ints, position == 0, !isKeyword {
        values.append(interpreter.tuple(Array(positional)))
        position = given
        continue
      } else {
        if isLast { throw wrongType(parameter, value, position: isKeyword ? nil : position) }
        return nil
      }
      if isKeyword { remaining -= 1 } else { position += 1 }
    }
    if let out, try !acceptsOut(out, beside: overload) {
      if isLast { throw wrongOut(out, beside: overload) }
      return nil
    }
    // Ints given one by one may be followed by nothing else.
    if position < given {
      if isLast { throw tooMany(overload) }
      return nil
    }
    if remaining > 0 {
      if isLast { throw unexpectedKeyword(overload) }
      return nil
    }
    return values
  }

  private func keyword(_ parameter: Signature.Parameter) -> Value {
    for keyword in keywords where keyword.name == parameter.name { return keyword.value }
    for alias in parameter.aliases {
      for keyword in keywords where keyword.name == alias { return keyword.value }
    }
    return .unset
  }

  // MARK: Types

  /// Whether a value may be an argument for a parameter.
  ///
  /// Throws for a list that holds something that is no tensor, which PyTorch complains about at once.
  func accepts(
    _ value: Value, _ parameter: Signature.Parameter, argument: Int
  ) throws(PythonError) -> Bool {
    switch parameter.type {
    case .tensor:
      if value.tensorObject != nil { return true }
      return argument == 0 && receiver == nil && value.isNumber && signatures.takesNumberFirst
    case .scalar: return value.isNumber || isPlainZeroDimensional(value)
    case .double:
      if case .object(let object) = value, object is ComplexObject { return false }
      return value.isNumber || isPlainZeroDimensional(value)
    case .int: return isInteger(value)
    case .bool:
      if case .bool = value { return true }
      return false
    case .ints: return isList(value) && firstBadInteger(of: value) == nil
    case .intOrInts: return isList(value) ? firstBadInteger(of: value) == nil : isInteger(value)
    case .scalarOrScalars where value.isNumber: return true
    case .scalars, .scalarOrScalars:
      guard isList(value) else { return false }
      for element in try interpreter.elements(of: value)
      where !element.isNumber && !isPlainZeroDimensional(element) {
        return false
      }
      return true
    case .tensors:
      guard isList(value) else { return false }
      for (index, element) in try interpreter.elements(of: value).enumerated()
      where element.tensorObject == nil {
        throw .typeError(
          "expected Tensor as element \(index) in argument \(argument), but got "
            + interpreter.type(of: element).errorName)
      }
      return true
    case .optionalTensors: return isList(value)
    case .string: return value.cast(to: StringObject.self) != nil
    case .scalarType: return torch.scalarType(named: value) != nil
    case .layout: return value.cast(to: SymbolObject.self)?.type === torch.symbols.layout
    case .memoryFormat: return value.cast(to: SymbolObject.self)?.type === torch.symbols.memoryFormat
    case .device:
      if isInteger(value) { return true }
      return value.cast(to: DeviceObject.self) != nil || value.cast(to: StringObject.self) != nil
    case .generator: return value.cast(to: GeneratorObject.self) != nil
    case .object: return true
    }
  }

  private func isList(_ value: Value) -> Bool {
    guard case .object(let object) = value else { return false }
    return object is ListObject || object is TupleObject
  }

  /// A 0-dim tensor outside the graph, which may stand for a number.
  private func isPlainZeroDimensional(_ value: Value) -> Bool {
    guard let tensor = value.tensor else { return false }
    return tensor.dimensionCount == 0 && !tensor.requiresGrad
  }

  func isInteger(_ value: Value) -> Bool {
    switch value {
    case .int: return true
    case .object(let object):
      if object is IntegerObject { return true }
      if let scalar = object as? ScalarObject { return scalar.scalarType.isInteger }
      guard let tensor = value.tensor else { return false }
      return tensor.dimensionCount == 0 && tensor.scalarType.isInteger && !tensor.requiresGrad
    default: return false
    }
  }

  /// The place of the element for which a list is no list of ints; PyTorch looks at the first only.
  func firstBadInteger(of list: Value) -> Int? {
    let first: Value?
    switch list.object {
    case let list as ListObject: first = list.count > 0 ? list[0] : nil
    case let tuple as TupleObject: first = tuple.count > 0 ? tuple[0] : nil
    default: return nil
    }
    guard let first else { return nil }
    if isInteger(first) { return nil }
    if case .bool = first { return nil }
    return 0
  }
}
