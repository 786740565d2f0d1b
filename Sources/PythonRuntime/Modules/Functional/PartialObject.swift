/// `functools.partial`.
package final class PartialObject: Object, NativeObject {
  private var function: Value
  private var positional: [Value]
  private var keywords: DictObject

  init(_ function: Value, _ positional: [Value], _ keywords: DictObject, type: TypeObject) {
    self.function = function
    self.positional = positional
    self.keywords = keywords
    super.init(type: type)
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "partial", module: "functools", base: interpreter.types.object, in: interpreter,
      hasInstanceDictionary: true, slots: [.call, .representation],
      constructor: { (interpreter, type, arguments) throws(PythonError) in
        guard arguments.count > 0 else { throw .typeError("type 'partial' takes at least one argument") }
        guard interpreter.isCallable(arguments[0]) else {
          throw .typeError("the first argument must be callable")
        }
        let keywords = interpreter.makeDict()
        var function = arguments[0]
        var positional = Array(arguments.positional.dropFirst())
        if let inner = function.cast(to: PartialObject.self), !inner.type.isHeapType {
          function = inner.function
          positional = inner.positional + positional
          try keywords.merge(inner.keywords, in: interpreter)
        }
        for (index, keyword) in arguments.keywords.enumerated() {
          keywords.setValue(arguments.keywordValue(index), forName: keyword)
        }
        return .object(PartialObject(function, positional, keywords, type: type))
      },
      members: { builder in
        builder.documentation("A function with some of its arguments given.")
        ObjectDefinitions.callWrapper(builder)
        builder.property(
          "func", on: PartialObject.self, get: { (_, partial) throws(PythonError) in partial.function })
        builder.property(
          "args", on: PartialObject.self,
          get: { (interpreter, partial) throws(PythonError) in interpreter.tuple(partial.positional) })
        builder.property(
          "keywords", on: PartialObject.self,
          get: { (_, partial) throws(PythonError) in .object(partial.keywords) })
        builder.method("__reduce__", on: PartialObject.self) {
          (interpreter, partial, _) throws(PythonError) in
          let own = partial.hasOwnAttributes ? Value.object(partial.dictionary(in: interpreter)) : .none
          let state = [
            partial.function, interpreter.tuple(partial.positional), .object(partial.keywords), own,
          ]
          return interpreter.tuple([
            .object(partial.type), interpreter.tuple([partial.function]), interpreter.tuple(state),
          ])
        }
        builder.method("__setstate__", "state, /", on: PartialObject.self) {
          (interpreter, partial, arguments) throws(PythonError) in
          guard let state = arguments[0].cast(to: TupleObject.self), state.count == 4,
            interpreter.isCallable(state[0]), let positional = state[1].cast(to: TupleObject.self)
          else { throw .typeError("invalid partial state") }
          partial.function = state[0]
          partial.positional = positional.array
          partial.keywords = interpreter.makeDict()
          if let keywords = state[2].cast(to: DictObject.self) {
            try partial.keywords.merge(keywords, in: interpreter)
          }
          if let own = state[3].cast(to: DictObject.self) { partial.setDictionary(own) }
          return .none
        }
      })
  }

  package override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  package override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value
  {
    if keywords.count == 0, arguments.keywords.isEmpty {
      return try interpreter.call(function, positional + arguments.positional)
    }
    let merged = interpreter.makeDict()
    try merged.merge(keywords, in: interpreter)
    for (index, keyword) in arguments.keywords.enumerated() {
      merged.setValue(arguments.keywordValue(index), forName: keyword)
    }
    var given: [(name: String, value: Value)] = []
    for (key, value) in merged.items { given.append((try interpreter.string(of: key), value)) }
    return try interpreter.call(function, positional + arguments.positional, keywords: given)
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    guard interpreter.enterRepresentation(of: self) else { return "..." }
    defer { interpreter.leaveRepresentation(of: self) }
    var texts = [try interpreter.representation(of: function)]
    for value in positional { texts.append(try interpreter.representation(of: value)) }
    for (key, value) in keywords.items {
      texts.append("\(try interpreter.string(of: key))=\(try interpreter.representation(of: value))")
    }
    return "\(type.isHeapType ? type.name : "functools.partial")(\(texts.joined(separator: ", ")))"
  }
}
