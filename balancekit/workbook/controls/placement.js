// The same plane as of the map in the pictures: 0 to 100 in both directions, and room for a mark at
// the ends. A 2-D control for the eye and the hand; for the keyboard and for screen readers two
// sliders of the browser's own, of which each hears the arrow keys of both directions.
const INSET = 16, SIDE = 100 + 2 * INSET, MARK = 7, STEP = 2, LEAP = 10;
const MOVES = {
  ArrowRight: [STEP, 0], ArrowLeft: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP],
  PageUp: [0, LEAP], PageDown: [0, -LEAP], Home: [-100, 0], End: [100, 0],
};
const MIDDLE = [50, 50];

const draw = (tag, attributes) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

const render = ({ model, el }) => {
  const words = model.get("say"), amounts = model.get("amounts"), label = model.get("label");
  let spot = model.get("spot"), drag = null, frame = 0;

  const svg = draw("svg", { viewBox: `0 0 ${SIDE} ${SIDE}`, class: "bk-plane-square", "aria-hidden": "true" });
  const ring = draw("circle", { r: MARK, class: "bk-plane-ring" });
  const dot = draw("circle", { r: 1.3, class: "bk-plane-dot" });
  svg.append(draw("path", { d: `M0 0V${SIDE}H${SIDE}`, class: "bk-plane-edges" }), ring, dot);
  const slider = (name, way) => make("input", {
    type: "range", min: 0, max: 100, step: STEP, class: "bk-plane-slider", autocomplete: "off", "aria-label": `${label} ${name}`, "aria-orientation": way,
  });
  const sliders = [slider(words.across, "horizontal"), slider(words.up, "vertical")];
  const start = make("p", { class: "bk-plane-start", "aria-hidden": "true" }, words.start);
  const end = (of, its) => make("span", { class: `bk-plane-${of}`, "aria-hidden": "true" }, its);
  const said = make("p", { class: "bk-said", "aria-hidden": "true" });
  const over = make("button", { type: "button", class: "bk-quiet" }, words.start_over);

  const amount = (value) => (amounts.find(([upper]) => value < upper) ?? amounts.at(-1))[1];
  const inWords = () => {
    const blanks = { own: amount(spot[0]), shared: amount(spot[1]) };
    return words.words.replace(/{(own|shared)}/g, (_, blank) => blanks[blank]);
  };
  const paint = () => {
    frame = 0;
    const placed = spot.length === 2, text = placed ? inWords() : words.untouched;
    for (const mark of [ring, dot]) {
      mark.style.visibility = placed ? "" : "hidden";
      mark.setAttribute("cx", INSET + (placed ? spot[0] : 0));
      mark.setAttribute("cy", SIDE - INSET - (placed ? spot[1] : 0));
    }
    start.hidden = placed;
    over.hidden = !placed;
    said.textContent = placed ? text : "";
    sliders.forEach((one, axis) => {
      one.value = (placed ? spot : MIDDLE)[axis];
      one.setAttribute("aria-valuetext", text);
    });
  };
  const place = (wanted) => {
    spot = wanted.map((value) => Math.min(100, Math.max(0, value)));
    frame ||= requestAnimationFrame(paint);
  };
  const keep = () => commit(model, { spot });
  const send = sender(keep, { pause: 200 });
  const hear = () => {
    if (drag) return;
    spot = model.get("spot");
    paint();
  };

  // Where on the plane a pointer is; a mark that is grasped off its middle keeps that distance.
  const at = (event) => {
    const { a: scale, e: left, f: top } = svg.getScreenCTM();
    return [(event.clientX - left) / scale - INSET, SIDE - INSET - (event.clientY - top) / scale];
  };
  const grasp = (event) => {
    if (drag || event.button !== 0 || !event.isPrimary) return;
    send.now();
    sliders[0].focus({ preventScroll: true }); // so that Escape is heard, and keys go on from here
    const here = at(event), off = spot.length === 2 ? [spot[0] - here[0], spot[1] - here[1]] : [0, 0];
    drag = { id: event.pointerId, off: Math.hypot(...off) <= MARK ? off : [0, 0] };
    stage.setPointerCapture(event.pointerId);
    follow(event);
  };
  const follow = (event) => {
    if (event.pointerId !== drag?.id) return;
    const [x, y] = at(event);
    place([x + drag.off[0], y + drag.off[1]]);
  };
  const drop = (event) => {
    if (event.pointerId !== drag?.id) return;
    follow(event);
    drag = null;
    keep();
  };
  // Taken away by the browser (to enlarge the page), or given up: as if nothing had been touched.
  const undo = (event) => {
    if (event.pointerId !== undefined && event.pointerId !== drag?.id) return;
    drag = null;
    hear();
  };
  const step = (event) => {
    const by = MOVES[event.key];
    if (drag ? event.key !== "Escape" : !by || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (drag) return undo(event);
    // Nobody is given a start: the first key begins in the middle and moves away from it.
    const from = spot.length === 2 ? spot : MIDDLE;
    place([from[0] + by[0], from[1] + by[1]]);
    send.later();
  };
  // What a screen reader changes itself comes without a key.
  const slide = (axis) => () => {
    const to = spot.length === 2 ? [...spot] : [...MIDDLE];
    to[axis] = Number(sliders[axis].value);
    place(to);
    send.later();
  };

  const stage = make("div", { class: "bk-plane-stage" }, svg, ...sliders, start);
  const heard = { pointerdown: grasp, pointermove: follow, pointerup: drop, pointercancel: undo, lostpointercapture: undo, keydown: step };
  stage.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays
  for (const [event, listener] of Object.entries(heard)) stage.addEventListener(event, listener);
  sliders.forEach((one, axis) => {
    one.addEventListener("input", slide(axis));
    one.addEventListener("blur", send.now);
  });
  over.addEventListener("click", () => {
    spot = [];
    keep();
    paint();
    sliders[0].focus();
  });
  model.on("change:spot", hear);
  paint();
  el.append(make("div", { class: "bk-plane", role: "group", "aria-label": label },
    make("div", { class: "bk-plane-map" },
      make("div", { class: "bk-plane-side" }, end("most", words.shared_much), end("least", words.shared_little)), stage,
      make("div", { class: "bk-plane-foot" }, end("least", words.own_little), end("most", words.own_much))),
    said, make("div", { class: "bk-row" }, over)));
  return send.now;
};
export default { render };
