import Testing

struct RangeTests {
  @Test func `a part of a range whose numbers do not fit in 64 bits is an error`() {
    let text = transcript(
      """
      r = range(2**62, 2**63-1, 2**61)
      try: r[slice(-2**63, 2**63, 2**62)]
      except OverflowError as e: print(e)
      print(range(-2**62, 2**62, 2**60)[1:3], range(10)[::-1])
      print(range(-2**63, 2**62, 2**62)[:], range(0)[::-1], range(5, 0, -2)[::-2])
      """)
    #expect(
      text == """
        cannot fit 'int' into an index-sized integer
        range(-3458764513820540928, -1152921504606846976, 1152921504606846976) range(9, -1, -1)
        range(-9223372036854775808, 4611686018427387904, 4611686018427387904) range(-1, -1, -1) range(1, 7, 4)

        """)
  }
}
