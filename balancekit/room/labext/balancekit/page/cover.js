// One calm sentence over the page while there is no workbook to show.
// The sentences come from the server's catalogue by way of Lab's page configuration.
import { SENTENCES } from './configuration.js';

const SHOWN = '.jp-OutputArea-output.lm-Panel > .lm-Widget';

const sheet = () => document.getElementById('balancekit-cover');

export function cover(key) {
  sheet().textContent = SENTENCES[key];
  sheet().hidden = false;
  leaveAlone(true);
}

export function uncover(key) {
  if (key && sheet().textContent !== SENTENCES[key]) return;
  sheet().hidden = true;
  leaveAlone(false);
}

// A keyboard would reach what is out of sight, and write where nobody hears it.
function leaveAlone(covered) {
  const lab = document.getElementById('jp-main-content-panel');
  if (lab) lab.inert = covered;
}

// What a former run showed is dead and must not be taken for the new one.
export function uncoverWhenShown(node) {
  const dead = new Set(node.querySelectorAll(SHOWN));
  const watch = new MutationObserver(look);
  function look() {
    if ([...node.querySelectorAll(SHOWN)].every(view => dead.has(view))) return;
    watch.disconnect();
    uncover();
  }
  watch.observe(node, { childList: true, subtree: true  });
}
