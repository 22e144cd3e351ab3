import type { Context } from '../../context.js';
import type { Router } from '../../platform/http/router.js';
import { agree } from './routes/agree.js';
import { listFindings, showFinding } from './routes/read.js';
import { recordOnTicked, severalForm } from './routes/several.js';
import { record } from './routes/write.js';

export function findingRoutes(router: Router, ctx: Context): void {
  router.get('/claims/:id/findings', (req) => listFindings(req, ctx));
  router.post('/claims/:id/findings', (req) => record(req, ctx));
  router.get('/findings/new', (req) => severalForm(req, ctx));
  router.post('/findings', (req) => recordOnTicked(req, ctx));
  router.get('/findings/:id', (req) => showFinding(req, ctx));
  router.post('/findings/:id/agreement', (req) => agree(req, ctx));
}
