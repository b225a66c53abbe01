// Radio buttons of the browser's own, none of them chosen at first; the choice can be taken back.
// `options` are { key, label, hint, aside }; `choose` is told a key, or "" for taken back.
const radios = ({ title, label, takeBack, options, chosen, choose, needed = false }) => {
  const group = `bk-${Math.random().toString(36).slice(2)}`;
  const back = make("button", { type: "button", class: "bk-quiet", "aria-label": takeBack.name }, takeBack.words);

  const inputs = options.map(({ key, hint }, index) => make("input", {
    type: "radio", name: group, value: key, autocomplete: "off", "aria-labelledby": `${group}-${index}`,
    ...(hint && { "aria-describedby": `${group}-${index}-hint` }),
  }));
  const cells = options.map((option, index) => {
    const words = make("span", { class: "bk-option-words" });
    words.append(make("span", { id: `${group}-${index}` }, option.label));
    if (option.hint) words.append(make("span", { class: "bk-option-hint", id: `${group}-${index}-hint` }, option.hint));
    return make("label", { class: "bk-option" }, inputs[index], words);
  });
  const part = (look, wanted) => {
    const members = cells.filter((_, index) => Boolean(options[index].aside) === wanted);
    return members.length ? [make("div", { class: look }, ...members)] : [];
  };

  const paint = () => {
    for (const input of inputs) input.checked = input.value === chosen();
    back.hidden = needed || !chosen();
  };
  const change = (key) => {
    if (key !== chosen()) choose(key);
    paint();
  };
  // Back to the first: from any other one of an unchosen group, Chromium's Shift+Tab stays inside.
  const untouch = () => {
    if (needed) return;
    change("");
    inputs[0].focus();
  };
  const keys = (event) => {
    event.stopPropagation();
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const numbered = options[Number(event.key) - 1];
    if (numbered && !numbered.aside) {
      change(numbered.key);
      inputs[Number(event.key) - 1].focus();
    } else if (["Delete", "Backspace"].includes(event.key)) untouch();
    else return;
    event.preventDefault();
  };

  for (const input of inputs) input.addEventListener("change", () => change(input.value));
  back.addEventListener("click", untouch);
  const counted = options.filter(({ aside }) => !aside).length;
  const row = make("div", { class: counted > 5 ? "bk-choice bk-many" : "bk-choice", style: `--options: ${counted}` },
    make("div", { class: "bk-choice-head" }, title, back),
    make("div", { class: "bk-options", role: "radiogroup", "aria-label": label },
      ...part("bk-scale", false), ...part("bk-aside", true)));
  row.addEventListener("keydown", keys);
  paint();
  return { row, paint };
};
