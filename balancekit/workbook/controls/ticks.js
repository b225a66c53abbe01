const render = ({ model, el }) => {
  const box = make("div", { class: "bk-ticks", role: "group", "aria-label": model.get("label") });
  const ticked = () => [...box.querySelectorAll("input:checked")].map((input) => input.value);
  for (const row of model.get("rows")) {
    const input = make("input", { type: "checkbox", value: row.id });
    input.checked = model.get("ticked").includes(row.id);
    input.addEventListener("change", () => commit(model, { ticked: ticked() }));
    input.addEventListener("keydown", (event) => event.stopPropagation());
    box.append(make("label", { class: "bk-tick" }, input, make("span", { dir: "auto" }, row.text)));
  }
  model.on("change:ticked", () => {
    for (const input of box.querySelectorAll("input")) input.checked = model.get("ticked").includes(input.value);
  });
  el.append(box);
};
export default { render };
