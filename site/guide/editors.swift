// Chapters in your editor

// `lectern lsp` lets an editor know what a chapter means. An editor that speaks the Language Server Protocol (Neovim,
// Helix, Emacs, VS Code, Zed, Kate, JupyterLab) starts it by itself once it is told how.
//
// ## Tell your editor
//
// For Emacs with eglot, in your `init.el`:
//
// ```elisp
// (with-eval-after-load 'eglot
//   (add-to-list 'eglot-server-programs
//                '(markdown-mode . ("lectern" "lsp"))))
// (add-hook 'markdown-mode-hook
//           (lambda ()
//             (when (locate-dominating-file default-directory "course.yml")
//               (eglot-ensure))))
// ```
//
// For Neovim, in `init.lua`:
//
// ```lua
// vim.api.nvim_create_autocmd('FileType', {
//   pattern = { 'markdown', 'yaml' },
//   callback = function(event)
//     local course = vim.fs.find('course.yml', {
//       upward = true, path = vim.fs.dirname(event.file) })[1]
//     if course then
//       vim.lsp.start({
//         name = 'lectern', cmd = { 'lectern', 'lsp' },
//         root_dir = vim.fs.dirname(course) })
//     end
//   end,
// })
// ```
//
// For Helix, in `languages.toml`:
//
// ```toml
// [language-server.lectern]
// command = "lectern"
// args = ["lsp"]
//
// [[language]]
// name = "markdown"
// roots = ["course.yml"]
// language-servers = ["lectern"]
// ```
//
// For VS Code, with the extension *Generic LSP Client*, in `settings.json`:
//
// ```json
// {
//   "glspc.server.command": "lectern",
//   "glspc.server.commandArguments": ["lsp"],
//   "glspc.server.languageId": ["markdown", "yaml"]
// }
// ```
//
// For Kate, in *User Server Settings* of the plugin *LSP Client*:
//
// ```json
// {
//   "servers": {
//     "markdown": {
//       "command": ["lectern", "lsp"],
//       "highlightingModeRegex": "^Markdown$"
//     }
//   }
// }
// ```
//
// For Zed, with the extension *Marksman*, in `.zed/settings.json`:
//
// ```json
// { "lsp": { "marksman": { "binary": {
//   "path": "lectern", "arguments": ["lsp"] } } } }
// ```
//
// For JupyterLab, after `pip install jupyter-lsp jupyterlab-lsp`, in `~/.jupyter/jupyter_server_config.json`:
//
// ```json
// {
//   "LanguageServerManager": {
//     "language_servers": {
//       "lectern": {
//         "version": 2,
//         "argv": ["lectern", "lsp"],
//         "languages": ["markdown", "ipythongfm"],
//         "mime_types": ["text/markdown", "text/x-ipythongfm"],
//         "display_name": "Lectern"
//       }
//     }
//   }
// }
// ```
//
// ## What you get
//
// - **Errors as you type them**: what the compiler says of a cell, and all that `lectern check` says of the text, with the
//   rule's name. Where it is clear what was meant there is a quick fix; so there is for a picture without words and for a
//   chapter that `course.yml` does not list.
// - **Completions**: names and members in a cell, with what the cells above declare, although nothing has run; options after
//   `//|` and their values; labels of the whole course and cited works after `@`; terms after `[`; files to include.
// - **New names**: give a label another name, and every chapter that refers to it is changed; an exercise takes its solution
//   along. A name of Swift is changed in all cells and in the prose.
// - **Values above cells**, in editors that show such lines: what the cell gave when it ran last, and *Run from here*, which
//   runs the cell and those below. Once a cell above has changed, the value is called out of date.
// - The outline, folding, links, colours for Swift, and cells put in order by swift-format.
//
// Nothing runs that you do not run. Cells are compiled while you write, so names that a new cell declares are known below it
// a moment later.
