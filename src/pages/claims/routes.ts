import type { Router } from '../../platform/http/router.js';
import { tagTicked, trashTicked } from './routes/bulk.js';
import type { ClaimsContext } from './routes/list.js';
import { listClaims } from './routes/list.js';
import { listAttributions, listLinks } from './routes/parts.js';
import { showClaim } from './routes/read.js';
import {
  addLink,
  editForm,
  moveLink,
  newLinkForm,
  restoreClaimRoute,
  saveClaim,
  trashClaimRoute,
} from './routes/write.js';

export function claimRoutes(router: Router, ctx: ClaimsContext): void {
  router.get('/claims', (req) => listClaims(req, ctx));
  router.post('/claims/tags', (req) => tagTicked(req, ctx));
  router.post('/claims/trash', (req) => trashTicked(req, ctx));
  router.get('/claims/:id', (req) => showClaim(req, ctx));
  router.get('/claims/:id/edit', (req) => editForm(req, ctx));
  router.post('/claims/:id', (req) => saveClaim(req, ctx));
  router.patch('/claims/:id', (req) => saveClaim(req, ctx));
  router.post('/claims/:id/trash', (req) => trashClaimRoute(req));
  router.delete('/claims/:id', (req) => trashClaimRoute(req));
  router.post('/claims/:id/restoration', (req) => restoreClaimRoute(req));
  router.get('/claims/:id/attributions', (req) => listAttributions(req, ctx));
  router.get('/claims/:id/links', (req) => listLinks(req, ctx));
  router.get('/claims/:id/links/new', (req) => newLinkForm(req, ctx));
  router.post('/claims/:id/links', (req) => addLink(req, ctx));
  router.post('/claims/:id/links/:link/trash', (req) => moveLink(req, ctx, 'trash'));
  router.delete('/claims/:id/links/:link', (req) => moveLink(req, ctx, 'trash'));
  router.post('/claims/:id/links/:link/restoration', (req) => moveLink(req, ctx, 'restore'));
}
