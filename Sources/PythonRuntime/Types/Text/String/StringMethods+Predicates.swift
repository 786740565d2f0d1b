extension StringMethods {
  static func addPredicates(_ builder: TypeBuilder) {
    let tests: [(String, String, (Unicode.Scalar) -> Bool)] = [
      ("isalpha", "letters", { $0.isPythonAlphabetic }),
      ("isdecimal", "decimal digits", { $0.decimalDigit != nil }),
      ("isdigit", "digits", { $0.isPythonDigit }),
      ("isnumeric", "numeric characters", { $0.properties.numericType != nil }),
      (
        "isalnum", "letters and digits",
        { $0.isPythonAlphabetic || $0.properties.numericType != nil }
      ),
      ("isspace", "blanks", { $0.isPythonSpace }),
    ]
    for (name, what, test) in tests {
      builder.method(name, "", "Whether the text is made of \(what) and not empty.", on: StringObject.self) {
        (_, text, _) throws(PythonError) in
        .bool(!text.isEmpty && text.value.unicodeScalars.allSatisfy(test))
      }
    }
    builder.method("isascii", "", "Whether the text is ASCII.", on: StringObject.self) {
      (_, text, _) throws(PythonError) in
      .bool(text.isASCII)
    }
    builder.method("isprintable", "", "Whether repr shows the text without escapes.", on: StringObject.self) {
      (_, text, _) throws(PythonError) in
      .bool(text.value.unicodeScalars.allSatisfy { TextRepresentation.isPrintable($0) })
    }
    builder.method("islower", "", "Whether all letters are small.", on: StringObject.self) {
      (_, text, _) throws(PythonError) in
      .bool(hasCase(text.value, { $0.properties.isLowercase }) { $0.properties.isUppercase })
    }
    builder.method("isupper", "", "Whether all letters are capitals.", on: StringObject.self) {
      (_, text, _) throws(PythonError) in
      .bool(hasCase(text.value, { $0.properties.isUppercase }) { $0.properties.isLowercase })
    }
    builder.method(
      "istitle", "", "Whether words start with capitals and go on in small.", on: StringObject.self
    ) {
      (_, text, _) throws(PythonError) in
      .bool(isTitle(text.value))
    }
    builder.method("isidentifier", "", "Whether the text could be a name.", on: StringObject.self) {
      (_, text, _) throws(PythonError) in
      .bool(isIdentifier(text.value))
    }
  }

  private static func hasCase(
    _ text: String, _ wanted: (Unicode.Scalar) -> Bool, _ refused: (Unicode.Scalar) -> Bool
  ) -> Bool {
    var found = false
    for scalar in text.unicodeScalars {
      if refused(scalar) || scalar.properties.generalCategory == .titlecaseLetter { return false }
      if wanted(scalar) { found = true }
    }
    return found
  }

  private static func isTitle(_ text: String) -> Bool {
    var found = false
    var previousCased = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isUppercase || scalar.properties.generalCategory == .titlecaseLetter {
        if previousCased { return false }
        previousCased = true
        found = true
      } else if scalar.properties.isLowercase {
        if !previousCased { return false }
      } else {
        previousCased = false
      }
    }
    return found
  }

  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    guard first == "_" || first.properties.isXIDStart else { return false }
    return text.unicodeScalars.dropFirst().allSatisfy { $0.properties.isXIDContinue }
  }
}

extension Unicode.Scalar {
  var isPythonAlphabetic: Bool {
    if isASCII { return (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }

  var isPythonDigit: Bool {
    if isASCII { return value >= 0x30 && value <= 0x39 }
    return properties.numericType == .decimal || properties.numericType == .digit
  }
}
