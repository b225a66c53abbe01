// Browsers keep what is typed into fields (form history, spelling services, session files).
// Every field that appears is told not to, before anybody can type into it.
const FIELDS = 'input, textarea, [contenteditable]';
const OFF = { autocomplete: 'off', autocorrect: 'off', autocapitalize: 'off', spellcheck: 'false' };

// What a browser takes for a password it offers to keep, whatever it is told, unless the field
// says that it is good for one time only.
const SECRET = { ...OFF, autocomplete: 'one-time-code' };

function mark(field) {
  for (const [name, value] of Object.entries(field.type === 'password' ? SECRET : OFF))
    if (field.getAttribute(name) !== value) field.setAttribute(name, value);
}

function markWithin(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  if (node.matches(FIELDS)) mark(node);
  node.querySelectorAll(FIELDS).forEach(mark);
}

export function keepFieldsPrivate(page) {
  markWithin(page.documentElement);
  new MutationObserver(changes => changes.forEach(({ addedNodes }) => addedNodes.forEach(markWithin)))
    .observe(page.documentElement, { childList: true, subtree: true });
}
