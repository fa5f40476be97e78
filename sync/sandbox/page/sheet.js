// One spreadsheet as somebody sees it. A cell is sent when it is left or Enter is pressed.
import { drawn, stuck } from "/page/draw.js";

const find = (id) => document.getElementById(id);
const file = decodeURIComponent(location.pathname.slice("/s/".length));
const asked = new URLSearchParams(location.search);
let tab = asked.get("gid") ?? "";
let who = asked.get("who") ?? "";
let drawing = false;

function say(text, wrong = false) {
  find("said").textContent = text;
  find("said").classList.toggle("wrong", wrong);
}

// Calls follow one another, so that an older answer never covers a newer one.
let turn = Promise.resolve();

function call(query, options) {
  turn = turn.then(async () => {
    const address = `/page/s/${encodeURIComponent(file)}?${new URLSearchParams(query)}`;
    try {
      const answer = await fetch(address, options);
      return { ok: answer.ok, body: await answer.json() };
    } catch {
      return { ok: false, body: { message: "Không gọi được chương trình; có thể nó đã dừng." } };
    }
  });
  return turn;
}

function show(sheet) {
  ({ who, gid: tab } = sheet);
  history.replaceState(null, "", `?${new URLSearchParams({ who, gid: tab })}`);
  document.title = `${sheet.name} – Bảng tính thử`;
  find("name").textContent = sheet.name;
  find("who").replaceChildren(...sheet.people.map((one) =>
    new Option(`${one.name} (${one.role})`, one.address, false, one.address === who)));
  find("tabs").replaceChildren(...sheet.tabs.map((one) => tabButton(one)));
  drawing = true;
  drawn(find("grid"), sheet);
  drawing = false;
  stuck(find("grid"), sheet.frozen);
}

function tabButton(one) {
  const made = document.createElement("button");
  made.textContent = one.title;
  if (one.gid === tab) made.setAttribute("aria-current", "page");
  made.addEventListener("click", () => { tab = one.gid; say(""); open(); });
  return made;
}

async function open() {
  const wanted = { who, gid: tab };
  const { ok, body } = await call(wanted);
  if (!ok) say(body.message, true);
  else if (wanted.who === who && wanted.gid === tab) show(body);
}

// A field that is entered shows what was typed; left as it was, it shows the screen's text again.
function entered(field) {
  if (field.value === field.dataset.shown) field.value = field.dataset.entered;
}

async function send(field) {
  if (field.value === field.dataset.entered) {
    field.value = field.dataset.shown;
    return;
  }
  const cell = field.closest("td");
  const here = { who, gid: tab };
  const before = field.dataset.entered;
  field.dataset.entered = field.value;
  const sent = { gid: tab, at: JSON.parse(cell.dataset.at), text: field.value };
  const headers = { "Content-Type": "application/json" };
  const { ok, body } = await call(here, { method: "POST", headers, body: JSON.stringify(sent) });
  if (!ok) {
    field.dataset.entered = before;
    refused(cell, field, body.message);
    return;
  }
  say(`Đã ghi ô ${cell.dataset.name}.`);
  if (here.who !== who || here.gid !== tab) return;
  const next = document.activeElement?.closest?.("td");
  const typing = next?.querySelector("textarea");
  // what is being typed elsewhere meanwhile is not drawn over
  if (typing && typing !== field && typing.value !== typing.dataset.entered) {
    cell.classList.remove("refused");
    return;
  }
  show(body);
  if (next) focus(next.dataset.name);
}

function refused(cell, field, message) {
  say(message, true);
  cell.classList.add("refused");
  field.setAttribute("aria-invalid", "true");
}

function focus(name) {
  find("grid").querySelector(`td[data-name="${CSS.escape(name)}"] :is(textarea, select)`)?.focus();
}

// Enter sends and goes down, Escape gives up, Alt+Enter makes a line.
function pressed(event) {
  const field = event.target;
  if (event.key === "Escape") {
    field.value = field.dataset.entered;
    field.closest("td").classList.remove("refused");
    field.blur();
  } else if (event.key === "Enter" && event.altKey) {
    field.setRangeText?.("\n", field.selectionStart, field.selectionEnd, "end");
  } else if (event.key === "Enter") {
    event.preventDefault();
    const [, letters, row] = field.closest("td").dataset.name.match(/^([A-Z]+)(\d+)$/);
    focus(`${letters}${Number(row) + 1}`);
    if (document.activeElement === field) field.blur();
  }
}

// The bar tells of the cell that is pointed at or typed into: its place, its rule, its note.
function tell(cell) {
  find("place").textContent = cell?.dataset.name ?? "";
  find("about").textContent = [cell?.dataset.hint, cell?.dataset.note].filter(Boolean).join(" · ");
}

const isField = (event) => event.target.matches?.("textarea, select");
const grid = find("grid");
grid.addEventListener("focusin", (event) => {
  if (isField(event)) entered(event.target);
  tell(event.target.closest("td"));
});
grid.addEventListener("focusout", (event) => { if (isField(event) && !drawing) send(event.target); });
grid.addEventListener("click", (event) => {
  if (!isField(event)) event.target.closest("td")?.querySelector("textarea, select")?.focus();
});
grid.addEventListener("change", (event) => { if (event.target.matches("select")) send(event.target); });
grid.addEventListener("keydown", (event) => { if (isField(event)) pressed(event); });
grid.addEventListener("pointerover", (event) => {
  if (!grid.contains(document.activeElement)) tell(event.target.closest("td"));
});
find("who").addEventListener("change", (event) => { who = event.target.value; say(""); open(); });
open();
