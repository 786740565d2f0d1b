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
    if let symbol = symbol(name) {
      // Factorisations are shared by threads of the library's own, which it starts now.
      useThreads()
      return symbol
    }
    throw TensorError(
      .runtimeError,
      "linear algebra needs the library OpenBLAS (libopenblas.so.0), which was not found: install libopenblas-dev"
    )
  }

  /// Runs `body` while the library's functions use no threads of their own.
  static func withOneThread(_ body: () -> Void) {
    guard usesThreads, let setThreadCount else { return body() }
    setThreadCount(1)
    body()
    setThreadCount(threadCount)
  }

  /// Whether the library was told to use threads of its own.
  nonisolated(unsafe) private static var usesThreads = false
  /// How many threads the library is to use, as the environment or the processors say.
  nonisolated(unsafe) private static var threadCount: Int32 = 1

  private static let setThreadCount = symbol("openblas_set_num_threads").map {
    unsafeBitCast($0, to: (@convention(c) (Int32) -> Void).self)
  }

  /// Has the library use threads of its own from now on: it starts them.
  private static func useThreads() {
    guard !usesThreads, let setThreadCount else { return }
    usesThreads = true
    blockingSignals { setThreadCount(threadCount) }
  }

  /// The library's threads inherit the mask: signals are for the thread that reads the keyboard.
  private static func blockingSignals<Result>(_ body: () -> Result) -> Result {
    var all = sigset_t()
    var previous = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &previous)
    defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
    return body()
  }

  private static func load() -> UnsafeMutableRawPointer? {
    func given(_ name: String) -> Int32? { getenv(name).flatMap { Int32(String(cString: $0)) } }
    threadCount = max(
      1,
      given("OPENBLAS_NUM_THREADS") ?? given("OMP_NUM_THREADS")
        ?? Int32(clamping: sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    // Threads that products do not need would look for work while these run.
    setenv("OPENBLAS_NUM_THREADS", "1", 1)
    return blockingSignals {
      guard let library = open() else { return nil }
      guard let kernels = betterKernels(than: library) else { return library }
      dlclose(library)
      setenv(kernelsVariable, kernels, 0)
      return open()
    }
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
