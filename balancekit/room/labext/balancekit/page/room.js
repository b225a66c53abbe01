// The room's plugin: opens the notebook, runs it by itself, and lets it fill the page.
import { LANGUAGE, NOTEBOOK } from './configuration.js';
import { cover } from './cover.js';
import { keepFieldsPrivate } from './fields.js';
import { keepRunning } from './running.js';

export const room = lab => ({
  id: 'balancekit:room',
  autoStart: true,
  requires: [lab.INotebookTracker, lab.IDocumentManager],
  activate: (app, tracker, documents) => {
    answerDialogsUnseen(lab.Dialog);
    keepFieldsPrivate(document);
    tracker.widgetAdded.connect((_, panel) => take(panel, lab.NotebookActions));
    app.restored.then(() => {
      hideLab(app.shell);
      document.documentElement.lang = LANGUAGE; // Lab has put its own there
      documents.openOrReveal(NOTEBOOK) ?? cover('missing');
    });
  },
});

// Lab asks about kernels, files and versions. None of it is a question for a therapist, and we
// mend by ourselves what can be mended: each dialog counts as cancelled and never shows.
function answerDialogsUnseen(Dialog) {
  Dialog.prototype.launch = function () {
    this.dispose();
    return Promise.resolve({ button: Dialog.cancelButton(), isChecked: null, value: null });
  };
}

// Panels are told to hide, as CSS alone would leave their place empty.
function hideLab(shell) {
  for (const panel of shell.layout.widgets)
    if (['jp-top-panel', 'jp-menu-panel', 'jp-bottom-panel'].includes(panel.id)) panel.hide();
  shell.collapseLeft();
  shell.collapseRight();
}

async function take(panel, NotebookActions) {
  panel.toolbar.hide();
  await panel.context.ready;
  if (!panel.model.getMetadata('balancekit')) return cover('missing');
  lockCells(panel.model);
  await panel.sessionContext.ready;
  await keepRunning(panel, NotebookActions);
}

function lockCells(model) {
  for (const cell of model.cells)
    for (const right of ['editable', 'deletable']) cell.setMetadata(right, false);
}
