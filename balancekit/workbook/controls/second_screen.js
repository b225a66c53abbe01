const BASE = JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}").baseUrl ?? "/";
const PAGE = `${BASE}lab/extensions/balancekit/page/second_screen.html`;

const render = ({ model, el }) => {
  const open = make("button", { type: "button", class: "bk-button" });
  open.textContent = model.get("label");
  open.addEventListener("click", () => window.open(PAGE, "balancekit-second-screen", "popup,width=1024,height=768")?.focus());
  el.append(open);
};
export default { render };
