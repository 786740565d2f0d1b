import Testing

/// The program as a process: its commands, its streams, its status.
@Suite("Commands")
struct CommandTests {
  @Test("code from the command line")
  func code() throws {
    let result = try Product.run(["-c", "print(1)"])
    #expect(result.output == "1\n")
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test("code of several lines, which does not echo values")
  func codeOfSeveralLines() throws {
    let result = try Product.run(["-c", "import torch\nx = torch.ones(2)\nx\nprint(x + 1)"])
    #expect(result.output == "tensor([2., 2.])\n")
    #expect(result.status == 0)
  }

  @Test("code after run finds its arguments in sys.argv")
  func codeWithArguments() throws {
    let result = try Product.run(["run", "-c", "import sys; print(sys.argv)", "a", "b"])
    #expect(result.output == "['-c', 'a', 'b']\n")
    #expect(result.status == 0)
  }

  @Test("a script finds its arguments in sys.argv, options among them")
  func script() throws {
    let home = try Home()
    let file = try home.write("import sys\nprint(sys.argv)\n", to: "script.py")
    let result = try Product.run(["run", file, "one", "--two", "-3"], in: home)
    #expect(result.output == "['\(file)', 'one', '--two', '-3']\n")
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test("options before a script are the program's, and those behind it the script's")
  func optionsAroundScript() throws {
    let home = try Home()
    let file = try home.write("import sys\nprint(sys.argv[1:])\n", to: "script.py")
    let result = try Product.run(["run", "--plain", "--memory", "2G", file, "--plain", "-c", "x"], in: home)
    #expect(result.output == "['--plain', '-c', 'x']\n")
    #expect(result.errors == "")
    let both = try Product.run(["--plain", "run", "--memory", "2G", file, "--help"], in: home)
    #expect(both.output == "['--help']\n")
    #expect(try Product.run(["run", "--help"]).output.contains("USAGE: chainrule run "))
  }

  @Test("an uncaught exception ends a script with a traceback and status 1")
  func uncaughtException() throws {
    let home = try Home()
    let file = try home.write(
      """
      def half(x):
          return x / 0

      print("before")
      half(1)
      print("after")

      """, to: "script.py")
    let result = try Product.run(["run", file], in: home)
    #expect(result.output == "before\n")
    #expect(
      result.errors == """
        Traceback (most recent call last):
          File "\(file)", line 5, in <module>
            half(1)
          File "\(file)", line 2, in half
            return x / 0
                   ~~^~~
        ZeroDivisionError: division by zero

        """)
    #expect(result.status == 1)
  }

  @Test("a syntax error names its file and line and ends with status 1")
  func syntaxError() throws {
    let home = try Home()
    let file = try home.write("x = 1\nif x\n    y = 2\n", to: "script.py")
    let result = try Product.run(["run", file], in: home)
    #expect(result.output == "")
    #expect(
      result.errors == """
          File "\(file)", line 2
            if x
                ^
        SyntaxError: expected ':'

        """)
    #expect(result.status == 1)
  }

  @Test("sys.exit gives the status")
  func exitStatus() throws {
    let result = try Product.run(["-c", "import sys\nprint(1)\nsys.exit(3)\nprint(2)"])
    #expect(result.output == "1\n")
    #expect(result.errors == "")
    #expect(result.status == 3)
  }

  @Test("sys.exit with a text shows it and gives status 1")
  func exitWithText() throws {
    let result = try Product.run(["-c", "import sys\nsys.exit('enough')"])
    #expect(result.errors == "enough\n")
    #expect(result.status == 1)
  }

  @Test("a script reads what is piped into it")
  func input() throws {
    let result = try Product.run(
      ["-c", "name = input('name? ')\nprint('hello', name)\ninput()"], input: "Ada\n")
    #expect(result.output == "name? hello Ada\n")
    #expect(result.errors.hasSuffix("EOFError: EOF when reading a line\n"))
    #expect(result.status == 1)
  }

  @Test("an unknown file is named on standard error")
  func unknownFile() throws {
    let result = try Product.run(["run", "absent.py"])
    #expect(result.output == "")
    #expect(result.errors.contains("absent.py"))
    #expect(result.errors.contains("no such file"))
    #expect(result.status == 2)
  }

  @Test("help names every command")
  func help() throws {
    let result = try Product.run(["--help"])
    for command in ["learn", "repl", "run", "replay", "check", "--plain", "--lessons", "-c"] {
      #expect(result.output.contains(command))
    }
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test("the version is a number in three parts")
  func version() throws {
    let result = try Product.run(["--version"])
    #expect(result.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    #expect(result.status == 0)
  }

  @Test("an unknown option is refused, with the usage")
  func unknownOption() throws {
    let result = try Product.run(["--colour"])
    #expect(result.output == "")
    #expect(result.errors.contains("--colour"))
    #expect(result.errors.contains("Usage: chainrule"))
    #expect(result.status == 64)
  }

  @Test("lessons that are not where they were said to be are told of")
  func absentLessons() throws {
    let result = try Product.run(["--lessons", "/absent", "learn"])
    #expect(result.errors.contains("/absent"))
    #expect(result.status == 1)
  }
}
