import Autograd
import PythonRuntime

/// PyTorch's words for arguments that do not fit.
extension ArgumentBinder {
  private var name: String { signatures.name }

  /// What is wrong with arguments that fit no argument list.
  func mismatch() throws(PythonError) -> PythonError {
    let candidates = shownOverloads
    if candidates.count == 1, let only = candidates.first, !signatures.hasHiddenOverloads {
      if receiver != nil, only.parameters.count == 1 { return takesNothing() }
      return try explain(only)
    }
    let plausible = plausible(among: candidates)
    if plausible.count == 1, let only = plausible.first { return try explain(only) }
    return invalidCombination(candidates)
  }

  /// The argument lists that have room for as many arguments as were given.
  private func plausible(
    among candidates: [OperatorSignatures.Overload]
  ) -> [OperatorSignatures.Overload] {
    let count = positional.count + shownKeywords.count + (receiver == nil ? 0 : 1)
    return candidates.filter {
      count >= $0.requiredCount && count <= $0.parameters.count + (takesOut($0) ? 1 : 0)
    }
  }

  /// The keywords that errors show.
  private var shownKeywords: [Keyword] { givenKeywords ?? keywords }

  /// Whether errors show that an argument list has `out`.
  private func takesOut(_ overload: OperatorSignatures.Overload) -> Bool {
    receiver == nil && signatures.takesOut(overload)
  }

  /// The argument lists that errors show.
  private var shownOverloads: [OperatorSignatures.Overload] {
    let own = signatures.visible.filter { receiver == nil || $0.suitsMethod }
    return OverloadOrder.sorted(own + signatures.further(asMethod: receiver != nil), name: name)
  }

  /// Why one argument list does not fit.
  private func explain(_ overload: OperatorSignatures.Overload) throws(PythonError) -> PythonError {
    do {
      _ = try match(overload, isLast: true)
    } catch {
      return error
    }
    return invalidCombination([overload])
  }

  private func takesNothing() -> PythonError {
    if !keywords.isEmpty { return .typeError("TensorBase.\(name)() takes no keyword arguments") }
    return .typeError("TensorBase.\(name)() takes no arguments (\(positional.count) given)")
  }

  func tooMany(_ overload: OperatorSignatures.Overload) -> PythonError {
    let offset = receiver == nil ? 0 : 1
    let most = overload.positionalCount - offset
    let least = overload.requiredCount - offset
    let given = positional.count
    if least != most {
      return .typeError(
        "\(name)() takes from \(least) to \(most) positional arguments but \(given) were given")
    }
    let verb = given == 1 ? "was" : "were"
    return .typeError(
      "\(name)() takes \(most) positional argument\(most == 1 ? "" : "s") but \(given) \(verb) given")
  }

  func missing(_ overload: OperatorSignatures.Overload, from index: Int) -> PythonError {
    let names = overload.parameters.enumerated()
      .filter { $0.offset >= index && $0.element.defaultText == nil }
      .filter { receiver == nil || $0.offset != overload.receiver }
      .map { "\"\($0.element.name)\"" }
    // PyTorch's plural is the wrong way round.
    return .typeError(
      "\(name)() missing \(names.count) required positional argument\(names.count == 1 ? "s" : ""): "
        + names.joined(separator: ", "))
  }

  func wrongType(_ parameter: Signature.Parameter, _ value: Value, position: Int?) -> PythonError {
    // PyTorch's losses are written in Python, which looks the reduction up whatever it is.
    if parameter.name == "reduction", parameter.type == .string, let text = try? interpreter.string(of: value)
    {
      return .valueError("\(text) is not a valid value for reduction")
    }
    let got = interpreter.type(of: value).errorName
    let place = position.map { " (position \($0 + 1))" } ?? ""
    let start = "\(name)(): argument '\(parameter.name)'\(place) must be \(parameter.typeName)"
    if parameter.type == .ints || parameter.type == .intOrInts, let bad = firstBadInteger(of: value),
      let elements = try? interpreter.elements(of: value), bad < elements.count
    {
      return .typeError(
        "\(start), but found element of type \(interpreter.type(of: elements[bad]).errorName) at pos \(bad)")
    }
    return .typeError("\(start), not \(got)")
  }

  func unexpectedKeyword(_ overload: OperatorSignatures.Overload) -> PythonError {
    let offset = receiver == nil ? 0 : 1
    for keyword in keywords {
      let known = overload.parameters.firstIndex {
        $0.name == keyword.name || $0.aliases.contains(keyword.name)
      }
      guard let known, !(receiver != nil && known == overload.receiver) else {
        return .typeError("\(name)() got an unexpected keyword argument '\(keyword.name)'")
      }
      if known - offset < positional.count {
        return .typeError("\(name)() got multiple values for argument '\(keyword.name)'")
      }
    }
    return .typeError("invalid keyword arguments")
  }

  // MARK: Several argument lists

