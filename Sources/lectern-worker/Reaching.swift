import Glibc

// Functions of the C library that reach other machines; see `Observation`.
private enum Reaching {
  typealias Connect = @convention(c) (Int32, UnsafeRawPointer, UInt32) -> Int32
  typealias Send =
    @convention(c) (Int32, UnsafeRawPointer?, Int, Int32, UnsafeRawPointer?, UInt32) -> Int
  typealias LookUp =
    @convention(c) (
      UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafeRawPointer?, UnsafeMutableRawPointer?
    ) -> Int32

  static let connect = Observation.next("connect", as: Connect.self)
  static let send = Observation.next("sendto", as: Send.self)
  static let lookUp = Observation.next("getaddrinfo", as: LookUp.self)

  /// - Parameter address: A `sockaddr` of `length` bytes.
  static func note(_ address: UnsafeRawPointer, _ length: UInt32) {
    // The family stands first.
    guard length >= 2 else { return }
    switch Int32(address.loadUnaligned(as: UInt16.self)) {
    case AF_INET where length >= 8: noteMachine(AF_INET, address, at: 4)
    case AF_INET6 where length >= 24: noteMachine(AF_INET6, address, at: 8)
    case AF_UNIX:
      // A socket without a file begins with 0, which is written as '@'.
      let path = (2..<Int(min(length, 110))).map { address.load(fromByteOffset: $0, as: UInt8.self) }
      let name = path.prefix(1).map { $0 == 0 ? 64 : $0 } + path.dropFirst().prefix { $0 != 0 }
      String(decoding: name, as: UTF8.self).withCString { Observation.note(.reached, $0) }
    default: break
    }
  }

  private static func noteMachine(_ family: Int32, _ address: UnsafeRawPointer, at offset: Int) {
    "".withCString { Observation.note(.connected, $0) }
    var words = [CChar](repeating: 0, count: 64)
    guard inet_ntop(family, address + offset, &words, 64) != nil else { return }
    let port = UInt16(bigEndian: address.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
    let host = String(decoding: words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    "\(host), port \(port)".withCString { Observation.note(.reached, $0) }
  }
}

@_cdecl("connect")
public func connectObserved(_ socket: Int32, _ address: UnsafeRawPointer, _ length: UInt32) -> Int32 {
  Reaching.note(address, length)
  return Reaching.connect?(socket, address, length) ?? -1
}

@_cdecl("sendto")
public func sendObserved(
  _ socket: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32, _ address: UnsafeRawPointer?,
  _ length: UInt32
) -> Int {
  if let address { Reaching.note(address, length) }
  return Reaching.send?(socket, bytes, count, flags, address, length) ?? -1
}

@_cdecl("getaddrinfo")
public func lookUpObserved(
  _ host: UnsafePointer<CChar>?, _ service: UnsafePointer<CChar>?, _ hints: UnsafeRawPointer?,
  _ found: UnsafeMutableRawPointer?
) -> Int32 {
  if let host { Observation.note(.reached, host) }
  return Reaching.lookUp?(host, service, hints, found) ?? EAI_FAIL
}
