import PythonRuntime
import Terminal
import TorchAPI

/// What there is to say of a value: how it is called, what it does, a line to try.
struct ObjectHelp {
  let interpreter: Interpreter
  let width: Int

  /// The lines for a value; `name` is what it was asked for by.
  func lines(for value: Value, name: String? = nil) -> [String] {
    if let callable = CallableDescription(value, in: interpreter) {
      return entry(callable.signatures, callable.documentation, example: callable.example)
    }
    if let function = value.cast(to: FunctionObject.self) { return lines(for: function) }
    if let method = value.cast(to: BoundMethodObject.self) {
      if let function = method.function.cast(to: FunctionObject.self) { return lines(for: function) }
      return lines(for: method.function)
    }
    if let function = value.cast(to: NativeFunction.self) {
      let path = function.moduleName == "builtins" ? function.name : "\(function.moduleName).\(function.name)"
      return entry(["\(path)(\(function.signature.text))"], function.documentation)
    }
    if let method = value.cast(to: NativeMethod.self) {
      return entry(["\(method.owner.name).\(method.name)(\(method.signature.text))"], method.documentation)
    }
    if let type = value.cast(to: TypeObject.self) { return lines(for: type) }
    if let module = value.cast(to: ModuleObject.self) { return lines(for: module) }
    return lines(forInstance: value, name: name)
  }

  private func entry(_ signatures: [String], _ documentation: String, example: String? = nil) -> [String] {
    var lines = signatures.flatMap { wrap($0, hangingIndent: "    ") }
    if !documentation.isEmpty { lines += paragraphs(documentation) }
    if let example { lines += ["    Try: \(example)"] }
    return lines
  }

  /// The text of a docstring, indented, with its own line breaks.
  private func paragraphs(_ text: String) -> [String] {
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    let margin =
      rows.dropFirst().filter { !$0.allSatisfy(\.isWhitespace) }
      .map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return rows.enumerated().flatMap { index, row in
      let own =
        index == 0 ? row.drop { $0 == " " } : row.dropFirst(min(margin, row.prefix { $0 == " " }.count))
      let indent = "    " + String(own.prefix { $0 == " " })
      return own.allSatisfy(\.isWhitespace)
        ? [""] : TextLayout.wrap(String(own), width: width, indent: indent, hangingIndent: indent)
    }
  }

  private func lines(for function: FunctionObject) -> [String] {
    var lines = wrap("\(function.name)(\(function.parameterText(in: interpreter)))", hangingIndent: "    ")
    if let text = documentation(of: .object(function)) { lines += paragraphs(text) }
    return lines
  }

  private func lines(for type: TypeObject) -> [String] {
    var lines: [String] = []
    if let initializer = type.lookup(interpreter.intern("__init__"))?.cast(to: FunctionObject.self) {
      let parameters = initializer.parameterText(in: interpreter).split(separator: ",").dropFirst()
      let text = parameters.joined(separator: ",").drop { $0 == " " }
      lines += wrap("class \(type.name)(\(text))", hangingIndent: "    ")
    } else {
      lines.append("class \(type.name)")
    }
    if let text = documentation(of: .object(type)) { lines += paragraphs(text) }
    let bases = type.resolutionOrder.dropFirst().map(\.name).filter { $0 != "object" }
    if !bases.isEmpty {
      lines += wrap("    Based on \(bases.joined(separator: ", "))", hangingIndent: "    ")
    }
    let names = type.namespace.entries.map(\.0.value).filter { !$0.hasPrefix("_") }.sorted()
    return lines + listing("Has", names)
  }

  private func lines(for module: ModuleObject) -> [String] {
    // Functions before classes: there are many names, and functions are asked for more.
    let names = module.additionalAttributeNames(in: interpreter).filter { !$0.hasPrefix("_") }.sorted {
      ($0.first?.isUppercase == true ? 1 : 0, $0) < ($1.first?.isUppercase == true ? 1 : 0, $1)
    }
    return ["module \(module.name)"] + listing("Has", names)
  }

  private func lines(forInstance value: Value, name: String?) -> [String] {
    let type = interpreter.type(of: value)
    var lines = ["\(name ?? "a value"): \(type.name)"]
    if let tensor = TensorDescription(value) {
      lines += wrap(
        "    shape \(ValueSummary.shapeText(tensor)), \(tensor.dtype), requires_grad=\(tensor.requiresGrad ? "True" : "False")"
          + (tensor.gradFunction.map { ", grad_fn=<\($0)>" } ?? ", a leaf")
          + (tensor.gradient == nil ? ", .grad is None" : ", .grad holds a gradient"), hangingIndent: "    ")
    }
    lines += ValueSummary.text(of: value, in: interpreter).split(separator: "\n").map { "    " + $0 }
    if type.isHeapType, let text = documentation(of: .object(type)) { lines += paragraphs(text) }
    return lines
  }

  private func listing(_ label: String, _ names: [String]) -> [String] {
    guard !names.isEmpty else { return [] }
    let shown = names.prefix(60)
    let more = names.count > shown.count ? ", and \(names.count - shown.count) more" : ""
    return wrap("    \(label): \(shown.joined(separator: ", "))\(more)", hangingIndent: "      ")
  }

  private func documentation(of value: Value) -> String? {
    guard let found = try? interpreter.attributeIfPresent(interpreter.intern("__doc__"), of: value) else {
      return nil
    }
    return found.cast(to: StringObject.self)?.value
  }

  private func wrap(_ text: String, hangingIndent: String) -> [String] {
    let indent = String(text.prefix { $0 == " " })
    return TextLayout.wrap(text, width: width, indent: indent, hangingIndent: hangingIndent)
  }
}
