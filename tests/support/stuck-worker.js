// Compares as the desk does, but finds no quotations, and never ends with a wording that has a certain word, as one
// would that takes for ever.
import { compareWaiting } from '../../dist/src/checking/comparison-queue/model/compare.js';
import { inSteps } from '../../dist/src/checking/comparison-queue/model/step.js';
import { WaitingReader } from '../../dist/src/checking/comparison-queue/waiting-store.js';
import { kyselyOn } from '../../dist/src/platform/db/connection/dialect.js';
import { openConnection } from '../../dist/src/platform/db/connection/open.js';
import { serveJobs } from '../../dist/src/platform/workers/serve-jobs.js';

serveJobs(async ({ waiting, database }, onProgress) => {
  const connection = openConnection(database, 'read');
  const texts = new WaitingReader(kyselyOn(connection));
  const stuck = waiting.wordings.filter(({ wording }) => wording.includes('unendingly')).map(({ id }) => id);
  const before = (step) => {
    onProgress(step);
    while (step.kind === 'wording' && stuck.includes(step.id));
  };
  const outcome = await inSteps(
    compareWaiting(waiting, () => []),
    (id) => texts.textOf(id),
    before,
  );
  connection.close();
  return { kind: 'compare', outcome };
});
