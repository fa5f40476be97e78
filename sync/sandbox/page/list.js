// The list of spreadsheets. Texts go in as text, never as HTML.

const find = (id) => document.getElementById(id);

function cell(row, ...parts) {
  const made = row.insertCell();
  made.append(...parts);
  return made;
}

function link(book) {
  const made = document.createElement("a");
  made.href = `/s/${encodeURIComponent(book.id)}`;
  made.textContent = book.name;
  return made;
}

function show(books) {
  const body = find("books");
  body.replaceChildren();
  for (const book of books) {
    const row = body.insertRow();
    cell(row, link(book), book.trashed ? " (trong thùng rác)" : "");
    cell(row, book.people.join(", "));
    cell(row, String(book.tabs)).className = "number";
    cell(row, new Date(book.modified).toLocaleString("vi-VN"));
  }
  find("count").textContent = `${books.length} bảng`;
}

const plain = (text) => text.toLocaleLowerCase("vi").normalize("NFC");

const { books, kept } = await (await fetch("/page/books")).json();
find("kept").textContent = kept
  ? "Những gì đã điền được giữ lại trong thư mục đã chọn khi khởi động."
  : "Những gì đã điền sẽ mất khi tắt chương trình.";
find("empty").hidden = books.length > 0;
find("filter").addEventListener("input", (event) => {
  const words = plain(event.target.value).split(/\s+/);
  show(books.filter((book) => {
    const text = plain([book.name, ...book.people].join(" "));
    return words.every((word) => text.includes(word));
  }));
});
show(books);
