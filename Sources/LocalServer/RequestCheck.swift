/// Who may talk to a server of this program: pages that it serves itself, and nobody else.
///
/// A page of another site can make the browser send requests to this machine. The `Host` header
/// then names that site (DNS rebinding), and the `Origin` of a WebSocket does.
public struct RequestCheck: Sendable {
  /// `127.0.0.1:4000` and the other names of the same.
  private let hosts: Set<String>

  public init(port: UInt16) {
    hosts = Set(["127.0.0.1", "localhost", "[::1]"].map { "\($0):\(port)" })
  }

  public func allows(host: String?) -> Bool {
    host.map { hosts.contains($0.lowercased()) } ?? false
  }

  /// - Parameter origin: The header of a WebSocket's handshake; browsers always send it.
  public func allows(origin: String?) -> Bool {
    guard let origin = origin?.lowercased(), origin.hasPrefix("http://") else { return false }
    return hosts.contains(String(origin.dropFirst("http://".count)))
  }
}
