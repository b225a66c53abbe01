// Tells the second screen's window what is for both. Windows of one browser talk by a channel of
// their own: nothing of it goes through the server or into a file.
const BASE = JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}").baseUrl ?? "/";

const render = ({ model, el }) => {
  el.style.display = "none";
  const channel = new BroadcastChannel(`balancekit:${BASE}`);
  const root = document.documentElement, covered = document.getElementById("balancekit-cover");
  const scroller = () => el.closest(".jp-WindowedPanel-outer, .jp-Notebook");
  const away = () => root.classList.contains("bk-away") || covered?.hidden === false;
  const reach = (node) => Math.max(1, node.scrollHeight - node.clientHeight);

  const told = (shown) => channel.postMessage({
    shown, since: model.get("since"), calm: model.get("say").calm, lang: model.get("language"), dir: model.get("direction"),
    light: root.dataset.bkLight, size: root.dataset.bkSize,
    style: el.closest(".bk-workbook")?.querySelector("style")?.textContent ?? "",
  });
  const tell = () => told(away() ? "" : model.get("shown"));
  const hear = ({ data }) => {
    if (data.hide) globalThis.balancekitCurtain?.toggle();
    if (data.watching === undefined) return;
    if (data.watching !== model.get("watched")) commit(model, { watched: data.watching });
    tell();
  };
  const follow = () => {
    const node = scroller();
    if (node) channel.postMessage({ at: node.scrollTop / reach(node), since: model.get("since") });
  };
  const quiet = () => told("");

  channel.addEventListener("message", hear);
  model.on("change:shown", tell);
  const marks = new MutationObserver(tell);
  marks.observe(root, { attributes: true, attributeFilter: ["class", "data-bk-light", "data-bk-size"] });
  if (covered) marks.observe(covered, { attributes: true, attributeFilter: ["hidden"] });
  document.addEventListener("scroll", follow, { capture: true, passive: true });
  window.addEventListener("pagehide", quiet);
  // Held as long as this page lives: whoever gets it next knows that nobody tells any more.
  const done = new AbortController();
  let leave;
  navigator.locks?.request(channel.name, { signal: done.signal }, () => {
    tell();
    return new Promise((resolve) => { leave = resolve; });
  }).catch(() => {});
  channel.postMessage({ who: true });
  return () => {
    quiet();
    document.removeEventListener("scroll", follow, { capture: true });
    window.removeEventListener("pagehide", quiet);
    marks.disconnect();
    channel.close();
    if (leave) leave(); else done.abort();
  };
};
export default { render };
