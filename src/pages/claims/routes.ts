import type { Context } from '../../context.js';
import type { Door } from '../../platform/http/door.js';
import { listClaims } from './routes/list.js';
import { listAttributions, listLinks, showClaim } from './routes/read.js';
import {
  addLink,
  editForm,
  moveLink,
  newLinkForm,
  restoreClaimRoute,
  saveClaim,
  trashClaimRoute,
} from './routes/write.js';

export function claimRoutes(door: Door, ctx: Context): void {
  door.get('/claims', (ask) => listClaims(ask, ctx));
  door.get('/claims/:id', (ask) => showClaim(ask, ctx));
  door.get('/claims/:id/edit', (ask) => editForm(ask, ctx));
  door.post('/claims/:id', (ask) => saveClaim(ask, ctx));
  door.patch('/claims/:id', (ask) => saveClaim(ask, ctx));
  door.post('/claims/:id/trash', (ask) => trashClaimRoute(ask));
  door.delete('/claims/:id', (ask) => trashClaimRoute(ask));
  door.post('/claims/:id/restoration', (ask) => restoreClaimRoute(ask));
  door.get('/claims/:id/attributions', (ask) => listAttributions(ask, ctx));
  door.get('/claims/:id/links', (ask) => listLinks(ask, ctx));
  door.get('/claims/:id/links/new', (ask) => newLinkForm(ask, ctx));
  door.post('/claims/:id/links', (ask) => addLink(ask, ctx));
  door.post('/claims/:id/links/:link/trash', (ask) => moveLink(ask, ctx, 'trash'));
  door.delete('/claims/:id/links/:link', (ask) => moveLink(ask, ctx, 'trash'));
  door.post('/claims/:id/links/:link/restoration', (ask) => moveLink(ask, ctx, 'restore'));
}
