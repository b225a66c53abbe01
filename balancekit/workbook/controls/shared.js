// What every control of the workbook shares: making elements, and sending what was typed.
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

// Words typed here stay here: no browser memory, no spelling service, no dictionary.
const PRIVATE = { autocomplete: "off", autocorrect: "off", autocapitalize: "off", spellcheck: "false", dir: "auto" };

// Sends a while after the last key, or at once when asked (a field is left, a page is turned or
// closed). Whoever never pauses is sent as well.
const sender = (send, pause = 300, longest = 500) => {
  let timer, since;
  const now = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = since = undefined;
    send();
  };
  const later = () => {
    since ??= performance.now();
    clearTimeout(timer);
    timer = setTimeout(now, Math.max(0, Math.min(pause, since + longest - performance.now())));
  };
  window.addEventListener("pagehide", now);
  return { now, later };
};

// As a message of its own: widgets hold a change back while an earlier one is on its way, and a
// button that is pressed meanwhile would overtake it.
const commit = (model, values) => {
  for (const [name, value] of Object.entries(values)) model.set(name, value);
  model.send({ set: values });
};
