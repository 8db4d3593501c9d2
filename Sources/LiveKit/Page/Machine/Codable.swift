// Embedded Swift has no Codable; sources that say it stay as they are.

public protocol Codable {}
