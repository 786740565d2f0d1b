import Glibc

/// OpenBLAS with its LAPACK, loaded when a large product or a factorisation first needs it, so that nobody else
/// waits for its start.
enum LinearAlgebraLibrary {
  /// An argument as Fortran takes it: by address, whatever its type.
  typealias Argument = UnsafeMutableRawPointer?

  nonisolated(unsafe) private static let handle: UnsafeMutableRawPointer? = load()

  /// Where a function is; nil where the library is not installed.
  static func symbol(_ name: String) -> UnsafeMutableRawPointer? {
    guard let handle else { return nil }
    return dlsym(handle, name)
  }

  /// Where a function is.
  ///
  /// Throws an error that says what to install where the library is missing.
  static func requiredSymbol(_ name: String) throws(TensorError) -> UnsafeMutableRawPointer {
    if let symbol = symbol(name) { return symbol }
    throw TensorError(
      .runtimeError,
      "linear algebra needs the library OpenBLAS (libopenblas.so.0), which was not found: install libopenblas-dev"
    )
  }

  private static func load() -> UnsafeMutableRawPointer? {
    // The library's threads inherit the mask: signals are for the thread that reads the keyboard.
    var all = sigset_t()
    var previous = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &previous)
    defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
    return dlopen("libopenblas.so.0", RTLD_LAZY | RTLD_LOCAL)
      ?? dlopen("libopenblas.so", RTLD_LAZY | RTLD_LOCAL)
  }
}
