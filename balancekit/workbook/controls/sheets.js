const render = ({ model, el }) => {
  const words = model.get("say");
  let at = 0;
  const image = make("img", { class: "bk-sheet" });
  const caption = make("p", { role: "status" });
  const turner = (label, by) => {
    const button = make("button", { type: "button", class: "bk-quiet" }, label);
    button.addEventListener("click", () => {
      at += by;
      paint();
    });
    return button;
  };
  const before = turner(words.sheet_before, -1), after = turner(words.sheet_after, 1);
  const box = make("div", { role: "group", "aria-label": model.get("label") },
    make("div", { class: "bk-sheets-head" }, caption, before, after), image);
  // The browser's own "disabled" would take the focus away from whoever turns by keyboard.
  const allow = (button, can) => button.setAttribute("aria-disabled", String(!can));
  const paint = () => {
    const sheets = model.get("sheets"), last = sheets.length - 1;
    box.hidden = last < 0;
    if (last < 0) return image.removeAttribute("src");
    at = Math.max(0, Math.min(at, last));
    image.src = `data:image/png;base64,${sheets[at].image}`;
    image.alt = sheets[at].alt;
    if (caption.textContent !== sheets[at].caption) caption.textContent = sheets[at].caption;
    before.hidden = after.hidden = last === 0;
    allow(before, at > 0);
    allow(after, at < last);
  };
  model.on("change:sheets", paint);
  paint();
  el.append(box);
};
export default { render };
