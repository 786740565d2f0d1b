import Plotting
import Terminal

extension Console {
  /// What figures are drawn on: the terminal as it is now, or what the output's reader is likely to have.
  var plotSurface: Surface {
    let size = TerminalSize.current()
    return Surface(
      columns: size.columns - 1, rows: size.rows, palette: capabilities.colour.palette,
      unicode: capabilities.unicode, measure: { TextLayout.width(of: String($0)) })
  }
}

extension TerminalCapabilities.Colour {
  fileprivate var palette: Surface.Palette {
    switch self {
    case .none: .none
    case .sixteen: .sixteen
    case .palette: .indexed
    case .trueColour: .full
    }
  }
}
