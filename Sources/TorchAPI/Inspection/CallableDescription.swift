import Autograd
package import PythonRuntime

/// How a function of torch's is called and what it does: read from its row, without running Python code.
package struct CallableDescription {
  /// The argument lists, as in `add(Tensor input, Tensor other)`.
  package let signatures: [String]
  /// One sentence on what it does; empty where there is none.
  package let documentation: String
  /// A line to try.
  package let example: String?
  /// The names of the arguments that may be given as keywords.
  package let keywordNames: [String]

  /// None for a value that is no function or method of torch's own.
  package init?(_ value: Value, in interpreter: Interpreter) {
    guard let object = value.object else { return nil }
    if let function = Self.torchFunction(object) {
      let overloads = function.signatures.all
      let lists = overloads.map(\.signature.text)
      signatures = lists
      let parts = function.documentation().split(separator: "\n").map { $0.drop { $0 == " " } }
      example = parts.last.flatMap { $0.hasPrefix(">>> ") ? String($0.dropFirst(4)) : nil }
      // The documentation of a row starts with its signatures.
      let sentences = parts.filter { part in
        !lists.contains(String(part)) && !part.hasPrefix("Example") && !part.hasPrefix(">>> ")
      }
      documentation = sentences.joined(separator: " ")
      var names: [String] = []
      let isMethod = object is BoundTorchMethodObject || object is TorchMethodObject
      for overload in overloads {
        for (index, parameter) in overload.parameters.enumerated()
        where !(isMethod && index == overload.receiver) && !names.contains(parameter.name) {
          names.append(parameter.name)
        }
      }
      keywordNames = names
      return
    }
    let library = (object as? LibraryFunctionObject) ?? (object as? BoundLibraryMethodObject)?.function
    guard let library else { return nil }
    signatures = ["\(library.qualifiedName)(\(library.parameters.text))"]
    documentation = library.documentation
    example = nil
    keywordNames = library.parameters.names.filter { $0 != "self" }
  }

  private static func torchFunction(_ object: Object) -> TorchFunction? {
    if let function = object as? TorchFunctionObject { return function.function }
    if let method = object as? TorchMethodObject { return method.function }
    return (object as? BoundTorchMethodObject)?.function
  }
}
