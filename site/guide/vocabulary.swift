// The vocabulary

// A cell begins with all of this at hand, the [kit]{.term}, and with Foundation. The pages are made from the source by
// `Scripts/vocabulary`: the declarations as the compiler knows them, and the first sentence of what stands above each.
//
// | page | module | holds |
// |---|---|---|
// | [Showing](vocabulary-showing.md) | `LecternKit` | What puts a value on the page. |
// | [Charts](vocabulary-charts.md) | `Charts` | Marks, scales and pictures. |
// | [Networks](vocabulary-networks.md) | `Networks` | Activations, layers, losses and optimisers. |
// | [Experiments](vocabulary-experiments.md) | `Experiments` | Training, and every experiment of the course; each is a value whose `run()` answers it. |
// | [Data](vocabulary-data.md) | `Datasets` | Where samples come from. |
// | [Statistics](vocabulary-statistics.md) | `Statistics` | What several runs show: paired, blocked and other comparisons, proportions, intervals. |
// | [Numbers](vocabulary-numbers.md) | `Tensors` | Arrays with shapes, randomness, and work side by side. |
// | [Live](vocabulary-live.md) | `LiveKit` | What runs in the reader's browser besides. |
//
// For a question of the kind "how do I", begin with the pages that have examples: [cells](02-cells.md),
// [figures](03-figures.md), [training](training.md), [claims](claims.md), [live cells](live.md).
