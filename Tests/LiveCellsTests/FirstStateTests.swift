import Files
import Foundation
import Sandboxes
import Testing

/// The site beside the sources: at its first state each live cell gives, byte for byte, what stands in its page,
/// and no page loads more than 450 KB for all of its live cells.
@Suite struct FirstStateTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Runs the cells of all pages of a folder as the pages do, and prints the labels of those that differ, and how many
  /// there are.
  private static let script = """
    const [machine, site] = process.argv.slice(1), fs = require('fs'), path = require('path'), zlib = require('zlib');
    (0, eval)(fs.readFileSync(machine, 'utf8'));
    const module = address => {
      globalThis.window = { lecternLive: {} };
      (0, eval)(fs.readFileSync(path.join(site, decodeURIComponent(address.split('?')[0])), 'utf8'));
      const packed = Buffer.from(Object.values(window.lecternLive)[0], 'base64');
      sizes[address] = packed.length;
      return zlib.inflateSync(packed);
    };
    const plain = text => text.replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
    let count = 0, sizes = {};
    for (const page of fs.readdirSync(site).filter(name => name.endsWith('.html'))) {
      const html = fs.readFileSync(path.join(site, page), 'utf8');
      sizes = {};
      for (const match of html.matchAll(/ data-live="([^"]*)"/g)) {
        const plan = JSON.parse(plain(match[1])), shown = html.slice(match.index);
        const run = lecternMachine(module(plan.source), plan.drawing && module(plan.drawing), plan.frame);
        count += 1;
        for (const output of run(plan.controls.map(control => control.start))) {
          const text = output.kind === 'chart' ? output.text : plain(output.text);
          if (!(output.kind === 'chart' ? shown : plain(shown)).includes(text)) console.log(page, plan.label, output.kind);
        }
      }
      const size = Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0);
      if (size > 450_000) console.log(page, size);
    }
    console.log(count);
    """

  @Test(arguments: ["site", "site/guide"])
  func firstStatesAreWhatStandsInThePage(folder: String) throws {
    let machine = Self.root.appendingPathComponent("Sources/Site/Theme/live-machine.js")
    let run = try BoundedRun.of(
      try ExternalTool.node.require(),
      ["-e", Self.script, machine.path, Self.root.appendingPathComponent(folder).path],
      environment: ["PATH": "/usr/bin:/bin"], limits: RunLimits(seconds: 600, memory: 8 << 30))
    #expect(String(decoding: run.standardError, as: UTF8.self) == "")
    let lines = String(decoding: run.standardOutput, as: UTF8.self).split(separator: "\n")
    #expect(lines.dropLast() == [])
    #expect(Int(lines.last ?? "") != nil)
  }
}
