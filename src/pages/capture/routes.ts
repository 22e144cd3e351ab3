import type { Router } from '../../platform/http/router.js';
import { acceptCertain } from './routes/acceptance.js';
import type { CaptureContext } from './routes/capture-context.js';
import { decideOne } from './routes/decide.js';
import { showCapture } from './routes/draft.js';
import { saveClaims } from './routes/save.js';
import { discard, saveSource } from './routes/source.js';
import { start } from './routes/start.js';
import { startForm } from './routes/start-form.js';
import { addOne, joinOne, splitOne } from './routes/stretches.js';

export function captureRoutes(router: Router, ctx: CaptureContext): void {
  const one = '/capture/:id/quotations/:quotation';
  router.get('/capture', (req) => startForm(req, ctx));
  router.post('/capture', (req) => start(req, ctx), {
    body: 'text',
    file: { tooLarge: 'That file is larger than 20 MB, the limit for a saved copy.' },
    limit: 'fetch',
  });
  router.post('/capture/claims', (req) => saveClaims(req, ctx));
  router.get('/capture/:id', (req) => showCapture(req, ctx));
  router.delete('/capture/:id', (req) => discard(req, ctx));
  router.post('/capture/:id/removal', (req) => discard(req, ctx));
  router.post('/capture/:id/source', (req) => saveSource(req, ctx));
  router.post('/capture/:id/acceptance', (req) => acceptCertain(req, ctx));
  router.post('/capture/:id/quotations', (req) => addOne(req, ctx));
  router.post(one, (req) => decideOne(req, ctx));
  router.post(`${one}/joining`, (req) => joinOne(req, ctx));
  router.post(`${one}/splitting`, (req) => splitOne(req, ctx));
}
