/// Attacks that want to reach other machines, or sockets of this one.
extension AttackCase {
  static let network: [AttackCase] = [
    AttackCase(
      "another machine by TCP", [.finished], noting: "tried to reach '8.8.8.8, port 80'",
      address(0x0808_0808) + """
        for port: UInt16 in [22, 80, 443] {
          let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
          precondition(at(port) { connect(descriptor, $0, 16) } == -1, "the network is there")
        }
        """),
    AttackCase(
      "this machine by TCP", [.finished], noting: "tried to reach '127.0.0.1, port",
      address(0x7F00_0001) + """
        for port in UInt16(1)...3_000 {
          let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
          precondition(at(port) { connect(descriptor, $0, 16) } == -1, "the machine is there")
          close(descriptor)
        }
        """),
    AttackCase(
      "a question to a name server by UDP", [.finished], noting: "tried to reach '8.8.8.8, port 53'",
      address(0x0808_0808) + """
        let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        let question: [UInt8] = [1, 2, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 97, 0, 0, 1, 0, 1]
        precondition(at(53) { sendto(descriptor, question, question.count, 0, $0, 16) } == -1, "it was sent")
        """),
    AttackCase(
      "a name looked up", [.finished], noting: "tried to reach 'canary.example.org'",
      """
      var found: UnsafeMutablePointer<addrinfo>?
      precondition(getaddrinfo("canary.example.org", "80", nil, &found) != 0, "names are resolved")
      """),
    AttackCase(
      "an abstract socket of the machine", [.finished],
      noting: "tried to reach '@\(AttackWorld.socketName)'",
      """
      let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_un()
      address.sun_family = UInt16(AF_UNIX)
      let name = Array("\(AttackWorld.socketName)".utf8)
      withUnsafeMutableBytes(of: &address.sun_path) { room in
        for (place, byte) in name.enumerated() { room[place + 1] = byte }
      }
      let connected = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, socklen_t(3 + name.count))
        }
      }
      precondition(connected == -1, "reached a socket outside")
      """),
  ]

  /// Declares `at`, which gives the address of a port there.
  private static func address(_ host: UInt32) -> String {
    """
    func at<Value>(_ port: UInt16, _ body: (UnsafePointer<sockaddr>) -> Value) -> Value {
      var address = sockaddr_in()
      address.sin_family = UInt16(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = in_addr_t(\(host)).bigEndian
      return withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0) }
      }
    }

    """
  }
}
