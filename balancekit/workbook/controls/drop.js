const render = ({ model, el }) => {
  const words = model.get("say"), label = model.get("label"), largest = model.get("largest");
  const input = make("input", {
    type: "file", accept: model.get("accept"), autocomplete: "off", "aria-label": label,
  });
  const state = make("p", { class: "bk-hint", role: "status" });
  const area = make("label", { class: "bk-drop" }, make("span", { class: "bk-drop-title" }, label),
    make("span", { class: "bk-hint" }, words.choose_file), input);
  const tell = (sentence) => { state.textContent = sentence; };

  const take = async (files) => {
    if (files.length > 1) return tell(words.one_file);
    const [file] = files;
    if (!file) return tell(words.no_file);
    if (file.size > largest) return tell(words.too_large);
    tell(words.reading_file);
    try {
      deliver(model, { file: true }, [await file.arrayBuffer()]);
    } catch { // a folder, or a file that has gone meanwhile
      tell(words.unreadable_file);
    }
  };
  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = ""; // the browser forgets which file it was, and the same one can be taken again
    if (files.length) take(files);
  });
  input.addEventListener("keydown", (event) => event.stopPropagation());

  // A file that is dropped beside the area would be opened in the place of the workbook.
  const within = (event) => area.contains(event.target);
  const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const over = (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = within(event) ? "copy" : "none";
    area.classList.toggle("bk-over", within(event));
  };
  const drop = (event) => {
    area.classList.remove("bk-over");
    if (!holdsFiles(event)) return;
    event.preventDefault();
    if (within(event)) take([...event.dataTransfer.files]);
  };
  const read = ({ read }) => { if (read) tell(""); };
  document.addEventListener("dragover", over);
  document.addEventListener("drop", drop);
  model.on("msg:custom", read);
  el.append(area, state);
  return () => {
    document.removeEventListener("dragover", over);
    document.removeEventListener("drop", drop);
    model.off("msg:custom", read);
  };
};
export default { render };
