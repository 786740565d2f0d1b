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

/// An iterator that another one can go on for: from the same place of the same sequence.
protocol ResumableIterator: Object {
  /// What is iterated over; nil once that has ended.
  var source: Value? { get }
  var index: Int { get }
  func resume(at index: Int)
}

extension TypeBuilder {
  /// Offers `__reduce__` and `__setstate__`, which make another iterator that goes on from the same place.
  func resumption<Iterator: ResumableIterator>(on iterator: Iterator.Type) {
    method("__reduce__", on: iterator) { (interpreter, iterator, _) throws(PythonError) in
      let maker = interpreter.builtins.namespace.value(forName: interpreter.intern("iter")) ?? .none
      guard let source = iterator.source else {
        return interpreter.tuple([maker, interpreter.tuple([interpreter.list([])])])
      }
      return interpreter.tuple([maker, interpreter.tuple([source]), .int(iterator.index)])
    }
    method("__setstate__", "state, /", on: iterator) {
      (interpreter, iterator, arguments) throws(PythonError) in
      iterator.resume(at: try interpreter.int(arguments[0]))
      return .none
    }
  }
}

extension ListIterator: CountedIterator {
  var remainingCount: Int { list.map { $0.count - index } ?? 0 }
}

extension RangeIterator: CountedIterator {
  var remainingCount: Int { remaining }
}
