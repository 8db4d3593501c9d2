// Errors and what they mean

// A message has three parts: the place, the sentence, the remedy.
//
// ```text
// 03-flow.md:42:5: error: There is no cell option 'fig-capt'.
// //| fig-capt: Gradient size by layer.
//     ^
// help: Did you mean 'fig-cap'?
// ```
//
// Where the sentence says it all, there is no help. The place is a line of your file, also for what the compiler says and for a crash at run time. A build
// with an error exits with 1 and leaves the last good page as it was; other chapters are built.
//
// | Message | What it means |
// |---|---|
// | cannot find 'x' in scope | declared further down, or misspelt; when it is further down, the help says where |
// | the cell trapped: Index out of range | the line that trapped is named; the chapter was run once more without optimisation to find the words |
// | the cell threw ... | an error left the cell; `error: true` shows it |
// | the cell ran longer than 600 s | an endless loop, or raise `timeout` |
// | There is no label 'fig-x' | the reference leads nowhere; the help names the nearest one |
// | The label 'fig-x' is given twice | both places are named |
// | There is no cell option 'lable' | "Did you mean 'label'?" |
// | In the page: ... | a [live cell](live.md) compiles here and not for the browser, or the two gave different results |
// | The range of 'slope' is empty | the lower end of a live control comes first: `0...0.5 = 0.1` |
// | the claim's own sentence | it does not hold on this data |
//
// The exit status is 0 when all is well, 1 when the notebooks have errors, 2 when the command line is
// wrong, and 3 when the machine lacks something; `lectern doctor` says what, and how to get it.
//
// `lectern check` looks for more than a build does. Each finding names its [rule]{.term}, and `check:` in
// `course.yml` turns a rule `off`, to `warning` or to `error`: `alternative-text heading-levels
// unused-works label-prefix heavy-images unused-terms external-links unlisted-chapters`.
