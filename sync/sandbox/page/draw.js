// From a sheet's JSON to the rows of a table. Texts go in as text, never as HTML.

function made(tag, names = {}, ...parts) {
  const node = Object.assign(document.createElement(tag), names);
  node.append(...parts);
  return node;
}

const NUMBERS = 46; // the width of the column of row numbers

export function drawn(table, sheet) {
  const widths = sheet.columns.reduce((sum, column) => sum + column.width, NUMBERS);
  table.style.width = `${widths}px`;
  const columns = sheet.columns.map((column) => {
    const node = made("col");
    node.style.width = `${column.width}px`;
    return node;
  });
  const heads = sheet.columns.map((column) => made("th", { scope: "col" }, column.letters));
  const head = made("thead", {}, made("tr", {}, made("th", { className: "corner" }), ...heads));
  const rows = sheet.rows.map((row) =>
    made("tr", {}, made("th", { scope: "row" }, String(row.number)),
      ...row.cells.map((one, place) => cell(one, row.cells[place + 1]))));
  if (sheet.cut) rows.push(made("tr", {}, made("td", {}, "Các dòng sau không hiện ở đây.")));
  const numbers = made("col", { className: "numbers" });
  table.replaceChildren(made("colgroup", {}, numbers, ...columns), head, made("tbody", {}, ...rows));
}

// A text that is too long for its cell runs over the next one while that is empty.
function spills(one, next) {
  return !one.open && !one.looks.wrap && one.looks.align === "left" && one.text && next?.text === "";
}

function cell(one, next) {
  const node = made("td");
  Object.assign(node.dataset, { name: one.name, at: JSON.stringify(one.at), note: one.note ?? "", hint: one.hint ?? "" });
  if (one.span) [node.colSpan, node.rowSpan] = one.span;
  dressed(node, one);
  if (spills(one, next)) node.classList.add("spills");
  if (one.note) {
    node.title = one.note;
    node.append(made("span", { className: "mark", role: "img", ariaLabel: `Ghi chú: ${one.note}` }));
  }
  if (!one.open || one.choices) {
    node.append(made("div", { className: one.open ? "text chosen" : "text" }, one.text));
  }
  if (one.open) node.append(field(one));
  return node;
}

function dressed(node, one) {
  const looks = one.looks;
  node.className = [one.open ? "open" : "locked", looks.align, looks.bold && "bold", looks.italic && "italic", looks.wrap && "wrap", one.note && "noted"].filter(Boolean).join(" ");
  if (looks.fill) node.style.backgroundColor = looks.fill;
  if (looks.color) node.style.color = looks.color;
}

// A field shows the text of the screen and, while it is typed into, what was entered.
function field(one) {
  const node = one.choices ? list(one) : made("textarea", { rows: 1, value: one.text, spellcheck: false });
  Object.assign(node.dataset, { shown: one.text, entered: one.choices ? one.text : one.entered });
  node.ariaLabel = [`Ô ${one.name}`, one.hint, one.note && `Ghi chú: ${one.note}`].filter(Boolean).join(". ");
  return node;
}

function list(one) {
  const words = [...new Set(["", one.text, ...one.choices])];
  return made("select", {}, ...words.map((word) => new Option(word, word, false, word === one.text)));
}

// Frozen rows and columns stay where they are: each sticks below, or beside, the ones before it.
export function stuck(table, [rows, columns]) {
  let top = 0;
  for (const row of [table.tHead.rows[0], ...[...table.tBodies[0].rows].slice(0, rows)]) {
    for (const node of row.cells) {
      node.style.top = `${top}px`;
      node.classList.add("stuck-row");
    }
    top += row.getBoundingClientRect().height;
  }
  const widths = [...table.tHead.rows[0].cells].map((node) => node.getBoundingClientRect().width);
  for (const row of [table.tHead.rows[0], ...table.tBodies[0].rows]) {
    let left = 0;
    for (const [place, node] of [...row.cells].slice(0, columns + 1).entries()) {
      node.style.left = `${left}px`;
      node.classList.add("stuck-column");
      left += widths[place];
    }
  }
}
