import LiveKit
import Wire

extension Animation: Displayable {
  /// What is shown of the start: an animation moves in the reader's browser only.
  public func mimeBundle(in frame: DisplayFrame) throws -> MIMEBundle {
    try bundle(of: draw(start)) ?? MIMEBundle(text: "")
  }
}
