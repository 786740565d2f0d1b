/// An iterator that can tell how many elements it has yet to give.
protocol CountedIterator: Object {
  var remainingCount: Int { get }
}

extension TypeBuilder {
  /// Offers `__length_hint__`.
  func lengthHint<Iterator: CountedIterator>(on iterator: Iterator.Type) {
    method("__length_hint__", on: iterator) { (_, iterator, _) throws(PythonError) in
      .int(max(iterator.remainingCount, 0))
    }
  }
}

extension ListIterator: CountedIterator {
  var remainingCount: Int { list.map { $0.count - index } ?? 0 }
}

extension RangeIterator: CountedIterator {
  var remainingCount: Int { remaining }
}
