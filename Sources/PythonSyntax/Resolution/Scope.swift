/// The names of a module, class body, function or comprehension, and where each one lives.
///
/// A comprehension's slot 0, named `.0`, is its argument: the iterator over the first iterable, which
/// the enclosing scope evaluates. A class body that `needsClassCell` has one slot, `__class__`, for the
/// cell that its methods capture; its other names live in the class's namespace.
package final class Scope {
  package enum Kind: Sendable {
    case module, classBody, function, lambda, comprehension
  }

  /// Where a name lives, seen from this scope.
  package enum Binding: Equatable, Sendable {
    /// A slot of the frame that no inner scope captures.
    case local(Int)
    /// A slot of the frame that holds a cell, for inner scopes capture it.
    case cell(Int)
    /// A cell of the enclosing function, by its place in `freeNames`.
    case free(Int)
    /// The module's namespace, then the builtins.
    case global
    /// A name bound in this class body (or read there first): the class's namespace, then, where the
    /// name is also a free variable its cell, else the module's namespace and the builtins.
    case classMember(free: Int?)
  }

  /// Where the enclosing scope finds a cell that a new closure captures.
  package enum Capture: Equatable, Sendable {
    /// The cell in a slot of the enclosing frame.
    case slot(Int)
    /// A cell that the enclosing scope has itself captured, by its place in that scope's `freeNames`.
    case free(Int)
  }

  package let kind: Kind
  /// The name as it was written, also where a private name is bound mangled.
  package let name: String
  /// CPython's `__qualname__` of what this scope belongs to, such as `f.<locals>.g`.
  package internal(set) var qualifiedName: String = ""
  /// Names of the frame's slots: parameters first (positional-only, positional, keyword-only, `*args`,
  /// `**kwargs`, as CPython orders them), then other locals in order of first binding, those that inner functions
  /// capture last and sorted.
  package internal(set) var slotNames: [String] = []
  /// The names that `global` statements in a module declare, which matters where it runs with locals of its own.
  package internal(set) var declaredGlobals: [String] = []
  /// Captured names of enclosing functions, in the order of the closure's cells: sorted, as CPython's
  /// `co_freevars`. A class body has them too, for itself and for what passes through to its methods.
  package internal(set) var freeNames: [String] = []
  /// For each of `freeNames`, where the enclosing scope finds its cell.
  package internal(set) var captures: [Capture] = []
  /// Whether `super` without arguments or `__class__` is used below, so that the class must keep a cell.
  package internal(set) var needsClassCell = false

  var bindings: [String: Binding] = [:]

  package init(kind: Kind, name: String) {
    self.kind = kind
    self.name = name
  }

  /// Where `name` lives; a name that this scope never mentions is global.
  package func binding(of name: String) -> Binding {
    bindings[name] ?? .global
  }
}
