import Charts
import Foundation
import Wire

extension Figure {
  /// The figure as SVG, its data as a table, and its description as text; notes for the caption
  /// and for the table are in the metadata.
  func mimeBundle(in frame: DisplayFrame) throws -> MIMEBundle {
    let rendered = try render(.inches(frame.width, frame.height, description: frame.description))
    var bundle = MIMEBundle([MIMERepresentation(.svg, rendered.svg)])
    if !rendered.table.rows.isEmpty {
      let rows = rendered.table.rows.map { $0.map(\.text) }
      let table = Table(columns: rendered.table.columns, rows: rows).data
      let json = try JSONEncoder.sorted.encode(table)
      bundle.representations.append(MIMERepresentation(.table, String(decoding: json, as: UTF8.self)))
    }
    bundle.representations.append(MIMERepresentation(.plain, rendered.plainText))
    bundle.metadata["description"] = rendered.description
    if !rendered.notes.isEmpty { bundle.metadata["notes"] = rendered.notes.joined(separator: "\n") }
    bundle.metadata["table-note"] = rendered.table.note
    return bundle
  }
}
