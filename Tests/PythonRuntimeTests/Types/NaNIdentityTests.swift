import Testing

/// Floats that are no numbers are found by what they are, not by what they hold.
struct NaNIdentityTests {
  @Test func `each conversion makes another one`() {
    let text = transcript(
      #"""
      x = float("nan"); y = float("nan")
      print(x is y, [x] == [y], y in [x], (x,) == (y,), len({x, y}), [x].count(y), {x: 1}.get(y))
      print(x is x, [x] == [x], x in [x], {x: 1}.get(x), float(x) is x, x, -x, f"{x:.1f}")
      """#)
    #expect(
      text == #"""
        False False False False 2 0 None
        True True True 1 True nan nan nan

        """#)
  }
}
