/// Names that the interpreter looks up by itself, interned once.
final class CommonNames {
  private var objects: [StringObject] = []

  enum Name: Int, CaseIterable {
    case `class` = 0
    case dict, doc, module, name, qualifiedName, slots, annotations, build, builtins, classCell, all
    case code, defaults, keywordDefaults, closure, globals, bases, order, subclasses, wrapped
    case abstractMethods, underscore, match, prepare, weakReference

    var text: String {
      switch self {
      case .class: "__class__"
      case .dict: "__dict__"
      case .doc: "__doc__"
      case .module: "__module__"
      case .name: "__name__"
      case .qualifiedName: "__qualname__"
      case .slots: "__slots__"
      case .annotations: "__annotations__"
      case .build: "__build_class__"
      case .builtins: "__builtins__"
      case .classCell: "__classcell__"
      case .all: "__all__"
      case .code: "__code__"
      case .defaults: "__defaults__"
      case .keywordDefaults: "__kwdefaults__"
      case .closure: "__closure__"
      case .globals: "__globals__"
      case .bases: "__bases__"
      case .order: "__mro__"
      case .subclasses: "__subclasses__"
      case .wrapped: "__wrapped__"
      case .abstractMethods: "__abstractmethods__"
      case .underscore: "_"
      case .match: "__match_args__"
      case .prepare: "__prepare__"
      case .weakReference: "__weakref__"
      }
    }
  }

  func fill(_ interpreter: Interpreter) {
    objects = Name.allCases.map { interpreter.intern($0.text) }
  }

  subscript(_ name: Name) -> StringObject { objects[name.rawValue] }
}
