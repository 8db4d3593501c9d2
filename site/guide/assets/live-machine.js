// Runs a live cell: its WebAssembly, and the program that draws its charts. The page runs it in a worker, the build
// under node, to compare.
"use strict";
globalThis.lecternMachine = (cellBytes, drawingBytes, frame) => {
  const { exp, log, log10, log2, log1p, expm1, pow, sin, cos, tan, asin, acos, atan, atan2, sinh, cosh, asinh, tanh, hypot } = Math;
  const math = { exp, log, log10, log2, log1p, expm1, pow, sin, cos, tan, asin, acos, atan, atan2, sinh, cosh, asinh, tanh, hypot };
  const cellModule = new WebAssembly.Module(cellBytes);
  const drawingModule = drawingBytes && new WebAssembly.Module(drawingBytes);
  const text = new TextDecoder();
  let cell, drawing, values = [], keeps = false, outputs = [];
  const draw = chart => {
    const note = new TextEncoder().encode(frame.description || "");
    const place = drawing.room(chart.length + note.length);
    const memory = new Uint8Array(drawing.memory.buffer);
    memory.set(chart, place);
    memory.set(note, place + chart.length);
    const length = drawing.draw(frame.width, frame.height, chart.length);
    const drawn = text.decode(new Uint8Array(drawing.memory.buffer, drawing.drawing(), Math.abs(length)));
    if (length < 0) throw new Error(drawn);
    return drawn;
  };
  // Where the plot of the chart just drawn lies: for each layout its edges in pixels, and the values there.
  const frames = () => Array.from({ length: drawing.frames(frame.width, frame.height) }, (_, layout) =>
    Array.from({ length: 8 }, (_, index) => drawing.frame(8 * layout + index)));
  const env = {
    ...math,
    lectern_value: index => Array.isArray(values[index]) ? values[index].length : values[index],
    lectern_item: (index, place) => values[index][place],
    lectern_keeps: () => keeps ? 1 : 0,
    lectern_call: (index, x) => cell.call(index, x),
    lectern_emit: (kind, place, length) => {
      const bytes = new Uint8Array(cell.memory.buffer, place, length).slice();
      const last = outputs.at(-1);
      // What is printed line by line is one output, as on the page.
      if (kind === 2 && last?.isPrinted) last.text += "\n" + text.decode(bytes);
      else if (kind === 1) {
        const isFirst = !outputs.some(output => output.kind === "chart");
        outputs.push({ kind: "chart", text: draw(bytes), frames: frame.places && isFirst ? frames() : undefined });
      }
      else outputs.push({ kind: "text", text: text.decode(bytes), isPrinted: kind === 2 });
    },
  };
  const start = () => {
    cell = new WebAssembly.Instance(cellModule, { env }).exports;
    drawing = drawingModule && new WebAssembly.Instance(drawingModule, { env }).exports;
  };
  start();
  // What both programs hold, in bytes.
  const memory = () => [cell, drawing].reduce((sum, program) => sum + (program?.memory.buffer.byteLength ?? 0), 0);
  // `steps` of an animation after the cell has run, or -1 to run the cell with new values; whether its state goes on.
  return Object.assign((newValues, steps = -1, goesOn = false) => {
    [values, keeps, outputs] = [newValues, goesOn, []];
    try {
      if (steps < 0) cell.run();
      for (let step = 0; step < steps; step += 1) {
        outputs = [];
        cell.step();
      }
      return outputs;
    } catch (error) {
      // What trapped is in no state to go on.
      start();
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      throw new Error(/stack/.test(error.message) ? "it calls itself without an end" : "it stops at something impossible, such as an index out of range, a division by zero or a number too large for Int");
    }
  }, { memory });
};
