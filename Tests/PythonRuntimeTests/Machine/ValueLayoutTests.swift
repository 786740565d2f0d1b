import Testing

@testable import PythonRuntime

struct ValueLayoutTests {
  @Test func `a value takes 16 bytes, its payload first`() {
    #expect(MemoryLayout<Value>.stride == 16)
    #expect(MemoryLayout<Value>.size == 9)
    var value = Value.int(0x0102_0304_0506_0708)
    withUnsafeBytes(of: &value) { bytes in
      #expect(bytes.loadUnaligned(as: Int.self) == 0x0102_0304_0506_0708)
    }
  }

  @Test func `an object's reference is the payload`() {
    let interpreter = Interpreter(host: Host(write: { _ in }, writeError: { _ in }))
    var value = interpreter.string("text")
    let address = value.object.map { Unmanaged.passUnretained($0).toOpaque() }
    withUnsafePointer(to: &value) { pointer in
      #expect(UnsafeMutablePointer(mutating: pointer).reference.toOpaque() == address)
    }
  }

  @Test func `an instruction takes 8 bytes`() {
    #expect(MemoryLayout<Instruction>.size == 8)
  }
}
