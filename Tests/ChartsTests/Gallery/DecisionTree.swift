import Charts

extension Gallery {
  static let decisionTree = Entry(
    name: "DecisionTree", title: "A decision tree",
    feature: "`TreeDiagram`, from the top down where there is room."
  ) {
    // cell
    return TreeDiagram(
      TreeNode(
        "Loss falls?",
        children: [
          TreeNode(
            "Test loss rises?", edge: "yes",
            children: [
              TreeNode("Regularise", edge: "yes", group: 1),
              TreeNode("Train longer", edge: "no", group: 2),
            ]),
          TreeNode(
            "Gradient vanishes?", edge: "no",
            children: [
              TreeNode("Change the\nactivation", edge: "yes", group: 0),
              TreeNode("Raise the\nlearning rate", edge: "no", group: 0),
            ]),
        ]))
    // end
  }
}
