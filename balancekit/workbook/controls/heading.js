// The second click of a double click would land on the button of the page that has just come.
window.balancekitSingleClicks ??= (() => {
  const stop = (event) => {
    if (event.detail < 2 || !event.target.closest(".bk-button")) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("click", stop, true);
  return true;
})();

const render = ({ model, el }) => {
  const steps = model.get("steps"), step = model.get("step");
  if (steps) {
    const bar = make("div", { class: "bk-progress", "aria-hidden": "true" });
    for (let i = 0; i < steps; i++) bar.append(make("span", { class: i < step ? "bk-done" : "" }));
    el.append(make("div", { class: "bk-where" }, bar, make("span", {}, model.get("progress"))));
  }
  const heading = make("h1", { class: "bk-heading", tabindex: "-1" }, model.get("label"));
  el.append(heading);
  // Only once the page stands in the document can it take the focus, and not from a field in which
  // somebody writes already.
  const settle = new IntersectionObserver(() => {
    settle.disconnect();
    deliver(model, { shown: true });
    const page = heading.closest(".bk-workbook");
    if (!page?.contains(document.activeElement)) heading.focus({ preventScroll: true });
    heading.closest(".jp-WindowedPanel-outer, .jp-Notebook")?.scrollTo(0, 0);
  });
  settle.observe(heading);
};
export default { render };
