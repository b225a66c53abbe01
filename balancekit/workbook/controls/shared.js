// What every control of the workbook shares: making elements, and sending what was typed.
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

// Words typed here stay here: no browser memory, no spelling service, no dictionary.
const PRIVATE = { autocomplete: "off", autocorrect: "off", autocapitalize: "off", spellcheck: "false", dir: "auto" };

// Sends a while after the last key, or at once when asked (a field is left, a page is turned).
const sender = (send, pause = 300) => {
  let timer;
  const now = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    send();
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(now, pause);
  };
  return { now, later };
};

const commit = (model, values) => {
  for (const [name, value] of Object.entries(values)) model.set(name, value);
  model.save_changes();
};
