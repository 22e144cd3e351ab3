import type { Context } from '../../platform/context.js';
import type { Router } from '../../platform/http/router.js';
import { editViewForm, listViews, newViewForm, showView } from './routes/read.js';
import { addViewRoute, restoreViewRoute, saveView, trashViewRoute } from './routes/write.js';

export function viewRoutes(router: Router, ctx: Context): void {
  router.get('/views', (req) => listViews(req, ctx));
  router.get('/views/new', (req) => newViewForm(req, ctx));
  router.post('/views', (req) => addViewRoute(req, ctx));
  router.get('/views/:id', (req) => showView(req, ctx));
  router.get('/views/:id/edit', (req) => editViewForm(req, ctx));
  router.post('/views/:id', (req) => saveView(req, ctx));
  router.patch('/views/:id', (req) => saveView(req, ctx));
  router.post('/views/:id/trash', (req) => trashViewRoute(req, ctx));
  router.delete('/views/:id', (req) => trashViewRoute(req, ctx));
  router.post('/views/:id/restoration', (req) => restoreViewRoute(req, ctx));
}
