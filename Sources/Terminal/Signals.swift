internal import CSignals
internal import Glibc

/// The signals of the process, told by flags: no code of ours runs inside a handler.
package enum Signals {
  /// Why signals could not be handled.
  package struct InstallationError: Error, Equatable {
    /// The error number of the operating system.
    package let code: Int32
  }

  /// Makes Ctrl-C set a flag instead of ending the process, and ignores broken pipes.
  ///
  /// A signal that the parent process ignores stays ignored. Calling again does nothing.
  package static func install() throws(InstallationError) {
    let code = signals_install()
    if code != 0 { throw InstallationError(code: code) }
  }

  /// Whether Ctrl-C was pressed and nobody has taken note yet; one relaxed load.
  package static var isInterruptPending: Bool {
    signals_interrupt_pending()
  }

  /// Takes note of Ctrl-C: answers whether it was pressed and clears the flag.
  package static func consumeInterrupt() -> Bool {
    signals_consume_interrupt()
  }

  /// The flag itself, not zero while an interrupt is pending, for code that polls it without this module.
  ///
  /// It lives as long as the process. A signal handler writes it with an atomic store; read it as
  /// `Atomic<Int32>`, whose layout it has, or through ``isInterruptPending``.
  package static var interruptFlag: UnsafePointer<Int32> {
    signals_interrupt_flag_address()
  }

  /// Ends the process as the signal does by default.
  package static func endProcess(by number: Int32) {
    signals_end_process(number)
  }
}
