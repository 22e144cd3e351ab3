import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NOT_WHETHER_SO } from '../../derived/status/model/reason.js';
import type { Context } from '../../platform/context.js';
import { faces } from '../../platform/http/reply.js';
import type { Router } from '../../platform/http/router.js';
import { publicAddress } from '../../platform/http/security/public-address.js';
import { packageRoot } from '../../platform/lib/package-root.js';
import { reaches } from '../../platform/viewer.js';
import {
  ATTRIBUTION_STATUSES,
  FACET_QUESTIONS,
  FACETS,
  FINDING_MEANINGS,
  FINDING_VALUES,
  keysOf,
  STATUS_MEANINGS,
  VERDICTS,
} from '../../vocabulary.js';
import { bookmarklets } from '../lookup/model/bookmarklets.js';
import { handover } from './routes/handover.js';
import { home } from './routes/home.js';

export function homeRoutes(router: Router, ctx: Context): void {
  const manifest = readManifest();
  router.get('/', (req) => home(req, ctx));
  router.get('/handover', (req) => handover(req, ctx));
  router.get('/about', () =>
    faces({
      html: () => ({ view: 'about/about', title: 'About Onrecord', page: manifest }),
      json: () => manifest,
    }),
  );
  router.get('/help', ({ viewer, raw }) =>
    faces({
      html: async () => ({
        view: 'about/help',
        title: 'Help',
        page: {
          statuses: statusesExplained(),
          caveat: NOT_WHETHER_SO,
          checks: checksExplained(),
          verdicts: Object.values(VERDICTS),
          canPractise: reaches(viewer.role, 'editor'),
          keys: await readKeys(),
          bookmarklets: bookmarklets(publicAddress(ctx.config, raw)),
        },
      }),
    }),
  );
}

function statusesExplained() {
  return keysOf(ATTRIBUTION_STATUSES).map((status) => ({
    status,
    word: ATTRIBUTION_STATUSES[status],
    meaning: STATUS_MEANINGS[status],
  }));
}

/** The table that the browser's keys run by. */
async function readKeys(): Promise<readonly { readonly keys: string; readonly what: string }[]> {
  const table: unknown = await import(pathToFileURL(join(packageRoot, 'public/js/key-table.js')).href);
  return (table as { KEYS: Awaited<ReturnType<typeof readKeys>> }).KEYS;
}

function checksExplained() {
  return keysOf(FACETS).map((facet) => {
    const [values, meanings]: Readonly<Record<string, string>>[] = [
      FINDING_VALUES[facet],
      FINDING_MEANINGS[facet],
    ];
    const rows = Object.entries(values ?? {}).map(([value, word]) => ({
      word,
      meaning: meanings?.[value] ?? '',
    }));
    return { facet, word: FACETS[facet], question: FACET_QUESTIONS[facet], values: rows };
  });
}

function readManifest(): { readonly version: string; readonly licence: string } {
  const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  return { version: String(manifest.version), licence: String(manifest.license) };
}
