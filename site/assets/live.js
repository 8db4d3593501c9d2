// Live cells: sliders, menus and buttons run the cell's Swift in a worker; only pages that have some load it.
"use strict";
(() => {
  const { root, make, within, enhance } = window.lectern;
  const { points, written, threes, placing } = window.lecternPoints;
  const patience = 2000;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = matchMedia("(max-width: 40rem) and (min-height: 34rem)");

  // The modules lie in scripts beside the page, because a page from the disk may load scripts and nothing else.
  const loading = {};
  const load = (source, name) => loading[source] ||= new Promise((done, failed) => {
    const script = make("script", { src: source });
    script.addEventListener("load", async () => {
      try {
        const packed = Uint8Array.from(atob(window.lecternLive[name]), letter => letter.charCodeAt(0));
        const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
        done(new Uint8Array(await new Response(stream).arrayBuffer()));
      } catch (error) { failed(error); }
    });
    script.addEventListener("error", () => failed(new Error("a file beside the page is missing")));
    document.head.append(script);
  });

  const workerText = () => `globalThis.lecternMachine = ${lecternMachine};
let run;
onmessage = ({ data }) => {
  try {
    if (data.cell) { run = lecternMachine(data.cell, data.drawing, data.frame); return postMessage({ ready: true }); }
    const began = performance.now();
    const outputs = run(data.values, data.steps, data.goesOn);
    postMessage({ outputs, milliseconds: performance.now() - began, memory: run.memory() });
  } catch (error) { postMessage({ error: error.message }); }
};`;

  const makeLive = part => within(part, ".live[data-live]").forEach(figure => {
    // A preview puts a figure that runs into a new block.
    if (figure.lecternControls) return;
    let plan = JSON.parse(figure.dataset.live);
    const sliders = figure.querySelector(":scope > .sliders");
    figure.lecternControls = sliders.outerHTML;
    const state = figure.querySelector(":scope > .state");
    const message = figure.querySelector(":scope > .live-message");
    const inputs = [...sliders.querySelectorAll("[data-control]")];
    const motion = Object.fromEntries([...sliders.querySelectorAll("[data-motion]")].map(button => [button.dataset.motion, button]));
    let served = state.innerHTML;
    state.setAttribute("aria-live", "polite");

    // On a phone the controls of several pictures stand below the first, which stays in view.
    const place = () => {
      const first = narrow.matches && state.querySelector(".grid > figure");
      if (first) first.after(sliders);
      else figure.prepend(sliders);
    };
    // What a reader moves there is no news.
    sliders.setAttribute("aria-live", "off");
    place();

    // Values.
    const isPoints = input => "points" in input.dataset;
    const number = input => isPoints(input) ? points(input.value).flat()
      : input.type === "checkbox" ? Number(input.checked)
      : input.tagName === "SELECT" ? input.selectedIndex
      : input.type === "button" ? Number(input.dataset.count || 0) : Number(input.value);
    const tell = input => {
      if (input.type !== "range") return;
      const shown = String(Number(input.value));
      input.setAttribute("aria-valuetext", shown);
      input.nextElementSibling.textContent = shown;
    };
    const put = (input, value) => {
      if (isPoints(input)) input.value = value;
      else if (input.type === "checkbox") input.checked = value === 1;
      else if (input.tagName === "SELECT") input.selectedIndex = value;
      else if (input.type === "button") input.dataset.count = value;
      else input.value = String(value);
      tell(input);
    };
    const values = () => inputs.map(number);
    const restore = () => inputs.forEach((input, place) => {
      const { start } = plan.controls[place];
      put(input, isPoints(input) ? written(threes(start)) : start);
    });

    // The worker: one request at a time, and of those that wait only the newest counts.
    let worker, bytes, busy = false, waiting = null, clock, hasRun = false, frames = [];
    const say = sentence => { message.textContent = sentence; message.hidden = !sentence; };
    const stop = () => { worker?.terminate(); worker = null; busy = false; clearTimeout(clock); };
    const show = outputs => {
      const charts = [...state.querySelectorAll(":scope svg.chart")];
      const texts = [...state.querySelectorAll(":scope pre.printed")];
      for (const { kind, text } of outputs) {
        if (kind === "chart") {
          const old = charts.shift();
          if (old) old.outerHTML = text;
        } else {
          const old = texts.shift();
          if (old) (old.querySelector("code") || old).textContent = text;
        }
      }
      // What belongs to the first state only.
      figure.classList.add("moved");
    };
    const launch = async () => {
      bytes ||= Promise.all([load(plan.source, plan.name), plan.drawing && load(plan.drawing, "drawing")]);
      const [cell, drawing] = await bytes;
      const address = URL.createObjectURL(new Blob([workerText()], { type: "text/javascript" }));
      worker = new Worker(address);
      URL.revokeObjectURL(address);
      worker.postMessage({ cell, drawing, frame: plan.frame });
      await new Promise((done, failed) => {
        worker.onmessage = ({ data }) => data.error ? failed(new Error(data.error)) : done();
        worker.onerror = event => failed(new Error(event.message || "this browser runs no WebAssembly in a page from the disk"));
      });
      figure.classList.add("ready");
    };
    // What came while the worker was busy.
    let replacement = null;
    const goOn = () => {
      busy = false;
      if (replacement) {
        const fresh = replacement;
        replacement = null;
        takeOver(fresh);
      }
      if (!waiting || busy) return null;
      const next = waiting;
      waiting = null;
      return request(next);
    };
    const request = async order => {
      if (busy) {
        waiting = order;
        return null;
      }
      busy = true;
      try {
        if (!worker) await launch();
        // A worker that was ended has lost the animation's state and begins anew.
        if (order.steps > 0 && !hasRun) order = { ...order, steps: -1 };
        const answer = await new Promise(done => {
          clock = setTimeout(() => {
            stop();
            hasRun = false;
            done({ error: "it does not end. It was stopped after two seconds" });
          }, patience);
          worker.onmessage = ({ data }) => done(data);
          worker.postMessage(order);
        });
        clearTimeout(clock);
        if (answer.error) {
          hasRun = false;
          if (!order.isSilent) say(`The cell cannot show this: ${answer.error}.`);
        } else {
          hasRun = true;
          say("");
          frames = answer.outputs.find(output => output.frames)?.frames ?? frames;
          if (!order.isSilent) show(answer.outputs);
          figure.dataset.milliseconds = answer.milliseconds.toFixed(2);
          figure.dataset.memory = answer.memory;
          figure.dataset.runs = Number(figure.dataset.runs || 0) + 1;
        }
        return goOn() ?? answer;
      } catch (error) {
        stop();
        say(`The figure stays as it is: ${error.message}.`);
        if (replacement) goOn();
        return { error: error.message };
      }
    };

    // A preview has a new text of the cell: the picture is the new one, at the reader's values.
    const takeOver = fresh => {
      const next = JSON.parse(fresh.dataset.live);
      const picture = fresh.querySelector(":scope > .state");
      let isOld = false;
      if (picture.innerHTML !== served) {
        served = picture.innerHTML;
        figure.prepend(sliders);
        state.replaceChildren(...picture.childNodes);
        place();
        isOld = figure.classList.contains("moved");
      }
      if (next.source !== plan.source || next.drawing !== plan.drawing) {
        stop();
        [bytes, hasRun, isOld] = [null, false, true];
      }
      plan = next;
      figure.dataset.live = fresh.dataset.live;
      if (isOld) request({ values: values(), steps: -1 });
    };
    figure.addEventListener("lectern:goes-on", ({ detail }) => {
      if (busy) replacement = detail;
      else takeOver(detail);
    });

    // A figure whose controls are others is a new one.
    const gone = new AbortController();
    addEventListener("lectern:updated", () => {
      if (figure.isConnected) return;
      stop();
      gone.abort();
    }, { signal: gone.signal });

    // Playing.
    let playing = false;
    const pause = () => {
      playing = false;
      if (motion.play) {
        motion.play.textContent = motion.play.dataset.play;
        state.setAttribute("aria-live", "polite");
      }
    };
    const play = async () => {
      playing = true;
      motion.play.textContent = motion.play.dataset.pause;
      state.setAttribute("aria-live", "off");
      const pace = calm.matches ? 500 : plan.animate.rate ? 1000 / plan.animate.rate : 0;
      while (playing) {
        const began = performance.now();
        if (!hasRun) await request({ values: values(), steps: -1 });
        const answer = await request({ values: values(), steps: 1 });
        if (answer?.error || !figure.isConnected) return pause();
        await new Promise(requestAnimationFrame);
        const rest = pace - (performance.now() - began);
        if (rest > 4) await new Promise(done => setTimeout(done, rest));
      }
    };
    motion.play?.addEventListener("click", () => playing ? pause() : play());
    motion.step?.addEventListener("click", async () => {
      pause();
      if (!hasRun) await request({ values: values(), steps: -1 });
      request({ values: values(), steps: 1 });
    });
    motion.reset?.addEventListener("click", () => {
      pause();
      request({ values: values(), steps: -1 });
    });

    // Controls.
    const link = () => {
      const label = plan.label;
      const query = inputs.map((input, place) => `${plan.controls[place].name}=${
        isPoints(input) ? encodeURIComponent(input.value) : number(input)}`).join("&");
      return label ? `#${label}?${query}` : "";
    };
    const changed = async input => {
      tell(input);
      figure.dataset.link = link();
      const goesOn = Boolean(plan.animate?.keeps.includes(plan.controls[inputs.indexOf(input)].name)) && hasRun;
      await request({ values: values(), steps: -1, goesOn });
    };
    for (const input of inputs) {
      if (isPoints(input)) placing(input, state, () => frames, changed, gone.signal);
      if (input.type === "button") {
        input.addEventListener("click", () => { input.dataset.count = number(input) + 1; changed(input); });
      } else {
        input.addEventListener("input", () => changed(input));
      }
    }
    figure.querySelector("[data-share]")?.addEventListener("click", async event => {
      const button = event.currentTarget;
      history.replaceState(null, "", link() || location.hash);
      try { await navigator.clipboard.writeText(location.href); } catch { /* the address bar has it */ }
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = button.dataset.share; }, 1500);
    });

    // A link's state, at first and when the address changes.
    const adopt = () => {
      const [label, query] = location.hash.slice(1).split("?");
      if (!query || label !== plan.label) return;
      const given = new URLSearchParams(query);
      inputs.forEach((input, place) => {
        const value = given.get(plan.controls[place].name);
        if (value === null) return;
        if (isPoints(input)) put(input, written(points(value)));
        else if (Number.isFinite(Number(value))) put(input, Number(value));
      });
      figure.scrollIntoView();
      request({ values: values(), steps: -1 });
    };
    narrow.addEventListener("change", place, { signal: gone.signal });
    // A browser that restores forms would show the controls beside another state's picture.
    restore();
    adopt();
    addEventListener("hashchange", adopt, { signal: gone.signal });
    // In view, everything is fetched and started, so that the first move is quick; out of view nothing plays.
    new IntersectionObserver((entries, observer) => {
      if (entries.some(entry => entry.isIntersecting)) {
        if (!worker && !busy) {
          busy = true;
          launch().catch(error => say(`The figure stays as it is: ${error.message}.`)).finally(() => {
            // Once in silence: the browser compiles what runs when it runs first, and it is known where the plot lies.
            if (worker) waiting ||= { values: values(), steps: -1, isSilent: true };
            figure.classList.add("ready");
            goOn();
          });
        }
      } else if (playing) pause();
    }, { rootMargin: "200px" }).observe(figure);
  });

  enhance(makeLive);
})();
