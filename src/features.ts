import type { Context } from './context.js';
import type { Router } from './platform/http/router.js';

// Maps addresses to features. A feature's files are loaded on the first request for one of its addresses.

export interface Feature {
  /** As in the permission table; `/*` at the end stands for anything below, or nothing. */
  readonly at: readonly string[];
  readonly load: () => Promise<(router: Router, ctx: Context) => void>;
}

/** In order of precedence: where two share an address, the first that has the route answers. */
export const FEATURES: readonly Feature[] = [
  {
    at: ['/sign-in/*', '/sign-out', '/account/*', '/users/*'],
    load: async () => (await import('./people/accounts/routes.js')).accountRoutes,
  },
  {
    at: [
      '/annotations/*',
      '/claims/:id/annotations',
      '/attributions/:id/annotations',
      '/sources/:id/annotations',
      '/sources/:id/snapshots/:snapshot/annotations',
    ],
    load: async () => (await import('./checking/annotations/routes.js')).annotationRoutes,
  },
  {
    at: ['/activity'],
    load: async () => (await import('./pages/activity/routes.js')).activityRoutes,
  },
  {
    at: ['/:table/:id/history'],
    load: async () => (await import('./pages/activity/routes.js')).historyRoutes,
  },
  {
    at: ['/', '/handover', '/about', '/help'],
    load: async () => (await import('./pages/desk/routes.js')).homeRoutes,
  },
  {
    at: ['/integrity'],
    load: async () => (await import('./people/integrity/routes.js')).integrityRoutes,
  },
  {
    at: ['/import'],
    load: async () => (await import('./publishing/exchange/routes.js')).importRoutes,
  },
  {
    at: ['/openapi.json'],
    load: async () => (await import('./server/openapi/routes.js')).openApiRoutes,
  },
  {
    at: [
      '/speakers/:id/merge/*',
      '/outlets/:id/merge/*',
      '/occasions/:id/merge/*',
      '/sources/:id/merge/*',
      '/tags/:id/merge/*',
    ],
    load: async () => (await import('./pages/merging/routes.js')).mergeRoutes,
  },
  {
    at: ['/occasions/*'],
    load: async () => (await import('./record/occasions/routes.js')).occasionRoutes,
  },
  {
    at: ['/attributions/:id/newer-copy'],
    load: async () => (await import('./checking/drift/routes.js')).driftRoutes,
  },
  {
    at: ['/claims/:id/copies'],
    load: async () => (await import('./checking/comparisons/routes.js')).comparisonRoutes,
  },
  {
    at: ['/attributions/*', '/claims/:id/attributions/*', '/claims/:id/reference'],
    load: async () => (await import('./record/attributions/routes.js')).attributionRoutes,
  },
  {
    at: ['/claims', '/claims/new'],
    load: async () => (await import('./record/capture/routes.js')).captureRoutes,
  },
  {
    at: ['/claims/:id/collation'],
    load: async () => (await import('./checking/collation/routes.js')).collationRoutes,
  },
  {
    at: ['/claims/:id/dossier', '/lists/:id/dossier'],
    load: async () => (await import('./pages/dossier/routes.js')).dossierRoutes,
  },
  {
    at: ['/findings/*', '/claims/:id/findings'],
    load: async () => (await import('./checking/findings/routes.js')).findingRoutes,
  },
  {
    at: ['/set-asides/*'],
    load: async () => (await import('./checking/set-asides/routes.js')).setAsideRoutes,
  },
  {
    at: ['/searches/*', '/claims/:id/searches'],
    load: async () => (await import('./checking/searches/routes.js')).searchRoutes,
  },
  // NOTE: before the claims: /claims/export would be taken for a claim's address.
  {
    at: ['/lists/*', '/claims/export'],
    load: async () => (await import('./publishing/lists/routes.js')).listRoutes,
  },
  {
    at: ['/claims/*'],
    load: async () => (await import('./pages/claims/routes.js')).claimRoutes,
  },
  {
    at: ['/outlets/*'],
    load: async () => (await import('./record/outlets/routes.js')).outletRoutes,
  },
  {
    at: ['/sources/:id/snapshots/*', '/sources/:id/recheck'],
    load: async () => (await import('./pages/snapshots/routes.js')).snapshotRoutes,
  },
  {
    at: ['/sources/*'],
    load: async () => (await import('./pages/sources/routes.js')).sourceRoutes,
  },
  {
    at: ['/practice-story/*'],
    load: async () => (await import('./publishing/practice/routes.js')).practiceRoutes,
  },
  {
    at: ['/speakers/*'],
    load: async () => (await import('./record/speakers/routes.js')).speakerRoutes,
  },
  {
    at: ['/tags/*'],
    load: async () => (await import('./record/tags/routes.js')).tagRoutes,
  },
  {
    at: ['/trash'],
    load: async () => (await import('./pages/trash/routes.js')).trashRoutes,
  },
  {
    at: ['/views/*'],
    load: async () => (await import('./pages/saved-views/routes.js')).viewRoutes,
  },
];
