/// The exception classes that Python has built in, each with its base class.
public enum BuiltinException: String, CaseIterable, Sendable {
  case baseException = "BaseException"
  case exception = "Exception"
  case arithmeticError = "ArithmeticError"
  case floatingPointError = "FloatingPointError"
  case overflowError = "OverflowError"
  case zeroDivisionError = "ZeroDivisionError"
  case assertionError = "AssertionError"
  case attributeError = "AttributeError"
  case bufferError = "BufferError"
  case eofError = "EOFError"
  case importError = "ImportError"
  case moduleNotFoundError = "ModuleNotFoundError"
  case lookupError = "LookupError"
  case indexError = "IndexError"
  case keyError = "KeyError"
  case memoryError = "MemoryError"
  case nameError = "NameError"
  case unboundLocalError = "UnboundLocalError"
  case osError = "OSError"
  case blockingIOError = "BlockingIOError"
  case childProcessError = "ChildProcessError"
  case connectionError = "ConnectionError"
  case brokenPipeError = "BrokenPipeError"
  case connectionAbortedError = "ConnectionAbortedError"
  case connectionRefusedError = "ConnectionRefusedError"
  case connectionResetError = "ConnectionResetError"
  case fileExistsError = "FileExistsError"
  case fileNotFoundError = "FileNotFoundError"
  case interruptedError = "InterruptedError"
  case isADirectoryError = "IsADirectoryError"
  case notADirectoryError = "NotADirectoryError"
  case permissionError = "PermissionError"
  case processLookupError = "ProcessLookupError"
  case timeoutError = "TimeoutError"
  case referenceError = "ReferenceError"
  case runtimeError = "RuntimeError"
  case notImplementedError = "NotImplementedError"
  case recursionError = "RecursionError"
  case stopIteration = "StopIteration"
  case stopAsyncIteration = "StopAsyncIteration"
  case syntaxError = "SyntaxError"
  case indentationError = "IndentationError"
  case tabError = "TabError"
  case systemError = "SystemError"
  case typeError = "TypeError"
  case valueError = "ValueError"
  case unicodeError = "UnicodeError"
  case unicodeDecodeError = "UnicodeDecodeError"
  case unicodeEncodeError = "UnicodeEncodeError"
  case unicodeTranslateError = "UnicodeTranslateError"
  case warning = "Warning"
  case bytesWarning = "BytesWarning"
  case deprecationWarning = "DeprecationWarning"
  case encodingWarning = "EncodingWarning"
  case futureWarning = "FutureWarning"
  case importWarning = "ImportWarning"
  case pendingDeprecationWarning = "PendingDeprecationWarning"
  case resourceWarning = "ResourceWarning"
  case runtimeWarning = "RuntimeWarning"
  case syntaxWarning = "SyntaxWarning"
  case unicodeWarning = "UnicodeWarning"
  case userWarning = "UserWarning"
  case generatorExit = "GeneratorExit"
  case keyboardInterrupt = "KeyboardInterrupt"
  case systemExit = "SystemExit"
  case baseExceptionGroup = "BaseExceptionGroup"
  case exceptionGroup = "ExceptionGroup"

  /// The base class; none for `BaseException`.
  public var base: BuiltinException? {
    switch self {
    case .baseException: nil
    case .exception, .generatorExit, .keyboardInterrupt, .systemExit, .baseExceptionGroup: .baseException
    case .floatingPointError, .overflowError, .zeroDivisionError: .arithmeticError
    case .moduleNotFoundError: .importError
    case .indexError, .keyError: .lookupError
    case .unboundLocalError: .nameError
    case .blockingIOError, .childProcessError, .connectionError, .fileExistsError, .fileNotFoundError,
      .interruptedError, .isADirectoryError, .notADirectoryError, .permissionError, .processLookupError,
      .timeoutError:
      .osError
    case .brokenPipeError, .connectionAbortedError, .connectionRefusedError, .connectionResetError:
      .connectionError
    case .notImplementedError, .recursionError: .runtimeError
    case .indentationError: .syntaxError
    case .tabError: .indentationError
    case .unicodeError: .valueError
    case .unicodeDecodeError, .unicodeEncodeError, .unicodeTranslateError: .unicodeError
    case .bytesWarning, .deprecationWarning, .encodingWarning, .futureWarning, .importWarning,
      .pendingDeprecationWarning, .resourceWarning, .runtimeWarning, .syntaxWarning, .unicodeWarning,
      .userWarning:
      .warning
    case .exceptionGroup: .baseExceptionGroup
    default: .exception
    }
  }
}
