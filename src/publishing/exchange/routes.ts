import type { Router } from '../../platform/http/router.js';
import { AT_THE_TERMINAL } from './input/table.js';
import { cancelRun, showRun } from './routes/runs.js';
import { showImport } from './routes/show.js';
import { type ImportsContext, importSentTable } from './routes/take-in.js';

export function importRoutes(router: Router, ctx: ImportsContext): void {
  router.get('/import', (req) => showImport(req, ctx));
  router.get('/imports/:id', (req) => showRun(req, ctx));
  router.post('/imports/:id/cancellation', (req) => cancelRun(req, ctx));
  router.post('/import', (req) => importSentTable(req, ctx), {
    body: 'text',
    file: { tooLarge: `That file is larger than 3 MB, the limit of this page. ${AT_THE_TERMINAL}` },
    limit: 'import',
  });
}
