// The container through which JupyterLab loads our extension (webpack's module federation),
// written by hand so that nobody needs Node to build balancekit.
(() => {
  const home = document.currentScript.src;
  let shared;

  // A module that Lab itself has loaded, so that we see the same notebooks and dialogs as Lab.
  const ofLab = async name => (await Object.values(shared[name])[0].get())();

  (window._JUPYTERLAB ??= {}).balancekit = {
    init: scope => { shared = scope; },
    get: async () => {
      const [{ room }, ...lab] = await Promise.all([
        import(new URL('room.js', home)),
        ...['notebook', 'apputils', 'docmanager'].map(name => ofLab(`@jupyterlab/${name}`)),
      ]);
      return () => ({ __esModule: true, default: room(Object.assign({}, ...lab)) });
    },
  };
})();