  private func invalidCombination(_ overloads: [OperatorSignatures.Overload]) -> PythonError {
    let start = "\(name)() received an invalid combination of arguments - got "
    if overloads.count == 1, let only = overloads.first {
      let parts = parts(of: only)
      let unknown = unknownKeywords(parts)
      if !unknown.isEmpty {
        return .typeError(
          start + "unrecognized keyword arguments: " + unknown.joined(separator: ", "))
      }
      let isFull = positional.count + shownKeywords.count == Swift.max(parts.count, 1)
      let given = isFull ? marked(only) : givenTypes
      return .typeError(start + given + ", but expected \(description(only))")
    }
    var text = start + givenTypes
    text += ", but expected one of:\n"
    for overload in overloads {
      let parts = parts(of: overload)
      text += " * (\(parts.joined(separator: ", ")))\n"
      // PyTorch counts what stands between commas, the mark of keywords and an empty list too.
      if positional.count + shownKeywords.count == Swift.max(parts.count, 1) {
        let unknown = unknownKeywords(parts)
        text +=
          unknown.isEmpty
          ? "      didn't match because some of the arguments have invalid types: \(marked(overload))\n"
          : "      didn't match because some of the keywords were incorrect: "
            + unknown.joined(separator: ", ") + "\n"
      }
    }
    return .typeError(text)
  }

  /// The keywords that an argument list does not have, the latest first, as PyTorch's table of them has it.
  ///
  /// PyTorch looks for them among what stands last between commas, each with its type and default.
  private func unknownKeywords(_ parts: [String]) -> [String] {
    let last = parts.suffix(shownKeywords.count)
    return shownKeywords.reversed().map(\.name).filter { name in
      !last.contains { $0.split(separator: " ").dropFirst().elementsEqual([name[...]]) }
    }
  }

  private func typeName(_ value: Value) -> String { interpreter.type(of: value).errorName }

  private var givenTypes: String {
    var text = "("
    for value in positional { text += typeName(value) + ", " }
    // PyTorch's table of keywords gives the latest first.
    for keyword in shownKeywords.reversed() { text += "\(keyword.name)=\(typeName(keyword.value)), " }
    // PyTorch leaves the last comma where only keywords are given.
    if positional.count > 0 { text.removeLast(2) }
    return text + ")"
  }

  /// The types of the positional arguments, those that do not suit between exclamation marks.
  private func marked(_ overload: OperatorSignatures.Overload) -> String {
    let parameters = overload.parameters.enumerated()
      .filter { receiver == nil || $0.offset != overload.receiver }.map(\.element)
    var parts: [String] = []
    for (value, parameter) in zip(positional, parameters) {
      let suits = isShownToSuit(value, parameter)
      parts.append(suits ? typeName(value) : "!\(typeName(value))!")
    }
    for value in positional.dropFirst(parameters.count) { parts.append("!\(typeName(value))!") }
    for keyword in keywords { parts.append("\(keyword.name)=\(typeName(keyword.value))") }
    return "(" + parts.joined(separator: ", ") + ")"
  }

  /// Whether PyTorch's errors leave a value unmarked: they know of no numbers, lists of ints or subclasses.
  private func isShownToSuit(_ value: Value, _ parameter: Signature.Parameter) -> Bool {
    switch parameter.type {
    case .scalar, .ints, .intOrInts, .tensors, .scalars, .scalarOrScalars: false
    case .tensor where value.isNumber: false
    default: (try? accepts(value, parameter, argument: 0)) ?? false
    }
  }

  /// An argument list as PyTorch's errors show it.
  private func description(_ overload: OperatorSignatures.Overload) -> String {
    "(" + parts(of: overload).joined(separator: ", ") + ")"
  }

  private func parts(of overload: OperatorSignatures.Overload) -> [String] {
    var parts: [String] = []
    var isKeywordOnly = false
    for (index, parameter) in overload.parameters.enumerated() {
      if receiver != nil && index == overload.receiver { continue }
      if parameter.isKeywordOnly && !isKeywordOnly {
        parts.append("*")
        isKeywordOnly = true
      }
      parts.append(
        "\(parameter.typeName) \(parameter.name)" + (parameter.shownDefault.map { " = \($0)" } ?? ""))
    }
    if takesOut(overload) {
      let out = "\(signatures.outCount(overload) > 1 ? "tuple of Tensors" : "Tensor") out = None"
      if let options = parts.firstIndex(where: { $0.hasPrefix("torch.dtype") }),
        overload.parameters.contains(where: { $0.type == .layout })
      {
        parts.insert(out, at: options)
      } else {
        parts += (isKeywordOnly ? [] : ["*"]) + [out]
      }
    }
    return parts
  }
}

extension Signature.Parameter {
  /// The default as PyTorch's errors show it, which have texts between double quotes.
  fileprivate var shownDefault: String? {
    guard let text = defaultText else { return nil }
    return text.hasPrefix("'") ? "\"\(text.dropFirst().dropLast())\"" : text
  }
}
