/// The names that generated programs may use: what the product offers when the cases are made.
package struct Vocabulary: Sendable {
  /// A function of torch and what it takes, by the names of types.
  package struct Function: Sendable {
    package let path: String
    /// The types of the parameters, and the names of those that go by keyword.
    package let parameters: [(type: String, keyword: String?, isRequired: Bool)]
    /// Whether the first parameter may be written in front as a method's receiver.
    package let isMethod: Bool
    package let isInPlace: Bool

    package init(
      path: String, parameters: [(type: String, keyword: String?, isRequired: Bool)], isMethod: Bool,
      isInPlace: Bool
    ) {
      self.path = path
      self.parameters = parameters
      self.isMethod = isMethod
      self.isInPlace = isInPlace
    }
  }

  /// The operators of torch.
  package var functions: [Function] = []
  /// The callable names of modules, with the module's name in front.
  package var moduleNames: [String: [String]] = [:]
  /// The methods of built-in classes.
  package var methods: [String: [String]] = [:]

  package init() {}

  /// What a program must not name: it would wait for a person or change the process.
  package static let excluded: Set<String> = [
    "exit", "quit", "input", "sleep", "breakpoint", "help", "setrecursionlimit", "show", "pause",
    "set_num_threads", "set_num_interop_threads",
  ]
}
