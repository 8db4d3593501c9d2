/// The files that `lectern init` writes.
public enum CourseTemplate {
  public static func configuration(title: String) -> String {
    let quoted = title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return """
      title: "\(quoted)"
      output: site

      """
  }

  public static func index(title: String) -> String {
    """
    # \(title)

    Write here what the course is about. The list of chapters is added below.

    """
  }

  public static let chapter = #"""
    ---
    title: A first chapter
    description: One experiment, from question to figure.
    ---

    A cell is ordinary Swift. Its last expression is shown, and what it declares is known to the
    cells below it.

    ```{swift}
    let activations: [Activation] = [.sigmoid, .tanh, .relu, .gelu]
    ```

    Do all of them flatten out on both sides? @fig-curves shows it.

    ```{swift}
    //| label: fig-curves
    //| fig-cap: Four activation functions.
    //| fig-alt: Sigmoid and tanh level off on both sides; ReLU and GELU grow without bound on the right.
    Chart {
      for activation in activations {
        LinePlot(x: "z", y: "f(z)", domain: -6.0...6.0) { z in activation(z) }
          .foregroundStyle(by: .value("Activation", activation.name))
      }
    }
    ```

    A value can stand in a sentence: the sigmoid of 2 is `{swift} Activation.sigmoid(2)`. And a
    sentence can be checked when the page is built:

    ```{swift}
    claim("The sigmoid stays below one at z = 6.", Activation.sigmoid(6) < 1)
    ```

    """#
}
