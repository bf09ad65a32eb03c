"use strict";
(() => {
  // A row: number, title, unit, deadline, which it is (a bit each), days late, period, directives, standing,
  // last words, their day, obstacle.
  const [ID, TITLE, UNIT, DUE, BITS, LATE, PERIOD, DIRECTIVES, STANDING, WORDS, TOLD_ON, OBSTACLE] = Array(12).keys();
  const PAGE = 100;
  const at = (id) => document.getElementById(id);
  const words = JSON.parse(at("page-words").textContent);
  const names = JSON.parse(at("page-names").textContent);
  const dialog = at("tasks");
  let rows = null, opener = null, listed = [], shown = [], first = 0;

  const filled = (text, ...values) => text.replace(/\{(\d)\}/g, (_, place) => values[place]);
  const figure = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, words.thousands);
  const day = (iso) => iso && iso.split("-").reverse().join("/");
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d");

  function allRows() {
    if (!rows) {
      rows = [];
      for (const element of document.querySelectorAll("script.rows")) {
        for (const row of JSON.parse(element.textContent)) rows.push(row);
      }
    }
    return rows;
  }

  // "7 u12 p2026-Q2 d3 l31-90": the bit, then of which unit, period, directive, days late.
  function tester(code) {
    const [bit, ...parts] = code.split(" ");
    const tests = [(row) => row[BITS] >> bit & 1];
    for (const part of parts) {
      const value = part.slice(1);
      if (part[0] === "u") tests.push((row) => row[UNIT] === Number(value));
      if (part[0] === "p") tests.push((row) => row[PERIOD] === value);
      if (part[0] === "d") tests.push((row) => row[DIRECTIVES].includes(Number(value)));
      if (part[0] === "l") {
        const [least, most] = value.split("-");
        tests.push((row) => row[LATE] >= Number(least) && (!most || row[LATE] <= Number(most)));
      }
    }
    return (row) => tests.every((test) => test(row));
  }

  // Most late first, then by deadline, those without one last.
  function inOrder(one, other) {
    return other[LATE] - one[LATE] || (one[DUE] || "9").localeCompare(other[DUE] || "9") || one[ID] - other[ID];
  }

  function made(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  function cell(kind, label, value, note) {
    const attributes = { class: kind, "data-label": label };
    const inner = [made("span", { class: "value" }, value)];
    if (note) inner.push(made("span", { class: "note" }, note));
    return kind === "head"
      ? made("th", { ...attributes, scope: "row", role: "rowheader" }, ...inner)
      : made("td", { ...attributes, role: "cell" }, ...inner);
  }

  function rowElement(row) {
    const said = row[OBSTACLE] ? filled(words.obstacle, row[OBSTACLE]) : row[WORDS];
    return made("tr", { role: "row" },
      cell("number", words.no, String(row[ID])),
      cell("head", words.task, row[TITLE]),
      cell("words", words.lead, names[row[UNIT]] || words.no_lead),
      cell("number", words.due, day(row[DUE]) || words.no_due),
      cell("words", words.standing, row[STANDING]),
      cell("words", words.said, said || words.nothing, row[TOLD_ON] && filled(words.updated, day(row[TOLD_ON]))));
  }

  function show(from) {
    first = from;
    const last = Math.min(first + PAGE, shown.length);
    at("tasks-rows").replaceChildren(...shown.slice(first, last).map(rowElement));
    at("tasks-count").textContent = shown.length === listed.length
      ? filled(words.count, figure(listed.length))
      : filled(words.found, figure(shown.length), figure(listed.length));
    at("tasks-pages").hidden = shown.length <= PAGE;
    at("tasks-place").textContent = filled(words.place, figure(first + 1), figure(last), figure(shown.length));
    at("tasks-back").disabled = first === 0;
    at("tasks-on").disabled = last === shown.length;
    at("tasks-body").scrollTop = 0;
  }

  function open(link) {
    opener = link;
    try {
      listed = allRows().filter(tester(link.dataset.list)).sort(inOrder);
    } catch (error) {
      rows = null;
      listed = [];
      at("tasks-rows").replaceChildren();
      at("tasks-count").textContent = words.damaged;
      throw error;
    } finally {
      shown = listed;
      at("tasks-title").textContent = link.dataset.title;
      at("tasks-caption").textContent = link.dataset.title;
      at("tasks-search").value = "";
      if (!dialog.open) dialog.showModal();
    }
    show(0);
  }

  function search() {
    const wanted = fold(at("tasks-search").value.trim()).split(/\s+/).filter(Boolean);
    shown = listed.filter((row) => {
      const shownWords = [row[ID], row[TITLE], names[row[UNIT]] || words.no_lead, row[STANDING], row[OBSTACLE] || row[WORDS]];
      const text = fold(shownWords.join(" "));
      return wanted.every((word) => text.includes(word));
    });
    show(0);
  }

  // Rows without a value stay last, whichever way.
  function sort(table, column, largestFirst) {
    const body = table.tBodies[0];
    const value = (row) => row.cells[column].dataset.order;
    const sorted = [...body.rows].sort((one, other) => {
      const [a, b] = [value(one), value(other)];
      if (a === undefined || b === undefined) return (a === undefined) - (b === undefined);
      return largestFirst ? b - a : a - b;
    });
    body.append(...sorted);
    for (const [place, head] of [...table.tHead.rows[0].cells].entries()) {
      if (place === column) head.setAttribute("aria-sort", largestFirst ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }

  for (const group of document.querySelectorAll(".sorting")) {
    group.hidden = false;
    group.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      sort(at(group.dataset.table), Number(button.dataset.column), button.dataset.largestFirst === "1");
      for (const other of group.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
    });
  }

  for (const table of document.querySelectorAll("table[data-opening]")) {
    const body = table.tBodies[0], opening = Number(table.dataset.opening);
    if (body.rows.length <= opening + 2) continue;
    for (const row of [...body.rows].slice(opening)) row.classList.add("later");
    const button = made("button", { type: "button", class: "all-rows", "aria-expanded": "false", "aria-controls": table.id });
    const fold = (folded) => {
      table.classList.toggle("folded", folded);
      button.setAttribute("aria-expanded", String(!folded));
      button.textContent = folded ? filled(words.all_rows, figure(body.rows.length)) : words.fewer_rows;
    };
    button.addEventListener("click", () => fold(!table.classList.contains("folded")));
    fold(true);
    table.after(button);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.number");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });
  for (const link of document.querySelectorAll("a.number")) link.setAttribute("aria-haspopup", "dialog");
  at("tasks-close").addEventListener("click", () => dialog.close());
  at("tasks-back").addEventListener("click", () => show(first - PAGE));
  at("tasks-on").addEventListener("click", () => show(first + PAGE));
  at("tasks-search").addEventListener("input", search);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  // Browsers give the focus back to what had it; a link that was only clicked never had it in some of them.
  dialog.addEventListener("close", () => { if (document.activeElement === document.body) opener.focus(); });
})();
