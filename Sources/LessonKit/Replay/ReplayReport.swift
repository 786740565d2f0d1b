/// The results of a replay as a text for people or for tools.
package struct ReplayReport: Sendable {
  /// The forms that a report can take.
  package enum Format: String, CaseIterable, Sendable {
    case text, tap, junit, json
  }

  /// The results, in the order of the files.
  package let results: [ReplayResult]

  /// A report of these results.
  package init(_ results: [ReplayResult]) { self.results = results }

  /// Whether all went well.
  package var isPassed: Bool { results.allSatisfy(\.isPassed) }

  /// The whole report, with a newline at its end.
  package func rendered(as format: Format) -> String {
    switch format {
    case .text: text
    case .tap: tap
    case .junit: junit
    case .json: json
    }
  }

  /// The number of results that are not as they should be.
  private var failures: Int { results.count { !$0.isPassed } }

  private var fileCount: Int { Set(results.map(\.file)).count }

  // MARK: Text

  private var text: String {
    var text = ""
    for result in results where !result.isPassed {
      text += "\(result.file):\(result.line): \(result.name)\n"
      for line in result.detail.textLines() { text += "    \(line)\n" }
    }
    let files = fileCount == 1 ? "1 file" : "\(fileCount) files"
    return text + "\(results.count - failures) passed, \(failures) failed, in \(files)\n"
  }

  // MARK: TAP, version 13

  private var tap: String {
    var text = "TAP version 13\n1..\(results.count)\n"
    for (index, result) in results.enumerated() {
      let status = result.isPassed ? "ok" : "not ok"
      // `#` starts a directive in TAP.
      let name = result.name.map { $0 == "#" ? "\\#" : String($0) }.joined()
      text += "\(status) \(index + 1) - \(result.file):\(result.line) \(name)\n"
      for line in result.detail.textLines() { text += "# \(line)\n" }
    }
    return text
  }

  // MARK: JUnit

  private var junit: String {
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    text += "<testsuites tests=\"\(results.count)\" failures=\"\(failures)\">\n"
    for file in filesInOrder {
      let own = results.filter { $0.file == file }
      let failed = own.count { !$0.isPassed }
      text += "  <testsuite name=\"\(xml(file))\" tests=\"\(own.count)\" failures=\"\(failed)\">\n"
      for result in own {
        let head =
          "    <testcase name=\"\(xml(result.name))\" classname=\"\(xml(file))\" line=\"\(result.line)\""
        if result.isPassed {
          text += head + "/>\n"
        } else {
          text += head + ">\n      <failure>\(xml(result.detail))</failure>\n    </testcase>\n"
        }
      }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private var filesInOrder: [String] {
    var seen: Set<String> = []
    return results.map(\.file).filter { seen.insert($0).inserted }
  }

  private func xml(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      // XML 1.0 has no way to write other control characters.
      case "\u{0}"..<" " where scalar != "\n" && scalar != "\t": escaped += "\u{fffd}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  // MARK: JSON

  private var json: String {
    let cases = results.map { result in
      var fields = [
        "\"file\": \(quoted(result.file))", "\"line\": \(result.line)", "\"name\": \(quoted(result.name))",
        "\"passed\": \(result.isPassed)",
      ]
      if !result.isPassed { fields.append("\"detail\": \(quoted(result.detail))") }
      return "    {" + fields.joined(separator: ", ") + "}"
    }
    let list = cases.isEmpty ? "[]" : "[\n" + cases.joined(separator: ",\n") + "\n  ]"
    return """
      {
        "passed": \(results.count - failures),
        "failed": \(failures),
        "results": \(list)
      }

      """
  }

  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
