import Foundation

/// Writes bytes to a child's standard input from a thread of its own, so that a child that
/// writes before it has read everything cannot stop us, nor we it.
struct Feeder: Sendable {
  let bytes: [UInt8]
  let descriptor: OwnedDescriptor

  func start() {
    guard !bytes.isEmpty else { return descriptor.close() }
    let feeder = self
    Thread.detachNewThread {
      feeder.descriptor.write(feeder.bytes)
      feeder.descriptor.close()
    }
  }
}
