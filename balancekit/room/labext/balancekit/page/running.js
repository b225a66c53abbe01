// Runs a notebook, and runs it again whenever its kernel has died and come back.
import { SERVER } from './configuration.js';
import { cover, uncover, uncoverWhenShown } from './cover.js';

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

// Words typed while nobody listens would be lost, so the page closes when the server is gone.
// Behind a JupyterHub somebody else answers then: that this server is not there.
function sayWhenClosed(session) {
  session.connectionStatusChanged.connect((_, connection) => {
    if (connection === 'connected') uncover('closed');
    else fetch(SERVER).then(reply => reply.ok || cover('closed'), () => cover('closed'));
  });
}
