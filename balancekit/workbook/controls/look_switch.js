// Light or dark, and how large: marks on the page's root, which all stylesheets ask.
const CHOICES = { light: ["computer", "light", "dark"], size: ["normal", "large", "largest"] };

const render = ({ model, el }) => {
  const words = model.get("say"), root = document.documentElement;
  const follow = () => {
    root.dataset.bkLight = model.get("light");
    root.dataset.bkSize = model.get("size");
    // Lab's own parts and other people's widgets ask this.
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    document.body.dataset.jpThemeLight = String(model.get("light") === "computer" ? !dark : model.get("light") === "light");
    for (const input of el.querySelectorAll("input")) input.checked = model.get(input.dataset.what) === input.value;
  };
  const one = (what, value) => {
    const input = make("input", { type: "radio", name: `bk-look-${what}`, value, autocomplete: "off", "data-what": what });
    input.addEventListener("change", () => {
      commit(model, { [what]: value });
      follow();
    });
    return make("label", { class: "bk-tick" }, input, make("span", {}, words[`${what}_${value}`]));
  };
  const group = (what) => make("fieldset", {}, make("legend", {}, words[what]), ...CHOICES[what].map((value) => one(what, value)));
  const panel = make("div", { class: "bk-look-panel", hidden: "" }, group("light"), group("size"));
  const open = make("button", { type: "button", class: "bk-button bk-quiet-lock", "aria-expanded": "false" }, model.get("label"));
  const show = (wanted) => {
    panel.hidden = !wanted;
    open.setAttribute("aria-expanded", String(wanted));
  };
  const keys = (event) => {
    if (event.key === "Escape" && !panel.hidden) {
      show(false);
      open.focus();
    }
    if (!["F8", "Pause"].includes(event.key)) event.stopPropagation();
  };
  const elsewhere = (event) => { if (!el.contains(event.target)) show(false); };
  open.addEventListener("click", () => show(panel.hidden));
  el.addEventListener("keydown", keys);
  el.addEventListener("focusout", (event) => { if (event.relatedTarget) elsewhere({ target: event.relatedTarget }); });
  document.addEventListener("pointerdown", elsewhere, true);
  const computer = matchMedia("(prefers-color-scheme: dark)");
  computer.addEventListener("change", follow);
  model.on("change:light change:size", follow);
  el.classList.add("bk-look");
  el.append(open, panel);
  follow();
  return () => {
    document.removeEventListener("pointerdown", elsewhere, true);
    computer.removeEventListener("change", follow);
  };
};
export default { render };
