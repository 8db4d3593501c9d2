import Courses
import Files
import Foundation
import TestSampling
import Testing

@testable import Publishing

/// Publishing to another machine: OpenSSH's own server, reached through a pipe, and rsync.
@Suite(
  .inTurn,
  .enabled("Scripts/setup browser installs openssh-server and rsync") {
    ProcessInfo.processInfo.environment["LECTERN_REQUIRE_BROWSER"] == "1"
      || FileManager.default.isExecutableFile(atPath: "/usr/sbin/sshd")
        && SearchPath.current.find(["rsync"]) != nil
  })
struct SSHPlaceTests {
  @Test func theFolderThereIsReplaced() throws {
    let site = try SmallSite()
    defer { site.remove() }
    let (installation, _) = try server(site)
    let (daemon, port) = try listen(site)
    defer { daemon.terminate() }
    let to = "ssh://\(NSUserName())@127.0.0.1:\(port)\(site.folder.path)/www/it's a site"
    let shown = "www/it's a site"
    let first = try site.publish(to: to, installation: installation)
    #expect(first.added.map(\.path).contains("index.html") && first.changed.isEmpty)
    #expect(site.read("\(shown)/01-one.html")?.contains("The first chapter") == true)
    #expect(try site.publish(to: to, installation: installation).isEmpty)

    try site.write("\(shown)/mine.txt", "somebody's\n")
    try site.write("course/01-one.md", "# One\n\nAnother text.\n")
    let second = try site.publish(to: to, installation: installation)
    #expect(second.others == ["mine.txt"] && second.changed.map(\.path).contains("01-one.html"))
    #expect(site.read("\(shown)/01-one.html")?.contains("Another text") == true)
    #expect(site.read("www/.it's a site.lectern-before/01-one.html")?.contains("The first chapter") == true)
    #expect(site.read("\(shown)/mine.txt") == "somebody's\n")
    try site.publish(to: to, back: true, installation: installation)
    #expect(site.read("\(shown)/01-one.html")?.contains("The first chapter") == true)
    try FileManager.default.removeItem(at: site.folder.appendingPathComponent("course/01-one.md"))
    let third = try site.publish(to: to, installation: installation)
    #expect(third.removed.count == 4 && site.read("\(shown)/01-one.html") == nil)
    #expect(site.names(in: "www") == [".it's a site.lectern-before", "it's a site"])
  }

  /// The line breaks before each call of ssh, or when it has done its work: what readers see is the old site or the new
  /// one, and the next publication leaves nothing of the one before.
  @Test(arguments: ["before", "after"]) func brokenAtEachStep(_ moment: String) throws {
    let site = try SmallSite()
    defer { site.remove() }
    let (installation, _) = try server(site)
    let to = "ssh://elsewhere\(site.folder.path)/www/site"
    try site.publish(to: to, installation: installation)
    let old = try #require(site.read("www/site/01-one.html"))
    try site.write("course/01-one.md", "# One\n\nAnother text.\n")
    var step = 0
    var isOver = false
    while !isOver {
      step += 1
      try site.write("calls", "")
      try site.write("fatal", "\(step) \(moment)")
      do {
        try site.publish(to: to, installation: installation)
        isOver = true
      } catch let fault as MachineFault {
        #expect(fault.message.contains("says:"), "\(fault)")
      }
      let seen = try #require(site.read("www/site/01-one.html"), "step \(step)")
      #expect(seen == old || seen.contains("Another text"), "step \(step)")
      if isOver { #expect(seen.contains("Another text")) }
    }
    // It has looked, begun, copied, removed and exchanged.
    #expect(step > 5)
    #expect(site.names(in: "www") == [".site.lectern-before", "site"])
  }

  @Test func aRefusedKeyIsTold() throws {
    let site = try SmallSite()
    defer { site.remove() }
    let (installation, stranger) = try server(site)
    try stranger()
    #expect {
      try site.publish(to: "ssh://elsewhere\(site.folder.path)/www", installation: installation)
    } throws: {
      "\($0)".hasPrefix("ssh says: ") && "\($0)".contains("Permission denied")
        && "\($0)".hasSuffix(
          "help: check the address, the network, and that 'ssh elsewhere' asks for no password.")
    }
  }

