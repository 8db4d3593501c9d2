// Change the look

// ## A colour
//
// ```yaml
// theme: { accent: "#D55E00" }
// ```
//
// Links, marks and the bar of progress take it; for dark pages it is lightened. Put it in quotes, since YAML takes `#` for a
// comment. Text in the colour should stand out from white by 4.5 to 1.
//
// ## A theme of your own
//
// Copy the built-in [theme]{.term} beside the chapters and change what you like:
//
// ```bash
// # In a clone it is Sources/Site/Theme.
// cp -r /usr/local/share/lectern/theme my-course/theme
// ```
//
// ```yaml
// theme: { directory: theme }
// ```
//
// `lectern preview` shows each change of the folder at once. What is in it:
//
// | file | is |
// |---|---|
// | `page.mustache` | the template of every page |
// | `lectern.css` | the style sheet; its first lines are the variables |
// | `lectern.js`, `theme.js`, `search.js`, `widgets.js` | the page's scripts: navigation, light and dark, search, tabs with quizzes and sliders |
// | `live.js`, `live-machine.js`, `live.css` | for live cells |
// | `fonts/`, `icon.svg` | fonts and the icon |
//
// Every file of the folder goes into the site's `assets/`, so pictures and further style sheets may lie there too.
//
// ## Variables of the style sheet
//
// Most wishes are a variable at the top of `lectern.css`:
//
// | variable | is |
// |---|---|
// | `--accent`, `--link` | the course's colour, and links |
// | `--paper`, `--raised` | the ground of the page, of code and of tables |
// | `--ink`, `--soft`, `--line` | text, text that is less important, lines |
// | `--text-font`, `--code-font` | the fonts |
// | `--measure` | how wide a line of text may be |
// | `--step` | the distance between lines |
//
// `light-dark(#fff, #16181d)` gives both colours of one.
//
// ## Classes of your own
//
// `[words]{.exam}`, `::: {.exam}` and `//| classes: exam` put a class on a page, and your style sheet says what it means. One class has a meaning already: `compact` sets a wide table closer and in
// smaller type.
//
// ## The template
//
// `page.mustache` is [Mustache](https://mustache.github.io/mustache.5.html): `{{name}}` is filled in, `{{{name}}}` without
// escaping, and `{{#name}}...{{/name}}` is there when there is something to fill in. The names:
//
// | name | is |
// |---|---|
// | `title` `subtitle` `description` `authors` | of the page; `title` and `subtitleMarkup` with emphasis, code and formulas as HTML |
// | `courseTitle` `home` | the course's title, and the way to its first page |
// | `body` | the page itself |
// | `navigation` `contents` `hasContents` | the list of chapters; this page's sections |
// | `previous` `next` | with `address`, `title` and `number` |
// | `eyebrow` `time` `progress` | "Chapter 3", the reading time, per cent of the course |
// | `downloads` `hasDownloads` | each with `name` and `path` |
// | `foot` | with what the page was computed |
// | `root` `page` `lang` `direction` `isFront` | the way to the site's folder, the page's own file, its language |
// | `math` `charts` `widgets` `live` `quick` `searchable` | whether the page needs these |
// | `word...` | the words of the page's language, `wordSearch` and so on |
//
// A section that is never closed is an error with the template's name. A theme without `page.mustache` is one too.
