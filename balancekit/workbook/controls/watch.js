const EVERY = 15000;
const SIGNS = ["pointermove", "pointerup", "keydown", "wheel"];
const render = ({ model, el }) => {
  // A new workbook: what the one before still waited for will not come any more.
  unsaved.clear();
  for (const [whose, words] of unheard) if (words.kernel !== model.get("kernel")) left.set(whose, words);
  unheard.clear();
  const tell = () => deliver(model, { waiting: left.size > 0 });
  document.addEventListener(LEFT, tell);
  model.on("msg:custom", (message) => {
    if (!message.forget) return;
    left.clear();
    unheard.clear();
    tell();
  });
  tell();
  let last = -EVERY;
  const awake = (event) => {
    // Whoever moves the mouse before an empty screen is not at work: it locks all the same.
    if (document.documentElement.classList.contains("bk-away")) return;
    // While something is being dragged, nothing is sent: its end is sign enough.
    if (event.buttons || event.timeStamp - last < EVERY) return;
    last = event.timeStamp;
    deliver(model, { awake: true });
  };
  // The page may be read out, so it says what it speaks; it is not in the document yet.
  let frame = requestAnimationFrame(function settle() {
    const page = el.closest(".bk-workbook");
    if (!page) return (frame = requestAnimationFrame(settle));
    page.lang = model.get("language");
    page.dir = model.get("direction");
  });
  const quietly = { capture: true, passive: true };
  for (const sign of SIGNS) document.addEventListener(sign, awake, quietly);
  el.style.display = "none";
  return () => {
    cancelAnimationFrame(frame);
    document.removeEventListener(LEFT, tell);
    SIGNS.forEach((sign) => document.removeEventListener(sign, awake, quietly));
  };
};
export default { render };