  /// What ssh says of a port where nobody listens is one line, and the command that is named can be typed.
  @Test func aClosedPortIsTold() throws {
    let site = try SmallSite()
    defer { site.remove() }
    let (installation, _) = try server(site)
    let (daemon, port) = try listen(site)
    daemon.terminate()
    daemon.waitUntilExit()
    #expect {
      try site.publish(to: "ssh://me@127.0.0.1:\(port)/www", installation: installation)
    } throws: {
      "\($0)" == """
        ssh says: ssh: connect to host 127.0.0.1 port \(port): Connection refused
        help: check the address, the network, and that 'ssh ssh://me@127.0.0.1:\(port)' asks for no password.
        """
    }
  }

  /// Lets the server listen to this machine alone.
  private func listen(_ site: SmallSite) throws -> (daemon: Process, port: UInt16) {
    // A port that nobody has: the system gives it, and the server takes it at once.
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
      }
    }
    close(socket)
    #expect(isBound)
    let port = UInt16(bigEndian: address.sin_port)
    let daemon = Process()
    daemon.executableURL = URL(fileURLWithPath: "/usr/sbin/sshd")
    daemon.arguments = [
      "-D", "-e", "-f", site.folder.path + "/sshd.conf", "-p", "\(port)", "-o", "ListenAddress=127.0.0.1",
    ]
    let errors = Pipe()
    daemon.standardError = errors
    try daemon.run()
    var said = ""
    while !said.contains("Server listening on 127.0.0.1") {
      let data = errors.fileHandleForReading.availableData
      try #require(!data.isEmpty, "sshd ended: \(said)")
      said += String(decoding: data, as: UTF8.self)
    }
    return (daemon, port)
  }

  /// A server of its own, and the client's configuration for it; the second value makes the client a stranger.
  private func server(_ site: SmallSite) throws -> (Installation, stranger: () throws -> Void) {
    let path = site.folder.path
    for name in ["host", "user", "stranger"] {
      try site.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", name, in: ".")
    }
    try site.write("authorized", try #require(site.read("user.pub")))
    try? FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true)
    try site.write(
      "sshd.conf",
      """
      HostKey \(path)/host
      AuthorizedKeysFile \(path)/authorized
      StrictModes no
      UsePAM no
      PasswordAuthentication no
      PidFile none

      """)
    func client(_ key: String) throws {
      try site.write(
        "client.conf",
        """
        Host elsewhere
          ProxyCommand /usr/sbin/sshd -i -f \(path)/sshd.conf
        Host *
          IdentityFile \(path)/\(key)
          IdentitiesOnly yes
          IdentityAgent none
          StrictHostKeyChecking no
          UserKnownHostsFile \(path)/known
          LogLevel ERROR

        """)
    }
    try client("user")
    // Counts the calls, and breaks off the one that a test names.
    try site.write(
      "bin/ssh",
      """
      #!/bin/sh
      echo >> '\(path)/calls'
      now="$(wc -l < '\(path)/calls')" fatal="$(cat '\(path)/fatal' 2>/dev/null)"
      [ "$fatal" = "$now before" ] && exit 255
      /usr/bin/ssh -F '\(path)/client.conf' "$@"
      status=$?
      [ "$fatal" = "$now after" ] && exit 255
      exit $status

      """, isProgram: true)
    let programs = SearchPath("\(path)/bin:\(ProcessInfo.processInfo.environment["PATH"] ?? "")")
    var installation = SmallSite.installation
    installation.searchPath = programs
    return (installation, { try client("stranger") })
  }
}
