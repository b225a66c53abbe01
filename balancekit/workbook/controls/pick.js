const render = ({ model, el }) => {
  const select = make("select");
  for (const { id, label } of model.get("options")) select.append(make("option", { value: id }, label));
  select.value = model.get("chosen");
  select.addEventListener("change", () => commit(model, { chosen: select.value }));
  select.addEventListener("keydown", (event) => event.stopPropagation());
  model.on("change:chosen", () => (select.value = model.get("chosen")));
  el.append(make("label", { class: "bk-entry" }, make("span", {}, model.get("label")), select));
};
export default { render };
