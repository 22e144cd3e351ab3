import type { Context } from '../../context.js';
import type { Door } from '../../platform/http/door.js';
import { AT_THE_TERMINAL } from './input/table.js';
import { showImport } from './routes/show.js';
import { takeSentTable } from './routes/take-in.js';

export function importRoutes(door: Door, ctx: Context): void {
  door.get('/import', (ask) => showImport(ask, ctx));
  door.post('/import', (ask) => takeSentTable(ask, ctx), {
    body: 'text',
    file: { tooLarge: `That file is larger than 3 MB, the limit of this page. ${AT_THE_TERMINAL}` },
    limit: 'import',
  });
}
