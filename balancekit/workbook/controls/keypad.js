const ASIDE = { does_not_fit: "X", rather_not_say: "R" };

const render = ({ model, el }) => {
  const words = model.get("say"), rows = model.get("rows"), options = model.get("options");
  const keys = [
    ...options.map(({ label }, index) => ({ key: String(index), sign: String(index), label })),
    ...Object.entries(ASIDE).map(([key, sign]) => ({ key, sign, label: words[key], aside: true })),
  ];

  const chosen = (id) => {
    const status = model.get("statuses")[id] ?? "";
    if (status !== "answered") return status;
    const index = options.findIndex(({ value }) => value === model.get("values")[id]);
    return index < 0 ? "" : String(index);
  };
  const choose = (id, key) => {
    if (key === chosen(id)) return;
    const values = { ...model.get("values") }, statuses = { ...model.get("statuses") };
    delete values[id];
    delete statuses[id];
    if (key in ASIDE) statuses[id] = key;
    else if (key) {
      values[id] = options[key].value;
      statuses[id] = "answered";
    }
    commit(model, { values, statuses });
    paint();
  };

  const lines = rows.map(({ id, name }, index) => {
    const group = `bk-key-${Math.random().toString(36).slice(2)}`;
    const inputs = keys.map(({ key, sign, label }) => {
      const input = make("input", { type: "radio", name: group, value: key, autocomplete: "off", "aria-label": `${sign} ${label}` });
      input.addEventListener("change", () => choose(id, key));
      return input;
    });
    const cells = keys.map(({ sign, aside }, place) =>
      make("label", { class: aside ? "bk-key bk-key-aside" : "bk-key" }, inputs[place], make("span", { "aria-hidden": "true" }, sign)));
    const line = make("div", { class: "bk-key-row", role: "radiogroup", "aria-label": name },
      make("span", { class: "bk-key-number", "aria-hidden": "true" }, String(index + 1)),
      make("span", { class: "bk-key-text" }, name), make("div", { class: "bk-keys" }, ...cells));
    line.addEventListener("keydown", (event) => typed(event, index));
    return { id, line, inputs };
  });

  const go = (index) => {
    const { line, inputs } = lines[Math.max(0, Math.min(index, lines.length - 1))];
    (inputs.find((input) => input.checked) ?? inputs[0]).focus({ preventScroll: true });
    line.scrollIntoView({ block: "nearest" });
  };
  const typed = (event, index) => {
    event.stopPropagation();
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const found = keys.find(({ sign }) => sign === event.key.toUpperCase());
    if (found) {
      choose(lines[index].id, found.key);
      go(index + 1);
    } else if (["Backspace", "ArrowUp"].includes(event.key)) go(index - 1);
    else if (["Enter", "ArrowDown"].includes(event.key)) go(index + 1);
    else if (event.key === "Delete") choose(lines[index].id, "");
    else return;
    event.preventDefault();
  };

  const state = make("p", { class: "bk-keypad-state", role: "status" });
  const done = make("span");
  const paint = () => {
    for (const { id, inputs } of lines) for (const input of inputs) input.checked = input.value === chosen(id);
    const number = lines.filter(({ id }) => chosen(id)).length;
    const sentence = number === lines.length ? words.keyed_all : words.keyed_of;
    state.textContent = sentence.replace("{number}", number).replace("{count}", lines.length);
    done.style.width = `${100 * number / lines.length}%`;
  };
  model.on("change:values change:statuses", paint);

  const hint = (sign, label) => make("li", {}, make("kbd", {}, sign), label);
  const legend = make("ul", { class: "bk-legend" }, ...keys.map(({ sign, label }) => hint(sign, label)),
    hint("↵", words.key_next), hint("⌫", words.key_back));
  const box = make("div", { class: "bk-keypad", role: "group", "aria-label": model.get("label") },
    legend, make("div", { class: "bk-keypad-head" }, state, make("div", { class: "bk-keypad-bar", "aria-hidden": "true" }, done)),
    ...lines.map(({ line }) => line));
  paint();
  el.append(box);
  // Whoever comes here has a filled page in hand: typing begins at the first line without an answer.
  const settle = new IntersectionObserver(() => {
    settle.disconnect();
    go(Math.max(0, lines.findIndex(({ id }) => !chosen(id))));
  });
  settle.observe(box);
  return () => settle.disconnect();
};
export default { render };
