import Testing

/// Corners of number formats.
struct NumberFormatDetailTests {
  @Test func `big integers are rounded rightly, and what does not fit is told`() {
    let text = transcript(
      #"""
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, e)
      print(f"{10**25:f} {10**25:,.1f} {10**30:%}", "%f" % 10**25)
      attempt(lambda: "%5%" % (1,))
      attempt(lambda: "%c" % 10**25)
      attempt(lambda: format(10**25, "c"))
      attempt(lambda: format(1j, "#010b"))
      attempt(lambda: format(1j, "010.1f"))
      """#)
    #expect(
      text == #"""
        10000000000000000905969664.000000 10,000,000,000,000,000,905,969,664.0 100000000000000005366162204393472.000000% 10000000000000000905969664.000000
        ValueError unsupported format character '%' (0x25) at index 2
        OverflowError %c arg not in range(0x110000)
        OverflowError Python int too large to convert to C long
        ValueError Unknown format code 'b' for object of type 'complex'
        ValueError Zero padding is not allowed in complex format specifier

        """#)
  }
}
