/// The part of `heapq` that CPython writes in C.
enum HeapModule {
  static func fill(_ builder: ModuleBuilder) {
    func function(_ name: String, _ signature: String, _ documentation: String, _ body: @escaping NativeBody)
    {
      builder.set(
        name,
        .object(
          NativeFunction(
            name, signature, module: "_heapq", documentation: documentation, in: builder.interpreter,
            body: body)))
    }
    function("heappush", "heap, item, /", "Put an item into a heap.") {
      (interpreter, arguments) throws(PythonError) in
      let heap = try heap(arguments[0], "heappush() argument 1 must be list, not ", interpreter)
      heap.append(arguments[1])
      try siftDown(heap, from: heap.count - 1, to: 0, interpreter)
      return .none
    }
    function("heappop", "heap, /", "Take the smallest item out of a heap.") {
      (interpreter, arguments) throws(PythonError) in
      let heap = try heap(arguments[0], "heappop() argument must be list, not ", interpreter)
      guard heap.count > 0 else { throw .indexError("index out of range") }
      let last = heap[heap.count - 1]
      heap.replace((heap.count - 1)..<heap.count, with: [])
      if heap.count == 0 { return last }
      return try replaceFirst(of: heap, with: last, interpreter)
    }
    function("heapreplace", "heap, item, /", "Take the smallest item out and put another one in.") {
      (interpreter, arguments) throws(PythonError) in
      let heap = try heap(arguments[0], "heapreplace() argument 1 must be list, not ", interpreter)
      guard heap.count > 0 else { throw .indexError("index out of range") }
      return try replaceFirst(of: heap, with: arguments[1], interpreter)
    }
    function("heappushpop", "heap, item, /", "Put an item in, then take the smallest one out.") {
      (interpreter, arguments) throws(PythonError) in
      let heap = try heap(arguments[0], "heappushpop() argument 1 must be list, not ", interpreter)
      guard heap.count > 0, try isLess(heap[0], arguments[1], interpreter) else { return arguments[1] }
      guard heap.count > 0 else { throw .indexError("index out of range") }
      return try replaceFirst(of: heap, with: arguments[1], interpreter)
    }
    function("heapify", "heap, /", "Make a heap of a list.") { (interpreter, arguments) throws(PythonError) in
      let heap = try heap(arguments[0], "heapify() argument must be list, not ", interpreter)
      for position in (0..<(heap.count / 2)).reversed() { try siftUp(heap, from: position, interpreter) }
      return .none
    }
    PythonSource.heapq.run(in: builder)
  }

  private static func heap(
    _ value: Value, _ message: String, _ interpreter: Interpreter
  ) throws(PythonError) -> ListObject {
    if let list = value.cast(to: ListObject.self) { return list }
    throw .typeError(message + interpreter.type(of: value).name)
  }

  private static func replaceFirst(
    of heap: ListObject, with item: Value, _ interpreter: Interpreter
  ) throws(PythonError) -> Value {
    let first = heap[0]
    heap[0] = item
    try siftUp(heap, from: 0, interpreter)
    return first
  }

  private static func isLess(
    _ left: Value, _ right: Value, _ interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    try interpreter.isTrue(interpreter.compare(.less, left, right))
  }

  /// Compares two items of a heap, which must not change its size meanwhile.
  private static func isLess(
    _ left: Int, _ right: Int, in heap: ListObject, _ interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    let count = heap.count
    let result = try isLess(heap[left], heap[right], interpreter)
    if heap.count != count { throw .runtimeError("list changed size during iteration") }
    return result
  }

  /// Moves an item towards the start while it is smaller than its parent.
  private static func siftDown(
    _ heap: ListObject, from position: Int, to start: Int, _ interpreter: Interpreter
  ) throws(PythonError) {
    guard position < heap.count else { throw .indexError("index out of range") }
    var position = position
    while position > start {
      let parent = (position - 1) / 2
      guard try isLess(position, parent, in: heap, interpreter) else { return }
      swap(position, parent, in: heap)
      position = parent
    }
  }

  /// Moves the hole that an item leaves to the end, always to the smaller child, and the item back up from there.
  private static func siftUp(
    _ heap: ListObject, from start: Int, _ interpreter: Interpreter
  ) throws(PythonError) {
    var position = start
    while position < heap.count / 2 {
      try interpreter.checkInterrupt()
      var child = 2 * position + 1
      if child + 1 < heap.count, try !isLess(child, child + 1, in: heap, interpreter) { child += 1 }
      swap(position, child, in: heap)
      position = child
    }
    try siftDown(heap, from: position, to: start, interpreter)
  }

  private static func swap(_ left: Int, _ right: Int, in heap: ListObject) {
    let item = heap[left]
    heap[left] = heap[right]
    heap[right] = item
  }
}
