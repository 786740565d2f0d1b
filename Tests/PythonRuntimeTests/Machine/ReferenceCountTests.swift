import Testing

@testable import PythonRuntime

struct ReferenceCountTests {
  private let interpreter = Interpreter(host: Host(write: { _ in }, writeError: { _ in }))

  private func count(_ object: Object) -> Int? {
    ReferenceCount.count(Unmanaged.passUnretained(object).toOpaque())
  }

  @Test func `the count is where the runtime keeps it`() {
    let object = interpreter.makeTuple([])
    let before = count(object) ?? -1
    let other = Unmanaged.passRetained(object as Object)
    #expect(count(object) == before + 1)
    ReferenceCount.retain(other.toOpaque())
    #expect(count(object) == before + 2)
    other.release()
    #expect(count(object) == before + 1)
    ReferenceCount.release(other.toOpaque())
    #expect(count(object) == before)
  }

  @Test func `the last release frees an object`() {
    final class Noting: Object {
      nonisolated(unsafe) static var isFreed = false
      deinit { Self.isFreed = true }
    }
    let reference = Unmanaged.passRetained(Noting(type: interpreter.types.object) as Object)
    ReferenceCount.retain(reference.toOpaque())
    ReferenceCount.release(reference.toOpaque())
    #expect(!Noting.isFreed)
    ReferenceCount.release(reference.toOpaque())
    #expect(Noting.isFreed)
  }

  @Test func `an object with a weak reference is counted by the runtime`() {
    let object = interpreter.makeTuple([])
    weak let watcher = object
    #expect(watcher != nil)
    let reference = Unmanaged.passUnretained(object as Object)
    #expect(ReferenceCount.count(reference.toOpaque()) == nil)
    ReferenceCount.retain(reference.toOpaque())
    ReferenceCount.release(reference.toOpaque())
    #expect(watcher != nil)
  }

  @Test func `copies and replacements count what they hold`() {
    let object = interpreter.makeTuple([])
    let places = UnsafeMutablePointer<Value>.room(for: 2)
    places.initialize(to: .object(object))
    (places + 1).initialize(to: .int(1))
    let before = count(object) ?? -1
    (places + 1).copy(from: places)
    let copied = count(object)
    (places + 1).store(2.5)
    let replaced = count(object)
    (places + 1).copy(from: places)
    (places + 1).clear()
    let cleared = count(object)
    places.clear()
    let gone = count(object)
    places.giveBack()
    #expect(copied == before + 1)
    #expect(replaced == before)
    #expect(cleared == before)
    #expect(gone == before - 1)
  }
}
