import type { Router } from '../../platform/http/router.js';
import { editionRoutes } from './editions/routes.js';
import type { ListContext } from './export-pool.js';
import { citeClaims } from './routes/citation.js';
import { exportClaims, exportList } from './routes/export.js';
import { editItemForm, saveItem } from './routes/item.js';
import { addItems, addTicked, orderItems, removeListItem } from './routes/items.js';
import { savePrinting } from './routes/printing.js';
import { editListForm, listLists, newListForm, showList } from './routes/read.js';
import { addListRoute, restoreListRoute, saveList, trashListRoute } from './routes/write.js';

export function listRoutes(router: Router, ctx: ListContext): void {
  router.get('/lists', (req) => listLists(req, ctx));
  router.get('/lists/new', (req) => newListForm(req, ctx));
  router.post('/lists', (req) => addListRoute(req, ctx));
  // NOTE: before /lists/:id, which would take `items` for a number.
  router.post('/lists/items', (req) => addTicked(req, ctx));
  router.get('/lists/:id', (req) => showList(req, ctx));
  router.get('/lists/:id/edit', (req) => editListForm(req, ctx));
  router.post('/lists/:id', (req) => saveList(req, ctx));
  router.patch('/lists/:id', (req) => saveList(req, ctx));
  router.post('/lists/:id/trash', (req) => trashListRoute(req, ctx));
  router.delete('/lists/:id', (req) => trashListRoute(req, ctx));
  router.post('/lists/:id/restoration', (req) => restoreListRoute(req, ctx));
  router.post('/lists/:id/items', (req) => addItems(req, ctx));
  router.get('/lists/:id/items/:item/edit', (req) => editItemForm(req, ctx));
  router.post('/lists/:id/items/:item', (req) => saveItem(req, ctx));
  router.patch('/lists/:id/items/:item', (req) => saveItem(req, ctx));
  router.post('/lists/:id/items/:item/removal', (req) => removeListItem(req, ctx));
  router.delete('/lists/:id/items/:item', (req) => removeListItem(req, ctx));
  router.post('/lists/:id/order', (req) => orderItems(req, ctx));
  router.post('/lists/:id/printing', (req) => savePrinting(req, ctx));
  router.get('/lists/:id/export', (req) => exportList(req, ctx));
  editionRoutes(router, ctx);
  router.get('/claims/export', (req) => exportClaims(req, ctx));
  router.getByProgram('/claims/citation', (req) => citeClaims(req, ctx));
}
