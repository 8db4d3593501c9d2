import Files
import Foundation
import Sandboxes
import Testing

@testable import Store

/// Stores on other machines: OpenSSH's own server, reached through a pipe, and a web server with a certificate.
@Suite(
  .enabled("Scripts/setup browser installs openssh-server and openssl") {
    ProcessInfo.processInfo.environment["LECTERN_REQUIRE_BROWSER"] == "1"
      || FileManager.default.isExecutableFile(atPath: "/usr/sbin/sshd")
        && SearchPath.current.find(["openssl"]) != nil
  })
struct RemotePlaceTests {
  private static let entry = StoreEntry(
    .experiment, name: "BakeOff", key: Digest.sha256(text: "BakeOff"),
    origin: .init(
      machine: "Linux, x86_64, 2 cores", processor: "Some CPU", toolchain: "Swift 6.3", date: "2026-11-27",
      seconds: 1.5), content: Data(#"{"loss":1}"#.utf8))

  private let folder: URL
  /// Before the system's, programs of the same names with options for this test.
  private let programs: SearchPath

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("places-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("bin"), withIntermediateDirectories: true)
    programs = SearchPath("\(folder.path)/bin:\(ProcessInfo.processInfo.environment["PATH"] ?? "")")
  }

  private func write(_ name: String, _ text: String, isProgram: Bool = false) throws {
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    if isProgram {
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
  }

  private func run(_ program: String, _ arguments: String...) throws {
    let path = try #require(SearchPath.current.find([program]))
    let run = try BoundedRun.of(
      path, arguments, environment: ProcessInfo.processInfo.environment, directory: folder.path,
      limits: RunLimits(seconds: 300))
    #expect(run.outcome.isSuccess, "\(String(decoding: run.standardError, as: UTF8.self))")
  }

  private func fetched(_ place: StorePlace) throws -> ResultStore {
    let copy = folder.appendingPathComponent("copy-\(UUID().uuidString)")
    try place.fetch(into: copy, programs: programs)
    return try ResultStore(folder: copy)
  }

  @Test func aFolderOfAnotherMachine() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["host", "user", "stranger"] {
      try run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", name)
    }
    let publicKey = try String(contentsOf: folder.appendingPathComponent("user.pub"), encoding: .utf8)
    try write("authorized", publicKey)
    // A server that root starts wants this folder of its own.
    try? FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true)
    try write(
      "sshd.conf",
      """
      HostKey \(folder.path)/host
      AuthorizedKeysFile \(folder.path)/authorized
      StrictModes no
      UsePAM no
      PasswordAuthentication no
      PidFile none

      """)
    func client(key: String) throws {
      try write(
        "client.conf",
        """
        Host elsewhere
          ProxyCommand /usr/sbin/sshd -i -f \(folder.path)/sshd.conf
          IdentityFile \(folder.path)/\(key)
          IdentitiesOnly yes
          IdentityAgent none
          StrictHostKeyChecking no
          UserKnownHostsFile \(folder.path)/known
          LogLevel ERROR

        """)
    }
    try client(key: "user")
    try write(
      "bin/ssh", "#!/bin/sh\nexec /usr/bin/ssh -F '\(folder.path)/client.conf' \"$@\"\n", isProgram: true)

    let place = try StorePlace("ssh://elsewhere\(folder.path)/it's a store")
    #expect(try fetched(place).isEmpty, "a place where nothing is yet is an empty store")
    var store = try fetched(place)
    store.add(Self.entry)
    try place.put(store, programs: programs)
    #expect(try fetched(place).entries == [Self.entry.key: Self.entry])
    // And once more over what is there.
    try place.put(store, programs: programs)
    #expect(try fetched(place).entries.count == 1)

    try client(key: "stranger")
    #expect {
      try fetched(place)
    } throws: {
      "\($0)".hasPrefix("ssh could not reach the store: ") && "\($0)".contains("Permission denied")
    }
  }

  @Test func aWebServer() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try run(
      "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem",
      "-days",
      "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")
    var store = try ResultStore(folder: folder.appendingPathComponent("shared"))
    store.add(Self.entry)
    try store.write()
    try write(
      "server.py",
      """
      import functools, http.server, ssl
      handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory="shared")
      server = http.server.HTTPServer(("127.0.0.1", 0), handler)
      context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
      context.load_cert_chain("cert.pem", "key.pem")
      server.socket = context.wrap_socket(server.socket, server_side=True)
      print(server.server_port, flush=True)
      server.serve_forever()

      """)
    let server = Process()
    server.executableURL = URL(fileURLWithPath: try #require(SearchPath.current.find(["python3"])))
    server.arguments = ["server.py"]
    server.currentDirectoryURL = folder
    let output = Pipe()
    server.standardOutput = output
    server.standardError = FileHandle.nullDevice
    try server.run()
    defer { server.terminate() }
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let port = try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)))

    let place = try StorePlace("https://localhost:\(port)/")
    // Nobody vouches for the certificate yet.
    #expect {
      try fetched(place)
    } throws: {
      "\($0)".hasPrefix("curl could not reach the store: ") && "\($0)".contains("certificate")
    }
    try write(
      "bin/curl", "#!/bin/sh\nexec /usr/bin/curl --cacert '\(folder.path)/cert.pem' \"$@\"\n", isProgram: true
    )
    // The server has no chapters, which makes none.
    #expect(try fetched(place).entries == [Self.entry.key: Self.entry])
  }
}
