import TerminalTesting
import Testing

/// What code may take and reach.
@Suite("Limits")
struct LimitTests {
  @Test(
    "more memory than --memory allows is a MemoryError, and the session goes on",
    arguments: [
      "x = []\nwhile True: x.append([0] * 1000)\n", "x = {}\nwhile True: x[len(x)] = str(len(x)) * 50\n",
      "[0] * 10 ** 9", "'a' * 10 ** 12", "list(range(10 ** 9))", "bytes(10 ** 10)", "1 << 10 ** 12",
      "10 ** 10 ** 9", "import itertools; list(itertools.count())",
      "s = 'ab'\nwhile True: s += s\n", "x = [0] * (2 * 10 ** 7); y = x * 2",
    ])
  func memory(command: String) throws {
    let result = try Product.run(
      ["--memory", "400M", "repl"], input: "kept = 'kept'\n\(command)\n\nx = s = y = None\nkept\n1 + 1\n")
    #expect(result.errors.contains("\nMemoryError\n") || result.errors.hasSuffix("MemoryError\n"))
    #expect(result.output.hasSuffix("'kept'\n2\n"))
    #expect(result.status == 0)
  }

  @Test("a tensor beyond the limit is PyTorch's error of its allocator")
  func tensors() throws {
    let result = try Product.run(
      ["--memory", "400M", "repl"],
      input: "import torch\nx = torch.ones(3)\ny = torch.zeros(2 * 10 ** 8)\nx\n")
    #expect(
      result.errors.hasSuffix(
        "RuntimeError: [enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: "
          + "you tried to allocate 800000000 bytes. Error code 12 (Cannot allocate memory)\n"))
    #expect(result.output == "tensor([1., 1., 1.])\n")
  }

  @Test("--memory takes a size", arguments: ["1G", "300M", "500000K", "400000000"])
  func sizes(size: String) throws {
    let result = try Product.run(["--memory", size, "-c", "print(1)"])
    #expect(result.output == "1\n")
  }

  @Test("--memory refuses what is no size", arguments: ["", "much", "-1G", "1X", "0"])
  func noSizes(text: String) throws {
    let result = try Product.run(["--memory=\(text)", "-c", "print(1)"])
    #expect(result.output == "")
    #expect(result.status == 64)
  }

  @Test(
    "code reaches no file",
    arguments: [
      "open('/etc/passwd')", "import builtins; builtins.open('x', 'w')", "__builtins__.__dict__['open']('x')",
      "eval(\"open('x')\")", "exec(\"open('x')\")", "import torch; torch.save(torch.ones(2), 'x.pt')",
      "import torch; torch.load('x.pt')", "import torch; torch.load(open('x.pt', 'rb'))",
      "[f for f in map(open, ['x'])]",
      "class A:\n    def __enter__(self): return open('x')\nA().__enter__()\n",
    ])
  func files(code: String) throws {
    let home = try Home()
    let result = try Product.run(["-c", code], in: home)
    let last = result.errors.split(separator: "\n").last ?? ""
    #expect(last.hasPrefix("PermissionError: open("))
    #expect(last.hasSuffix("is not allowed: code that runs here has no access to files"))
    #expect(result.status == 1)
    #expect(throws: (any Error).self) { try home.text(of: "x") }
    #expect(throws: (any Error).self) { try home.text(of: "x.pt") }
  }

  @Test(
    "modules that reach files, processes or the network are not there",
    arguments: [
      "os", "subprocess", "socket", "pathlib", "shutil", "ctypes", "threading", "importlib", "urllib",
      "pickle",
      "posix", "multiprocessing", "http", "code", "tempfile",
    ])
  func modules(name: String) throws {
    for code in [
      "import \(name)", "from \(name) import x", "__import__('\(name)')", "exec('import \(name)')",
    ] {
      let errors = try Product.run(["-c", code]).errors
      #expect(errors.hasSuffix("\nModuleNotFoundError: No module named '\(name)'\n"))
    }
  }

  @Test("no module's variables lead to the system")
  func leaks() throws {
    let code = """
      import sys, warnings, random, functools, collections, torch
      found = [m for m in sys.modules if m in ('os', 'io', 'posix', 'subprocess', 'socket', 'ctypes')]
      names = {n for m in list(sys.modules.values()) for n in vars(m)} & {'os', 'posix', 'subprocess', 'socket'}
      print(found, names, sys.path)
      """
    #expect(try Product.run(["-c", code]).output == "[] set() ['']\n")
  }
}
