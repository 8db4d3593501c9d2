import Testing

@testable import Site

@Suite struct ColumnRoomTests {
  @Test(arguments: [
    ([["ReLU", "0.659, 0.242, 0.099, 0.1, 0.2"], ["ReLU, default, BatchNorm", "1"]], "s1 s2"),
    // Prose in two columns shares the width; among more it gets room.
    ([["understand", "derive it from log-linear scores"]], "s1"),
    ([["1", "what is longer than a name can be", "0.1"]], "s1 w2 s3"),
    // A name goes on in a second line where a sentence needs the room.
    ([["bonus: custom activation", "10", "differs from the built-in ones, right derivative"]], "s2 w3"),
    ([["87.62 ± 4.43, 12.1% and so on and on"]], nil),
    ([[String]](), nil),
    ([(1...10).map { "\($0)" }], "s1 s2 s3 s4 s5 s6 s7 s8"),
    // A row that is short of fields.
    ([["a", "b"], ["what is longer than a name can be"]], "s2"),
  ]) func columnsAreToldApart(_ rows: [[String]], _ classes: String?) {
    #expect(ColumnRoom.classes(rows: rows) == classes)
  }
}
