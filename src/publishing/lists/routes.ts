import type { Context } from '../../context.js';
import type { Door } from '../../platform/http/door.js';
import { exportClaims, exportList } from './routes/export.js';
import { addItems, addTicked, orderItems, removeListItem } from './routes/items.js';
import { editListForm, listLists, newListForm, showList } from './routes/read.js';
import { addListRoute, restoreListRoute, saveList, trashListRoute } from './routes/write.js';

export function listRoutes(door: Door, ctx: Context): void {
  door.get('/lists', (ask) => listLists(ask, ctx));
  door.get('/lists/new', (ask) => newListForm(ask, ctx));
  door.post('/lists', (ask) => addListRoute(ask, ctx));
  // NOTE: before /lists/:id, which would take `items` for a number.
  door.post('/lists/items', (ask) => addTicked(ask, ctx));
  door.get('/lists/:id', (ask) => showList(ask, ctx));
  door.get('/lists/:id/edit', (ask) => editListForm(ask, ctx));
  door.post('/lists/:id', (ask) => saveList(ask, ctx));
  door.patch('/lists/:id', (ask) => saveList(ask, ctx));
  door.post('/lists/:id/trash', (ask) => trashListRoute(ask, ctx));
  door.delete('/lists/:id', (ask) => trashListRoute(ask, ctx));
  door.post('/lists/:id/restoration', (ask) => restoreListRoute(ask, ctx));
  door.post('/lists/:id/items', (ask) => addItems(ask, ctx));
  door.post('/lists/:id/items/:item/removal', (ask) => removeListItem(ask, ctx));
  door.delete('/lists/:id/items/:item', (ask) => removeListItem(ask, ctx));
  door.post('/lists/:id/order', (ask) => orderItems(ask, ctx));
  door.get('/lists/:id/export', (ask) => exportList(ask, ctx));
  door.get('/claims/export', (ask) => exportClaims(ask, ctx));
}
