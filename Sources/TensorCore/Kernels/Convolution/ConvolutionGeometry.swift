/// How a window moves over the last dimensions of an array [batch, channels, ...]: one entry for each spatial
/// dimension, of which there are up to three.
public struct ConvolutionGeometry: Sendable {
  public var input: [Int]
  public var output: [Int]
  public var kernel: [Int]
  public var stride: [Int]
  public var padding: [Int]
  public var dilation: [Int]

  public init(
    input: [Int], output: [Int], kernel: [Int], stride: [Int], padding: [Int], dilation: [Int]
  ) {
    self.input = input
    self.output = output
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
  }

  /// How many places the window fits in each dimension; negative or zero where it does not.
  public static func places(
    input: [Int], kernel: [Int], stride: [Int], padding: [Int], dilation: [Int]
  ) -> [Int] {
    input.indices.map { dim in
      let (reach, isWide) = dilation[dim].multipliedReportingOverflow(by: kernel[dim] &- 1)
      if isWide || padding[dim] > Int.max / 2 { return 0 }
      let (room, isLarge) = input[dim].addingReportingOverflow(2 &* padding[dim])
      // More places than there can be: making them is refused.
      if isLarge { return Int.max / 2 }
      let covered = room &- reach &- 1
      return covered < 0 ? 0 : covered / stride[dim] + 1
    }
  }

  public var inputCount: Int { input.reduce(1, &*) }
  public var outputCount: Int { output.reduce(1, &*) }
  public var kernelCount: Int { kernel.reduce(1, &*) }

  /// Whether the columns of an input are the input itself.
  var isPointwise: Bool {
    kernel.allSatisfy { $0 == 1 } && stride.allSatisfy { $0 == 1 } && padding.allSatisfy { $0 == 0 }
  }

  /// The same with leading dimensions of size 1, so that there are three.
  var threeDimensional: ConvolutionGeometry {
    func filled(_ entries: [Int], _ value: Int) -> [Int] {
      Array(repeating: value, count: 3 - entries.count) + entries
    }
    return ConvolutionGeometry(
      input: filled(input, 1), output: filled(output, 1), kernel: filled(kernel, 1),
      stride: filled(stride, 1), padding: filled(padding, 0), dilation: filled(dilation, 1))
  }
}

/// The windows of one example's channels as columns, and back.
struct WindowColumns {
  private let geometry: ConvolutionGeometry

  init(_ geometry: ConvolutionGeometry) {
    self.geometry = geometry.threeDimensional
  }

  /// Calls `body` for each row of an output's innermost dimension: the row's place in the columns, the place that
  /// its first element has in a channel's plane (which may lie outside), and the elements that lie inside.
  @inline(__always)
  private func forEachRow(_ body: (_ column: Int, _ start: Int, _ inside: Range<Int>, _ step: Int) -> Void) {
    let g = geometry
    let (outDepth, outHeight, outWidth) = (g.output[0], g.output[1], g.output[2])
    let step = g.stride[2]
    var column = 0
    for kd in 0..<g.kernel[0] {
      for kh in 0..<g.kernel[1] {
        for kw in 0..<g.kernel[2] {
          let left = kw &* g.dilation[2] &- g.padding[2]
          // The outputs x with 0 <= left + x * step < width.
          let first = left >= 0 ? 0 : (step &- 1 &- left) / step
          let beyond = g.input[2] &- left <= 0 ? 0 : (g.input[2] &- left &+ step &- 1) / step
          let inside =
            Swift.min(first, outWidth)..<Swift.max(Swift.min(first, outWidth), Swift.min(beyond, outWidth))
          for od in 0..<outDepth {
            let depth = od &* g.stride[0] &+ kd &* g.dilation[0] &- g.padding[0]
            for oh in 0..<outHeight {
              let height = oh &* g.stride[1] &+ kh &* g.dilation[1] &- g.padding[1]
              let isInside = depth >= 0 && depth < g.input[0] && height >= 0 && height < g.input[1]
              body(
                column, (depth &* g.input[1] &+ height) &* g.input[2] &+ left, isInside ? inside : 0..<0, step
              )
              column += outWidth
            }
          }
        }
      }
    }
  }

  /// Writes the columns [channels * kernel, output] of a plane [channels, input].
  func gather<T: ComputeFloat>(
    _ source: UnsafePointer<T>, channels: Int, into columns: UnsafeMutablePointer<T>
  ) {
    let width = geometry.output[2]
    let block = geometry.kernelCount &* geometry.outputCount
    for channel in 0..<channels {
      let plane = source + channel &* geometry.inputCount
      let target = columns + channel &* block
      forEachRow { column, start, inside, step in
        let row = target + column
        var x = 0
        while x < inside.lowerBound {
          row[x] = 0
          x &+= 1
        }
        if step == 1 {
          while x < inside.upperBound {
            row[x] = plane[start &+ x]
            x &+= 1
          }
        } else {
          while x < inside.upperBound {
            row[x] = plane[start &+ x &* step]
            x &+= 1
          }
        }
        while x < width {
          row[x] = 0
          x &+= 1
        }
      }
    }
  }

  /// Adds columns to the plane that they show.
  func scatter<T: ComputeFloat>(
    _ columns: UnsafePointer<T>, channels: Int, addingTo target: UnsafeMutablePointer<T>
  ) {
    let block = geometry.kernelCount &* geometry.outputCount
    for channel in 0..<channels {
      let plane = target + channel &* geometry.inputCount
      let source = columns + channel &* block
      forEachRow { column, start, inside, step in
        let row = source + column
        for x in inside { plane[start &+ x &* step] += row[x] }
      }
    }
  }
}
