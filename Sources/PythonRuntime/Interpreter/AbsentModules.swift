/// The modules that programs for CPython find there and that there are none of here.
enum AbsentModules {
  /// The well-known names; of the standard library those that reach beyond the interpreter, and others that are
  /// often imported.
  private static let names: Set<String> = Set(
    """
    argparse array ast asyncio atexit base64 bdb binascii bz2 calendar cgi cmd code codecs codeop \
    concurrent configparser contextvars csv ctypes curses datetime dbm decimal difflib dis distutils doctest email \
    encodings errno faulthandler fcntl filecmp fileinput fnmatch ftplib gc getopt getpass gettext glob grp gzip \
    hashlib hmac html http imaplib imp importlib inspect ipaddress json linecache locale logging lzma mailbox \
    marshal mimetypes mmap multiprocessing numbers optparse os pathlib pdb pickle pickletools pkgutil platform \
    plistlib poplib posix profile pstats pty pwd pydoc queue quopri re readline resource sched secrets select \
    selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 ssl stat struct subprocess symtable \
    sysconfig syslog tarfile telnetlib tempfile termios threading tkinter token tokenize tomllib trace traceback \
    tracemalloc tty turtle unicodedata unittest urllib uuid venv wave weakref webbrowser winreg xml xmlrpc zipfile \
    zipimport zlib zoneinfo numpy scipy pandas matplotlib sklearn torchvision torchaudio PIL requests tqdm seaborn \
    transformers tensorflow jax sympy networkx yaml pytest
    """.split(whereSeparator: { $0.isWhitespace }).map(String.init))

  /// A note for a module that CPython may have: which ones there are here; nil for any other name.
  static func note(for name: String, available: [String]) -> String? {
    guard let top = name.split(separator: ".").first, names.contains(String(top)) else { return nil }
    let offered = available.filter { !$0.contains(".") && !$0.hasPrefix("_") && $0 != "builtins" }
    return
      "Here are: \(offered.joined(separator: ", ")). Code that runs here reaches no file, process or network."
  }
}
