// Geometry: Aron, Aron & Smollan 1992. Two equal circles whose lens is a share of their union, and
// whose union keeps its area. By `angle`, half of the angle under which a centre sees the lens, all
// of it is a formula: lens = r²(2·angle − sin 2·angle), distance = 2r·cos angle.
const D0 = 204, W = 440, H = 308, CX = W / 2, CY = H / 2;

const shareOf = (angle) => {
  const lens = 2 * angle - Math.sin(2 * angle);
  return lens / (2 * Math.PI - lens);
};
const radius = (share) => (D0 / 2) * Math.sqrt(1 + share);
const apart = (angle) => 2 * radius(shareOf(angle)) * Math.cos(angle);
const angleWhere = (isTooWide) => {
  let low = 0, high = Math.PI / 2;
  for (let i = 0; i < 53; i++) {
    const angle = (low + high) / 2;
    if (isTooWide(angle)) high = angle; else low = angle;
  }
  return low;
};
const distance = (share) => (share === 1 ? 0 : apart(angleWhere((angle) => shareOf(angle) > share)));
const shareAt = (wanted) => (wanted <= 0 ? 1 : shareOf(angleWhere((angle) => apart(angle) < wanted)));

// Fiftieths, so that as many keys back lead to where one was. Where the page runs from right to left,
// what is more lies to the left, as with the browser's own sliders.
const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 5, PageDown: -5, Home: -50, End: 50 };
const TREMBLE = 3; // px that a hand may move and still only tap

const draw = (tag, attributes) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

const render = ({ model, el }) => {
  const words = model.get("say"), bands = model.get("bands");
  let share = model.get("share"), status = model.get("status"), drag = null, frame = 0;

  const svg = draw("svg", {
    viewBox: `0 0 ${W} ${H}`, class: "bk-pair-slider", role: "slider", tabindex: 0,
    "aria-label": model.get("label"), "aria-valuemin": 0, "aria-valuemax": 100,
  });
  const a = draw("circle", { cy: CY, class: "bk-pair-a" });
  const seam = draw("ellipse", { cx: CX, cy: CY, rx: radius(1), ry: radius(1), class: "bk-pair-seam" });
  const b = draw("circle", { cy: CY, class: "bk-pair-b" });
  svg.append(a, seam, b);
  const start = make("p", { class: "bk-pair-start", "aria-hidden": "true" });
  const name = (side, of) => make("span", { class: `bk-pair-name bk-pair-name-${side}` }, make("i"), make("bdi", {}, of));
  const [left, right] = model.get("names");
  const names = make("div", { class: "bk-pair-names" }, name("a", left), name("b", right));
  const said = make("p", { class: "bk-said", "aria-hidden": "true" });

  const inWords = () => {
    const [, band] = bands.find(([upper]) => share <= upper) ?? bands.at(-1);
    const blanks = { words: band, percent: Math.round(share * 100) };
    return model.get("number") ? words.with_number.replace(/{(words|percent)}/g, (_, blank) => blanks[blank]) : band;
  };
  const paint = () => {
    frame = 0;
    const placed = share !== null, text = placed ? inWords() : words[status] ?? words.untouched;
    for (const mark of [a, b, names]) mark.style.visibility = placed ? "" : "hidden";
    seam.style.visibility = share === 1 ? "" : "hidden";
    svg.classList.toggle("bk-pair-one", share === 1);
    svg.setAttribute("aria-valuenow", placed ? Math.round(share * 100) : 0);
    svg.setAttribute("aria-valuetext", text);
    start.textContent = placed ? "" : words[status] ?? words.start;
    said.textContent = placed ? text : "";
    for (const [its, button] of asides) button.setAttribute("aria-pressed", String(status === its));
    over.hidden = !status;
    if (!placed) return;
    const r = radius(share), half = distance(share) / 2;
    for (const [circle, cx] of [[a, CX - half], [b, CX + half]]) {
      circle.setAttribute("r", r);
      circle.setAttribute("cx", cx);
    }
  };
  const place = (wanted) => {
    share = Math.min(1, Math.max(0, wanted));
    status = "answered";
    frame ||= requestAnimationFrame(paint);
  };
  const keep = () => commit(model, { share, status });
  const send = sender(keep, { pause: 200 });
  const choose = (chosen) => {
    [share, status] = [null, chosen];
    keep();
    paint();
  };
  const hear = () => {
    if (drag) return;
    [share, status] = [model.get("share"), model.get("status")];
    paint();
  };

  // From the middle of the picture, in its own units.
  const at = (event) => {
    const { a: scale, e: origin } = svg.getScreenCTM();
    return (event.clientX - origin) / scale - CX;
  };
  const grasp = (event) => {
    if (drag || event.button !== 0 || !event.isPrimary) return;
    send.now();
    const x = at(event), side = x < 0 ? -1 : 1;
    drag = { id: event.pointerId, from: event.clientX, side, reach: share === null ? 0 : distance(share) - 2 * Math.abs(x) };
    svg.setPointerCapture(event.pointerId);
  };
  const follow = (event) => {
    if (event.pointerId !== drag?.id) return;
    drag.moved ||= Math.abs(event.clientX - drag.from) > TREMBLE;
    if (drag.moved) place(shareAt(2 * drag.side * at(event) + drag.reach));
  };
  const drop = (event) => {
    if (event.pointerId !== drag?.id) return;
    drag.moved ||= !status; // an untouched picture asks for a tap; any other takes no notice of one
    follow(event);
    drag = null;
    if (share !== model.get("share")) keep();
  };
  // Taken away by the browser (to scroll, to zoom), or given up: as if nothing had been touched.
  const undo = (event) => {
    if (event.pointerId !== undefined && event.pointerId !== drag?.id) return;
    drag = null;
    hear();
  };
  const step = (event) => {
    const sideways = ["ArrowLeft", "ArrowRight"].includes(event.key);
    const turned = sideways && getComputedStyle(el).direction === "rtl";
    const by = turned ? -STEPS[event.key] : STEPS[event.key];
    if (drag ? event.key !== "Escape" : !by || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (drag) return undo(event);
    // Nobody is given a start: the first key begins at the end that it moves away from.
    place(Math.round((share ?? (by > 0 ? 0 : 1)) * 50 + by) / 50);
    send.later();
  };
  const heard = { pointerdown: grasp, pointermove: follow, pointerup: drop, pointercancel: undo, lostpointercapture: undo, keydown: step, blur: send.now };
  for (const [event, listener] of Object.entries(heard)) svg.addEventListener(event, listener);

  const quiet = (label, click) => {
    const button = make("button", { type: "button", class: "bk-quiet" }, label);
    button.addEventListener("click", click);
    return button;
  };
  const asides = ["does_not_fit", "rather_not_say"].map((its) => [its, quiet(words[its], () => choose(status === its ? "" : its))]);
  const over = quiet(words.start_over, () => {
    choose("");
    svg.focus();
  });
  model.on("change:share change:status", hear);
  paint();
  el.append(make("div", { class: "bk-pair" }, make("div", { class: "bk-pair-stage" }, svg, start, names), said,
    make("div", { class: "bk-row" }, ...asides.map(([, button]) => button), over)));
  return send.now;
};
export default { render };
