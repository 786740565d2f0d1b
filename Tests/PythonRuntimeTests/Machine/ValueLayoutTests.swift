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

  @Test func `the tags of a value are what the machine stores`() {
    func tag(_ value: Value) -> UInt8 {
      withUnsafeBytes(of: value) { $0.load(fromByteOffset: 8, as: UInt8.self) }
    }
    #expect(tag(.int(7)) == ValueTag.int)
    #expect(tag(.float(7)) == ValueTag.float)
    #expect(tag(.bool(true)) == ValueTag.bool)
    #expect(tag(.none) == ValueTag.plain)
    var value = Value.int(7)
    withUnsafeMutablePointer(to: &value) { $0.forget() }
    #expect(value.isUnset)
    withUnsafeMutablePointer(to: &value) { $0.store(2.5) }
    #expect(value.isIdentical(to: .float(2.5)))
    withUnsafeMutablePointer(to: &value) { $0.store(true) }
    #expect(value.isIdentical(to: .bool(true)))
  }

  @Test func `an instruction takes 8 bytes`() {
    #expect(MemoryLayout<Instruction>.size == 8)
  }

  @Test func `a set of special methods has a bit for each`() {
    #expect(Slot.allCases.count <= 128)
  }
}
