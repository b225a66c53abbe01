// Runs a notebook, and runs it again whenever its kernel has died and come back.
import { API } from './configuration.js';
import { cover, uncover, uncoverWhenShown } from './cover.js';

const EVERY = 500; // ms between two questions whether the server is there

export async function keepRunning(panel, NotebookActions) {
  const session = panel.sessionContext;
  const run = () => runAll(panel, NotebookActions);
  runAgainAfterDeath(session, run);
  sayWhenClosed(session);
  await run();
}

async function runAll(panel, NotebookActions) {
  uncoverWhenShown(panel.node);
  const went = await NotebookActions.runAll(panel.content, panel.sessionContext);
  // Not "idle" alone: the answer that a cell has failed can come before the kernel says so.
  const kernelLives = /idle|busy/.test(panel.sessionContext.session?.kernel?.status);
  if (!went && kernelLives) cover('failed');
}

function runAgainAfterDeath(session, run) {
  let gone = false;
  session.statusChanged.connect((_, status) => {
    if (/restarting|starting/.test(status)) {
      gone = true;
      cover('again');
    } else if (status === 'dead') {
      cover('failed');
    } else if (gone && status === 'idle') {
      gone = false;
      run();
    }
  });
}

// Words typed while nobody listens would be lost, so the page closes when its server is gone. It is
// asked for this page's kernel until it is heard again, as a server that is closing goes on answering
// for a moment, and after it somebody else may: a JupyterHub, or another workbook on the same port.
// A server that no longer knows the kernel has given it up, and has another for who loads the page.
function sayWhenClosed(session) {
  const kernel = new URL(`kernels/${session.session.kernel.id}`, API);
  const answer = () => fetch(kernel, { cache: 'no-store' }).then(({ status }) => status, () => 0);
  let heard = true;
  session.connectionStatusChanged.connect(async (_, connection) => {
    const wasHeard = heard;
    heard = connection === 'connected';
    if (heard) return uncover('closed');
    if (!wasHeard) return; // it is being asked already
    let status = await answer();
    while (!heard && status === 200) {
      await new Promise(next => setTimeout(next, EVERY));
      status = await answer();
    }
    if (!heard) cover(status === 404 ? 'failed' : 'closed');
  });
}
