import CVectorMath
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

  /// Runs `body` while the library's functions use no threads of their own.
  static func withOneThread(_ body: () -> Void) {
    guard let threads else { return body() }
    threads.set(1)
    body()
    threads.set(threads.count)
  }

  /// How many threads the library took at its start, and what sets their number.
  private static let threads: (count: Int32, set: @convention(c) (Int32) -> Void)? = {
    guard let count = symbol("openblas_get_num_threads"), let set = symbol("openblas_set_num_threads") else {
      return nil
    }
    let getter = unsafeBitCast(count, to: (@convention(c) () -> Int32).self)
    return (getter(), unsafeBitCast(set, to: (@convention(c) (Int32) -> Void).self))
  }()

  private static func load() -> UnsafeMutableRawPointer? {
    // The library's threads inherit the mask: signals are for the thread that reads the keyboard.
    var all = sigset_t()
    var previous = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &previous)
    defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
    guard let library = open() else { return nil }
    guard let kernels = betterKernels(than: library) else { return library }
    dlclose(library)
    setenv(kernelsVariable, kernels, 0)
    return open()
  }

  private static func open() -> UnsafeMutableRawPointer? {
    dlopen("libopenblas.so.0", RTLD_LAZY | RTLD_LOCAL) ?? dlopen("libopenblas.so", RTLD_LAZY | RTLD_LOCAL)
  }

  /// What names the kernels to take, as OpenBLAS reads it when it is loaded.
  private static let kernelsVariable = "OPENBLAS_CORETYPE"

  /// The kernels to take in place of those that the library took, or nil where they do or somebody named some.
  ///
  /// A library that is older than the processor does not know its model, and takes kernels for processors of
  /// 2004: six times slower.
  private static func betterKernels(than library: UnsafeMutableRawPointer) -> String? {
    guard getenv(kernelsVariable) == nil, let symbol = dlsym(library, "openblas_get_corename") else {
      return nil
    }
    let name = unsafeBitCast(symbol, to: (@convention(c) () -> UnsafePointer<CChar>?).self)()
    return name.flatMap { betterKernels(than: String(cString: $0), on: processor_vectors()) }
  }

  /// The kernels for a processor in place of those of a name, or nil where these use its vectors or are not of x86.
  static func betterKernels(than name: String, on vectors: processor_vectors) -> String? {
    guard kernelsBeforeAVX2.contains(name.lowercased()) else { return nil }
    return switch vectors {
    case PROCESSOR_AVX512: "SkylakeX"
    case PROCESSOR_AVX2: "Haswell"
    default: nil
    }
  }

  /// OpenBLAS's names of kernels for x86 processors without AVX2.
  private static let kernelsBeforeAVX2: Set<String> = [
    "prescott", "core2", "penryn", "dunnington", "nehalem", "sandybridge", "atom", "opteron", "opteron_sse3",
    "barcelona", "bobcat", "bulldozer", "piledriver", "steamroller", "nano", "generic",
  ]
}
