import Testing

@testable import LocalServer

/// Pages of other sites can make a browser talk to this machine; the preview does not answer them.
@Suite struct RequestCheckTests {
  let check = RequestCheck(port: 4180)

  @Test(arguments: ["127.0.0.1:4180", "localhost:4180", "LOCALHOST:4180", "[::1]:4180"])
  func ownNamesAreAllowed(_ host: String) {
    #expect(check.allows(host: host))
    #expect(check.allows(origin: "http://" + host))
  }

  @Test(arguments: [
    nil, "", "evil.example", "evil.example:4180", "127.0.0.1", "127.0.0.1:80", "localhost:4180.evil.example",
    "127.0.0.1:4180@evil.example",
  ])
  func othersAreRefused(_ host: String?) {
    #expect(!check.allows(host: host))
    #expect(!check.allows(origin: host.map { "http://" + $0 }))
  }

  @Test(arguments: ["null", "https://localhost:4180", "file://", "localhost:4180"])
  func originsOfAnotherKindAreRefused(_ origin: String) { #expect(!check.allows(origin: origin)) }
}
