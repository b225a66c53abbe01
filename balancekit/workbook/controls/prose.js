// Who has changed the text meanwhile keeps it, with what was typed below.
const join = (kept, { known, typed }) =>
  kept === known || kept === typed ? typed : [kept, typed].filter(Boolean).join("\n");

const render = ({ model, el }) => {
  const keep = keeper(model, "text", join);
  const area = make("textarea", {
    class: "bk-prose", rows: "5", "aria-label": model.get("label"),
    placeholder: model.get("say").write_here, ...PRIVATE,
  });
  area.value = model.get("text");
  const send = sender(() => keep(area.value));
  area.addEventListener("input", send.later);
  area.addEventListener("blur", send.now);
  area.addEventListener("keydown", (event) => event.stopPropagation());
  model.on("change:text", () => {
    if (document.activeElement !== area) area.value = model.get("text");
  });
  el.append(area);
  return send.now;
};
export default { render };
