// The review page: one question, one student after the other. Whatever is typed goes to the gradebook;
// what could not be sent waits in the browser's storage and is sent again.
"use strict";

const token = document.querySelector("meta[name=lectern-token]").content;
const boxName = "lectern-review-" + token;
const element = id => document.getElementById(id);
let state = null;
let student = 0;
let question = 0;
let isSending = false;
// Why points were refused: it stays to be read until they are mended.
let refusal = "";
let outbox = JSON.parse(localStorage.getItem(boxName) || "[]");

// MARK: sending

function post(path, letter) {
  // A draft of a field replaces the one before it.
  if (path === "draft") {
    outbox = outbox.filter(one => !(one.path === "draft" && one.letter.student === letter.student
      && one.letter.criterion === letter.criterion && one.letter.field === letter.field));
  } else {
    letter.key = crypto.randomUUID();
  }
  outbox.push({ path, letter });
  keepOutbox();
  send();
}

function keepOutbox() { localStorage.setItem(boxName, JSON.stringify(outbox)); }

async function send() {
  if (isSending) return;
  isSending = true;
  while (outbox.length) {
    const current = outbox[0];
    const { path, letter } = current;
    if (!refusal) say("Saving");
    let answer;
    try {
      answer = await fetch(path, {
        method: "POST", headers: { "X-Lectern-Token": token, "Content-Type": "application/json" },
        body: JSON.stringify(letter),
      });
    } catch {
      say("Not saved yet; the server does not answer. Trying again.", true);
      isSending = false;
      setTimeout(send, 1500);
      return;
    }
    // It may have been replaced or dropped while it was on its way.
    outbox = outbox.filter(one => one !== current);
    keepOutbox();
    if (answer.status === 200) {
      state = await answer.json();
      render();
      say("Saved");
    } else if (answer.status === 204) {
      say(refusal || "Draft kept", refusal !== "");
    } else {
      say(await answer.text(), true);
    }
  }
  isSending = false;
}

function say(words, isBad = false) {
  element("status").textContent = words;
  element("status").className = isBad ? "bad" : "";
}

// MARK: showing

const here = () => ({ one: state.students[student], of: state.questions[question] });
const isOpen = (one, of) => one.answers[of.id].points === undefined;

function button(words, isCurrent, act, isDone, count) {
  const node = document.createElement("button");
  node.type = "button";
  node.textContent = words;
  if (count) {
    const small = document.createElement("span");
    small.className = "count";
    small.textContent = " " + count;
    node.append(small);
  }
  if (isCurrent) node.setAttribute("aria-current", "true");
  if (isDone) node.className = "done";
  node.addEventListener("click", act);
  return node;
}

function lines(id, texts) {
  element(id).replaceChildren(...texts.map(text => {
    const item = document.createElement("li");
    item.textContent = text;
    return item;
  }));
}

/// The written analysis, numbers that the runs do not bear out marked.
function marked(text, doubtful) {
  const nodes = [];
  let rest = text;
  while (rest) {
    const found = doubtful.map(words => [rest.indexOf(words), words]).filter(([index]) => index >= 0)
      .sort((a, b) => a[0] - b[0] || b[1].length - a[1].length)[0];
    if (!found) break;
    nodes.push(rest.slice(0, found[0]));
    const mark = document.createElement("mark");
    mark.textContent = found[1];
    mark.title = "No verified run reaches this";
    nodes.push(mark);
    rest = rest.slice(found[0] + found[1].length);
  }
  return nodes.concat(rest);
}

function render() {
  if (!state.students.length) return say("Nobody has handed in.", true);
  const { one, of } = here();
  element("title").textContent = state.title + (state.isBlind ? ", names hidden" : "");
  document.title = "Review: " + state.title;
  element("questions").replaceChildren(...state.questions.map((each, index) => {
    const done = state.students.filter(who => !isOpen(who, each)).length;
    const isDone = done === state.students.length;
    return button(each.title, index === question, () => go(student, index), isDone, isDone ? "" : `${done}/${state.students.length}`);
  }));
  element("students").replaceChildren(...state.students.map((each, index) =>
    button(each.name, index === student, () => go(index, question), !isOpen(each, of))));
  const answer = one.answers[of.id];
  element("who").textContent = one.name;
  element("question").textContent = `${of.title}: `
    + (answer.points === undefined ? `not yet of ${of.maximum}` : `${answer.points} of ${of.maximum}${answer.isGiven ? ", given by hand" : ""}`)
    + `. In all ${one.total} points.`;
  document.querySelector("label[for=points]").textContent = `Points, of ${of.maximum}`;
  lines("hints", (of.isManual ? one.hints : []).concat(answer.reasons, one.notes));
  element("text").replaceChildren(...(of.isManual ? marked(one.text, one.doubtful) : []));
  lines("comments", answer.comments);
  element("bank").replaceChildren(...of.bank.slice(0, 9).map((text, index) =>
    button(`${index + 1} ${text}`, false, () => { element("comment").value = text; draft("comment"); element("comment").focus(); })));
  fill("points", answer.drafts.points ?? (answer.isGiven ? String(answer.points) : ""));
  fill("why", answer.drafts.why ?? answer.why);
  fill("comment", answer.drafts.comment ?? "");
}

