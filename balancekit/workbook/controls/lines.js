// The casebook's lines have other names in a new workbook, so a line is known by the text that the
// kernel before had kept of it; any other is there already as it is, or a new one. Nothing is taken
// out: that can be done again, words cannot.
const join = (kept, { known, typed }) => {
  const joined = kept.map((row) => ({ ...row })), free = new Set(joined);
  const take = (text) => {
    for (const row of free) if (row.text === text && free.delete(row)) return row;
  };
  const before = new Map(known.map(({ id, text }) => [id, text]));
  const rest = typed.filter(({ id, text }) => {
    const row = before.has(id) && take(before.get(id));
    if (row) row.text = text;
    return !row;
  });
  for (const { text } of rest) if (!take(text)) joined.push({ id: crypto.randomUUID(), text });
  return joined;
};

const render = ({ model, el }) => {
  const keep = keeper(model, "rows", join);
  const words = model.get("say");
  const box = make("div", { class: "bk-lines", role: "group", "aria-label": model.get("label") });
  const hint = make("p", { class: "bk-hint", role: "status" });
  let made = 0;
  const fresh = () => `new-${Date.now()}-${made++}`;

  const rows = () => [...box.children];
  const field = (row) => row.querySelector("input");
  const collect = () => rows()
    .map((row) => ({ id: row.dataset.id, text: field(row).value.trim() }))
    .filter((row) => row.text);
  const send = sender(() => keep(collect()));

  const number = () => rows().forEach((row, index) => {
    const n = String(index + 1);
    field(row).setAttribute("aria-label", words.line.replace("{number}", n));
    const remove = row.querySelector("button");
    remove.setAttribute("aria-label", words.remove.replace("{number}", n));
    remove.hidden = !field(row).value && row === box.lastElementChild;
  });

  const changed = () => {
    if (!box.lastElementChild || field(box.lastElementChild).value) add();
    hint.textContent = rows().some((row) => field(row).value.length > 60) ? words.long : "";
    number();
    send.later();
  };

  const drop = (row) => {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    changed();
    if (next) field(next).focus();
    send.now();
  };

  const keys = (event, row) => {
    event.stopPropagation();
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      send.now();
      if (row.nextElementSibling) field(row.nextElementSibling).focus();
    } else if (event.key === "Backspace" && !event.target.value && rows().length > 1) {
      event.preventDefault();
      const before = row.previousElementSibling;
      drop(row);
      if (before) field(before).focus();
    }
  };

  // A list pasted from elsewhere: a field by itself would run its lines together.
  const paste = (event, row) => {
    const pasted = event.clipboardData.getData("text/plain").split(/[\n\r\v\u2028\u2029]/);
    const [first, ...more] = pasted.map((text) => text.trim()).filter(Boolean);
    if (!more.length) return;
    event.preventDefault();
    const input = field(row), rest = input.value.slice(input.selectionEnd);
    input.value = input.value.slice(0, input.selectionStart) + first;
    let last = row;
    for (const text of more) last = add(fresh(), text, last);
    field(last).value += rest;
    changed();
    send.now();
    field(last).focus();
  };

  const add = (id = fresh(), text = "", after = box.lastElementChild) => {
    const row = make("div", { class: "bk-line", "data-id": id });
    const input = make("input", { type: "text", placeholder: words.write_here, ...PRIVATE });
    const remove = make("button", { type: "button", class: "bk-quiet" }, "×");
    input.value = text;
    input.addEventListener("input", changed);
    input.addEventListener("keydown", (event) => keys(event, row));
    input.addEventListener("paste", (event) => paste(event, row));
    input.addEventListener("blur", send.now);
    remove.addEventListener("click", () => drop(row));
    row.append(input, remove);
    if (after) after.after(row); else box.append(row);
    return row;
  };

  const build = () => {
    box.replaceChildren();
    for (const row of model.get("rows")) add(row.id, row.text);
    add();
    number();
  };

  const same = () => JSON.stringify(collect()) === JSON.stringify(model.get("rows"));
  model.on("change:rows", () => { if (!same() && !box.contains(document.activeElement)) build(); });
  build();
  el.append(box, hint);
  return send.now;
};
export default { render };
