// One curtain a page, whichever workbook is on it: a kernel that dies behind it does not lift it.
const KEYS = ["F8", "Pause"];
const curtain = (globalThis.balancekitCurtain ??= makeCurtain());

function makeCurtain() {
  const title = document.querySelector("title");
  const back = make("button", { type: "button" });
  const sheet = make("div", { id: "balancekit-curtain", role: "dialog", "aria-modal": "true", tabindex: "-1" }, back);
  let before, named, behind;
  const made = { words: {}, mounted: 0, toggle };
  function toggle() {
    if (sheet.isConnected) lift();
    else drop();
  }
  function drop() {
    document.querySelector("dialog[open]")?.close(); // it would lie before everything else
    before = document.activeElement;
    before?.blur?.(); // what is half typed is sent and kept
    named = title.textContent;
    title.textContent = made.words.title;
    back.textContent = made.words.back;
    sheet.setAttribute("aria-label", made.words.title);
    document.documentElement.classList.add("bk-away");
    behind = [...document.body.children].filter((node) => !node.inert);
    for (const node of behind) node.inert = true;
    document.body.append(sheet);
    sheet.focus(); // not the button: whoever goes on typing for a moment must not press it
  }
  function lift() {
    title.textContent = named;
    document.documentElement.classList.remove("bk-away");
    for (const node of behind) node.inert = false;
    sheet.remove();
    before?.focus?.({ preventScroll: true });
  }
  back.addEventListener("click", toggle);
  // Before any field hears of it; a key that is held down is one press.
  window.addEventListener("keydown", (event) => {
    if (!KEYS.includes(event.key) || event.shiftKey || (!made.mounted && !sheet.isConnected)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat) toggle();
  }, { capture: true });
  return made;
}

const render = ({ model, el }) => {
  curtain.words = model.get("say");
  curtain.mounted += 1;
  const hide = make("button", { type: "button", class: "bk-button bk-quiet-lock", "aria-keyshortcuts": "F8" });
  hide.textContent = model.get("label");
  hide.addEventListener("click", curtain.toggle);
  el.append(hide);
  return () => { curtain.mounted -= 1; };
};
export default { render };
