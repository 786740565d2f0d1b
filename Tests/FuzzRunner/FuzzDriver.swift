import Glibc

/// Runs the cases one after another, and keeps the programs that fail.
struct FuzzDriver {
  private let options: Options
  private let maker: ProgramMaker
  private let cases: CaseRun

  init(_ options: Options) {
    self.options = options
    maker = ProgramMaker(seed: options.seed)
    cases = CaseRun()
  }

  /// Runs all cases; returns 1 if one failed.
  func run() -> Int32 {
    var failures = 0
    let began = time(nil)
    for number in options.from..<max(options.from, options.cases) {
      let program = maker.program(number)
      let ending = cases.run(program)
      if ending == .finished { continue }
      failures += 1
      keep(program, number, ending)
    }
    TextFile.tell(
      "\(max(options.cases - options.from, 0)) cases with seed \(options.seed), \(failures) failed, in \(time(nil) - began) s"
    )
    return failures == 0 ? 0 : 1
  }

  /// Runs the program of a file and shows what it prints and how it ends.
  func replay(_ file: String) -> Int32 {
    guard let program = TextFile.read(file) else {
      TextFile.tell("cannot read \(file)", on: 2)
      return 2
    }
    let ending = cases.run(program, isShown: true)
    TextFile.tell("It \(ending.words).")
    return ending == .finished ? 0 : 1
  }

  /// Shows the program of a case.
  func show(_ number: Int) -> Int32 {
    TextFile.tell(maker.program(number))
    return 0
  }

  /// Writes a failing program, then a smaller one that fails in the same way.
  private func keep(_ program: String, _ number: Int, _ ending: CaseRun.Ending) {
    mkdir(options.failures, 0o755)
    let path = "\(options.failures)/seed-\(options.seed)-case-\(number).py"
    let head =
      "# Case \(number) of seed \(options.seed) \(ending.words). Replay it: make fuzz REPLAY=\(path)\n"
    TextFile.write(head + program, to: path)
    TextFile.tell("case \(number) \(ending.words): \(path)")
    var lines = program.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var size = max(lines.count / 2, 1)
    while size > 0 {
      var at = 0
      while at < lines.count, lines.count > 1 {
        var fewer = lines
        fewer.removeSubrange(at..<min(at + size, lines.count))
        if cases.run(fewer.joined(separator: "\n")) == ending { lines = fewer } else { at += size }
      }
      size /= 2
    }
    TextFile.write(head + lines.joined(separator: "\n") + "\n", to: path)
  }
}
