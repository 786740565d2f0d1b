import PythonRuntime

/// The parameters of a function that PyTorch has written in Python, with the errors that Python gives those.
final class LibraryParameters {
  private struct Parameter {
    let name: String
    let isRequired: Bool
    let isKeywordOnly: Bool
    /// The default value in Python's notation.
    let defaultText: Substring
  }

  let text: String
  private lazy var all: [Parameter] = LibraryParameters.parse(text)
  /// Whether further positional arguments are collected in a tuple, which is the last value.
  private lazy var hasRest = text.contains("*args")
  /// No arguments: for each parameter an unset value.
  private lazy var nothing = Array(repeating: Value.unset, count: all.count)
  /// Whether a method's call needs no argument but its receiver.
  private lazy var needsReceiverOnly = all.dropFirst().allSatisfy { !$0.isRequired } && !all.isEmpty

  /// - Parameter text: Python's notation, such as `self, gradient=None, *, inputs=None`.
  init(_ text: String) {
    self.text = text
  }

  /// The names of the parameters.
  var names: [String] { all.map(\.name) }

  private static func parse(_ text: String) -> [Parameter] {
    var parameters: [Parameter] = []
    var isKeywordOnly = false
    for piece in text.split(separator: ",") {
      let part = piece.drop { $0 == " " }
      if part.hasPrefix("*") {
        isKeywordOnly = true
        continue
      }
      let name = part.prefix { $0 != "=" }
      parameters.append(
        Parameter(
          name: String(name), isRequired: name.count == part.count, isKeywordOnly: isKeywordOnly,
          defaultText: part.dropFirst(name.count + 1)))
    }
    return parameters
  }

  /// The arguments in the order of the parameters, unset where not given; then those of `*args`.
  func bind(_ arguments: Arguments, receiver: Value?, function: String) throws(PythonError) -> [Value] {
    let parameters = all
    var values = nothing
    if let receiver, needsReceiverOnly, arguments.count == 0, !arguments.hasKeywords {
      values[0] = receiver
      return values
    }
    let positionalCount = parameters.count { !$0.isKeywordOnly }
    let offset = receiver == nil ? 0 : 1
    let given = arguments.count + offset
    if let receiver, !values.isEmpty { values[0] = receiver }
    for index in 0..<Swift.min(arguments.count, positionalCount - offset) {
      values[index + offset] = arguments[index]
    }
    for (index, keyword) in arguments.keywords.enumerated() {
      guard let position = parameters.firstIndex(where: { $0.name == keyword.value }) else {
        throw .typeError("\(function)() got an unexpected keyword argument '\(keyword.value)'")
      }
      if !values[position].isUnset {
        throw .typeError("\(function)() got multiple values for argument '\(keyword.value)'")
      }
      values[position] = arguments.keywordValue(index)
    }
    if given > positionalCount, !hasRest {
      throw .typeError(tooMany(function, given: given, positional: parameters.filter { !$0.isKeywordOnly }))
    }
    try checkMissing(values, parameters, function: function)
    if given > positionalCount {
      for index in (positionalCount - offset)..<arguments.count { values.append(arguments[index]) }
    }
    return values
  }

  /// A call's arguments as PyTorch's Python hands them on: those without a default in their order, the others by name,
  /// given or not.
  func handedOn(
    _ values: [Value], in interpreter: Interpreter
  ) -> (arguments: [Value], keywords: [(name: String, value: Value)]) {
    var arguments: [Value] = []
    var keywords: [(name: String, value: Value)] = []
    for (parameter, value) in zip(all, values) {
      if parameter.isRequired {
        arguments.append(value)
      } else if let value = value.isUnset ? literal(parameter.defaultText, in: interpreter) : value {
        keywords.append((parameter.name, value))
      }
    }
    return (arguments + values.dropFirst(all.count), keywords)
  }

  private func literal(_ text: Substring, in interpreter: Interpreter) -> Value? {
    switch text {
    case "None": return Value.none
    case "True": return .bool(true)
    case "False": return .bool(false)
    default: break
    }
    if let number = Int(text) { return .int(number) }
    if let number = Double(text) { return .float(number) }
    return text.first == "'" ? interpreter.string(String(text.dropFirst().dropLast())) : nil
  }

  private func tooMany(_ function: String, given: Int, positional: [Parameter]) -> String {
    let most = positional.count
    let least = positional.count { $0.isRequired }
    let bound = least == most ? "\(most)" : "from \(least) to \(most)"
    let plural = least == most && most == 1 ? "" : "s"
    return
      "\(function)() takes \(bound) positional argument\(plural) but \(given) \(given == 1 ? "was" : "were") given"
  }

  private func checkMissing(
    _ values: [Value], _ parameters: [Parameter], function: String
  ) throws(PythonError) {
    for isKeywordOnly in [false, true] {
      var names: [String] = []
      for (index, parameter) in parameters.enumerated()
      where values[index].isUnset && parameter.isRequired && parameter.isKeywordOnly == isKeywordOnly {
        names.append("'\(parameter.name)'")
      }
      if names.isEmpty { continue }
      let kind = isKeywordOnly ? "keyword-only" : "positional"
      throw .typeError(
        "\(function)() missing \(names.count) required \(kind) argument\(names.count == 1 ? "" : "s"): "
          + LibraryParameters.enumeration(names))
    }
  }

  private static func enumeration(_ names: [String]) -> String {
    switch names.count {
    case 1: names[0]
    case 2: names[0] + " and " + names[1]
    default: names.dropLast().joined(separator: ", ") + ", and " + names[names.count - 1]
    }
  }
}
