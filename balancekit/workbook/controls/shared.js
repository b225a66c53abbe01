// What every control of the workbook shares: making elements, and sending what was typed.
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

// Words typed here stay here: no browser memory, no spelling service, no dictionary.
const PRIVATE = { autocomplete: "off", autocorrect: "off", autocapitalize: "off", spellcheck: "false", dir: "auto" };

// What the page holds and the casebook does not yet: as long as there is any, the page must not say
// "saved". One set for all controls of the page; see watch.js.
const unsaved = (globalThis.balancekitUnsaved ??= new Set());
const mark = (what, waits) => {
  if (waits) unsaved.add(what);
  else unsaved.delete(what);
  document.querySelector(".bk-bar")?.classList.toggle("bk-saving", unsaved.size > 0);
};

// Sends a while after the last key, or at once when asked (a field is left, a page is turned or
// closed). Whoever never pauses is sent as well.
const sender = (send, { pause = 300, longest = 500, kept = true } = {}) => {
  let timer, since;
  const typed = {};
  const now = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = since = undefined;
    window.removeEventListener("pagehide", now);
    send();
    mark(typed, false);
  };
  const later = () => {
    if (kept) mark(typed, true);
    since ??= performance.now();
    window.addEventListener("pagehide", now);
    clearTimeout(timer);
    timer = setTimeout(now, Math.max(0, Math.min(pause, since + longest - performance.now())));
  };
  return { now, later };
};

// Lab throws where the kernel has died. What was to be told then stays marked as unsaved, until a new
// workbook shows what was saved.
const deliver = (model, message, buffers) => {
  try {
    model.send(message, undefined, buffers);
  } catch { /* nobody hears it */ }
};

// As a message of its own: widgets hold a change back while an earlier one is on its way, and a
// button that is pressed meanwhile would overtake it.
// The kernel answers each when it has done with it, and says whether it was kept.
const commit = (model, values, settled = () => {}) => {
  const sent = crypto.randomUUID();
  const heard = (message) => {
    if (message.done !== sent) return;
    model.off("msg:custom", heard);
    mark(sent, false);
    settled(message.kept);
  };
  mark(sent, true);
  model.on("msg:custom", heard);
  for (const [name, value] of Object.entries(values)) model.set(name, value);
  deliver(model, { set: values, sent });
};
