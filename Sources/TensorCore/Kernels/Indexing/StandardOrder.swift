/// The algorithms of the C++ standard library that order elements, step by step, because where equal elements end up
/// is seen in the indices that sorting, `topk` and medians give.
struct StandardOrder {
  /// An element's place in the order, as a number, and where it was.
  struct Entry {
    var key: UInt64
    var index: Int
  }

  private let entries: UnsafeMutablePointer<Entry>
  private let count: Int
  private let descending: Bool
  /// Whether of equal elements the earlier one comes first.
  private let keepsOrder: Bool

  init(_ entries: UnsafeMutableBufferPointer<Entry>, descending: Bool = false, keepsOrder: Bool = false) {
    // Rows have elements, so there is an address.
    self.entries = entries.baseAddress!
    count = entries.count
    self.descending = descending
    self.keepsOrder = keepsOrder
  }

  /// `std::sort`
  func sort(_ range: Range<Int>? = nil) {
    let (first, last) = (range?.lowerBound ?? 0, range?.upperBound ?? count)
    if last - first < 2 { return }
    sort(first, last, StandardOrder.depth(last - first))
    // What was left out is not nearly in order.
    if Interruption.isRequested { return }
    if last - first <= 16 { return insertionSort(first, last) }
    insertionSort(first, first + 16)
    for place in first + 16..<last { insert(place) }
  }

  /// `std::nth_element`
  func select(_ nth: Int) {
    var (first, last, depth) = (0, count, StandardOrder.depth(count))
    while last - first > 3 {
      if Interruption.isRequested { return }
      if depth == 0 {
        selectHeap(first, nth + 1, last)
        return swap(first, nth)
      }
      depth -= 1
      let cut = partitionAroundPivot(first, last)
      if cut <= nth { first = cut } else { last = cut }
    }
    insertionSort(first, last)
  }

  /// `std::partial_sort` from the start to `middle`.
  func sortPart(_ middle: Int) {
    selectHeap(0, middle, count)
    sortHeap(0, middle)
  }

  /// PyTorch's own choice of the `k`-th element, counted from 0.
  func quickSelect(_ k: Int) {
    var (left, right) = (0, count - 1)
    while right > left {
      if Interruption.isRequested { return }
      if right == left + 1 {
        if isBefore(right, left) { swap(left, right) }
        return
      }
      swap(left + (right - left) / 2, left + 1)
      if isBefore(right, left + 1) { swap(left + 1, right) }
      if isBefore(right, left) { swap(left, right) }
      if isBefore(left, left + 1) { swap(left + 1, left) }
      var (low, high) = (left + 1, right)
      let pivot = entries[left]
      while true {
        repeat { low += 1 } while isBefore(entries[low], pivot)
        repeat { high -= 1 } while isBefore(pivot, entries[high])
        if high < low { break }
        swap(low, high)
      }
      swap(left, high)
      if high <= k { left = low }
      if high >= k { right = high - 1 }
    }
  }

  // MARK: Comparing

  @inline(__always) private func isBefore(_ a: Entry, _ b: Entry) -> Bool {
    if keepsOrder && a.key == b.key { return a.index < b.index }
    return descending ? a.key > b.key : a.key < b.key
  }
  @inline(__always) private func isBefore(_ a: Int, _ b: Int) -> Bool { isBefore(entries[a], entries[b]) }
  @inline(__always) private func swap(_ a: Int, _ b: Int) {
    let entry = entries[a]
    entries[a] = entries[b]
    entries[b] = entry
  }

  // MARK: Sorting

  private static func depth(_ count: Int) -> Int {
    count < 2 ? 0 : 2 &* (Int.bitWidth - 1 - count.leadingZeroBitCount)
  }

  private func sort(_ first: Int, _ end: Int, _ depth: Int) {
    var (last, depth) = (end, depth)
    while last - first > 16 {
      if Interruption.isRequested { return }
      if depth == 0 {
        selectHeap(first, last, last)
        return sortHeap(first, last)
      }
      depth -= 1
      let cut = partitionAroundPivot(first, last)
      sort(cut, last, depth)
      last = cut
    }
  }

  private func partitionAroundPivot(_ first: Int, _ last: Int) -> Int {
    moveMedian(to: first, first + 1, first + (last - first) / 2, last - 1)
    let pivot = entries[first]
    var (low, high) = (first + 1, last)
    while true {
      while isBefore(entries[low], pivot) { low += 1 }
      high -= 1
      while isBefore(pivot, entries[high]) { high -= 1 }
      if low >= high { return low }
      swap(low, high)
      low += 1
    }
  }

  private func moveMedian(to result: Int, _ a: Int, _ b: Int, _ c: Int) {
    if isBefore(a, b) {
      swap(result, isBefore(b, c) ? b : isBefore(a, c) ? c : a)
    } else {
      swap(result, isBefore(a, c) ? a : isBefore(b, c) ? c : b)
    }
  }

  private func insertionSort(_ first: Int, _ last: Int) {
    if last - first < 2 { return }
    for place in first + 1..<last {
      if !isBefore(place, first) {
        insert(place)
        continue
      }
      let entry = entries[place]
      for position in stride(from: place, to: first, by: -1) { entries[position] = entries[position - 1] }
      entries[first] = entry
    }
  }

  /// Moves an entry forward to its place; one before it does not come after it.
  private func insert(_ place: Int) {
    let entry = entries[place]
    var position = place
    while isBefore(entry, entries[position - 1]) {
      entries[position] = entries[position - 1]
      position -= 1
    }
    entries[position] = entry
  }

  // MARK: Heaps

  private func selectHeap(_ first: Int, _ middle: Int, _ last: Int) {
    let length = middle - first
    if length > 1 {
      for parent in stride(from: (length - 2) / 2, through: 0, by: -1) {
        adjust(first, parent, length, entries[first + parent])
      }
    }
    for place in middle..<last where isBefore(place, first) { popHeap(first, middle, place) }
  }

  private func sortHeap(_ first: Int, _ end: Int) {
    var last = end
    while last - first > 1 {
      last -= 1
      popHeap(first, last, last)
    }
  }

  private func popHeap(_ first: Int, _ last: Int, _ result: Int) {
    let entry = entries[result]
    entries[result] = entries[first]
    adjust(first, 0, last - first, entry)
  }

  private func adjust(_ first: Int, _ start: Int, _ length: Int, _ entry: Entry) {
    var (hole, child) = (start, start)
    while child < (length - 1) / 2 {
      child = 2 * (child + 1)
      if isBefore(first + child, first + child - 1) { child -= 1 }
      entries[first + hole] = entries[first + child]
      hole = child
    }
    if length & 1 == 0 && child == (length - 2) / 2 {
      child = 2 * (child + 1)
      entries[first + hole] = entries[first + child - 1]
      hole = child - 1
    }
    var parent = (hole - 1) / 2
    while hole > start && isBefore(entries[first + parent], entry) {
      entries[first + hole] = entries[first + parent]
      hole = parent
      parent = (hole - 1) / 2
    }
    entries[first + hole] = entry
  }
}
