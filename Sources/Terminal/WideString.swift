internal import CEditLine

/// The scalars as C's wide characters, ended by a zero; zeros inside are left out.
func wideString(_ scalars: some Sequence<Unicode.Scalar>) -> [wchar_t] {
  var wide: [wchar_t] = []
  wide.reserveCapacity(scalars.underestimatedCount + 1)
  for scalar in scalars where scalar != "\0" { wide.append(wchar_t(bitPattern: scalar.value)) }
  wide.append(0)
  return wide
}

/// The scalars that wide characters stand for.
func scalars(_ wide: UnsafeBufferPointer<wchar_t>) -> [Unicode.Scalar] {
  wide.map { Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}" }
}
