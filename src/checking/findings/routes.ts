import type { Context } from '../../context.js';
import type { Door } from '../../platform/http/door.js';
import { agree } from './routes/agree.js';
import { listFindings, showFinding } from './routes/read.js';
import { recordOnTicked, severalForm } from './routes/several.js';
import { record } from './routes/write.js';

export function findingRoutes(door: Door, ctx: Context): void {
  door.get('/claims/:id/findings', (ask) => listFindings(ask, ctx));
  door.post('/claims/:id/findings', (ask) => record(ask, ctx));
  door.get('/findings/new', (ask) => severalForm(ask, ctx));
  door.post('/findings', (ask) => recordOnTicked(ask, ctx));
  door.get('/findings/:id', (ask) => showFinding(ask, ctx));
  door.post('/findings/:id/agreement', (ask) => agree(ask, ctx));
}
