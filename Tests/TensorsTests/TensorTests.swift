import Tensors
import Testing

@Suite struct TensorTests {
  @Test func productsAreThoseOfThePaper() throws {
    let a = Tensor(rows: [[1, 2], [3, 4]])
    let b = Tensor(rows: [[5, 6], [7, 8]])
    #expect(try a.product(b) == Tensor(rows: [[19, 22], [43, 50]]))
  }
}
