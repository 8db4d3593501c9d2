import Files
import Foundation
import Kernel

/// Where a kernel has to listen, as the program that starts it wrote down.
struct ConnectionFile: Sendable, Decodable {
  var transport: String
  var ip: String
  var shellPort: Int
  var controlPort: Int
  var stdinPort: Int
  var iopubPort: Int
  var heartbeatPort: Int
  var key: String
  var signatureScheme: String?

  private enum CodingKeys: String, CodingKey {
    case transport, ip, key
    case shellPort = "shell_port"
    case controlPort = "control_port"
    case stdinPort = "stdin_port"
    case iopubPort = "iopub_port"
    case heartbeatPort = "hb_port"
    case signatureScheme = "signature_scheme"
  }

  /// - Throws: `MachineFault` when the file is not there or is none.
  init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path),
      let file = try? JSONDecoder().decode(ConnectionFile.self, from: data)
    else {
      throw MachineFault(
        "'\(path)' is no connection file of Jupyter.",
        help: "'lectern kernel install' tells Jupyter of the kernel; it then starts it by itself.")
    }
    self = file
    guard signatureScheme == nil || signatureScheme == "hmac-sha256" else {
      throw MachineFault(
        "the connection file asks for signatures by '\(signatureScheme ?? "")', which this kernel does not know.",
        help: "set Jupyter's 'Session.signature_scheme' to 'hmac-sha256'.")
    }
  }

  func address(_ port: Int) -> String {
    transport == "ipc" ? "ipc://\(ip)-\(port)" : "\(transport)://\(ip):\(port)"
  }
}
