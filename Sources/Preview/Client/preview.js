// Only in previewed pages: brings an open page up to its chapter, in place.
"use strict";
(() => {
  const script = document.currentScript;
  const page = script.dataset.page, session = script.dataset.session;
  let version = Number(script.dataset.version);
  const all = (selector, within) => [...within.querySelectorAll(selector)];
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const isMark = node => node.nodeType === Node.COMMENT_NODE && (node.data === "block" || node.data === "end of blocks");

  // The blocks of the page: each a comment and the nodes up to the next one.
  const readBlocks = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
    const blocks = [];
    let end = null;
    while (walker.nextNode()) {
      const mark = walker.currentNode;
      if (!isMark(mark)) continue;
      if (mark.data === "end of blocks") { end = mark; break; }
      const nodes = [mark];
      for (let node = mark.nextSibling; node && !isMark(node); node = node.nextSibling) nodes.push(node);
      blocks.push({ nodes });
    }
    // Unclosed tags in an author's HTML can swallow what follows; such a page is loaded anew.
    return end && blocks.every(block => block.nodes[0].parentNode === end.parentNode) ? { blocks, end } : null;
  };

  const parse = html => {
    const template = make("template");
    template.innerHTML = html;
    return [document.createComment("block"), ...template.content.childNodes];
  };

  // What a reader has done to a block, by what it was done to.
  const occurrences = () => {
    const seen = new Map();
    return key => { const count = seen.get(key) || 0; seen.set(key, count + 1); return key + "\n" + count; };
  };
  const elements = (nodes, selector) => nodes.filter(node => node.nodeType === Node.ELEMENT_NODE)
    .flatMap(node => [...(node.matches(selector) ? [node] : []), ...all(selector, node)]);
  const words = element => (element ? element.textContent : "").trim().slice(0, 80);
  const keyed = (nodes, selector, key) => {
    const count = occurrences();
    return elements(nodes, selector).map(element => [count(key(element)), element]);
  };
  const inputKey = input => input.type + words(input.closest("label")?.querySelector(".slider-name") ?? input.closest("label"));
  const carry = (old, fresh) => {
    const pair = (selector, key, apply) => {
      const before = new Map(keyed(old, selector, key));
      for (const [name, element] of keyed(fresh, selector, key)) {
        const same = before.get(name);
        if (same) apply(same, element);
      }
    };
    pair("details", element => element.className + words(element.querySelector("summary")), (a, b) => { b.open = a.open; });
    pair("input, textarea, select", inputKey, (a, b) => {
      if (a.type === "radio" || a.type === "checkbox") b.checked = a.checked;
      // What the reader has not touched follows its text.
      else if (b.value !== a.value && (a.tagName === "SELECT" || a.value !== a.defaultValue)) b.value = a.value;
      else return;
      if (b.type === "range" || b.closest(".live")) b.dispatchEvent(new Event("input"));
    });
    pair("input, textarea, select", inputKey, (a, b) => { if (a === document.activeElement) b.dataset.takesFocus = ""; });
    pair("[role=tab]", words, (a, b) => { if (a.getAttribute("aria-selected") === "true") b.click(); });
    pair(".score", () => "score", (a, b) => { b.textContent = a.textContent; b.className = a.className; });
    pair("pre, .scroll, .equation-body", element => element.className, (a, b) => { b.scrollLeft = a.scrollLeft; b.scrollTop = a.scrollTop; });
    const focus = elements(fresh, "[data-takes-focus]")[0];
    if (focus) { delete focus.dataset.takesFocus; return focus; }
    return null;
  };

  // A live figure with the same controls goes on in its new block: values, worker and animation are the reader's.
  const goOn = (old, fresh) => {
    const before = new Map(keyed(old.nodes, ".live[data-live]", figure => figure.lecternControls ?? ""));
    const controls = figure => figure.querySelector(":scope > .sliders").outerHTML;
    for (const [name, figure] of keyed(fresh.nodes, ".live[data-live]", controls)) {
      const same = before.get(name);
      if (!same) continue;
      const focus = same.contains(document.activeElement) ? document.activeElement : null;
      figure.replaceWith(same);
      old.nodes = old.nodes.filter(node => node !== same);
      fresh.nodes = fresh.nodes.map(node => node === figure ? same : node);
      same.dispatchEvent(new CustomEvent("lectern:goes-on", { detail: figure }));
      if (focus) focus.focus({ preventScroll: true });
    }
  };

  // The block at the top of the window stays where it is.
  const anchor = () => {
    const known = readBlocks();
    const visible = known && known.blocks.flatMap(block => block.nodes).filter(node => node.nodeType === Node.ELEMENT_NODE)
      .map(node => ({ node, top: node.getBoundingClientRect().top, bottom: node.getBoundingClientRect().bottom }))
      .filter(block => block.bottom > 0);
    return () => {
      const kept = scrollY > 0 && visible && visible.find(block => block.node.isConnected);
      const moved = kept ? kept.node.getBoundingClientRect().top - kept.top : 0;
      if (moved) scrollBy({ top: moved, behavior: "instant" });
    };
  };

  const replaceBlocks = pieces => {
    const known = readBlocks();
    if (!known) { location.reload(); return; }
    const { blocks, end } = known;
    const stays = new Set(pieces.filter(piece => typeof piece === "number"));
    const added = [], pairs = [];
    let old = 0, before = null;
    const gap = { removed: [], added: [] };
    const closeGap = () => {
      gap.added.forEach((block, index) => { if (gap.removed[index]) pairs.push([gap.removed[index], block]); });
      gap.removed = []; gap.added = [];
    };
    const passRemoved = until => {
      while (old < until) { if (!stays.has(old)) gap.removed.push(blocks[old]); old++; }
    };
    const parent = end.parentNode;
    const insert = block => {
      const next = before ? before.nodes[before.nodes.length - 1].nextSibling : (blocks[0] ? blocks[0].nodes[0] : end);
      for (const node of block.nodes) parent.insertBefore(node, next);
      added.push(block);
    };
    for (const piece of pieces) {
      if (typeof piece === "number") {
        passRemoved(piece);
        old = piece + 1;
        closeGap();
        before = blocks[piece];
      } else {
        const block = { nodes: parse(piece) };
        gap.added.push(block);
        insert(block);
        before = block;
      }
    }
    passRemoved(blocks.length);
    closeGap();
    for (const [a, b] of pairs) goOn(a, b);
    const fresh = added.flatMap(block => block.nodes).filter(node => node.nodeType === Node.ELEMENT_NODE);
    document.dispatchEvent(new CustomEvent("lectern:added", { detail: fresh }));
    const focus = pairs.map(([a, b]) => carry(a.nodes, b.nodes)).find(Boolean);
    blocks.forEach((block, index) => { if (!stays.has(index)) block.nodes.forEach(node => node.remove()); });
    if (focus) focus.focus({ preventScroll: true });
  };

  // What is around the blocks: titles, navigation, contents, foot.
  const regions = [".opening", ".side", ".contents", ".foot", ".bar"];
  const replaceShell = html => {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    document.title = fresh.title;
    document.documentElement.lang = fresh.documentElement.lang;
    for (const link of all("link[rel=stylesheet]", fresh)) {
      const address = link.getAttribute("href");
      if (!all("link[rel=stylesheet]", document).some(known => known.getAttribute("href") === address)) document.head.append(link);
    }
    for (const selector of regions) {
      const now = document.querySelector(selector), next = fresh.querySelector(selector);
      if (Boolean(now) !== Boolean(next)) { location.reload(); return; }
      // The bar's buttons have been given their work; its words hardly change.
      if (now && selector !== ".bar" && now.innerHTML !== next.innerHTML) now.innerHTML = next.innerHTML;
    }
    document.dispatchEvent(new CustomEvent("lectern:shell"));
  };

  const update = message => {
    if (message.base !== undefined && message.base !== version) return;
    const settle = anchor();
    replaceBlocks(message.blocks);
    if (message.shell !== undefined) replaceShell(message.shell);
    version = message.version;
    settle();
    markRunning();
    fillBoard();
    window.dispatchEvent(new CustomEvent("lectern:updated", { detail: version }));
  };

  // The line at the foot of the window.
  const style = make("style", { textContent: `
    .preview { position: fixed; right: 1rem; bottom: 1rem; z-index: 30; max-width: min(44rem, calc(100vw - 2rem)); max-height: 50vh; overflow: auto; padding: .5rem .9rem;
      border: 1px solid var(--line, #ccc); border-radius: 8px; background: var(--paper, Canvas); color: var(--ink, CanvasText); font-size: .8rem; line-height: 1.35rem; box-shadow: 0 .3rem 1.2rem rgb(0 0 0 / .12); }
    .preview:empty { display: none; }
    .preview pre { margin: .4rem 0; padding: 0; background: none; white-space: pre-wrap; font-size: .78rem; line-height: 1.25rem; }
    .preview p { margin: 0; }
    .preview button { display: block; max-width: 100%; padding: .1rem 0; border: 0; background: none; color: var(--link, LinkText); font: inherit; text-align: left; overflow-wrap: anywhere; cursor: pointer; }
    .preview button:hover { text-decoration: underline; }
    .preview .bad { color: var(--bad, #b3261e); font-weight: 600; }
    .cell[data-cell]:empty { display: none; }
    .cell.is-old > :not(.code, .fold, .preview-progress, .lst) { opacity: .45; }
    .cell.is-running { box-shadow: -3px 0 0 -1px var(--link, #0072b2); }
    .preview-progress { margin: .6rem 0 .9rem; padding-left: .8rem; font-size: .8rem; line-height: 1.3rem; font-variant-numeric: tabular-nums; color: var(--soft, GrayText); }
    .preview-progress p { margin: 0 0 .3rem; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
    .preview-progress progress { display: block; width: 100%; height: .35rem; border: 0; border-radius: 99px; background: var(--line, #ddd); overflow: hidden; -webkit-appearance: none; appearance: none; }
    .preview-progress progress::-webkit-progress-bar { background: var(--line, #ddd); }
    .preview-progress progress::-webkit-progress-value { background: var(--link, #0072b2); }
    .preview-progress progress::-moz-progress-bar { background: var(--link, #0072b2); }
    .preview-progress svg { display: block; max-width: 100%; height: auto; margin-top: .7rem; }
    .preview-progress svg text { fill: currentColor; font-size: 12px; }
    .preview-progress .grid { stroke: var(--line, #ddd); }
    .preview-progress polyline { fill: none !important; stroke-width: 2; stroke-linejoin: round; }
    .preview-progress ul { display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; margin: .2rem 0 0; padding: 0; list-style: none; }
    .preview-progress li { display: flex; align-items: center; gap: .4rem; margin: 0; }
    .preview-progress i { width: 1rem; height: 2px; }
    .preview-progress b { font-weight: 600; color: var(--ink, CanvasText); }
    @media print { .preview { display: none; } }` });
  const board = make("div", { className: "preview" });
  board.setAttribute("role", "status");
  let running = null, status = { text: "", problems: [] };
  // What stands at its cell is not told in full a second time; its first line leads there.
  const showProblem = problem => {
    const shown = all(".message.error pre", document).find(message => message.textContent.trim() === problem.trim());
    if (!shown) return make("pre", { textContent: problem });
    const link = make("button", { type: "button", textContent: problem.split("\n")[0] });
    link.addEventListener("click", () => shown.scrollIntoView({ block: "center" }));
    return link;
  };
  const fillBoard = () => {
    const count = status.problems.length;
    board.replaceChildren();
    if (status.text) board.append(make("p", { textContent: status.text }));
    if (count) board.append(make("p", { className: "bad", textContent: count === 1 ? "1 problem" : count + " problems" }), ...status.problems.map(showProblem));
  };
  const showStatus = message => {
    status = message;
    running = message.running ?? null;
    fillBoard();
    markRunning();
  };
  const markRunning = () => {
    for (const cell of all(".cell.is-running", document)) cell.classList.remove("is-running");
    const cell = running !== null && document.querySelector(`[data-cell="${running}"]`);
    if (cell) cell.classList.add("is-running");
    for (const old of all(".preview-progress", document)) if (old.parentNode !== cell) old.remove();
  };

  // A long computation: a bar, the words, and the loss as it falls.
  const svg = (name, attributes, ...children) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const ticksBetween = (low, high, count) => {
    const rough = (high - low) / count, power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map(factor => factor * power).find(step => step >= rough * 0.999) || rough;
    const ticks = [];
    for (let tick = Math.ceil(low / step - 1e-9) * step; tick <= high + step * 1e-9; tick += step) ticks.push(tick);
    return ticks;
  };
  const ticksOfDecades = (low, high) => {
    const all = [1, 2, 5].flatMap(factor => [...Array(40).keys()].map(power => factor * 10 ** (power - 20)))
      .filter(tick => tick >= low * 0.999 && tick <= high * 1.001).sort((a, b) => a - b);
    return all.length > 5 ? all.filter(tick => /^1(e|0*$)|^0\.0*1$/.test(String(tick))) : all;
  };
  const short = value => String(Number(value.toPrecision(3)));
  // Names of networks are long and much alike; the key says in what they differ.
  const differences = names => {
    if (names.length < 2) return ["loss"];
    const parts = names.map(name => name.split(/[;,{}]\s*/).map(part => part.trim()).filter(Boolean));
    return parts.map((own, index) => [...new Set(own.filter(part => !parts.every(other => other.includes(part))))].join(", ")
      || `run ${index + 1}`);
  };
  // Drawn in pixels of the page, so that its words keep their shape.
  const drawCurves = (curves, end, width) => {
    const shown = curves.filter(curve => curve.points.length > 1).slice(-7);
    if (!shown.length) return [];
    const xs = shown.flatMap(curve => curve.points.map(point => point[0])), ys = shown.flatMap(curve => curve.points.map(point => point[1]));
    const first = Math.min(...xs), last = Math.max(end ?? 0, ...xs);
    let low = Math.min(...ys), high = Math.max(...ys);
    const isLog = low > 0 && high / low > 15;
    if (!isLog) { low = Math.min(low, 0); if (high <= low) high = low + 1; }
    const height = 190, left = 46, right = 10, top = 8, bottom = 38;
    const scale = isLog ? Math.log : value => value;
    const x = value => left + (value - first) / (last - first || 1) * (width - left - right);
    const y = value => height - bottom - (scale(value) - scale(low)) / (scale(high) - scale(low) || 1) * (height - top - bottom);
    const words = (text, at) => svg("text", at, document.createTextNode(text));
    const parts = [];
    for (const tick of isLog ? ticksOfDecades(low, high) : ticksBetween(low, high, 4)) {
      parts.push(svg("line", { class: "grid", x1: left, x2: width - right, y1: y(tick), y2: y(tick) }),
        words(short(tick), { x: left - 8, y: y(tick) + 4, "text-anchor": "end" }));
    }
    const steps = ticksBetween(first, last, Math.max(2, Math.min(8, width / 90))).filter(Number.isInteger);
    for (const tick of steps) parts.push(words(short(tick), { x: x(tick), y: height - bottom + 18, "text-anchor": "middle" }));
    parts.push(words("Loss by epoch", { x: (left + width - right) / 2, y: height - 4, "text-anchor": "middle" }));
    shown.forEach((curve, index) => {
      const colour = `stroke: var(--chart-${index + 1}); fill: var(--chart-${index + 1})`;
      const [endX, endY] = curve.points[curve.points.length - 1];
      parts.push(svg("polyline", { style: colour, points: curve.points.map(([a, b]) => `${x(a).toFixed(1)},${y(b).toFixed(1)}`).join(" ") }),
        svg("circle", { style: colour, cx: x(endX), cy: y(endY), r: 3 }));
    });
    const names = differences(shown.map(curve => curve.name));
    const latest = curve => short(curve.points[curve.points.length - 1][1]);
    const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img",
      "aria-label": "Loss so far: " + shown.map((curve, index) => `${names[index]} ${latest(curve)}`).join(", ") }, ...parts);
    const key = make("ul", {}, ...shown.map((curve, index) => {
      const line = make("i");
      line.style.background = `var(--chart-${index + 1})`;
      return make("li", {}, line, names[index] + " ", make("b", { textContent: latest(curve) }));
    }));
    return [picture, key];
  };
  const showProgress = message => {
    running = message.cell;
    const cell = document.querySelector(`[data-cell="${message.cell}"]`);
    if (!cell) return;
    const box = cell.querySelector(":scope > .preview-progress") || make("div", { className: "preview-progress" });
    const bar = make("progress", { max: 1 });
    if (message.share !== undefined) bar.value = message.share;
    bar.setAttribute("aria-label", message.text);
    if (!box.parentNode) cell.append(box);
    const curves = drawCurves(message.curves, message.end, Math.max(240, Math.min(640, box.clientWidth - 14)));
    box.replaceChildren(make("p", { textContent: message.text }), bar, ...curves);
    markRunning();
  };

  const refreshAssets = () => {
    const stamp = "t=" + Date.now();
    const renewed = address => address.replace(/[?&]t=\d+/, "") + (address.replace(/[?&]t=\d+/, "").includes("?") ? "&" : "?") + stamp;
    for (const link of all("link[rel=stylesheet]", document)) link.href = renewed(link.getAttribute("href"));
    for (const image of all("img[src]:not([src^='data:'])", document)) image.src = renewed(image.getAttribute("src"));
  };

  const actions = {
    page: update, status: showStatus, progress: showProgress, reload: () => location.reload(), assets: refreshAssets,
    gone: () => showStatus({ text: "", problems: ["The chapter of this page is gone."] }),
    session: message => { if (message.identifier !== session) location.reload(); },
  };
  let wait = 200;
  const connect = () => {
    const socket = new WebSocket(`ws://${location.host}/.lectern/socket?page=${encodeURIComponent(page)}&version=${version}`);
    socket.addEventListener("open", () => { wait = 200; });
    socket.addEventListener("message", event => { const message = JSON.parse(event.data); actions[message.type]?.(message); });
    socket.addEventListener("close", () => {
      showStatus({ text: "The preview has stopped; waiting for it.", problems: [] });
      setTimeout(connect, wait);
      wait = Math.min(3000, wait * 1.5);
    });
  };
  addEventListener("DOMContentLoaded", () => { document.head.append(style); document.body.append(board); connect(); });
})();
