import type { Context } from '../../context.js';
import type { Door } from '../../platform/http/door.js';
import { editViewForm, listViews, newViewForm, showView } from './routes/read.js';
import { addViewRoute, restoreViewRoute, saveView, trashViewRoute } from './routes/write.js';

export function viewRoutes(door: Door, ctx: Context): void {
  door.get('/views', (ask) => listViews(ask, ctx));
  door.get('/views/new', (ask) => newViewForm(ask));
  door.post('/views', (ask) => addViewRoute(ask));
  door.get('/views/:id', (ask) => showView(ask, ctx));
  door.get('/views/:id/edit', (ask) => editViewForm(ask, ctx));
  door.post('/views/:id', (ask) => saveView(ask, ctx));
  door.patch('/views/:id', (ask) => saveView(ask, ctx));
  door.post('/views/:id/trash', (ask) => trashViewRoute(ask, ctx));
  door.delete('/views/:id', (ask) => trashViewRoute(ask, ctx));
  door.post('/views/:id/restoration', (ask) => restoreViewRoute(ask, ctx));
}
