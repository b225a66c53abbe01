const render = ({ model, el }) => {
  const words = model.get("say"), label = model.get("label");
  const { row, paint } = radios({
    title: make("p", { class: "bk-item" }, label), label, takeBack: { words: words.take_back, name: words.take_back_this },
    options: model.get("options").map(({ id, ...option }) => ({ key: id, ...option })),
    chosen: () => model.get("chosen"), choose: (chosen) => commit(model, { chosen }), needed: model.get("needed"),
  });
  model.on("change:chosen", paint);
  el.append(make("div", { class: "bk-few" }, row));
};
export default { render };
