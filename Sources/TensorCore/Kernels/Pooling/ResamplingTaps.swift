/// How the elements of one dimension are made of those of another: for each its sources and their weights.
public struct ResamplingTaps: Sendable {
  public let inputSize: Int
  public let outputSize: Int
  /// The number of sources of each element.
  let width: Int
  /// The sources; those outside the input count nothing.
  let indices: [Int]
  let weights: [Double]

  /// - Parameter sources: the places and weights of an output element; the longest list sets the width.
  public init(inputSize: Int, sources: [[(index: Int, weight: Double)]]) {
    self.inputSize = inputSize
    outputSize = sources.count
    width = sources.reduce(1) { Swift.max($0, $1.count) }
    var indices: [Int] = []
    var weights: [Double] = []
    for list in sources {
      for place in 0..<width {
        indices.append(
          place < list.count && (0..<inputSize).contains(list[place].index) ? list[place].index : -1)
        weights.append(place < list.count ? list[place].weight : 0)
      }
    }
    self.indices = indices
    self.weights = weights
  }

  /// Each element one of the input's; an index outside of it gives zero.
  public init(inputSize: Int, picking indices: [Int]) {
    self.init(inputSize: inputSize, sources: indices.map { [($0, 1)] })
  }
}

extension Kernels {
  /// An array with one dimension made anew, or with `isTransposed` what each source gets of such an array.
  ///
  /// Throws NotImplementedError for types that are not floating point.
  public static func resample(
    _ a: NDArray, dim: Int, _ taps: ResamplingTaps, isTransposed: Bool = false
  ) throws(TensorError) -> NDArray {
    var shape = a.shape
    shape[dim] = isTransposed ? taps.inputSize : taps.outputSize
    let source = try a.contiguous()
    let result = try NDArray.zeros(shape, a.scalarType)
    var (outer, inner) = (1, 1)
    for index in 0..<dim { outer &*= shape[index] }
    for index in (dim + 1)..<Swift.max(shape.count, dim + 1) { inner &*= shape[index] }
    if result.elementCount == 0 || source.elementCount == 0 { return result }
    switch a.scalarType {
    case .float32: resample(source, result, taps, isTransposed, outer, inner, Float.self)
    case .float64: resample(source, result, taps, isTransposed, outer, inner, Double.self)
    case .float16: resample(source, result, taps, isTransposed, outer, inner, Float16.self)
    case .bfloat16: resample(source, result, taps, isTransposed, outer, inner, BFloat16.self)
    // The two parts of a complex number are neighbours.
    case .complex64: resample(source, result, taps, isTransposed, outer, inner &* 2, Float.self)
    case .complex128: resample(source, result, taps, isTransposed, outer, inner &* 2, Double.self)
    default: throw a.scalarType.notImplemented("upsample")
    }
    return result
  }

  private static func resample<T: FloatElement>(
    _ a: NDArray, _ result: NDArray, _ taps: ResamplingTaps, _ isTransposed: Bool, _ outer: Int, _ inner: Int,
    _: T.Type
  ) {
    let source = a.pointer(as: T.self)
    let target = result.pointer(as: T.self)
    let (sourceRow, targetRow) =
      isTransposed ? (taps.outputSize, taps.inputSize) : (taps.inputSize, taps.outputSize)
    let (width, outputSize) = (taps.width, taps.outputSize)
    let weights = taps.weights.map { T.Compute($0) }
    taps.indices.withUnsafeBufferPointer { indices in
      weights.withUnsafeBufferPointer { weights in
        /// One element of a row from each of its sources in turn.
        func gather(_ from: UnsafeMutablePointer<T>, _ to: UnsafeMutablePointer<T>) {
          var tap = 0
          for output in 0..<outputSize {
            var sum = T.zero
            for _ in 0..<width {
              let input = indices[tap]
              if input >= 0 { sum = T(compute: sum.compute + from[input].compute * weights[tap]) }
              tap &+= 1
            }
            to[output] = sum
          }
        }
        func spread(_ from: UnsafeMutablePointer<T>, _ to: UnsafeMutablePointer<T>) {
          for tap in 0..<(outputSize &* width) where indices[tap] >= 0 {
            let (input, output) = (indices[tap], width == 1 ? tap : tap / width)
            let x = from + (isTransposed ? output : input) &* inner
            let y = to + (isTransposed ? input : output) &* inner
            let weight = weights[tap]
            for i in 0..<inner { y[i] = T(compute: y[i].compute + x[i].compute * weight) }
          }
        }
        let size = Swift.max(sourceRow, targetRow) &* inner
        ParallelFor.run(outer, ofSize: size) { blocks in
          for block in blocks where !Interruption.isRequested {
            let from = source + block &* sourceRow &* inner
            let to = target + block &* targetRow &* inner
            if inner == 1 && !isTransposed { gather(from, to) } else { spread(from, to) }
          }
        }
      }
    }
  }
}
