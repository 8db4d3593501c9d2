// Search over the course, fetched by lectern.js when somebody searches.
"use strict";
(() => {
  const { base, all, make } = window.lectern;
  let dialog, rows, words;
  const plain = text => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const prepare = () => {
    rows = window.lecternSearch.map(([address, chapter, section, text]) => ({
      address, chapter, section, text, head: plain(chapter + " " + section), body: plain(text) }));
    words = new Set(rows.flatMap(row => (row.head + " " + row.body).match(/[\p{L}\p{N}]+/gu) || []));
  };
  // One letter wrong, missing, doubled or swapped.
  const isNear = (a, b) => {
    if (Math.abs(a.length - b.length) > 1) return false;
    let start = 0;
    while (start < a.length && a[start] === b[start]) start++;
    const left = a.slice(start), right = b.slice(start);
    return left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1)
      || (left.length > 1 && left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2));
  };
  const search = query => {
    const terms = plain(query).match(/[\p{L}\p{N}]+/gu) || [];
    if (!terms.length) return [];
    const options = terms.map(term => {
      if (rows.some(row => row.head.includes(term) || row.body.includes(term)) || term.length < 4) return [term];
      return [...words].filter(word => isNear(term, word.slice(0, Math.max(term.length, Math.min(word.length, term.length + 1)))) || isNear(term, word)).slice(0, 8);
    });
    return rows.map(row => {
      let score = 0;
      for (const forms of options) {
        const best = Math.max(0, ...forms.map(form =>
          (plain(row.section).includes(form) ? 8 : 0) + (row.head.includes(form) ? 4 : 0) + (row.body.includes(form) ? 1 : 0)));
        if (!best) return null;
        score += best;
      }
      return { row, score };
    }).filter(Boolean).sort((a, b) => b.score - a.score).slice(0, 12).map(found => found.row);
  };
  window.lectern.openSearch = () => {
    if (!dialog) {
      const input = make("input", { type: "search", placeholder: "Search", autocomplete: "off" });
      input.setAttribute("aria-label", "Search");
      const list = make("ul");
      dialog = make("dialog", { className: "search" }, input, list);
      dialog.setAttribute("aria-label", "Search");
      document.body.append(dialog);
      const select = step => {
        const entries = all("a", list);
        const now = entries.findIndex(entry => entry.getAttribute("aria-selected") === "true");
        entries.forEach(entry => entry.removeAttribute("aria-selected"));
        const entry = entries[(now + step + entries.length) % entries.length];
        if (entry) { entry.setAttribute("aria-selected", "true"); entry.scrollIntoView({ block: "nearest" }); }
      };
      const update = () => {
        if (!rows) return;
        const found = search(input.value);
        list.replaceChildren(...found.map(row => {
          const term = plain(input.value).split(/\s+/)[0];
          const place = Math.max(0, row.body.indexOf(term) - 40);
          return make("li", {}, make("a", { href: base + row.address },
            make("strong", { textContent: row.section || row.chapter }),
            make("span", { textContent: (row.section ? row.chapter + " · " : "") + row.text.slice(place, place + 120) })));
        }));
        if (input.value.trim() && !found.length) list.append(make("li", { className: "none", textContent: "Nothing found." }));
        select(1);
      };
      input.addEventListener("input", update);
      dialog.addEventListener("keydown", event => {
        if (event.key === "ArrowDown") { event.preventDefault(); select(1); }
        if (event.key === "ArrowUp") { event.preventDefault(); select(-1); }
        if (event.key === "Enter") list.querySelector("[aria-selected=true]")?.click();
      });
      list.addEventListener("click", event => { if (event.target.closest("a")) dialog.close(); });
      dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
      const script = make("script", { src: base + "assets/search-index.js" });
      script.addEventListener("load", () => { prepare(); update(); });
      document.head.append(script);
    }
    dialog.showModal();
    dialog.querySelector("input").select();
  };
})();