/// A field that somebody is typing in is left alone.
function fill(id, text) {
  const field = element(id);
  const shown = student + " " + question;
  const queued = outbox.findLast(one => one.path === "draft" && one.letter.field === id
    && one.letter.student === here().one.id && one.letter.criterion === here().of.id);
  if (field.dataset.shown === shown && document.activeElement === field) return;
  field.value = queued ? queued.letter.text : text;
  field.dataset.shown = shown;
}

function go(toStudent, toQuestion) {
  const count = state.students.length, questions = state.questions.length;
  student = Math.min(Math.max(toStudent, 0), count - 1);
  question = Math.min(Math.max(toQuestion, 0), questions - 1);
  refusal = "";
  document.activeElement?.blur();
  for (const id of ["points", "why", "comment"]) element(id).dataset.shown = "";
  hideNotebook();
  render();
  scrollRows();
}

/// On a narrow screen the rows of questions and students scroll.
function scrollRows() {
  for (const [id, index] of [["students", student], ["questions", question]]) {
    element(id).children[index]?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

// MARK: acting

function draft(field) {
  const { one, of } = here();
  post("draft", { student: one.id, criterion: of.id, field, text: element(field).value });
}

function give() {
  const { one, of } = here();
  const points = Number(element("points").value.trim().replace(",", "."));
  if (!element("points").value.trim() || !Number.isFinite(points) || points < 0 || points > of.maximum) {
    refusal = `Give between 0 and ${of.maximum} points.`;
    say(refusal, true);
    return element("points").focus();
  }
  refusal = "";
  dropDrafts(one, of, ["points", "why"]);
  post("points", { student: one.id, criterion: of.id, points, why: element("why").value });
  go(student + 1, question);
  element("points").focus();
}

function comment() {
  const { one, of } = here();
  const text = element("comment").value;
  if (!text.trim()) return element("comment").focus();
  dropDrafts(one, of, ["comment"]);
  element("comment").value = "";
  post("comment", { student: one.id, criterion: of.id, text });
}

function dropDrafts(one, of, fields) {
  const isOwn = each => each.path === "draft" && each.letter.student === one.id
    && each.letter.criterion === of.id && fields.includes(each.letter.field);
  outbox = outbox.filter(each => !isOwn(each));
  for (const field of fields) delete one.answers[of.id].drafts[field];
}

function hideNotebook() {
  element("notebook").replaceChildren();
  element("show").setAttribute("aria-expanded", "false");
  element("show").textContent = "Show the notebook";
}

function showNotebook() {
  if (element("show").getAttribute("aria-expanded") === "true") return hideNotebook();
  element("show").setAttribute("aria-expanded", "true");
  element("show").textContent = "Hide the notebook";
  const frame = document.createElement("iframe");
  frame.title = "The notebook as it was run";
  frame.src = `notebook?token=${encodeURIComponent(token)}&student=${encodeURIComponent(here().one.id)}`;
  element("notebook").replaceChildren(frame);
  // What is opened is seen, and the fields beside it stay in sight.
  element("show").scrollIntoView({ block: "start" });
}

document.addEventListener("keydown", event => {
  if (!state || event.isComposing) return;
  const field = event.target.closest("input, textarea");
  if (event.altKey && /^[1-9]$/.test(event.key)) {
    element("bank").children[Number(event.key) - 1]?.click();
    return event.preventDefault();
  }
  if (event.key === "Escape") return field?.blur();
  if (field) {
    if (event.key === "Enter" && event.ctrlKey && field.id === "comment") { comment(); event.preventDefault(); }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("button") && event.key === "Enter") return;
  const acts = {
    j: () => go(student + 1, question), k: () => go(student - 1, question),
    ArrowDown: () => go(student + 1, question), ArrowUp: () => go(student - 1, question),
    "]": () => go(student, question + 1), "[": () => go(student, question - 1),
    w: () => element("why").focus(), c: () => element("comment").focus(), o: showNotebook, Enter: give,
  };
  if (/^[0-9]$/.test(event.key)) {
    element("points").value = event.key;
    element("points").focus();
    draft("points");
    return event.preventDefault();
  }
  if (acts[event.key]) { acts[event.key](); event.preventDefault(); }
});

element("form").addEventListener("submit", event => { event.preventDefault(); give(); });
element("say").addEventListener("click", comment);
element("show").addEventListener("click", showNotebook);
for (const field of ["points", "why", "comment"]) element(field).addEventListener("input", () => {
  if (field === "points") refusal = "";
  draft(field);
});

async function begin() {
  try {
    const answer = await fetch("state", { headers: { "X-Lectern-Token": token } });
    if (!answer.ok) return say(await answer.text(), true);
    state = await answer.json();
    question = Math.max(0, state.questions.findIndex(each => each.isManual));
    student = Math.max(0, state.students.findIndex(each => state.questions.length && isOpen(each, state.questions[question])));
    render();
    scrollRows();
    say(outbox.length ? "Saving what was left" : "Ready");
    send();
  } catch {
    say("The server does not answer. Trying again.", true);
    setTimeout(begin, 1500);
  }
}
begin();
