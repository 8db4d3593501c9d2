// Everything here adds to a page that is whole without it.
"use strict";
(() => {
  const root = document.documentElement;
  const base = root.dataset.root || "";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const store = {
    get(key) { try { return localStorage.getItem("lectern-" + key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem("lectern-" + key, value); } catch { /* Nothing is remembered then. */ } },
  };

  // Light and dark.
  for (const button of all(".theme-switch")) {
    button.addEventListener("click", () => {
      const isDark = root.dataset.theme
        ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = isDark ? "light" : "dark";
      store.set("theme", root.dataset.theme);
    });
  }

  // Which chapters have been opened.
  const visited = new Set((store.get("visited") || "").split("\n").filter(Boolean));
  for (const item of all(".chapters [data-page]")) {
    if (visited.has(item.dataset.page) && !item.querySelector("[aria-current]")) item.classList.add("visited");
  }
  if (root.dataset.page) store.set("visited", [...visited.add(root.dataset.page)].join("\n"));
  const current = document.querySelector(".side [aria-current]");
  const side = document.querySelector(".side");
  if (current && side && side.scrollHeight > side.clientHeight) {
    side.scrollTop = current.offsetTop - side.clientHeight / 2;
  }

  // What is done to a part of the page: to the whole of it at first, and to what a preview adds.
  const within = (part, selector) => [...(part.matches?.(selector) ? [part] : []), ...all(selector, part)];

  // Copying code.
  const addCopyButtons = part => within(part, ".code").forEach(code => {
    const button = make("button", { type: "button", className: "copy", textContent: "Copy" });
    button.addEventListener("click", async () => {
      const text = code.querySelector("code").textContent;
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        const area = make("textarea", { value: text });
        document.body.append(area);
        area.select();
        document.execCommand("copy");
        area.remove();
      }
      button.textContent = "Copied";
      button.classList.add("done");
      setTimeout(() => { button.textContent = "Copy"; button.classList.remove("done"); }, 1500);
    });
    code.append(button);
  });

  // The current section in the contents.
  let links, headings;
  const readContents = () => {
    links = new Map(all(".contents a").map(link => [decodeURIComponent(link.hash.slice(1)), link]));
    headings = [...links.keys()].map(name => document.getElementById(name)).filter(Boolean);
    if (headings.length) markSection();
  };
  const markSection = () => {
    let now = null;
    for (const heading of headings) {
      if (heading.getBoundingClientRect().top > innerHeight * 0.25) break;
      now = heading;
    }
    for (const [name, link] of links) {
      if (now && name === now.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  let waits = false;
  addEventListener("scroll", () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => { waits = false; markSection(); });
  }, { passive: true });
  readContents();

  // A reference into folded text unfolds it; printing unfolds everything.
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();
  // Printed from the disk, a link to another page would hold the folder's path on this machine.
  addEventListener("beforeprint", () => {
    all(".fold, .solution, details.callout").forEach(details => { details.open = true; });
    if (location.protocol !== "file:") return;
    for (const link of all("a[href]")) {
      if (link.protocol !== "file:" || (link.hash && link.pathname === location.pathname)) continue;
      link.dataset.href = link.getAttribute("href");
      link.removeAttribute("href");
    }
  });
  addEventListener("afterprint", () => {
    for (const link of all("a[data-href]")) {
      link.setAttribute("href", link.dataset.href);
      delete link.dataset.href;
    }
  });

  // What is wider than its frame says so to those who do not see its edge; what fits is no stop for the keyboard.
  const tellWidth = element => {
    const isWide = element.scrollWidth > element.clientWidth + 1;
    element.tabIndex = isWide ? 0 : -1;
    if (isWide) { element.setAttribute("role", "group"); element.setAttribute("aria-label", root.dataset.scrolls || ""); }
    else { element.removeAttribute("role"); element.removeAttribute("aria-label"); }
  };
  const frames = typeof ResizeObserver === "function" && new ResizeObserver(entries => entries.forEach(entry => tellWidth(entry.target)));
  const watchWidths = part => { if (frames) within(part, ".scroll, .equation-body, pre").forEach(element => frames.observe(element)); };

  // What is done to each part of the page, now and when a preview brings it; other scripts add to it.
  const tasks = [addCopyButtons, watchWidths];
  const enhance = part => tasks.forEach(task => task(part));
  window.lectern = { root, base, all, make, store, within, enhance: task => { tasks.push(task); task(document.body); } };
  enhance(document.body);
  document.addEventListener("lectern:added", event => { event.detail.forEach(enhance); readContents(); });
  document.addEventListener("lectern:shell", readContents);

  // Search over the course: its script and its index are fetched when somebody searches.
  let search;
  const openSearch = () => {
    search ||= new Promise((done, failed) => {
      const script = make("script", { src: base + "assets/search.js" });
      script.addEventListener("load", done);
      script.addEventListener("error", failed);
      document.head.append(script);
    });
    search.then(() => window.lectern.openSearch(), () => { search = null; });
  };
  for (const button of all(".search-open")) button.addEventListener("click", openSearch);
  addEventListener("keydown", event => {
    const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    if ((event.key === "/" && !isTyping) || (event.key === "k" && (event.metaKey || event.ctrlKey))) {
      event.preventDefault();
      openSearch();
    }
  });
})();
