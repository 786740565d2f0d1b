import CVectorMath
import Glibc
import Testing

@testable import TensorCore

@Suite("The linear algebra library")
struct LinearAlgebraLibraryTests {
  @Test("gets kernels for a processor that it does not know")
  func kernels() {
    func better(_ own: String, _ vectors: processor_vectors) -> String? {
      LinearAlgebraLibrary.betterKernels(than: own, on: vectors)
    }
    #expect(better("Prescott", PROCESSOR_AVX512) == "SkylakeX")
    #expect(better("Prescott", PROCESSOR_AVX2) == "Haswell")
    #expect(better("Prescott", PROCESSOR_PLAIN) == nil)
    #expect(better("Nehalem", PROCESSOR_AVX2) == "Haswell")
    #expect(better("Haswell", PROCESSOR_AVX512) == nil)
    #expect(better("Zen", PROCESSOR_AVX512) == nil)
    #expect(better("armv8", PROCESSOR_PLAIN) == nil)
  }

  @Test("uses the processor's vectors", .enabled(if: getenv("OPENBLAS_CORETYPE") == nil))
  func loaded() throws {
    let symbol = try #require(LinearAlgebraLibrary.symbol("openblas_get_corename"))
    let name = unsafeBitCast(symbol, to: (@convention(c) () -> UnsafePointer<CChar>?).self)()
    let own = String(cString: try #require(name))
    #expect(LinearAlgebraLibrary.betterKernels(than: own, on: processor_vectors()) == nil)
  }
}
