// One calm sentence over the page while there is no workbook to show.
// The sentences come from the server's catalogue by way of Lab's page configuration.
import { SENTENCES } from './configuration.js';

const SHOWN = '.jp-OutputArea-output.lm-Panel > .lm-Widget';

const sheet = () => document.getElementById('balancekit-cover');

export function cover(key) {
  sheet().textContent = SENTENCES[key];
  sheet().hidden = false;
}

export function uncover(key) {
  if (!key || sheet().textContent === SENTENCES[key]) sheet().hidden = true;
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
