// Tabs, quizzes and sliders; only pages that have some load it, after lectern.js.
"use strict";
(() => {
  const { root, all, make, store, within, enhance } = window.lectern;

  // Tabs.
  let tabSets = 0;
  const makeTabs = part => within(part, ".tabset").forEach(set => {
    const number = tabSets++;
    const tabs = all(":scope > .tab", set);
    const list = make("div", { className: "tablist" });
    list.setAttribute("role", "tablist");
    const show = (index, focus) => {
      [...list.children].forEach((button, place) => {
        button.setAttribute("aria-selected", String(place === index));
        button.tabIndex = place === index ? 0 : -1;
        tabs[place].hidden = place !== index;
      });
      if (focus) list.children[index].focus();
    };
    tabs.forEach((tab, index) => {
      const title = tab.querySelector(".tab-title");
      const button = make("button", { type: "button", id: `tab-${number}-${index}`, textContent: title.textContent });
      tab.id ||= `panel-${number}-${index}`;
      button.setAttribute("role", "tab");
      button.setAttribute("aria-controls", tab.id);
      tab.setAttribute("role", "tabpanel");
      tab.setAttribute("aria-labelledby", button.id);
      button.addEventListener("click", () => {
        show(index);
        const group = set.dataset.group;
        if (!group) return;
        for (const other of all(`.tabset[data-group="${CSS.escape(group)}"]`)) {
          if (other !== set) other.dispatchEvent(new CustomEvent("choose", { detail: button.textContent }));
        }
      });
      list.append(button);
    });
    set.addEventListener("choose", event => {
      const index = [...list.children].findIndex(button => button.textContent === event.detail);
      if (index >= 0) show(index);
    });
    list.addEventListener("keydown", event => {
      const now = [...list.children].indexOf(document.activeElement);
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step && now >= 0) { event.preventDefault(); show((now + step + tabs.length) % tabs.length, true); }
    });
    set.prepend(list);
    set.classList.add("ready");
    show(0);
  });

  // Quizzes: scored here, remembered in this browser only.
  const makeQuizzes = part => within(part, ".quiz[data-kind]").forEach(quiz => {
    const number = all(".quiz[data-kind]").indexOf(quiz);
    const answer = quiz.querySelector(":scope > .answer");
    const key = `quiz-${root.dataset.page}-${quiz.id || number}`;
    const form = make("form");
    const score = make("p", { className: "score" });
    score.setAttribute("role", "status");
    let result, isOpen;
    if (quiz.dataset.kind === "numeric") {
      const input = make("input", { type: "text", inputMode: "decimal", value: store.get(key) || "" });
      input.setAttribute("aria-label", answer.querySelector("summary").textContent);
      form.append(input, " ");
      isOpen = () => input.value.trim() === "";
      result = () => {
        store.set(key, input.value);
        const value = Number(input.value.replace(",", ".").replace("\u2212", "-"));
        return Math.abs(value - Number(quiz.dataset.answer)) <= Number(quiz.dataset.tolerance) + 1e-12;
      };
    } else {
      const list = quiz.querySelector(":scope > .choices");
      const items = [...list.children];
      const chosen = new Set((store.get(key) || "").split(","));
      items.forEach((item, index) => {
        const input = make("input", { type: quiz.dataset.kind === "single" ? "radio" : "checkbox", name: key, checked: chosen.has(String(index)) });
        // A choice that is a formula and nothing else has no words to be called by, but for its TeX.
        const prose = item.cloneNode(true);
        all(".katex", prose).forEach(node => node.remove());
        if (!prose.textContent.trim()) input.setAttribute("aria-label", all("annotation", item).map(node => node.textContent).join(" "));
        item.replaceChildren(make("label", {}, input, make("span", {}, ...item.childNodes)));
      });
      list.before(form);
      form.append(list);
      isOpen = () => !items.some(item => item.querySelector("input").checked);
      result = () => {
        const inputs = items.map(item => item.querySelector("input"));
        store.set(key, inputs.flatMap((input, index) => input.checked ? [index] : []).join(","));
        all(":scope > ul > li", answer).forEach((item, index) => { item.hidden = !inputs[index].checked; });
        const isRight = inputs.every((input, index) => input.checked === Boolean(items[index].dataset.right));
        answer.hidden = false;
        answer.open = true;
        return isRight;
      };
    }
    form.append(make("button", { type: "submit", className: "button", textContent: "✓" , ariaLabel: "Check" }), score);
    form.querySelector("button").textContent = "Check";
    form.addEventListener("submit", event => {
      event.preventDefault();
      if (isOpen()) {
        score.textContent = quiz.dataset.kind === "numeric" ? "Type a number first." : "Choose an answer first.";
        score.className = "score";
        return;
      }
      const isRight = result();
      score.textContent = isRight ? "✓ Right." : "✗ Not yet.";
      score.className = isRight ? "score good" : "score bad";
    });
    if (quiz.dataset.kind === "numeric") answer.before(form);
    quiz.classList.add("ready");
  });

  // Sliders: each setting's outputs are there, made when the page was; a script beside it holds them.
  const makeSliders = part => within(part, ".states").forEach(set => {
    const inputs = all(".sliders input, .sliders select", set);
    const state = set.querySelector(":scope > .state");
    state.setAttribute("aria-live", "polite");
    const count = input => input.tagName === "SELECT" ? input.options.length : Number(input.max) + 1;
    const place = input => input.tagName === "SELECT" ? input.selectedIndex : Number(input.value);
    let loading;
    const load = () => loading ||= new Promise((done, failed) => {
      const script = make("script", { src: set.dataset.source });
      script.addEventListener("load", done);
      script.addEventListener("error", failed);
      document.head.append(script);
    });
    const show = async () => {
      for (const input of inputs.filter(input => input.dataset.values)) {
        const text = input.dataset.values.split("|")[place(input)];
        input.setAttribute("aria-valuetext", text);
        input.nextElementSibling.textContent = text;
      }
      await load();
      state.innerHTML = window.lecternStates[set.dataset.key][inputs.reduce((sum, input) => sum * count(input) + place(input), 0)];
    };
    // A browser that restores forms would show the sliders beside another setting's outputs.
    for (const input of inputs) {
      if (input.tagName === "SELECT") input.selectedIndex = 0; else input.value = "0";
      input.addEventListener("input", show);
    }
  });

  enhance(part => { makeTabs(part); makeQuizzes(part); makeSliders(part); });
})();
