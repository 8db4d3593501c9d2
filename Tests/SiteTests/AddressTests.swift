import Testing

@testable import Site

struct AddressTests {
  @Test(arguments: [
    ("https://a.org/x", true), ("mailto:a@b.org", true), ("//a.org/x", true), ("a.md", false),
    ("a/b:c.md", false),
    // Joplin's notes and pictures.
    (":/0123456789abcdef", false),
  ])
  func addressesThatLeadOut(_ address: String, _ leadsOut: Bool) {
    #expect(Address.isExternal(address) == leadsOut)
  }
}
