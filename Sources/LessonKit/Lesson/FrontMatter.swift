internal import CYAML

/// The YAML at the top of a lesson file.
struct FrontMatter: Equatable {
  var title: String
  var summary: String

  /// The number of lines that it takes, both `---` included.
  var lineCount: Int

  /// Reads the front matter at the start of a file.
  init(lines: [String]) throws(LessonProblem) {
    guard lines.first == "---" else { throw LessonProblem(line: 1, problem: .frontMatterMissing) }
    guard let end = lines.dropFirst().firstIndex(of: "---") else {
      throw LessonProblem(line: 1, problem: .frontMatterNotClosed)
    }
    var values: [String: String] = [:]
    // The opening `---` stays: YAML takes it for the start of a document, and line numbers hold.
    for entry in try Self.entries(in: lines[..<end].joined(separator: "\n") + "\n") {
      guard entry.key == "title" || entry.key == "summary" else {
        throw LessonProblem(line: entry.line, problem: .frontMatterUnknownKey(entry.key))
      }
      guard values.updateValue(entry.value, forKey: entry.key) == nil else {
        throw LessonProblem(line: entry.line, problem: .frontMatterRepeatedKey(entry.key))
      }
    }
    guard let title = values["title"], !title.isEmpty else {
      throw LessonProblem(line: 1, problem: .frontMatterLacks("title"))
    }
    guard let summary = values["summary"], !summary.isEmpty else {
      throw LessonProblem(line: 1, problem: .frontMatterLacks("summary"))
    }
    self.title = title
    self.summary = summary
    lineCount = end + 1
  }

  private struct Entry {
    var key: String
    var value: String
    var line: Int
  }

  /// The pairs of a YAML text that is one mapping from words to words.
  private static func entries(in text: String) throws(LessonProblem) -> [Entry] {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      throw LessonProblem(line: 1, problem: .frontMatterInvalid(reason: "out of memory"))
    }
    defer { yaml_parser_delete(&parser) }

    // libyaml reads from this buffer until the parser is deleted.
    let bytes = Array(text.utf8)
    let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    defer { input.deallocate() }
    _ = input.initialize(from: bytes)
    yaml_parser_set_input_string(&parser, input.baseAddress, input.count)

    var entries: [Entry] = []
    var key: Entry?
    var isInMapping = false
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else {
        let reason = parser.problem.map { String(cString: $0) } ?? "it cannot be read"
        let line = Int(clamping: parser.problem_mark.line).addingReportingOverflow(1).partialValue
        throw LessonProblem(line: line, problem: .frontMatterInvalid(reason: reason))
      }
      defer { yaml_event_delete(&event) }
      let line = Int(clamping: event.start_mark.line).addingReportingOverflow(1).partialValue

      switch event.type {
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT, YAML_DOCUMENT_END_EVENT:
        continue
      case YAML_STREAM_END_EVENT:
        return entries
      case YAML_MAPPING_START_EVENT where !isInMapping:
        isInMapping = true
      case YAML_MAPPING_END_EVENT:
        isInMapping = false
      case YAML_SCALAR_EVENT where isInMapping:
        let scalar = event.data.scalar
        let buffer = UnsafeBufferPointer(start: scalar.value, count: Int(clamping: scalar.length))
        let word = String(decoding: buffer, as: UTF8.self)
        if var entry = key {
          entry.value = word.collapsingWhitespace()
          entries.append(entry)
          key = nil
        } else {
          key = Entry(key: word, value: "", line: line)
        }
      default:
        throw LessonProblem(
          line: line, problem: .frontMatterInvalid(reason: "it has to be lines of `key: text`"))
      }
    }
  }
}
