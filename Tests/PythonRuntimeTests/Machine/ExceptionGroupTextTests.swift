import Testing

/// How groups of exceptions are shown.
struct ExceptionGroupTextTests {
  @Test func `members stand behind the margins of their groups`() {
    let text = transcript(
      #"""
      import traceback
      inner = ExceptionGroup("inner", [KeyError("k"), ValueError("c")])
      inner.add_note("a note")
      group = ExceptionGroup("many", [ValueError("a"), inner, TypeError("b")])
      print("".join(traceback.format_exception(group)), end="")
      caused = ValueError("late")
      caused.__cause__ = KeyError("early")
      print("".join(traceback.format_exception(ExceptionGroup("one", [caused]))), end="")
      print("".join(traceback.format_exception(ExceptionGroup("wide", [ValueError(i) for i in range(17)]))), end="")
      """#)
    #expect(
      text == #"""
          | ExceptionGroup: many (3 sub-exceptions)
          +-+---------------- 1 ----------------
            | ValueError: a
            +---------------- 2 ----------------
            | ExceptionGroup: inner (2 sub-exceptions)
            | a note
            +-+---------------- 1 ----------------
              | KeyError: 'k'
              +---------------- 2 ----------------
              | ValueError: c
              +------------------------------------
            +---------------- 3 ----------------
            | TypeError: b
            +------------------------------------
          | ExceptionGroup: one (1 sub-exception)
          +-+---------------- 1 ----------------
            | KeyError: 'early'
            | 
            | The above exception was the direct cause of the following exception:
            | 
            | ValueError: late
            +------------------------------------
          | ExceptionGroup: wide (17 sub-exceptions)
          +-+---------------- 1 ----------------
            | ValueError: 0
            +---------------- 2 ----------------
            | ValueError: 1
            +---------------- 3 ----------------
            | ValueError: 2
            +---------------- 4 ----------------
            | ValueError: 3
            +---------------- 5 ----------------
            | ValueError: 4
            +---------------- 6 ----------------
            | ValueError: 5
            +---------------- 7 ----------------
            | ValueError: 6
            +---------------- 8 ----------------
            | ValueError: 7
            +---------------- 9 ----------------
            | ValueError: 8
            +---------------- 10 ----------------
            | ValueError: 9
            +---------------- 11 ----------------
            | ValueError: 10
            +---------------- 12 ----------------
            | ValueError: 11
            +---------------- 13 ----------------
            | ValueError: 12
            +---------------- 14 ----------------
            | ValueError: 13
            +---------------- 15 ----------------
            | ValueError: 14
            +---------------- ... ----------------
            | and 2 more exceptions
            +------------------------------------

        """#)
  }
}
