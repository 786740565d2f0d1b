import CVectorMath

extension Kernels {
  /// The runs of equal elements in a vector.
  public struct Runs {
    /// Where each run's first element is; int64.
    public let firsts: NDArray
    /// For each element the number of its run; int64.
    public let inverse: NDArray
    /// How many elements each run has; int64.
    public let counts: NDArray
  }

  /// Finds equal elements of a contiguous vector that follow one another, or do once the vector is sorted; nan equals
  /// nothing.
  public static func runs(_ a: NDArray, sorts: Bool) throws(TensorError) -> Runs {
    let count = a.elementCount
    let ordered: NDArray
    let places: NDArray?
    if sorts {
      let sorted = try sort(a, dim: 0, stable: true)
      (ordered, places) = (sorted.values, try sorted.indices.contiguous())
    } else {
      (ordered, places) = (a, nil)
    }
    // Whether an element differs from the one before it.
    let differs = try NDArray.empty([Swift.max(count - 1, 0)], .bool)
    if count > 1 {
      differs.assign(
        try compare(
          .notEqual, ordered.slice(0, start: 1, end: count), ordered.slice(0, start: 0, end: count - 1),
          type: a.scalarType))
    }
    let starts = count_nonzero_u8(differs.pointer(as: UInt8.self), differs.elementCount) + Swift.min(count, 1)
    let runs = Runs(
      firsts: try NDArray.empty([starts], .int64), inverse: try NDArray.empty([count], .int64),
      counts: try NDArray.empty([starts], .int64))
    let (firsts, inverse, counts) = (
      runs.firsts.pointer(as: Int.self), runs.inverse.pointer(as: Int.self), runs.counts.pointer(as: Int.self)
    )
    let (flags, order) = (differs.pointer(as: UInt8.self), places?.pointer(as: Int.self))
    var (run, start) = (-1, 0)
    for position in 0..<count {
      try Interruption.check()
      if position == 0 || flags[position - 1] != 0 {
        if run >= 0 { counts[run] = position - start }
        run += 1
        start = position
        firsts[run] = order?[position] ?? position
      }
      inverse[order?[position] ?? position] = run
    }
    if run >= 0 { counts[run] = count - start }
    return runs
  }
}
