const render = ({ model, el }) => {
  const secret = model.get("secret");
  // Browsers offer to keep a password unless the field says that it is good for one time only.
  const input = make("input", {
    ...PRIVATE, placeholder: " ", type: secret ? "password" : "text", autocomplete: secret ? "one-time-code" : "off",
  });
  input.value = model.get("value");
  // Read when a button is pressed; most of what stands in such a field is never kept at all.
  const tell = () => {
    model.set("value", input.value);
    deliver(model, { set: { value: input.value } });
  };
  const send = sender(tell, { pause: 150, kept: false });
  input.addEventListener("input", send.later);
  input.addEventListener("blur", send.now);
  input.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key !== "Enter" || event.isComposing) return;
    send.now();
    deliver(model, { enter: true });
  });
  model.on("change:value", () => {
    if (document.activeElement !== input) input.value = model.get("value");
  });
  el.append(make("label", { class: "bk-entry" }, make("span", {}, model.get("label")), input));
  return send.now;
};
export default { render };
