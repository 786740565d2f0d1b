/// Characters by their Unicode names, as `\N{...}` gives them.
package enum UnicodeNames {
  /// The character of a name or of a name alias, in any case.
  ///
  /// It looks at every character, some 20 ms; Swift has no index by name, and the escape is rare.
  package static func scalar(named name: String) -> Unicode.Scalar? {
    let wanted = name.uppercased()
    for range in [0x0000...0x3_FFFF, 0xE_0000...0xE_01EF] as [ClosedRange<UInt32>] {
      for value in range {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let properties = scalar.properties
        if properties.name == wanted || properties.nameAlias == wanted { return scalar }
      }
    }
    return nil
  }
}
