/// The rows of a ``LaneDrawing``: which lane each line runs in, and where lines part and meet.
struct Lanes {
  /// The directions in which a line leaves a cell.
  struct Directions: OptionSet {
    let rawValue: UInt8
    static let up = Directions(rawValue: 1)
    static let down = Directions(rawValue: 2)
    static let left = Directions(rawValue: 4)
    static let right = Directions(rawValue: 8)
  }

  enum Cell: Equatable {
    case empty
    case item
    /// A line that goes down.
    case passing
    /// A line that goes down, with another behind it that leads sideways.
    case crossed
    /// A line that leads sideways.
    case through
    case joint(Directions)

    var leadsRight: Bool {
      switch self {
      case .empty, .item, .passing: false
      case .crossed, .through: true
      case .joint(let directions): directions.contains(.right)
      }
    }
  }

  struct Row {
    var cells: [Cell]
    /// The item that stands on this row; none on one that only joins lines.
    var item: Int?
    /// Whether a line leaves each lane downwards.
    var below: [Bool] = []
  }

  /// What each lane's line leads to.
  private var goals: [Int?] = []
  private var rows: [Row] = []

  /// Lays out items, each given by the places, all later, of those that it leads to.
  static func rows(of targets: [[Int]]) -> [Row] {
    var lanes = Lanes()
    for (item, targets) in targets.enumerated() { lanes.place(item, targets.filter { $0 > item }) }
    return lanes.rows
  }

  private mutating func place(_ item: Int, _ targets: [Int]) {
    let arriving = goals.indices.filter { goals[$0] == item }
    let column = arriving.first ?? freeLane(after: -1)
    if arriving.count > 1 { merge(arriving) }
    for lane in arriving { goals[lane] = nil }
    var row = Row(cells: goals.map { $0 == nil ? .empty : .passing }, item: item)
    while row.cells.count <= column { row.cells.append(.empty) }
    row.cells[column] = .item
    while row.cells.last == .empty { row.cells.removeLast() }

    // Each line takes the item's own lane, joins one that leads to the same goal, or opens a lane of its own.
    var isContinued = false
    var opened: [Int] = []
    var joined: [Int] = []
    goals[column] = item
    for target in targets {
      if let lane = goals.indices.first(where: { goals[$0] == target && $0 != column && !opened.contains($0) }
      ),
        !joined.contains(lane)
      {
        joined.append(lane)
      } else if !isContinued {
        isContinued = true
      } else {
        let lane = freeLane(after: column)
        goals[lane] = target
        opened.append(lane)
      }
    }
    goals[column] = isContinued ? ownGoal(targets, opened: opened, joined: joined) : nil
    row.below = goals.indices.map { lane in
      lane == column ? !targets.isEmpty : goals[lane] != nil && !opened.contains(lane)
    }
    rows.append(row)
    if !opened.isEmpty || !joined.isEmpty {
      fork(column, isContinued: isContinued, opened: opened, joined: joined)
    }
    while let last = goals.last, last == nil { goals.removeLast() }
  }

  /// The goal that is left for the item's own lane when the others have theirs.
  private func ownGoal(_ targets: [Int], opened: [Int], joined: [Int]) -> Int? {
    var rest = targets
    for lane in opened + joined {
      if let goal = goals[lane], let place = rest.lastIndex(of: goal) { rest.remove(at: place) }
    }
    return rest.first
  }

  private mutating func freeLane(after column: Int) -> Int {
    if let lane = goals.indices.first(where: { $0 > column && goals[$0] == nil }) { return lane }
    goals.append(nil)
    return goals.count - 1
  }

  /// The row on which lines that lead to the same item meet.
  private mutating func merge(_ arriving: [Int]) {
    guard let first = arriving.first, let last = arriving.last else { return }
    rows.append(
      Row(
        cells: goals.indices.map { lane in
          if lane == first { return .joint([.up, .down, .right]) }
          if lane == last { return .joint([.up, .left]) }
          if arriving.contains(lane) { return .joint([.up, .left, .right]) }
          let isBetween = lane > first && lane < last
          if goals[lane] == nil { return isBetween ? .through : .empty }
          return isBetween ? .crossed : .passing
        }))
  }

  /// The row on which the lines of an item part.
  private mutating func fork(_ column: Int, isContinued: Bool, opened: [Int], joined: [Int]) {
    let ends = opened + joined
    let first = min(column, ends.min() ?? column)
    let last = max(column, ends.max() ?? column)
    rows.append(
      Row(
        cells: goals.indices.map { lane in
          guard lane >= first, lane <= last else { return goals[lane] == nil ? .empty : .passing }
          var directions: Directions = []
          if lane > first { directions.insert(.left) }
          if lane < last { directions.insert(.right) }
          if lane == column {
            directions.insert(.up)
            if isContinued { directions.insert(.down) }
          } else if opened.contains(lane) {
            directions.insert(.down)
          } else if joined.contains(lane) {
            directions.insert([.up, .down])
          } else {
            return goals[lane] == nil ? .through : .crossed
          }
          return .joint(directions)
        }))
  }
}
