/// Formulas in texts, between dollar signs, written with the characters that there are.
struct MathText {
  private let unicode: Bool
  private var rest: Substring

  /// A text whose formulas, such as `$x^2$`, are written plainly.
  static func plain(_ text: String, unicode: Bool) -> String {
    guard text.contains("$") else { return text }
    // A dollar sign with a backslash is one.
    let mark = "\u{E000}"
    let parts = text.replacing("\\$", with: mark).split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count > 1, parts.count % 2 == 1 else { return text.replacing("\\$", with: "$") }
    return parts.enumerated().map { index, part in
      if index % 2 == 0 { return String(part) }
      var formula = MathText(unicode: unicode, rest: part)
      return formula.written(depth: 0)
    }.joined().replacing(mark, with: "$")
  }

  /// What is left, up to the end of the group.
  private mutating func written(depth: Int) -> String {
    var text = ""
    while let next = rest.first, next != "}" { text += piece(depth: depth, after: next) }
    return text
  }

  /// The next character, group or command.
  private mutating func piece(depth: Int, after next: Character) -> String {
    rest.removeFirst()
    switch next {
    case "{":
      // Deeper nesting is no formula that anybody reads.
      guard depth < 32 else { return "" }
      let group = written(depth: depth + 1)
      if rest.first == "}" { rest.removeFirst() }
      return group
    case "^": return shifted(argument(depth), Self.raised, sign: "^")
    case "_": return shifted(argument(depth), Self.lowered, sign: "_")
    case "\\": return command(depth)
    case "-": return unicode ? "\u{2212}" : "-"
    default: return String(next)
    }
  }

  private mutating func argument(_ depth: Int) -> String {
    while rest.first == " " { rest.removeFirst() }
    guard let next = rest.first, next != "}" else { return "" }
    return piece(depth: depth + 1, after: next)
  }

  private mutating func command(_ depth: Int) -> String {
    let name = String(rest.prefix { $0.isASCII && $0.isLetter })
    guard !name.isEmpty else {
      let sign = rest.isEmpty ? "" : String(rest.removeFirst())
      return [",", ";", ":", " ", "!"].contains(sign) ? (sign == "!" ? "" : " ") : sign
    }
    rest.removeFirst(name.count)
    // A blank ends a name; beside a sign such as × it is one.
    let isSign =
      unicode && Self.symbols[name].map { !Self.prefixes.contains($0) && !$0.allSatisfy(\.isLetter) } ?? false
    if rest.first == " " && !isSign { rest.removeFirst() }
    switch name {
    case "frac", "dfrac", "tfrac":
      let (above, below) = (argument(depth), argument(depth))
      return "\(bracketed(above))/\(bracketed(below))"
    case "sqrt": return (unicode ? "√" : "sqrt") + bracketed(argument(depth))
    case "left", "right", "mathdefault", "mathrm", "mathbf", "mathit", "mathsf", "mathtt", "mathcal",
      "mathbb",
      "text", "textbf", "textit", "boldsymbol", "displaystyle":
      return ""
    case "hat", "bar", "tilde", "vec", "dot":
      return argument(depth) + (unicode ? Self.accents[name] ?? "" : "")
    case "quad", "qquad": return "  "
    default:
      if unicode, let symbol = Self.symbols[name] { return symbol }
      let isFollowed = rest.first.map { $0.isLetter || $0.isNumber || $0 == "\\" } ?? false
      return isFollowed ? name + " " : name
    }
  }

  private func bracketed(_ text: String) -> String {
    text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." } ? text : "(\(text))"
  }

  private func shifted(_ text: String, _ table: [Character: Character], sign: String) -> String {
    let moved = text.compactMap { table[$0] }
    if unicode, moved.count == text.count { return String(moved) }
    return sign + bracketed(text)
  }

  private static let raised = Dictionary(
    uniqueKeysWithValues: zip(
      "0123456789+-\u{2212}=()nixyabcdefghjklmoprstuvwzT", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱˣʸᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷᶻᵀ"))
  private static let lowered = Dictionary(
    uniqueKeysWithValues: zip("0123456789+-\u{2212}=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
  )
  private static let accents = [
    "hat": "\u{302}", "bar": "\u{304}", "tilde": "\u{303}", "vec": "\u{20D7}", "dot": "\u{307}",
  ]

  /// Signs that belong to what follows.
  private static let prefixes: Set<String> = ["∂", "∇", "∑", "∏", "∫", "∀", "∃", "⟨"]

  private static let symbols: [String: String] = {
    var symbols: [String: String] = [:]
    let words = """
      alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν
      xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ
      Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω partial ∂ nabla ∇ infty ∞ times × cdot · pm ± mp ∓ leq ≤ le ≤ geq ≥
      ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ equiv ≡ to → rightarrow → leftarrow ← Rightarrow ⇒ in ∈ notin ∉ sum ∑ prod ∏
      int ∫ ell ℓ ldots … dots … cdots ⋯ circ ∘ degree ° prime ′ forall ∀ exists ∃ subset ⊂ cup ∪ cap ∩ odot ⊙
      otimes ⊗ oplus ⊕ langle ⟨ rangle ⟩ star ⋆ ast ∗ propto ∝ perp ⊥ parallel ∥
      """.split { $0 == " " || $0 == "\n" }
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      symbols[String(words[index])] = String(words[index + 1])
    }
    return symbols
  }()
}
