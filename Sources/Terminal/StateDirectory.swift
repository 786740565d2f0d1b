internal import Glibc

/// The directory where the program keeps what it must remember: `$XDG_STATE_HOME/chainrule`, or
/// `~/.local/state/chainrule`.
package struct StateDirectory: Equatable, Sendable {
  /// Why there is no state directory.
  package enum Failure: Error, Equatable {
    /// Neither `XDG_STATE_HOME` nor `HOME` names an absolute path.
    case noHome
    /// A directory of the path could not be made; the error number of the operating system.
    case cannotCreate(path: String, code: Int32)

    /// The reason in words, for a sentence.
    package var reason: String {
      switch self {
      case .noHome: "neither XDG_STATE_HOME nor HOME names a directory"
      case .cannotCreate(let path, let code): "\(path) cannot be made (\(String(cString: strerror(code))))"
      }
    }
  }

  /// The absolute path, without a slash at its end.
  package let path: String

  /// Finds the directory, which need not exist yet.
  package init(environment: Environment = .process) throws(Failure) {
    // The XDG specification tells to ignore paths that are not absolute.
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      path = StateDirectory.joined(state, "chainrule")
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      path = StateDirectory.joined(home, ".local/state/chainrule")
    } else {
      throw .noHome
    }
  }

  /// Makes the directory and those above it where they are missing, for this user alone.
  package func create() throws(Failure) {
    var end = path.startIndex
    while end < path.endIndex {
      end = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
      let ancestor = String(path[..<end])
      guard mkdir(ancestor, 0o700) != 0 else { continue }
      let code = errno
      var status = stat()
      let isDirectory = stat(ancestor, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      if !isDirectory { throw .cannotCreate(path: ancestor, code: code) }
    }
  }

  /// The path of a file in the directory.
  package func path(of name: String) -> String {
    StateDirectory.joined(path, name)
  }

  private static func joined(_ directory: String, _ name: String) -> String {
    directory.hasSuffix("/") ? directory + name : directory + "/" + name
  }
}
