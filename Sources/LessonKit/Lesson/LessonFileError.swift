/// What is wrong with a lesson file, and where.
package struct LessonFileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Problem: Equatable, Sendable {
    case unreadable(reason: String)
    case unwritable(reason: String)
    case frontMatterMissing
    case frontMatterNotClosed
    case frontMatterInvalid(reason: String)
    case frontMatterUnknownKey(String)
    case frontMatterRepeatedKey(String)
    case frontMatterLacks(String)
    case titleMissing
    case titleDiffers(heading: String, title: String)
    case secondTitle
    case commandInIntroduction
    case noSteps
    case stepWithoutDirective(title: String)
    case directiveInvalid(String)
    case directiveMisplaced
    case unknownStepKind(String)
    case invalidID(String)
    case invalidLessonID(String)
    case repeatedID(String, firstLine: Int)
    case unknownOption(String)
    case unknownMarkup(String)
    case foldNotClosed(String)
    case foldNotOpen
    case foldInFold(String)
    case unknownFold(String, kind: String)
    case repeatedFold(String)
    case foldLacks(String, what: String)
    case stepLacks(kind: String, what: String)
    case unexpected(what: String, kind: String)
    case doctest(reason: String)
    case fenceLacksBlankLine
    case promptOutsideFence
    case optionLacksReason(String)
    case noRightOption
    case assertionInvalid(String)
    case unsupported(String)
  }

  /// The path of the file.
  package var file: String

  /// The line, from 1.
  package var line: Int

  /// What is wrong.
  package var problem: Problem

  /// `file:line: what is wrong`, as compilers write it.
  package var description: String { "\(file):\(line): \(problem.message)" }
}

/// A problem on a line of a lesson, before the name of its file is added.
struct LessonProblem: Error, Equatable {
  var line: Int
  var problem: LessonFileError.Problem
}

extension LessonFileError.Problem {
  /// One sentence without a full stop.
  package var message: String {
    switch self {
    case .unreadable(let reason): "the file cannot be read: \(reason)"
    case .unwritable(let reason): "the file cannot be written: \(reason)"
    case .frontMatterMissing: "a lesson starts with front matter between two lines of `---`"
    case .frontMatterNotClosed: "the front matter has no closing `---`"
    case .frontMatterInvalid(let reason): "the front matter is not valid YAML: \(reason)"
    case .frontMatterUnknownKey(let key): "the front matter knows `title` and `summary`, not `\(key)`"
    case .frontMatterRepeatedKey(let key): "the front matter has `\(key)` twice"
    case .frontMatterLacks(let key): "the front matter has no `\(key)`"
    case .titleMissing: "the text has to start with the title as a heading, `# …`"
    case .titleDiffers(let heading, let title): "the heading says “\(heading)”, the front matter “\(title)”"
    case .secondTitle: "only the title is a heading of the first level; steps start with `##`"
    case .commandInIntroduction: "a command stands before the first step"
    case .noSteps: "the lesson has no steps"
    case .stepWithoutDirective(let title):
      "the step “\(title)” needs a comment such as `<!-- section: its-id -->` under its heading"
    case .directiveInvalid(let text): "a step's comment reads `<!-- kind: id -->`, not `\(text)`"
    case .directiveMisplaced: "the comment that names a step belongs directly under its heading"
    case .unknownStepKind(let kind):
      "a step is a section, an exercise, a prediction or a choice, not `\(kind)`"
    case .invalidID(let id): "an id has small letters, digits and hyphens, a letter first, not `\(id)`"
    case .invalidLessonID(let id):
      "the file's name gives the lesson's id, of small letters, digits and hyphens, not `\(id)`"
    case .repeatedID(let id, let line): "the id `\(id)` is already taken on line \(line)"
    case .unknownOption(let option): "a step's comment knows `asks: NAMES` after its id, not `\(option)`"
    case .unknownMarkup(let text): "this markup has no meaning in a lesson: \(text)"
    case .foldNotClosed(let name): "<details> “\(name)” has no </details> before the next step"
    case .foldNotOpen: "</details> closes nothing"
    case .foldInFold(let name): "<details> “\(name)” stands inside another"
    case .unknownFold(let name, let kind): "\(kind) has no part called “\(name)”"
    case .repeatedFold(let name): "there is a second “\(name)”"
    case .foldLacks(let name, let what): "“\(name)” has no \(what)"
    case .stepLacks(let kind, let what): "\(kind) needs \(what)"
    case .unexpected(let what, let kind): "\(what) does not belong in \(kind)"
    case .doctest(let reason): reason
    case .fenceLacksBlankLine:
      "a blank line is missing before the closing fence, which doctest would take for output"
    case .promptOutsideFence: "a command with its `>>>` has to stand in a fenced block of its own"
    case .optionLacksReason(let text): "the answer “\(text)” has no reason under it"
    case .noRightOption: "none of the answers is ticked `[x]`"
    case .assertionInvalid(let text): "a check reads: `expression` message; this one does not: \(text)"
    case .unsupported(let what): what
    }
  }
}
