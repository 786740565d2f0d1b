internal import Glibc

/// The environment variables of the process, or others in their place.
package struct Environment {
  private let lookUp: (String) -> String?

  /// An environment that answers with `lookUp`.
  package init(_ lookUp: @escaping (String) -> String?) {
    self.lookUp = lookUp
  }

  /// An environment of these variables alone.
  package init(_ variables: [String: String]) {
    self.init { variables[$0] }
  }

  /// The environment of the process.
  package static var process: Environment {
    Environment { name in getenv(name).map { String(cString: $0) } }
  }

  /// The value of a variable; an empty one counts as absent.
  package subscript(name: String) -> String? {
    guard let value = lookUp(name), !value.isEmpty else { return nil }
    return value
  }
}
