import LessonKit
import Terminal

/// Shows what happens in a lesson.
final class LessonPresenter {
  private let output: OutputWriter
  private let style: Style
  private let unicode: Bool
  private let terminalWidth: () -> Int

  /// - Parameter terminalWidth: The columns of the terminal, asked anew for each event.
  init(output: OutputWriter, style: Style, unicode: Bool, terminalWidth: @escaping () -> Int) {
    self.output = output
    self.style = style
    self.unicode = unicode
    self.terminalWidth = terminalWidth
  }

  /// Lines of prose longer than this are hard to read.
  private static let comfortableWidth = 76

  private var prose: ProseRenderer {
    ProseRenderer(
      style: style, width: max(20, min(terminalWidth() - 1, Self.comfortableWidth)), unicode: unicode)
  }

  /// Shows the events in order; the output of commands was shown as it came.
  func show(_ events: [LessonEvent]) {
    for event in events {
      if case .output = event { continue }
      if case .leave = event { continue }
      output.writeLine()
      for line in lines(of: event) { output.writeLine(line) }
    }
    if events.contains(where: { $0.needsRoomBelow }) { output.writeLine() }
  }

  private func lines(of event: LessonEvent) -> [String] {
    switch event {
    case .lessonStarted(let header): return lines(of: header)
    case .stepStarted(let header): return lines(of: header)
    case .prose(let blocks): return prose.lines(of: blocks)
    case .options(let options):
      return options.enumerated().flatMap { number, spans in
        prose.lines(of: spans, indent: "  \(number + 1)  ", hangingIndent: "     ")
      }
    case .output, .leave: return []
    case .praise(let word): return [mark("✓", "ok:", .success) + " " + style.apply(.success, to: word)]
    case .partly(let right, let remaining):
      return marked(
        "✓", "ok:", .success,
        names(right) + [
          ProseSpan(right.count == 1 ? " is right. Still to come: " : " are right. Still to come: ")
        ]
          + names(remaining) + [ProseSpan(".")])
    case .feedback(let blocks): return marked("✗", "no:", .warning, blocks)
    case .differences(let differences):
      return differences.flatMap { marked("✗", "no:", .warning, $0.sentence) }
    case .hint(let level, let count, let blocks):
      let title = count > 1 ? "Hint \(level) of \(count)" : "Hint"
      return [style.apply(.emphasis, to: title)] + prose.lines(of: blocks, indent: "  ")
    case .solution(let commands, let explanation):
      var lines = [style.apply(.emphasis, to: "Solution")]
      for command in commands {
        lines += command.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
          "  " + style.apply(.code, to: ($0 == 0 ? ">>> " : "... ") + $1)
        }
      }
      if !explanation.isEmpty { lines += [""] + prose.lines(of: explanation) }
      return lines
    case .predictionJudged(let verdict):
      let isGood = verdict != .wrong
      return marked(
        isGood ? "✓" : "✗", isGood ? "ok:" : "no:", isGood ? .success : .warning,
        [ProseSpan(PlainText.text(of: verdict))])
    case .optionJudged(let number, let isRight, let reason):
      let verdict = [ProseSpan("\(number) is \(isRight ? "right" : "not right"). ")]
      guard case .paragraph(let first)? = reason.first else {
        return marked(isRight ? "✓" : "✗", isRight ? "ok:" : "no:", isRight ? .success : .warning, verdict)
      }
      return marked(
        isRight ? "✓" : "✗", isRight ? "ok:" : "no:", isRight ? .success : .warning,
        [.paragraph(verdict + first)] + reason.dropFirst())
    case .note(let spans): return prose.lines(of: spans)
    case .location(let location): return lines(of: location)
    case .lessonList(let listings): return listings.flatMap { lines(of: $0) }
    case .commandList(let words): return lines(of: words)
    case .lessonFinished(let summary): return lines(of: summary)
    }
  }

  // MARK: Headers

  private func lines(of header: LessonHeader) -> [String] {
    let word = header.isResumed ? "Back to lesson" : "Lesson"
    let title = TextLayout.wrap(
      "\(word) \(header.number) of \(header.count): \(header.title)", width: prose.width)
    let summary = header.isResumed ? [] : prose.lines(of: [ProseSpan(header.summary)])
    return title.map { style.apply(.heading, to: $0) } + summary
  }

  private func lines(of header: StepHeader) -> [String] {
    let kind =
      switch header.kind {
      case .section: ""
      case .exercise: "Exercise: "
      case .prediction: "Predict: "
      case .choice: "Choose: "
      }
    let place = style.apply(.dim, to: "\(header.number)/\(header.count)")
    let bar = unicode ? "──" : "--"
    let title = [ProseSpan(kind)] + header.title
    return TextLayout.wrap("\(bar) \(prose.text(of: title)) \(place)", width: prose.width).map {
      style.apply(.emphasis, to: $0)
    }
  }

  private func lines(of location: LessonLocation) -> [String] {
    var lines = ["Lesson \(location.lesson.number) of \(location.lesson.count): \(location.lesson.title)"]
    guard let step = location.step else { return lines + ["This lesson is finished."] }
    lines.append("Step \(step.number) of \(step.count): \(prose.text(of: step.title))")
    let bar = ProgressBar(width: min(30, prose.width - 8), unicode: unicode)
    lines.append("\(bar.text(done: location.done, total: step.count)) \(location.done)/\(step.count)")
    return lines.flatMap { TextLayout.wrap($0, width: prose.width) }
  }

  private func lines(of listing: LessonListing) -> [String] {
    let bar = ProgressBar(width: 12, unicode: unicode).text(done: listing.done, total: listing.count)
    let arrow = listing.isCurrent ? (unicode ? "▸" : ">") : " "
    let state =
      listing.done >= listing.count && listing.count > 0 ? "done" : "\(listing.done)/\(listing.count)"
    let title = TextLayout.wrap(
      "\(listing.title)  \(bar) \(state)", width: prose.width, indent: "\(arrow) \(listing.number)  ",
      hangingIndent: "     ")
    return title
      + TextLayout.wrap(listing.summary, width: prose.width, indent: "     ", hangingIndent: "     ").map {
        style.apply(.dim, to: $0)
      }
  }

  private func lines(of words: [LessonCommand.Word]) -> [String] {
    let room = (words.map { $0.rawValue.count }.max() ?? 0) + 2
    let hanging = String(repeating: " ", count: room + 2)
    return words.flatMap { word in
      TextLayout.wrap(
        word.summary, width: prose.width,
        indent: "  " + style.apply(.code, to: TextLayout.padded(word.rawValue, to: room)),
        hangingIndent: hanging)
    }
      + [""]
      + TextLayout.wrap(
        "All else is Python. If one of your variables has such a name, type %hint instead of hint.",
        width: prose.width)
  }

  private func lines(of summary: LessonSummary) -> [String] {
    let skipped = summary.skipped == 0 ? "" : ", \(summary.skipped) skipped"
    let closing =
      summary.nextTitle.map { "Type `next` for \u{201C}\($0)\u{201D}, or `quit`." }
      ?? "That was the last lesson. The prompt is yours."
    let text = "You have finished \u{201C}\(summary.title)\u{201D}: \(summary.solved) steps done\(skipped)."
    return [
      mark("★", "*", .success) + " "
        + style.apply(.success, to: TextLayout.wrap(text, width: prose.width - 2).joined(separator: "\n"))
    ]
      + TextLayout.wrap(closing, width: prose.width)
  }

  // MARK: Marks

  private func mark(_ sign: String, _ word: String, _ role: Style.Role) -> String {
    style.apply(role, to: unicode ? sign : word)
  }

  private func marked(_ sign: String, _ word: String, _ role: Style.Role, _ spans: [ProseSpan]) -> [String] {
    let mark = mark(sign, word, role)
    let hanging = String(repeating: " ", count: TextLayout.width(of: mark) + 1)
    return prose.lines(of: spans, indent: mark + " ", hangingIndent: hanging)
  }

  private func marked(_ sign: String, _ word: String, _ role: Style.Role, _ blocks: [ProseBlock]) -> [String]
  {
    let mark = mark(sign, word, role)
    let hanging = String(repeating: " ", count: TextLayout.width(of: mark) + 1)
    var lines = prose.lines(of: blocks, indent: hanging)
    if let first = lines.first { lines[0] = mark + " " + first.dropFirst(hanging.count) }
    return lines
  }

  /// Names as code, with commas between them.
  private func names(_ names: [String]) -> [ProseSpan] {
    names.enumerated().flatMap { position, name in
      (position == 0 ? [] : [ProseSpan(", ")]) + [ProseSpan(name, .code)]
    }
  }
}

extension LessonEvent {
  /// Whether a prompt should keep a line's distance from this event.
  fileprivate var needsRoomBelow: Bool {
    switch self {
    case .output, .leave: false
    default: true
    }
  }
}
