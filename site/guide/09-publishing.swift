// Publish a course

// `lectern build` writes a folder of plain files. Nothing in it asks the network for anything, and all links are relative, so
// it may stand at any address: copy the folder `site` to a web server, and it is published. `lectern publish` does that in one
// step, tells you first what will change, and can take it back.
//
// ## Say where it goes
//
// One line in `course.yml`: a branch of the course's own repository, a folder of this machine, counted from `course.yml`, or one
// of another machine.
//
// ```yaml
// publish: { branch: gh-pages }
// ```
//
// ```yaml
// publish: { folder: ../public }
// ```
//
// ```yaml
// publish: { ssh: "ssh://me@host.example.org/srv/www/course" }
// ```
//
// | [place]{.term} | needs | how it is changed |
// |---|---|---|
// | `branch` | `git`; pushed to `remote:`, or `origin` when nothing is said and there is one, else changed in the repository itself | a commit that is made beside your work: your files, your index and your branch stay as they are |
// | `folder` | a folder of its own | the new site is made beside it, and the two change names in one step of the system |
// | `ssh` | `rsync` on both machines, `ssh` that asks for no password; `ssh://host/~/www` counts from your home there, and `ssh://host:2222/srv/www` has a port | rsync fills a folder beside it, which then takes its name |
//
// Readers see the old site or the new one, never half of each, also when the command is killed or the line breaks. Over ssh
// there is less than a millisecond between the two names, in which a request finds nothing.
//
// Files that must lie at the site's root and come from no chapter are named too:
//
// ```yaml
// publish: { branch: gh-pages, files: [CNAME, robots.txt] }
// ```
//
// ## Publish
//
// ```bash
// lectern publish my-course --dry-run    # what would change
// lectern publish my-course              # shows, asks, does
// ```
//
// The course is checked and built; then you see what is added, changed and removed, with counts and sizes:
//
// ```
// To branch gh-pages of origin:
//   + 4 added, 6 kB
//       02-second.html  5 kB
//       ...
//   ~ 3 changed, 9 kB
//       index.html  3 kB
//       ...
//   = 1 of others stay: CNAME
// Publish this? [y/N]
// ```
//
// Only what belongs to the course is touched: files that somebody else has put there stay, and files in `site` that belong to no
// course stay at home, with a word to you. A course that was built into a folder of the site, such as `site/guide`, goes along.
//
// `--yes` publishes without asking, for scripts; where nobody can answer and `--yes` is missing, nothing happens. `--to` names
// another place for once: a folder, `branch:pages`, `branch:pages@upstream` or `ssh://host/folder`.
//
// ```bash
// lectern publish my-course --back
// ```
//
// shows what that changes, asks, and returns to what was published before; once more returns from there.
//
// On a branch that is one more commit, so nothing is lost from its history. Beside a folder, here or there, the version before
// is kept as `.public.lectern-before`.
//
// ## What is refused
//
// - A chapter with an error, or anything else that `lectern check` counts as one.
// - **Drafts, chapters before their day, and hidden solutions**, whichever way they would get out. A build leaves them out;
//   but a page may link to a file that holds the same text, a print of last week may lie in the folder. Every file that would go
//   is compared with every line that is [withheld]{.term}, and the error names the line:
//
//   ```
//   02-entropy.md:41:1: error: This line is withheld from readers, and 'answers.txt' would publish it.
//   help: Take the link to 'answers.txt' out, or publish when the day of its release has come.
//   ```
//
//   Lines of fewer than twenty characters tell too little to be compared, and what is inside pictures, PDFs and archives is not read.
// - The branch that you work on, and folders that hold more than a site.
// - A place that somebody has published to between your look and your yes.
//
// ## On every change, by GitHub
//
// ```bash
// lectern init my-course --ci github
// ```
//
// writes `.github/workflows/publish.yml`; for a new course also the course, whose `publish:` is the branch that GitHub's Pages show.
// Then
//
// 1. in the repository's Settings, Secrets and variables, Actions, Variables: set `LECTERN` to the address of Lectern's repository,
//    or of its `.deb` (`make deb` in a clone makes one). Or say it at once: `lectern init --ci github --lectern ADDRESS`;
// 2. push; the first run compiles Lectern, which takes some minutes, and keeps it;
// 3. in Settings, Pages: "Deploy from a branch", `gh-pages`.
//
// The whole file:
//
// ```yaml
// # Checks, builds and publishes the course on every change of the main branch; checks and builds every proposal.
// # Pages: Settings, Pages, "Deploy from a branch", gh-pages.
// name: Course
// on:
//   push:
//     branches: [main]
//   pull_request:
//   workflow_dispatch:
// permissions:
//   contents: write
// concurrency:
//   group: publish-${{ github.ref }}
// jobs:
//   course:
//     runs-on: ubuntu-latest
//     container: swift:6.3-bookworm
//     env:
//       LECTERN: ${{ vars.LECTERN }}
//       LECTERN_PREFIX: /opt/lectern
//     defaults:
//       run:
//         shell: bash
//     steps:
//       - name: Fetch the tools that fetching needs
//         run: apt-get update -qq && apt-get install -y -qq --no-install-recommends git ca-certificates
//       - uses: actions/checkout@v4
//         with:
//           # The feed tells when each chapter was changed.
//           fetch-depth: 0
//       - name: Trust the folder
//         run: git config --global --add safe.directory "$PWD"
//       - name: Keep the program
//         uses: actions/cache@v4
//         with:
//           path: /opt/lectern
//           key: lectern-${{ runner.arch }}-${{ github.run_id }}
//           restore-keys: lectern-${{ runner.arch }}-
//       - name: Keep what was computed
//         uses: actions/cache@v4
//         with:
//           path: .lectern
//           key: course-${{ runner.arch }}-${{ github.run_id }}
//           restore-keys: course-${{ runner.arch }}-
//       - name: Install Lectern
//         run: |
//           if [ -z "$LECTERN" ]; then
//             echo "Set the variable LECTERN to the address of Lectern's repository, or of its .deb." >&2
//             exit 1
//           fi
//           apt-get update -qq
//           apt-get install -y -qq --no-install-recommends make git curl ca-certificates rsync openssh-client librsvg2-bin
//           case "$LECTERN" in
//           *.deb)
//             curl --fail --silent --show-error --location --output /tmp/lectern.deb "$LECTERN"
//             apt-get install -y -qq /tmp/lectern.deb ;;
//           *)
//             source="$(mktemp -d)"
//             git clone --quiet --depth 1 "$LECTERN" "$source"
//             cd "$source"
//             version="$(git rev-parse HEAD)"
//             Scripts/setup
//             if [ "$(cat "$LECTERN_PREFIX/version" 2>/dev/null)" != "$version" ]; then
//               make install PREFIX="$LECTERN_PREFIX"
//               echo "$version" > "$LECTERN_PREFIX/version"
//             fi ;;
//           esac
//       - name: Check
//         run: PATH="$LECTERN_PREFIX/bin:$PATH" lectern check .
//       - name: Build
//         run: PATH="$LECTERN_PREFIX/bin:$PATH" lectern build .
//       - name: Publish
//         if: github.event_name != 'pull_request'
//         run: |
//           git config user.name "$GITHUB_ACTOR"
//           git config user.email "$GITHUB_ACTOR@users.noreply.github.com"
//           PATH="$LECTERN_PREFIX/bin:$PATH" lectern publish . --yes
// ```
//
// What the cells gave is kept between runs in `.lectern`, and a store in `results` (`lectern store push`, [results that
// travel](store.md)) saves even the first run from training.
//
// ## On every change, by GitLab
//
// ```bash
// lectern init my-course --ci gitlab
// ```
//
// writes `.gitlab-ci.yml`; `LECTERN` is a variable in Settings, CI/CD. GitLab's Pages take the folder `public`, so that is where a
// new course is published:
//
// ```yaml
// # Checks and builds the course on every change, and publishes the default branch with GitLab's Pages.
// image: swift:6.3-bookworm
// variables:
//   # The feed tells when each chapter was changed.
//   GIT_DEPTH: "0"
//   LECTERN_PREFIX: "$CI_PROJECT_DIR/.lectern-program"
// cache:
//   key: lectern
//   paths:
//     - .lectern-program
//     - .lectern
// before_script:
//   - |
//     if [ -z "$LECTERN" ]; then
//       echo "Set the variable LECTERN to the address of Lectern's repository, or of its .deb." >&2
//       exit 1
//     fi
//     apt-get update -qq
//     apt-get install -y -qq --no-install-recommends make git curl ca-certificates rsync openssh-client librsvg2-bin
//     case "$LECTERN" in
//     *.deb)
//       curl --fail --silent --show-error --location --output /tmp/lectern.deb "$LECTERN"
//       apt-get install -y -qq /tmp/lectern.deb ;;
//     *)
//       source="$(mktemp -d)"
//       git clone --quiet --depth 1 "$LECTERN" "$source"
//       cd "$source"
//       version="$(git rev-parse HEAD)"
//       Scripts/setup
//       if [ "$(cat "$LECTERN_PREFIX/version" 2>/dev/null)" != "$version" ]; then
//         make install PREFIX="$LECTERN_PREFIX"
//         echo "$version" > "$LECTERN_PREFIX/version"
//       fi ;;
//     esac
//   - cd "$CI_PROJECT_DIR"
//   - export PATH="$LECTERN_PREFIX/bin:$PATH"
// check:
//   stage: test
//   script:
//     - lectern check .
//     - lectern build .
// pages:
//   stage: deploy
//   script:
//     - lectern publish . --yes
//   artifacts:
//     paths:
//       - public
//   rules:
//     - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
// ```
//
// That folder is new in each run, so there is nothing to go back to and no older edition. Whoever wants those on GitLab publishes to
// a branch, and lets the job `pages` copy it to `public`.
//
// ## Give it an address
//
// All of this is off until the course says where it will be found:
//
// ```yaml
// site-url: https://example.org/course
// repo-url: https://github.com/me/course/edit/main
// ```
//
// `repo-url` is for the line "Edit this chapter" below each page, and works alone; the rest is `site-url`'s.
//
// | the site gets | for |
// |---|---|
// | canonical addresses | search engines that find copies of it |
// | `sitemap.xml` | search engines; name it in `robots.txt` |
// | `feed.xml` | feed readers: the chapters, the latest first. A chapter's day is that of its last commit, or of its `release:` if that is later; in a clone without history (`--depth 1`) only the latter is known, and chapters without a day are left out |
// | Open Graph and a card | people who are sent a link: title, description, and the chapter's first chart, in `cards/` |
// | JSON-LD | `LearningResource` with what a chapter teaches: the levels of its exercises, and a table at its top with the column "level" |
// | `404.html` | lost visitors, with the list of chapters; its links work at any depth |
//
// Cards are PNG where `rsvg-convert` is installed (`apt-get install librsvg2-bin`). Without it they are SVG, which those who show
// cards today do not take: links then have a title and no picture.
//
// GitHub's and GitLab's Pages find `404.html` by themselves. nginx is told in one line:
//
// ```
// error_page 404 /course/404.html;
// ```
//
// ## Editions
//
// ```bash
// lectern publish my-course --as 2026-autumn
// ```
//
// publishes, and keeps a frozen copy, an [edition]{.term}, in the folder `2026-autumn`. Next year's `--as 2027-autumn` keeps another. All pages then have a
// list of editions below the bar, which leads to the same page where the other edition has it; and those of an older
// edition say that there is a newer one. Both are plain HTML and work without scripts. What is frozen stays as it was, byte for byte but for
// these two; the newest edition may be published again under its name, an older one is refused.
//
// ## When pages are committed
//
// Who keeps `site` in the repository lets CI make sure that the pages were made from the sources beside them:
//
// ```bash
// lectern build my-course --check
// ```
