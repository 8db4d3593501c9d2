import Files
internal import CSourceKit
import Foundation
import Kernel
import Synchronization

/// The toolchain's compiler as a service within this process, `libsourcekitdInProc`.
///
/// There is one for a process. Requests are sent one after the other.
final class SourceKit: Sendable {
  private let functions: Functions
  private let turn = Mutex(())

  private static let loaded = Mutex<[String: Result<SourceKit, MachineFault>]>([:])

  /// The service of a toolchain.
  ///
  /// - Throws: `MachineFault` when the toolchain has none.
  static func of(_ toolchain: Toolchain) throws -> SourceKit {
    try loaded.withLock { loaded in
      let made = loaded[toolchain.root] ?? Result { () throws(MachineFault) in try SourceKit(toolchain) }
      loaded[toolchain.root] = made
      return try made.get()
    }
  }

  private init(_ toolchain: Toolchain) throws(MachineFault) {
    let path = toolchain.root + "/lib/libsourcekitdInProc.so"
    guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL), let functions = Functions(library) else {
      let words = dlerror().map { String(cString: $0) } ?? "it is of another kind"
      throw MachineFault(
        "the toolchain's service for editors cannot be loaded: \(words).",
        help: "install the whole toolchain from swift.org; completion and inspection need '\(path)'.")
    }
    self.functions = functions
    functions.initialize()
  }

  /// Sends a request, in the service's own YAML; `nil` when it has no answer.
  func send(_ request: String) -> SourceKitValue? {
    turn.withLock { _ in
      var problem: UnsafeMutablePointer<CChar>?
      guard let object = functions.request(request, &problem) else {
        free(problem)
        return nil
      }
      defer { functions.releaseRequest(object) }
      guard let response = functions.send(object) else { return nil }
      defer { functions.releaseResponse(response) }
      guard !functions.isError(response) else { return nil }
      return functions.value(functions.responseValue(response))
    }
  }
}

/// The functions of the library that are used.
private struct Functions: @unchecked Sendable {
  let initialize: sourcekit_initialize
  let request: sourcekit_request_from_yaml
  let send: sourcekit_send_request
  let releaseRequest: sourcekit_release
  let releaseResponse: sourcekit_release
  let isError: sourcekit_is_error
  let responseValue: sourcekit_response_value
  private let type: sourcekit_variant_type
  private let int: sourcekit_variant_int
  private let bool: sourcekit_variant_bool
  private let length: sourcekit_variant_length
  private let text: sourcekit_variant_text
  private let uid: sourcekit_variant_uid
  private let uidText: sourcekit_uid_text
  private let visitMembers: sourcekit_visit_members
  private let visitElements: sourcekit_visit_elements

  init?(_ library: UnsafeMutableRawPointer) {
    func find<Function>(_ name: String, _ type: Function.Type) -> Function? {
      dlsym(library, "sourcekitd_" + name).map { unsafeBitCast($0, to: type) }
    }
    guard let initialize = find("initialize", sourcekit_initialize.self),
      let request = find("request_create_from_yaml", sourcekit_request_from_yaml.self),
      let send = find("send_request_sync", sourcekit_send_request.self),
      let releaseRequest = find("request_release", sourcekit_release.self),
      let releaseResponse = find("response_dispose", sourcekit_release.self),
      let isError = find("response_is_error", sourcekit_is_error.self),
      let responseValue = find("response_get_value", sourcekit_response_value.self),
      let type = find("variant_get_type", sourcekit_variant_type.self),
      let int = find("variant_int64_get_value", sourcekit_variant_int.self),
      let bool = find("variant_bool_get_value", sourcekit_variant_bool.self),
      let length = find("variant_string_get_length", sourcekit_variant_length.self),
      let text = find("variant_string_get_ptr", sourcekit_variant_text.self),
      let uid = find("variant_uid_get_value", sourcekit_variant_uid.self),
      let uidText = find("uid_get_string_ptr", sourcekit_uid_text.self),
      let visitMembers = find("variant_dictionary_apply_f", sourcekit_visit_members.self),
      let visitElements = find("variant_array_apply_f", sourcekit_visit_elements.self)
    else { return nil }
    self.initialize = initialize
    self.request = request
    self.send = send
    self.releaseRequest = releaseRequest
    self.releaseResponse = releaseResponse
    self.isError = isError
    self.responseValue = responseValue
    self.type = type
    self.int = int
    self.bool = bool
    self.length = length
    self.text = text
    self.uid = uid
    self.uidText = uidText
    self.visitMembers = visitMembers
    self.visitElements = visitElements
  }

  /// What is being read, for the visitors, which can carry one pointer only.
  private final class Reader {
    let functions: Functions
    var members: [String: SourceKitValue] = [:]
    var elements: [SourceKitValue] = []
    init(_ functions: Functions) { self.functions = functions }
  }

  /// The value that a variant stands for. The numbers of the kinds are those of `sourcekitd_variant_type_t`.
  func value(_ variant: sourcekit_variant) -> SourceKitValue {
    switch type(variant) {
    case 1:
      let reader = Reader(self)
      _ = visitMembers(
        variant,
        { key, value, context in
          guard let context else { return false }
          let reader = Unmanaged<Reader>.fromOpaque(context).takeUnretainedValue()
          guard let key, let name = reader.functions.uidText(key) else { return true }
          reader.members[String(cString: name)] = reader.functions.value(value)
          return true
        }, Unmanaged.passUnretained(reader).toOpaque())
      return .dictionary(reader.members)
    case 2:
      let reader = Reader(self)
      _ = visitElements(
        variant,
        { _, value, context in
          guard let context else { return false }
          let reader = Unmanaged<Reader>.fromOpaque(context).takeUnretainedValue()
          reader.elements.append(reader.functions.value(value))
          return true
        }, Unmanaged.passUnretained(reader).toOpaque())
      return .array(reader.elements)
    case 3: return .int(Int(int(variant)))
    case 4:
      guard let start = text(variant) else { return .nothing }
      let bytes = UnsafeRawBufferPointer(start: start, count: length(variant))
      return .string(String(decoding: bytes, as: UTF8.self))
    case 5: return uid(variant).flatMap { uidText($0) }.map { .string(String(cString: $0)) } ?? .nothing
    case 6: return .bool(bool(variant))
    default: return .nothing
    }
  }
}
