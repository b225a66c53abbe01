// Words that no kernel has answered for. It takes seconds until anybody notices that a kernel has
// died; what was typed meanwhile waits here, in the page's memory alone, until somebody has unlocked
// the casebook and come to the same page of the same author again.
const unheard = (globalThis.balancekitUnheard ??= new Map());
const left = (globalThis.balancekitLeft ??= new Map()); // of kernels that have died
const LEFT = "balancekit-left";
const tellLeft = () => document.dispatchEvent(new Event(LEFT));

// Returns how a control commits, and takes up what was left for it: joined with what the casebook has
// now, given what was typed and what the kernel before was known to have kept. It stays left until
// the kernel has kept it.
const keeper = (model, trait, join) => {
  const whose = model.get("belongs_to"), kernel = model.get("kernel");
  let known = model.get(trait);
  // What a living kernel has not answered for when it shows another part of a page, it never will.
  for (const [one, words] of unheard) if (words.kernel === kernel) unheard.delete(one);
  const keep = (typed) => {
    if (whose) unheard.set(whose, { known, typed, kernel });
    commit(model, { [trait]: typed }, (kept) => {
      if (!kept) return;
      known = typed;
      const waiting = unheard.get(whose);
      if (waiting?.typed === typed) unheard.delete(whose);
      else if (waiting) waiting.known = typed;
      if (left.delete(whose)) tellLeft();
    });
  };
  const words = whose && left.get(whose);
  if (words) {
    const typed = join(known, words);
    left.set(whose, { ...words, known, typed });
    keep(typed);
  }
  return keep;
};
