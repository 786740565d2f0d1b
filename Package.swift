// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
  // One thread runs an interpreter and its tensors, and the tests run unoptimised, with these checks: in what is
  // shipped they would cost more than small tensors' arithmetic.
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
  // Every function has a section of its own: the linker leaves out what nobody calls, and puts the rest in order.
  .unsafeFlags(["-Xfrontend", "-function-sections"], .when(configuration: .release)),
]

// Only one thread ever counts references in these rooms: the interpreter's. (The helper thread of TensorCore's
// kernels runs while that thread waits inside TensorCore.)
let singleThreaded: [SwiftSetting] =
  strict + [.unsafeFlags(["-Xfrontend", "-assume-single-threaded"], .when(configuration: .release))]

// The head of the dispatch loop, which leads to every instruction, lies within one cache line of 64 bytes: where it
// lies across two, loops over integers take a third longer.
let alignedLoops: [SwiftSetting] = [
  .unsafeFlags(
    ["-Xllvm", "-x86-experimental-pref-innermost-loop-alignment=6"], .when(configuration: .release))
]

// Folds functions of the same code, exports no symbols, has no index for unwinding, as Swift's errors are values,
// and relocates nothing at the start: a tenth smaller, and faster to start and to run.
let compactProgram: LinkerSetting = .unsafeFlags(
  [
    "-Xlinker", "--icf=all", "-Xlinker", "--no-export-dynamic", "-Xlinker", "--no-eh-frame-hdr",
    "-Xclang-linker", "-no-pie",
  ],
  .when(platforms: [.linux], configuration: .release))

// Lays out what small graphs run through next to one another, for it is more than the processor's cache for
// instructions holds: a training step of a small network takes a seventh less. Benchmarks/order-functions writes it.
let orderedFunctions: LinkerSetting = .unsafeFlags(
  ["-Xlinker", "--section-ordering-file=\(Context.packageDirectory)/Benchmarks/functions.order"],
  .when(platforms: [.linux], configuration: .release))

// Compiles a target for an instruction set as a whole: what hands wide registers to SLEEF must agree with it on where
// arguments lie, which an attribute of single functions does not change.
func instructions(_ flags: String...) -> [CSetting] {
  #if arch(x86_64)
    [.unsafeFlags(flags)]
  #else
    []
  #endif
}

// Puts CHeap's functions in the place of those of Swift's runtime that run most often.
let quickObjects: LinkerSetting = .unsafeFlags(
  [
    "swift_allocObject", "swift_deallocClassInstance", "swift_nonatomic_release", "swift_release",
    "swift_retain",
  ].flatMap { ["-Xlinker", "--wrap=\($0)"] },
  .when(platforms: [.linux]))

