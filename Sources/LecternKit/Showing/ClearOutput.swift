import Wire

/// Takes back what the cell has shown and printed so far, for a display that is drawn anew.
public func clearOutput() {
  Worker.current.channel.send(.display(MIMEBundle([], metadata: [MIMEBundle.clearMark: "true"])))
}
