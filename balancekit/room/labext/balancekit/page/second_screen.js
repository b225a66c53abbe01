// The second screen: shows what the workbook's window tells it to show, and is calm otherwise.
// It asks nobody but the windows of this browser, and keeps nothing.
const channel = new BroadcastChannel(`balancekit:${new URL('../../../../', location).pathname}`);
const [root, shown, calm] = [document.documentElement, ...['shown', 'calm'].map(id => document.getElementById(id))];
const SIZES = { normal: 1, large: 1.25, largest: 1.5 };
let since = 0;

function show(told) {
  Object.assign(root, { lang: told.lang, dir: told.dir });
  Object.assign(root.dataset, { bkLight: told.light, bkSize: told.size });
  const style = document.getElementById('workbook');
  if (style.textContent !== told.style) style.textContent = told.style;
  calm.querySelector('p').textContent = told.calm;
  if (shown.innerHTML !== told.shown) shown.innerHTML = told.shown;
  shown.hidden = !told.shown;
  calm.hidden = Boolean(told.shown);
  fit();
}

function quiet() {
  shown.replaceChildren();
  shown.hidden = true;
  calm.hidden = false;
}

// It is seen from further away than the laptop.
function fit() {
  const room = Math.min(innerWidth / 800, innerHeight / 620, 2.5);
  root.style.setProperty('--bk-size', Math.max(SIZES[root.dataset.bkSize] ?? 1, room));
}

channel.addEventListener('message', ({ data }) => {
  if (data.who) return channel.postMessage({ watching: true });
  if (!(data.since >= since)) return; // from a window that was given up
  since = data.since;
  if (data.at === undefined) show(data);
  else root.scrollTop = data.at * (root.scrollHeight - root.clientHeight);
});

// One key empties both screens, whichever of them hears it.
addEventListener('keydown', event => {
  if (!['F8', 'Pause'].includes(event.key) || event.shiftKey || event.repeat) return;
  event.preventDefault();
  channel.postMessage({ hide: true });
});
addEventListener('resize', fit);
addEventListener('pagehide', () => channel.postMessage({ watching: false }));
addEventListener('pageshow', () => channel.postMessage({ watching: true }));

// The workbook's page holds this as long as it lives; to get it is to hear that it is gone.
async function outlive() {
  await navigator.locks?.request(channel.name, quiet);
  if (navigator.locks) setTimeout(outlive, 1000);
}
outlive();
