// Words that no kernel has answered for. It takes seconds until anybody notices that a kernel has
// died; what was typed meanwhile waits here, in the page's memory alone, until somebody has unlocked
// the casebook and come to the same page of the same author again.
const unheard = (globalThis.balancekitUnheard ??= new Map());
const left = (globalThis.balancekitLeft ??= new Map()); // of kernels that have died
const LEFT = "balancekit-left";
const tellLeft = () => document.dispatchEvent(new Event(LEFT));

// Returns how a control commits, and takes up what was left for it: joined with what the casebook has
// now, given what was typed and what the kernel before was known to have kept.
const keeper = (model, trait, join) => {
  const whose = model.get("belongs_to");
  let known = model.get(trait);
  const keep = (typed) => {
    if (whose) unheard.set(whose, { known, typed });
    commit(model, { [trait]: typed }, (kept) => {
      if (!kept) return;
      known = typed;
      if (unheard.get(whose)?.typed === typed) unheard.delete(whose);
    });
  };
  // A page that a living kernel has turned away is done with.
  model.on("comm:close", () => unheard.delete(whose));
  const words = whose && left.get(whose);
  if (words) {
    left.delete(whose);
    keep(join(known, words));
    tellLeft();
  }
  return keep;
};
