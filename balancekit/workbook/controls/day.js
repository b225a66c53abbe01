const render = ({ model, el }) => {
  // A year that is still being typed (2, 20, 202) is a date to the browser: these limits say it is not.
  const input = make("input", { type: "date", min: "1900-01-01", max: "2199-12-31", autocomplete: "off" });
  const day = () => (input.validity.valid ? input.value : "");
  const keep = () => { if (day() !== model.get("value")) commit(model, { value: day() }); };
  const send = sender(keep);
  input.value = model.get("value");
  input.addEventListener("input", send.later);
  input.addEventListener("blur", send.now);
  input.addEventListener("keydown", (event) => event.stopPropagation());
  model.on("change:value", () => {
    if (document.activeElement !== input) input.value = model.get("value");
  });
  el.append(make("label", { class: "bk-entry bk-day" }, make("span", {}, model.get("label")), input));
  return send.now;
};
export default { render };
