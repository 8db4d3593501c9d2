// Installing

// Lectern needs Swift 6.3, compiler and all (the [toolchain]{.term}), and a few libraries. On Debian 12 everything but Swift is installed by the build
// itself; on other systems the build names what is missing.
//
// ## From a clone
//
// 1. Install Swift 6.3 from [swift.org](https://www.swift.org/install/) and put its `usr/bin` on `PATH`;
//    `swift --version` should answer.
// 2. Clone the repository, and in it:
//
// ```bash
// make build         # installs what is missing (with sudo), builds
// sudo make install  # into /usr/local; PREFIX=~/.local needs no sudo
// lectern doctor     # what is there, what is missing, how to get it
// ```
//
// `make site` in place of `make build` renders the repository's own course as well, a minute more.
//
// `make install` copies the program, what cells import, the theme, the man page, and completions for bash, zsh and
// fish. The clone is not needed any more; `man lectern` works, and so does the tab key.
//
// ## As a Debian package
//
// ```bash
// make deb   # in the clone: .build/lectern_0.1.0_amd64.deb
// sudo apt-get install ./.build/lectern_0.1.0_amd64.deb
// ```
//
// Swift's runtime is in the package, so the program starts everywhere. Cells need the compiler that the package was made with, since
// what they import was compiled by it: the package's description names the version. Where it is not on the path, courses of prose are
// built, chapters with cells are refused with a sentence, and `lectern doctor` tells what is missing. What Swift itself needs, and the
// headers that cells are compiled with, are recommended packages, which apt installs unless it is told not to.
//
// ## What is needed for what
//
// | For | Package of Debian |
// |---|---|
// | building Lectern | `libcmark-gfm-dev` `libcmark-gfm-extensions-dev` `libdnnl-dev` `libssl-dev` `zlib1g-dev` `libsqlite3-dev` `libzmq3-dev` `pkg-config` |
// | formulas | `libjs-katex` `nodejs` |
// | diagrams, `{dot}` | `graphviz` |
// | grading strangers' work | `bubblewrap` |
// | Fashion-MNIST | `dataset-fashion-mnist` |
// | PDF | `chromium` |
// | `lectern publish` | `git`, or `rsync` and `openssh-client`; `librsvg2-bin` for [cards](09-publishing.md) |
// | `lectern data fetch` and links that lead out | `curl` |
//
// A missing one is told when it is needed, with its name; everything else works without it.
//
// ## In a container
//
// Grading starts sandboxes, and for these the container must allow user namespaces
// (`docker run --security-opt seccomp=unconfined`, or a profile of your own). Everything else needs no privilege.
// `lectern doctor` tells what holds on this machine and what does not.
//
// ## Removing it
//
// `lectern clean my-course` removes a course's caches, which lie in its folder `.lectern`. What `make install` wrote is
// `bin/lectern`, `lib/lectern`, `share/lectern`, the man page and the three completions, all below the prefix.
