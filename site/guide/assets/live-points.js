// Points that readers place in the first chart of a live figure, and the field in which they are written.
"use strict";
window.lecternPoints = (() => {
  // `0.5 -0.2 1; 0 0.3 0`: x, y and label of each.
  const points = text => text.split(";").map(point => point.trim().split(/[ ,]+/).map(Number))
    .filter(point => point.length === 3 && point.every(Number.isFinite));
  const written = list => list.map(point => point.map(number => Number(number.toFixed(3))).join(" ")).join("; ");
  const threes = flat => Array.from({ length: flat.length / 3 }, (_, index) => flat.slice(3 * index, 3 * index + 3));

  // Points: a press on an empty place puts one there, a pull moves one, a press on one takes it away. Those who have
  // no pointer write them into the field.
  // `frames` gives where the chart's plot lies; `changed` is told when the field has another text.
  const placing = (input, state, frames, changed, signal) => {
    const [kinds, clear] = ["[data-label]", "[data-clear]"].map(name => input.closest(".placing").querySelector(name));
    const put = list => {
      input.value = written(list);
      changed(input);
    };
    kinds.addEventListener("click", () => {
      kinds.dataset.label = 1 - Number(kinds.dataset.label);
      kinds.textContent = `${kinds.dataset.word} ${kinds.dataset.label}`;
    });
    clear.addEventListener("click", () => put([]));
    // The values at a pointer's place, and which points are there; null outside of the plot.
    const place = event => {
      const layouts = [...state.querySelector("svg.chart")?.querySelectorAll(":scope > svg") ?? []];
      const shown = layouts.findIndex(layout => layout.checkVisibility());
      const frame = frames()[shown];
      if (!frame) return null;
      const [left, right, bottom, top, x0, x1, y0, y1] = frame;
      const inner = new DOMPoint(event.clientX, event.clientY).matrixTransform(layouts[shown].getScreenCTM().inverse());
      const [across, up] = [(inner.x - left) / (right - left), (inner.y - bottom) / (top - bottom)];
      if (across < 0 || across > 1 || up < 0 || up > 1) return null;
      return {
        point: label => [x0 + across * (x1 - x0), y0 + up * (y1 - y0), label],
        near: ([x, y]) => Math.hypot((x - x0) / (x1 - x0) * (right - left) - (inner.x - left),
          (y - y0) / (y1 - y0) * (top - bottom) - (inner.y - bottom)) < 10,
      };
    };
    let press = null;
    state.classList.add("placing");
    state.addEventListener("pointerdown", event => {
      if (event.button !== 0 || event.target.closest?.("svg.chart") !== state.querySelector("svg.chart")) return;
      const spot = place(event);
      if (!spot) return;
      press = { x: event.clientX, y: event.clientY, held: points(input.value).findIndex(spot.near), isMoved: false };
      if (press.held >= 0) event.preventDefault();
    });
    addEventListener("pointermove", event => {
      if (!press) return;
      press.isMoved ||= Math.hypot(event.clientX - press.x, event.clientY - press.y) > 5;
      const spot = press.held >= 0 && press.isMoved && place(event);
      if (!spot) return;
      const list = points(input.value);
      list[press.held] = spot.point(list[press.held][2]);
      put(list);
    }, { signal });
    addEventListener("pointerup", event => {
      const spot = press && !press.isMoved && place(event);
      if (spot) {
        const list = points(input.value);
        if (press.held >= 0) list.splice(press.held, 1);
        else list.push(spot.point(Number(kinds.dataset.label)));
        put(list);
      }
      press = null;
    }, { signal });
    addEventListener("pointercancel", () => { press = null; }, { signal });
  };

  return { points, written, threes, placing };
})();
