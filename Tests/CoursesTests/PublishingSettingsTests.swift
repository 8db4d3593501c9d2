import Courses
import Site
import Testing

/// What `course.yml` says of publishing, and what is wrong with it.
@Suite struct PublishingSettingsTests {
  @Test(
    arguments: [
      ("folder: ../public", .folder("../public")), ("branch: gh-pages", .branch("gh-pages", remote: nil)),
      ("branch: pages/site, remote: upstream", .branch("pages/site", remote: "upstream")),
      ("ssh: \"ssh://me@host:22/srv/www/\"", .ssh(host: "me@host:22", path: "/srv/www")),
      ("ssh: ssh://host/~/public_html", .ssh(host: "host", path: "public_html")),
    ] as [(String, PublishingSettings.Place)])
  func aPlaceIsRead(_ text: String, _ place: PublishingSettings.Place) {
    let (configuration, found) = CourseConfiguration.read(file: "course.yml", text: "publish: { \(text) }\n")
    #expect(found.isEmpty && configuration.publishing.place == place, "\(found)")
  }

  @Test(arguments: [
    (
      "publish: gh-pages", "1:10", "'publish' is 'gh-pages', which should be `key: value` pairs.",
      "The keys are folder, branch, remote, ssh, files."
    ),
    (
      "publish: { folder: a, branch: b }", "1:31", "'publish' names two places.",
      "Keep one of folder, branch and ssh; '--to' names another."
    ),
    (
      "publish: { branch: a..b }", "1:20", "'branch' is 'a..b', which is no name for a branch.",
      "Write `branch: gh-pages`."
    ),
    (
      "publish: { branch: -f }", "1:20", "'branch' is '-f', which is no name for a branch.",
      "Write `branch: gh-pages`."
    ),
    (
      "publish: { folder: a, remote: b }", "1:31", "'remote' goes with 'branch'.",
      "Write `publish: { branch: gh-pages, remote: origin }`."
    ),
    (
      "publish: { branch: a, remote: -b }", "1:31", "'remote' is '-b', which names no remote.",
      "`git remote` lists them."
    ),
    (
      "publish: { ssh: host }", "1:17", "'ssh' is 'host', which names no folder of a machine.",
      "Write `ssh: ssh://host/folder`, or `ssh://host/~/folder` for one in your home there."
    ),
    (
      "publish: { ssh: ssh://-oProxyCommand=x/a }", "1:17",
      "'ssh' is 'ssh://-oProxyCommand=x/a', which names no folder of a machine.",
      "Write `ssh: ssh://host/folder`, or `ssh://host/~/folder` for one in your home there."
    ),
    (
      "publish: { files: [../a] }", "1:20", "'../a' does not lie beside course.yml.",
      "Name files and folders beneath the course's folder."
    ),
    ("publish: { brunch: a }", "1:12", "There is no key 'brunch' in 'publish'.", "Did you mean 'branch'?"),
    (
      "site-url: example.org", "1:11", "'site-url' is 'example.org', which is no address of a web server.",
      "Write the whole of it: `site-url: https://example.org/course`."
    ),
    (
      "repo-url: ftp://a/b", "1:11", "'repo-url' is 'ftp://a/b', which is no address of a web server.",
      "Write the whole of it: `repo-url: https://example.org/course`."
    ),
  ])
  func aFaultIsTold(_ text: String, _ position: String, _ message: String, _ help: String) {
    let (_, found) = CourseConfiguration.read(file: "course.yml", text: text + "\n")
    #expect(found.map(\.message) == [message])
    #expect(
      found.first?.position?.description == "course.yml:\(position)" && found.first?.help == help, "\(found)")
  }
}
