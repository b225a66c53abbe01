// Geometry: Aron, Aron & Smollan 1992. Two equal circles of diameter D0·sqrt(1 + p) at a distance
// that makes their lens p of the union; so the union keeps its area while the lens grows with p.
const D0 = 204, W = 640, H = 344, CX = W / 2, CY = 154;

const lens = (r, d) => (d >= 2 * r ? 0 : 2 * r * r * Math.acos(d / (2 * r)) - (d / 2) * Math.sqrt(4 * r * r - d * d));
const radius = (p) => (D0 / 2) * Math.sqrt(1 + p);
const distance = (p) => {
  const r = radius(p), area = (p * Math.PI * D0 * D0) / 2;
  let near = 0, far = 2 * r;
  for (let i = 0; i < 50; i++) {
    const d = (near + far) / 2;
    if (lens(r, d) > area) near = d; else far = d;
  }
  return (near + far) / 2;
};
const shareAt = (d) => {
  let low = 0, high = 1;
  for (let i = 0; i < 40; i++) {
    const p = (low + high) / 2;
    if (distance(p) > d) low = p; else high = p;
  }
  return (low + high) / 2;
};

const SVG = "http://www.w3.org/2000/svg";
const draw = (tag, attributes, text = "") => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
};
const short = (name) => {
  const letters = [...new Intl.Segmenter().segment(name)].map((part) => part.segment);
  return letters.length > 16 ? letters.slice(0, 15).join("") + "…" : name;
};

const render = ({ model, el }) => {
  const words = model.get("say"), bands = model.get("bands"), [left, right] = model.get("names");
  let share = model.get("share"), drag = null, frame = 0;

  const svg = draw("svg", {
    viewBox: `0 0 ${W} ${H}`, class: "bk-closeness", role: "slider", tabindex: 0,
    "aria-label": model.get("label"), "aria-valuemin": 0, "aria-valuemax": 100,
  });
  const stage = draw("rect", { x: 3, y: 3, width: W - 6, height: H - 6, rx: 10, class: "bk-stage" });
  const start = draw("text", { x: CX, y: CY, class: "bk-start" }, words.start);
  const a = draw("circle", { cy: CY, class: "bk-circle-a" });
  const b = draw("circle", { cy: CY, class: "bk-circle-b" });
  const nameA = draw("text", { y: H - 18, class: "bk-name-a" }, short(left));
  const nameB = draw("text", { y: H - 18, class: "bk-name-b" }, short(right));
  svg.append(stage, start, a, b, nameA, nameB);

  const inWords = (p) => (bands.find(([upper]) => p <= upper) ?? bands.at(-1))[1];
  const text = () => {
    const status = model.get("status");
    if (share !== null) return inWords(share);
    return words[status] ?? words.untouched;
  };
  const paint = () => {
    frame = 0;
    const placed = share !== null;
    for (const mark of [a, b, nameA, nameB]) mark.style.display = placed ? "" : "none";
    start.style.display = placed ? "none" : "";
    start.textContent = words[model.get("status")] ?? words.start;
    svg.setAttribute("aria-valuenow", placed ? Math.round(share * 100) : 0);
    svg.setAttribute("aria-valuetext", text());
    said.textContent = placed ? text() : "";
    for (const [status, button] of buttons) button.setAttribute("aria-pressed", String(model.get("status") === status));
    if (!placed) return;
    const r = radius(share), d = distance(share);
    a.setAttribute("r", r); b.setAttribute("r", r);
    a.setAttribute("cx", CX - d / 2); b.setAttribute("cx", CX + d / 2);
    nameA.setAttribute("x", CX - d / 2 - r / 2); nameB.setAttribute("x", CX + d / 2 + r / 2);
  };
  const place = (p) => {
    share = Math.min(1, Math.max(0, p));
    frame ||= requestAnimationFrame(paint);
  };
  const keep = () => commit(model, { share, status: share === null ? "" : "answered" });
  const send = sender(keep, 200);
  const choose = (status) => {
    share = null;
    commit(model, { share, status: model.get("status") === status ? "" : status });
    paint();
  };

  const at = (event) => (event.clientX - svg.getBoundingClientRect().left) * (W / svg.getBoundingClientRect().width) - CX;
  svg.addEventListener("pointerdown", (event) => {
    const x = at(event), side = x < 0 ? -1 : 1, d = 2 * Math.abs(x);
    drag = { side, offset: share === null ? 0 : distance(share) - d };
    svg.setPointerCapture(event.pointerId);
    svg.focus();
    place(shareAt(Math.max(0, d + drag.offset)));
  });
  svg.addEventListener("pointermove", (event) => {
    if (drag) place(shareAt(Math.max(0, 2 * drag.side * at(event) + drag.offset)));
  });
  const release = () => { if (drag) { drag = null; keep(); } };
  svg.addEventListener("pointerup", release);
  svg.addEventListener("pointercancel", release);
  svg.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 0.02, ArrowUp: 0.02, ArrowLeft: -0.02, ArrowDown: -0.02, PageUp: 0.1, PageDown: -0.1, Home: -1, End: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    // Nobody is given a start: the first key begins at the end that it moves away from.
    place((share ?? (step > 0 ? 0 : 1)) + step);
    send.later();
  });
  svg.addEventListener("blur", send.now);

  const said = make("p", { class: "bk-said", "aria-hidden": "true" });
  const button = (status, label) => {
    const element = make("button", { type: "button", class: "bk-quiet" }, label);
    element.addEventListener("click", () => choose(status));
    return [status, element];
  };
  const buttons = ["does_not_fit", "rather_not_say"].map((status) => button(status, words[status]));
  const [, over] = button("", words.start_over);
  model.on("change:share change:status", () => { if (!drag) { share = model.get("share"); paint(); } });
  paint();
  el.append(svg, said, make("div", { class: "bk-row" }, ...buttons.map(([, element]) => element), over));
  return send.now;
};
export default { render };
