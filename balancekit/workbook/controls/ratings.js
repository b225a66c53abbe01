const ASIDE = ["does_not_fit", "rather_not_say"];

const render = ({ model, el }) => {
  const words = model.get("say"), item = model.get("label"), options = model.get("options");
  const offered = [
    ...options.map(({ label }, index) => ({ key: String(index), label })),
    ...ASIDE.map((status) => ({ key: status, label: words[status], aside: true })),
  ];

  const chosen = (row) => {
    const status = model.get("statuses")[row] ?? "";
    if (status !== "answered") return status;
    const index = options.findIndex(({ value }) => value === model.get("values")[row]);
    return index < 0 ? "" : String(index);
  };
  const choose = (row, key) => {
    const values = { ...model.get("values") }, statuses = { ...model.get("statuses") };
    delete values[row];
    delete statuses[row];
    if (ASIDE.includes(key)) statuses[row] = key;
    else if (key) {
      values[row] = options[key].value;
      statuses[row] = "answered";
    }
    commit(model, { values, statuses });
  };

  // By functions, as "$&" in a name would be taken for a part of the pattern.
  const of = (what, name) => words.of_name.replace(/{(what|name)}/g, (_, blank) => ({ what, name })[blank]);
  const heading = () => make("p", { class: "bk-item" }, item);
  const made = model.get("rows").map(({ id, name }) => radios({
    title: name ? make("p", { class: "bk-item-name" }, make("bdi", {}, name)) : heading(),
    label: name ? of(item, name) : item,
    takeBack: { words: words.take_back, name: of(words.take_back, name || item) },
    options: offered, chosen: () => chosen(id), choose: (key) => choose(id, key),
  }));
  model.on("change:values change:statuses", () => { for (const { paint } of made) paint(); });

  const box = make("div", { class: "bk-ratings" });
  if (model.get("rows").some(({ name }) => name)) box.append(heading());
  box.append(...made.map(({ row }) => row));
  el.append(box);
};
export default { render };
