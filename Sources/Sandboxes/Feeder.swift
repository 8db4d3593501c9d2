import Foundation

/// Writes bytes to a child's standard input from a thread of its own, so that a child that
/// writes before it has read everything cannot stop us, nor we it.
struct Feeder: Sendable {
  let bytes: [UInt8]
  let descriptor: Int32

  func start() {
    guard !bytes.isEmpty else { return Descriptor.close(descriptor) }
    let feeder = self
    Thread.detachNewThread {
      Descriptor.write(feeder.bytes, to: feeder.descriptor)
      Descriptor.close(feeder.descriptor)
    }
  }
}
