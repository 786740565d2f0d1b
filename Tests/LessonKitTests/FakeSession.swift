import LessonKit

/// A session with a tiny language of its own, enough to play through lessons:
///
///     x = tensor(1, 2)     tracked(1, 2) makes one that requires gradients
///     y = x + 1            detach(y), roll() (the session's next random number), back(x) (fills x.grad)
///     y                    echoes
///     if x:                a block, which ends with a blank line and prints `block`
///
/// An unknown name raises NameError, `spin` is interrupted by the learner.
final class FakeSession: LessonSession {
  private var values: [String: ValueView] = [:]
  private var rolls = 0

  /// The commands that were run while a learner watched.
  private(set) var shown: [String] = []

  private struct Raised: Error {
    var line: String
  }

  var names: [String] { Array(values.keys) }

  func view(of name: String) -> ValueView? { values[name] }

  func run(_ source: String, showing: Bool) -> Transcript {
    if showing { shown.append(source) }
    if source == "spin" { return Transcript(output: "KeyboardInterrupt\n", ending: .interrupted) }
    if source.hasPrefix("if ") { return Transcript(output: "block\n") }
    do {
      if source.hasPrefix("import ") {
        let name = String(source.dropFirst(7))
        let module = ObjectView(typeName: "module", representation: "<module '\(name)'>")
        values[name] = .object(module)
        return Transcript(bound: [name])
      }
      let sides = source.split(separator: "=", maxSplits: 1).map { String($0.filter { $0 != " " }) }
      if sides.count == 2 {
        values[sides[0]] = try value(of: sides[1])
        return Transcript(bound: [sides[0]])
      }
      guard let value = try value(of: source.filter { $0 != " " }) else { return Transcript() }
      return Transcript(output: Self.text(of: value) + "\n", echoed: value)
    } catch {
      let line = (error as? Raised)?.line ?? "\(error)"
      return Transcript(
        output: "Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\n\(line)\n",
        ending: .raised(line))
    }
  }

  func evaluate(assertion: String) -> AssertionOutcome {
    let sides = assertion.split(separator: "!").map { String($0.filter { $0 != " " && $0 != "=" }) }
    do {
      guard sides.count == 2 else { return try value(of: assertion) == nil ? .fails : .holds }
      return try value(of: sides[0]) == value(of: sides[1]) ? .fails : .holds
    } catch {
      return .raised((error as? Raised)?.line ?? "\(error)")
    }
  }

  func completeness(of source: String) -> Completeness {
    if source.hasPrefix("if ") { return source.hasSuffix("\n\n") ? .complete : .incomplete }
    let open = source.count { $0 == "(" }
    return open > source.count { $0 == ")" } ? .incomplete : .complete
  }

  // MARK: Values

  private func value(of text: String) throws -> ValueView? {
    if let plus = text.lastIndex(of: "+") {
      let right = text[text.index(after: plus)...]
      guard let left = try value(of: String(text[..<plus])), let number = Double(right) else {
        throw Raised(line: "TypeError: cannot add")
      }
      return add(left, number)
    }
    if let number = Double(text) { return Self.number(number) }
    if let open = text.firstIndex(of: "("), text.hasSuffix(")") {
      let argument = String(text[text.index(after: open)...].dropLast())
      return try call(String(text[..<open]), argument)
    }
    guard let value = values[text] else {
      throw Raised(line: "NameError: name '\(text)' is not defined")
    }
    return value
  }

  private func call(_ function: String, _ argument: String) throws -> ValueView? {
    switch function {
    case "tensor", "tracked":
      let elements = argument.split(separator: ",").compactMap { Double($0) }
      return .tensor(
        TensorView(shape: [elements.count], values: .real(elements), requiresGrad: function == "tracked"))
    case "roll":
      rolls += 1
      return Self.number(Double(rolls * 7 % 11))
    case "detach":
      guard case .tensor(let tensor)? = try value(of: argument) else {
        throw Raised(line: "TypeError: not a tensor")
      }
      return .tensor(TensorView(shape: tensor.shape, values: tensor.values))
    case "back":
      guard case .tensor(var tensor)? = try value(of: argument), tensor.requiresGrad else {
        throw Raised(line: "RuntimeError: does not require grad")
      }
      var gradient = TensorView(shape: tensor.shape, values: tensor.values)
      if case .tensor(let earlier)? = tensor.gradient, case .real(let old) = earlier.values,
        case .real(let own) = tensor.values
      {
        gradient.values = .real(zip(old, own).map { $0 + $1 })
      }
      tensor.gradient = .tensor(gradient)
      values[argument] = .tensor(tensor)
      return nil
    default:
      throw Raised(line: "NameError: name '\(function)' is not defined")
    }
  }

  private func add(_ value: ValueView, _ number: Double) -> ValueView {
    switch value {
    case .object(let object):
      return Self.number((object.number ?? 0) + number)
    case .tensor(var tensor):
      if case .real(let elements) = tensor.values { tensor.values = .real(elements.map { $0 + number }) }
      tensor.isLeaf = !tensor.requiresGrad
      tensor.gradFunction = tensor.requiresGrad ? "AddBackward0" : nil
      return .tensor(tensor)
    }
  }

  private static func number(_ number: Double) -> ValueView {
    .object(ObjectView(typeName: "float", representation: "\(number)", number: number))
  }

  private static func text(of value: ValueView) -> String {
    switch value {
    case .object(let object): return object.representation
    case .tensor(let tensor):
      guard case .real(let elements) = tensor.values else { return "tensor(...)" }
      let note =
        tensor.gradFunction.map { ", grad_fn=<\($0)>" } ?? (tensor.requiresGrad ? ", requires_grad=True" : "")
      return "tensor([" + elements.map { "\($0)" }.joined(separator: ", ") + "]\(note))"
    }
  }
}
