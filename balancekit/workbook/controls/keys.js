// Where letters are written, or a day.
const WRITTEN = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=range], [type=file])";

const stroke = ({ key, altKey, shiftKey }) => [
  ...(altKey ? ["Alt"] : []),
  ...(shiftKey && key.length > 1 ? ["Shift"] : []), // "?" is "?", wherever it lies on the keyboard
  key,
].join("+");

const render = ({ model, el }) => {
  const words = model.get("say"), presses = model.get("presses");

  const caps = (keys) => keys.flatMap((key, index) => [index ? " + " : "", make("kbd", {}, key)]);
  const row = ({ caps: strokes, words: does }) => make("li", {},
    make("span", {}, ...strokes.flatMap((keys, index) => [index ? ` ${words.or} ` : "", ...caps(keys)])),
    make("span", {}, does));
  const group = ({ title, rows }) => [make("h3", {}, title), make("ul", {}, ...rows.map(row))];

  const single = make("input", { type: "checkbox", autocomplete: "off" });
  const close = make("button", { type: "button", class: "bk-button" }, words.close);
  const list = make("dialog", { class: "bk-key-list", "aria-label": words.title },
    make("div", { class: "bk-key-list-head" }, make("h2", {}, words.title), close),
    make("p", {}, words.saved), ...model.get("groups").flatMap(group),
    make("label", { class: "bk-tick" }, single, make("span", {}, words.question)));
  single.addEventListener("change", () => commit(model, { question: single.checked }));
  close.addEventListener("click", () => list.close());

  const toggle = () => {
    single.checked = model.get("question");
    if (list.open) list.close();
    else list.showModal();
  };
  const button = make("button", { type: "button", class: "bk-button bk-quiet-lock", "aria-haspopup": "dialog" }, model.get("label"));
  button.addEventListener("click", toggle);

  const find = (action) => {
    const found = el.closest(".bk-workbook")?.querySelector(`.bk-does-${action}`);
    return found?.offsetParent && !found.disabled ? found : null;
  };
  const heard = (event) => {
    const away = document.documentElement.classList.contains("bk-away");
    if (!el.isConnected || away || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.target.closest?.(WRITTEN)) return;
    const keys = stroke(event), asked = keys === "?" && model.get("question");
    if (!asked && (list.open || !presses[keys])) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.repeat) return;
    if (asked) return toggle();
    const does = find(presses[keys]);
    does?.focus(); // what was just moved is sent when it is left, and goes first
    does?.click();
  };
  window.addEventListener("keydown", heard, { capture: true });
  el.append(button, list);
  return () => window.removeEventListener("keydown", heard, { capture: true });
};
export default { render };
