/// What was typed before, in this session and earlier ones; a block is one entry.
package final class History {
  /// The entries from oldest to newest.
  package private(set) var entries: [String] = []

  /// The error number of the last attempt to keep the history on disk, nil when it went well.
  ///
  /// The session goes on with the history in memory.
  package private(set) var storageFailure: Int32?

  private let file: HistoryFile?
  private let limit: Int

  /// A history that is kept in a file, which is made when it is missing, or in memory alone.
  ///
  /// - Parameters:
  ///   - path: the file, in a directory that exists; nil for a history that ends with the session.
  ///   - limit: how many entries are loaded; the file is trimmed when it holds more than twice as many.
  package init(path: String?, limit: Int = 5_000) {
    self.limit = max(1, limit)
    file = path.map { HistoryFile(path: $0) }
    load()
  }

  /// Adds an entry unless it is blank or repeats the one before it.
  package func append(_ entry: String) {
    guard entry.contains(where: { !$0.isWhitespace }), entry != entries.last else { return }
    entries.append(entry)
    guard let file else { return }
    do {
      try file.append(entry)
      storageFailure = nil
    } catch {
      storageFailure = error.code
    }
  }

  private func load() {
    guard let file else { return }
    do {
      let stored = try file.load()
      for entry in stored.suffix(limit) where entry != entries.last {
        entries.append(entry)
      }
      if stored.count > 2 * limit { try file.trim(to: limit) }
    } catch {
      storageFailure = error.code
    }
  }
}
