/// The elements that each place of a pooled dimension looks at.
public struct PoolingWindows: Sendable {
  public let starts: [Int]
  public let ends: [Int]
  public let step: Int

  public init(starts: [Int], ends: [Int], step: Int = 1) {
    self.starts = starts
    self.ends = ends
    self.step = step
  }

  public var count: Int { starts.count }
}

extension Kernels {
  /// The largest elements of windows over the last dimensions, and their places in the plane of these dimensions.
  ///
  /// `windows` has an entry for each of the last dimensions, of which there are up to three. A nan is the largest.
  public static func maximumPool(
    _ a: NDArray, _ windows: [PoolingWindows]
  ) throws(TensorError) -> (values: NDArray, places: NDArray) {
    let lead = a.shape.count - windows.count
    var shape = Dims(a.shape.prefix(lead))
    for dim in windows { shape.append(dim.count) }
    let source = try a.contiguous()
    let values = try NDArray.empty(shape, a.scalarType)
    let places = try NDArray.empty(shape, .int64)
    let whole = PoolingWindows(starts: [0], ends: [1])
    let three = Array(repeating: whole, count: 3 - windows.count) + windows
    var sizes = Array(a.shape.dropFirst(lead))
    sizes = Array(repeating: 1, count: 3 - sizes.count) + sizes
    let planes = a.shape.prefix(lead).reduce(1, &*)
    switch a.scalarType {
    case .float32: maximumPool(source, values, places, three, sizes, planes, Float.self)
    case .float64: maximumPool(source, values, places, three, sizes, planes, Double.self)
    case .float16: maximumPool(source, values, places, three, sizes, planes, Float16.self)
    case .bfloat16: maximumPool(source, values, places, three, sizes, planes, BFloat16.self)
    case .bool, .complex64, .complex128: throw a.scalarType.notImplemented("max_pool2d")
    default:
      let found = try maximumPool(a.converted(to: .float64), windows)
      return (try found.values.converted(to: a.scalarType), found.places)
    }
    return (values, places)
  }

  private static func maximumPool<T: FloatElement>(
    _ a: NDArray, _ values: NDArray, _ places: NDArray, _ windows: [PoolingWindows], _ sizes: [Int],
    _ planes: Int,
    _: T.Type
  ) {
    let source = a.pointer(as: T.self)
    var value = values.pointer(as: T.self)
    var place = places.pointer(as: Int.self)
    let (height, width) = (sizes[1], sizes[2])
    let planeSize = sizes[0] &* height &* width
    for plane in 0..<planes where !Interruption.isRequested {
      let elements = source + plane &* planeSize
      for d in 0..<windows[0].count {
        for h in 0..<windows[1].count {
          for w in 0..<windows[2].count {
            var best = -T.Compute.infinity
            var bestPlace =
              (windows[0].starts[d] &* height &+ windows[1].starts[h]) &* width &+ windows[2].starts[w]
            var z = windows[0].starts[d]
            while z < windows[0].ends[d] {
              var y = windows[1].starts[h]
              while y < windows[1].ends[h] {
                var x = windows[2].starts[w]
                let row = (z &* height &+ y) &* width
                while x < windows[2].ends[w] {
                  let candidate = elements[row &+ x].compute
                  if candidate > best || candidate.isNaN {
                    best = candidate
                    bestPlace = row &+ x
                  }
                  x &+= windows[2].step
                }
                y &+= windows[1].step
              }
              z &+= windows[0].step
            }
            value.pointee = T(compute: best)
            place.pointee = bestPlace
            value += 1
            place += 1
          }
        }
      }
    }
  }

  /// The elements at places of planes: `a` is [..., plane], flattened over the last `count` dimensions.
  public static func pick(
    _ a: NDArray, _ places: NDArray, planeDimensions count: Int
  ) throws(TensorError) -> NDArray {
    let result = try NDArray.empty(places.shape, a.scalarType)
    try move(a, places, result, plane: Dims(a.shape.suffix(count)), isTransposed: false)
    return result
  }

  /// The transpose of ``pick(_:_:planeDimensions:)``: an array of zeros of a shape, to which elements are added, or
  /// with `replaces` assigned, at places of its planes.
  ///
  /// Throws IndexError for a place outside.
  public static func place(
    _ a: NDArray, _ places: NDArray, shape: Dims, planeDimensions count: Int, replaces: Bool = false
  ) throws(TensorError) -> NDArray {
    let result = try NDArray.zeros(shape, a.scalarType)
    try move(
      result, places, a, plane: Dims(shape.suffix(count)), isTransposed: true, replaces: replaces)
    return result
  }

  /// Moves elements between planes and picked places: to `picked`, or with `isTransposed` from it.
  private static func move(
    _ planes: NDArray, _ places: NDArray, _ picked: NDArray, plane: Dims, isTransposed: Bool,
    replaces: Bool = false
  ) throws(TensorError) {
    let planeSize = plane.reduce(1, &*)
    let planeShape = plane.map(String.init).joined(separator: "x")
    let source = isTransposed ? planes : try planes.contiguous()
    let target = isTransposed ? try picked.contiguous() : picked
    let indices = try places.contiguous()
    let count = planeSize == 0 ? 0 : planes.elementCount / planeSize
    if count == 0 { return }
    let perPlane = indices.elementCount / count
    let index = indices.pointer(as: Int.self)
    for position in 0..<indices.elementCount where index[position] < 0 || index[position] >= planeSize {
      throw TensorError(
        .runtimeError,
        "Found an invalid max index: \(index[position]) (output volumes are of size \(planeShape))")
    }
    func run<T: FloatElement>(_: T.Type) {
      let plane = source.pointer(as: T.self)
      let element = target.pointer(as: T.self)
      for position in 0..<indices.elementCount {
        let place = position / Swift.max(perPlane, 1) &* planeSize &+ index[position]
        if !isTransposed {
          element[position] = plane[place]
        } else if replaces {
          plane[place] = element[position]
        } else {
          plane[place] = T(compute: plane[place].compute + element[position].compute)
        }
      }
    }
    switch planes.scalarType {
    case .float32: run(Float.self)
    case .float64: run(Double.self)
    case .float16: run(Float16.self)
    case .bfloat16: run(BFloat16.self)
    default: throw planes.scalarType.notImplemented("max_unpool2d")
    }
  }
}
