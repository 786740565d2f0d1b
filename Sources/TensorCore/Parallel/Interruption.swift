/// Whether the running code is asked to stop.
///
/// Long kernels look now and then and leave their results unfinished; whoever called them throws those away.
public enum Interruption {
  /// Not zero while code is asked to stop; the thread that runs code and signal handlers share it.
  nonisolated(unsafe) private static var flag: UnsafeMutablePointer<Int32>?

  /// Looks at a flag from now on.
  public static func watch(_ flag: UnsafeMutablePointer<Int32>) {
    self.flag = flag
  }

  @inline(__always)
  public static var isRequested: Bool {
    guard let flag else { return false }
    return flag.pointee != 0
  }

  /// Whether to stop, looked at once in many steps of a loop.
  @inline(__always)
  static func isRequested(at step: Int) -> Bool { step & 0xFFFF == 0 && isRequested }

  /// Throws the error of a request to stop; the flag stays up for whoever takes the error.
  @inline(__always)
  public static func check() throws(TensorError) {
    if isRequested { throw TensorError(.interrupted, "") }
  }

  /// Takes the request back: what the flag held.
  public static func take() -> Int32 {
    guard let flag else { return 0 }
    let reason = flag.pointee
    flag.pointee = 0
    return reason
  }
}
