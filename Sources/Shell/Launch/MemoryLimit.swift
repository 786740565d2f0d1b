internal import CMemoryWatch
package import PythonRuntime

/// How much memory interpreted code may make the process take.
package struct MemoryLimit: Sendable {
  package let byteCount: Int

  /// Half of the machine's memory.
  package static var standard: MemoryLimit { MemoryLimit(byteCount: Int(memory_watch_half_of_machine())) }

  package init(byteCount: Int) {
    self.byteCount = byteCount
  }

  /// A size such as `2G`, `512M`, `100K` or a number of bytes; nil for anything else.
  package init?(_ text: String) {
    var digits = Substring(text)
    var unit = 1
    if let last = digits.last, !last.isNumber {
      switch last {
      case "K", "k": unit = 1 << 10
      case "M", "m": unit = 1 << 20
      case "G", "g": unit = 1 << 30
      case "T", "t": unit = 1 << 40
      default: return nil
      }
      digits.removeLast()
    }
    guard let number = Int(digits), number > 0 else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: unit)
    byteCount = overflow ? .max : product
  }

  /// Lets a host refuse what goes beyond the limit.
  package func apply(to host: inout Host) {
    host.memoryLimit = byteCount
    host.memoryInUse = { Int(memory_watch_resident()) }
  }

  /// Gets ready to raise a flag that stops code when the process has grown beyond the limit.
  package func watch(raising flag: UnsafeMutablePointer<Int32>) {
    _ = memory_watch_start(byteCount, flag, Host.memoryIsShort)
  }

  /// Looks at the memory now and then while code runs, or does so no more.
  package static func watch(_ isOn: Bool) {
    memory_watch_turn(isOn)
  }
}
