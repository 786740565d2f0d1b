package import PythonRuntime

/// A named constant of torch that is only compared: a layout or a memory format.
package final class SymbolObject: Object {
  let name: String

  init(_ name: String, type: TypeObject) {
    self.name = name
    super.init(type: type)
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "torch.\(name)"
  }
}

/// The constants of torch that name how memory is laid out.
final class SymbolTypes {
  let layout: TypeObject
  let memoryFormat: TypeObject
  let strided: SymbolObject
  let layouts: [SymbolObject]
  let memoryFormats: [SymbolObject]

  init(in torch: Torch) {
    func makeType(_ name: String) -> TypeObject {
      TypeObject(
        native: "torch.\(name)", base: torch.interpreter.types.object, in: torch.interpreter,
        isSubclassable: false, slots: [.representation],
        constructor: { (_, _, _) throws(PythonError) in
          throw .typeError("cannot create 'torch.\(name)' instances")
        },
        members: { builder in
          builder.qualify(name, module: "torch")
          builder.method(
            "__reduce__", "", "The name by which copies are the constant itself.", on: SymbolObject.self
          ) {
            (interpreter, symbol, _) in interpreter.string(symbol.name)
          }
        })
    }
    layout = makeType("layout")
    memoryFormat = makeType("memory_format")
    let strided = SymbolObject("strided", type: layout)
    self.strided = strided
    layouts = [strided, SymbolObject("sparse_coo", type: layout)]
    memoryFormats = ["contiguous_format", "preserve_format", "channels_last", "channels_last_3d"].map {
      [memoryFormat] in
      SymbolObject($0, type: memoryFormat)
    }
  }
}
