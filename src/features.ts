import { NOUNS } from './nouns.js';
import type { Router } from './platform/http/router.js';
import type { Noun } from './platform/noun.js';
import type { OpenContext } from './server/context/open-context.js';

// Maps addresses to features. A feature's files are loaded on the first request for one of its addresses.

/** Its addresses as in the permission table: `/*` at the end stands for anything below, or nothing. */
export type Feature = readonly [
  at: readonly string[],
  load: () => Promise<(router: Router, ctx: OpenContext) => void>,
];

/** In order of precedence: where two share an address, the first that has the route answers. */
export const FEATURES: readonly Feature[] = [
  [
    ['/sign-in/*', '/sign-out', '/account/*', '/users/*'],
    async () => (await import('./people/accounts/routes.js')).accountRoutes,
  ],
  [
    [
      '/annotations/*',
      '/claims/:id/annotations',
      '/attributions/:id/annotations',
      '/sources/:id/annotations',
      '/sources/:id/snapshots/:snapshot/annotations',
    ],
    async () => (await import('./checking/annotations/routes.js')).annotationRoutes,
  ],
  [['/activity'], async () => (await import('./pages/activity/routes.js')).activityRoutes],
  [['/:table/:id/history'], async () => (await import('./pages/activity/routes.js')).historyRoutes],
  [['/', '/handover', '/about', '/help'], async () => (await import('./pages/desk/routes.js')).homeRoutes],
  [['/notices', '/notices/*'], async () => (await import('./people/notices/routes.js')).noticeRoutes],
  [['/integrity'], async () => (await import('./people/integrity/routes.js')).integrityRoutes],
  [['/import', '/imports/*'], async () => (await import('./publishing/exchange/routes.js')).importRoutes],
  [['/openapi.json'], async () => (await import('./server/openapi/routes.js')).openApiRoutes],
  [
    [
      ...NOUNS.filter(({ merges }: Noun) => merges).map(({ address }) => `${address}/:id/merge/*`),
      '/merge-proposals/*',
    ],
    async () => (await import('./pages/merging/routes.js')).mergeRoutes,
  ],
  [['/occasions/*'], async () => (await import('./record/occasions/routes.js')).occasionRoutes],
  [['/attributions/:id/newer-copy'], async () => (await import('./checking/drift/routes.js')).driftRoutes],
  [
    ['/claims/:id/copies', '/claims/:id/comparison', '/sources/:id/comparison'],
    async () => (await import('./checking/comparisons/routes.js')).comparisonRoutes,
  ],
  [
    ['/attributions/*', '/claims/:id/attributions/*', '/claims/:id/reference'],
    async () => (await import('./record/attributions/routes.js')).attributionRoutes,
  ],
  [['/claims', '/claims/new'], async () => (await import('./record/entry/routes.js')).entryRoutes],
  [['/claims/:id/collation'], async () => (await import('./checking/collation/routes.js')).collationRoutes],
  [
    ['/claims/:id/dossier', '/lists/:id/dossier'],
    async () => (await import('./pages/dossier/routes.js')).dossierRoutes,
  ],
  [
    ['/findings/*', '/claims/:id/findings'],
    async () => {
      const { findingRoutes } = await import('./checking/findings/routes.js');
      const { claimPageOf } = await import('./pages/claims/routes/read.js');
      return (router, ctx) => findingRoutes(router, ctx, claimPageOf);
    },
  ],
  [['/set-asides/*'], async () => (await import('./checking/set-asides/routes.js')).setAsideRoutes],
  [
    ['/searches/*', '/claims/:id/searches'],
    async () => (await import('./checking/searches/routes.js')).searchRoutes,
  ],
  // NOTE: before the claims: /claims/export would be taken for a claim's address.
  [
    ['/lists/*', '/claims/export', '/claims/citation'],
    async () => (await import('./publishing/lists/routes.js')).listRoutes,
  ],
  [['/claims/*'], async () => (await import('./pages/claims/routes.js')).claimRoutes],
  [['/capture/*'], async () => (await import('./pages/capture/routes.js')).captureRoutes],
  [['/changes/:id/undo'], async () => (await import('./pages/changes/routes.js')).changeRoutes],
  [['/lookup'], async () => (await import('./pages/lookup/routes.js')).lookupRoutes],
  [['/menu'], async () => (await import('./pages/menu/routes.js')).menuRoutes],
  [['/outlets/*'], async () => (await import('./record/outlets/routes.js')).outletRoutes],
  [
    ['/sources/:id/snapshots/*', '/sources/:id/recheck'],
    async () => {
      const { snapshotRoutes } = await import('./pages/snapshots/routes.js');
      const { sourceAnswers } = await import('./pages/sources/routes/answers.js');
      return (router, ctx) => snapshotRoutes(router, ctx, sourceAnswers);
    },
  ],
  [['/sources/*'], async () => (await import('./pages/sources/routes.js')).sourceRoutes],
  [['/practice-story/*'], async () => (await import('./publishing/practice/routes.js')).practiceRoutes],
  [['/styles/*'], async () => (await import('./publishing/citations/styles/routes.js')).styleRoutes],
  [['/speakers/*'], async () => (await import('./pages/speakers/routes.js')).speakerRoutes],
  [['/tags/*'], async () => (await import('./pages/tags/routes.js')).tagRoutes],
  [['/trash'], async () => (await import('./pages/trash/routes.js')).trashRoutes],
  [['/views/*'], async () => (await import('./pages/saved-views/routes.js')).viewRoutes],
];
