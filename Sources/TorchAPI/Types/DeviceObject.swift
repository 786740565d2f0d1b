package import PythonRuntime

/// A `torch.device`; tensors live on the `cpu` one.
package final class DeviceObject: Object {
  let kind: String
  let number: Int?

  init(_ kind: String, _ number: Int? = nil, type: TypeObject) {
    self.kind = kind
    self.number = number
    super.init(type: type)
  }

  private var text: String { number.map { "\(kind):\($0)" } ?? kind }

  package override func string(in interpreter: Interpreter) throws(PythonError) -> String { text }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "device(type='\(kind)'\(number.map { ", index=\($0)" } ?? ""))"
  }

  package override func compare(
    _ comparison: PythonComparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard comparison == .equal || comparison == .notEqual, let device = other.cast(to: DeviceObject.self)
    else {
      return .notImplemented
    }
    let isSame = kind == device.kind && number == device.number
    return .bool(isSame == (comparison == .equal))
  }

  // As a context manager a device is the one for new tensors, which the only usable one is anyway.

  package override func enter(in interpreter: Interpreter) throws(PythonError) -> Value {
    try checkUsable()
    return .object(self)
  }

  package override func exit(
    _ exception: ExceptionObject?, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    false
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    kind.utf8.reduce(number ?? -1) { $0 &* 31 &+ Int($1) }
  }

  private static let kinds = [
    "cpu", "cuda", "ipu", "xpu", "mkldnn", "opengl", "opencl", "ideep", "hip", "ve", "fpga", "maia", "xla",
    "lazy",
    "vulkan", "mps", "meta", "hpu", "mtia", "privateuseone",
  ]

  /// Reads a device from its text, such as `cpu` or `cuda:0`.
  static func parse(_ text: String, in torch: Torch) throws(PythonError) -> DeviceObject {
    if text.isEmpty { throw .runtimeError("Device string must not be empty") }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let kind = parts[0]
    let isWord =
      !kind.isEmpty && kind.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 == 0x5F }
    if isWord, !kinds.contains(kind) {
      throw .runtimeError(
        "Expected one of \(kinds.joined(separator: ", ")) device type at start of device string: \(kind)")
    }
    if isWord, parts.count == 1 { return DeviceObject(kind, type: torch.deviceType) }
    guard isWord, parts.count == 2, let number = Int(parts[1]), "\(number)" == parts[1], number >= 0 else {
      throw .runtimeError("Invalid device string: '\(text)'")
    }
    return DeviceObject(kind, number, type: torch.deviceType)
  }

  /// Refuses to put a tensor anywhere but on the CPU.
  func checkUsable() throws(PythonError) {
    switch kind {
    case "cpu": return
    case "cuda":
      throw .runtimeError(
        "Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and installed a driver "
          + "from http://www.nvidia.com/Download/index.aspx")
    default:
      throw PythonError(.notImplementedError, "tensors on device '\(text)' are not available; use 'cpu'")
    }
  }

  static func makeType(in torch: Torch) -> TypeObject {
    let signatures = OperatorSignatures(
      "device", ["device(device device)", "device(str type, int index=-1)"])
    return TypeObject(
      native: "torch.device", base: torch.interpreter.types.object, in: torch.interpreter,
      isSubclassable: false,
      slots: [.representation, .string, .equal, .notEqual, .hash, .enter, .exit],
      constructor: { (interpreter, _, arguments) throws(PythonError) in
        try .object(construct(arguments, signatures, in: torch))
      },
      members: { builder in
        builder.qualify("device", module: "torch")
        builder.property(
          "type", "The kind of device.", on: DeviceObject.self,
          get: { (interpreter, device) in
            interpreter.string(device.kind)
          })
        builder.property(
          "index", "The number of the device, or None.", on: DeviceObject.self,
          get: { (_, device) in
            device.number.map { .int($0) } ?? .none
          })
        builder.method("__reduce__", "", "What makes the device anew.", on: DeviceObject.self) {
          (interpreter, device, _) in
          let arguments = [interpreter.string(device.kind)] + (device.number.map { [.int($0)] } ?? [])
          return interpreter.tuple([.object(device.type), interpreter.tuple(arguments)])
        }
      })
  }

  private static func construct(
    _ arguments: Arguments, _ signatures: OperatorSignatures, in torch: Torch
  ) throws(PythonError) -> DeviceObject {
    let call = try ArgumentBinder(signatures, arguments, in: torch).bind()
    if call.overload == 0, let device = try call.device(0) { return device }
    let number = try call.int(1)
    let kind = try parse(call.text(0), in: torch).kind
    if number < 0, call.isGiven(1) { throw .runtimeError("Device index must not be negative") }
    return DeviceObject(kind, number < 0 ? nil : number, type: torch.deviceType)
  }
}