let package = Package(
  name: "Chainrule",
  products: [
    .executable(name: "chainrule", targets: ["chainrule"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
  ],
  targets: [
    // The core: numbers first, then gradients. Its interfaces are public though nobody outside uses
    // them: what is only for the package is not inlined into another module.
    .target(
      name: "TensorCore",
      dependencies: [
        "CHeap", "CTensorState", "CVectorMath",
        .product(name: "ComplexModule", package: "swift-numerics"),
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "Autograd",
      dependencies: [
        "TensorCore", "CAutogradState",
        .product(name: "ComplexModule", package: "swift-numerics"),
      ],
      swiftSettings: singleThreaded
    ),

    // The language, and the names of torch in it.
    .target(name: "PythonSyntax", swiftSettings: strict),
    .target(
      name: "PythonRuntime",
      dependencies: ["PythonSyntax", "BigInt"],
      swiftSettings: singleThreaded + alignedLoops
    ),
    .target(
      name: "NumPyAPI",
      dependencies: [
        "BigInt", "PythonRuntime", "TensorCore",
        .product(name: "ComplexModule", package: "swift-numerics"),
      ],
      swiftSettings: singleThreaded
    ),
    .target(
      name: "TorchAPI",
      dependencies: [
        "Autograd", "BigInt", "NumPyAPI", "PythonRuntime", "TensorCore",
        .product(name: "ComplexModule", package: "swift-numerics"),
      ],
      swiftSettings: singleThreaded
    ),

    // Figures and the pictures of them, and the names of matplotlib in the language.
    .target(name: "Plotting", swiftSettings: strict),
    .target(
      name: "MatplotlibAPI", dependencies: ["Plotting", "PythonRuntime"], swiftSettings: singleThreaded),

    // What the learner sees.
    .target(name: "LessonKit", dependencies: ["CMarkdown", "CYAML"], swiftSettings: strict),
    .target(name: "Terminal", dependencies: ["CEditLine", "CSignals"], swiftSettings: strict),
    .target(
      name: "Shell",
      dependencies: [
        "CHeap", "CMemoryWatch", "LessonKit", "MatplotlibAPI", "Plotting", "PythonRuntime", "PythonSyntax",
        "Terminal",
        "TorchAPI",
      ],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "chainrule",
      dependencies: [
        "CHeap", "Shell",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict,
      linkerSettings: [compactProgram, orderedFunctions, quickObjects]
    ),

    // C: shims over variadic and inline interfaces, and Debian's libraries.
    .target(name: "CAutogradState"),
    .target(name: "CHeap", linkerSettings: [.linkedLibrary("mimalloc")]),
    .target(name: "CMemoryWatch", dependencies: ["CHeap"]),
    .target(name: "CSignals"),
    .target(name: "CTensorState"),
    .target(name: "CVectorMath", dependencies: ["CSleef", "CVectorMathAVX2", "CVectorMathAVX512"]),
    .target(name: "CVectorMathAVX2", cSettings: instructions("-mavx2", "-mfma")),
    .target(name: "CVectorMathAVX512", cSettings: instructions("-mavx512f", "-mfma")),
    .systemLibrary(name: "CEditLine", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(
      name: "CMarkdown", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CSleef", pkgConfig: "sleef", providers: [.apt(["libsleef-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

    // Tests, a target for each room; CTerminalTesting gives them a pseudo-terminal.
    .target(name: "CTerminalTesting", path: "Tests/CTerminalTesting"),
    .target(
      name: "TerminalTesting", dependencies: ["CTerminalTesting"], path: "Tests/TerminalTesting",
      swiftSettings: strict),
    .executableTarget(
      name: "TerminalFixture", dependencies: ["Terminal"], path: "Tests/TerminalFixture",
      swiftSettings: strict),
    .target(name: "CFuzzing", path: "Tests/CFuzzing"),
    .target(name: "FuzzPrograms", path: "Tests/FuzzPrograms", swiftSettings: strict),
    .executableTarget(
      name: "FuzzRunner",
      dependencies: [
        "Autograd", "CFuzzing", "CHeap", "FuzzPrograms", "MatplotlibAPI", "Plotting", "PythonRuntime",
        "PythonSyntax",
        "Shell",
        "TorchAPI",
      ],
      path: "Tests/FuzzRunner", swiftSettings: strict, linkerSettings: [quickObjects]),
    .testTarget(name: "TensorCoreTests", dependencies: ["TensorCore", "CVectorMath"], swiftSettings: strict),
    .testTarget(
      name: "AutogradTests", dependencies: ["Autograd", "TensorCore"], exclude: ["Reference"],
      swiftSettings: strict),
    .testTarget(name: "PythonSyntaxTests", dependencies: ["PythonSyntax"], swiftSettings: strict),
    .testTarget(
      name: "PythonRuntimeTests", dependencies: ["PythonRuntime", "PythonSyntax"], swiftSettings: strict),
    .testTarget(name: "LessonKitTests", dependencies: ["LessonKit"], swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "TerminalTesting", "TerminalFixture"],
      swiftSettings: strict),
    .testTarget(
      name: "NumPyAPITests", dependencies: ["NumPyAPI", "PythonRuntime"], swiftSettings: strict),
    .testTarget(
      name: "TorchAPITests", dependencies: ["TorchAPI", "PythonRuntime", "Autograd", "TensorCore"],
      swiftSettings: strict),
    .testTarget(name: "PlottingTests", dependencies: ["Plotting"], swiftSettings: strict),
    .testTarget(
      name: "MatplotlibAPITests", dependencies: ["MatplotlibAPI", "Plotting", "PythonRuntime", "TorchAPI"],
      swiftSettings: strict),
    .testTarget(
      name: "ShellTests", dependencies: ["Shell", "TorchAPI", "PythonRuntime", "PythonSyntax", "LessonKit"],
      swiftSettings: strict),
    .testTarget(
      name: "ProductTests", dependencies: ["chainrule", "FuzzRunner", "TerminalTesting"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
