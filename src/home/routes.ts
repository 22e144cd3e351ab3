import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { doingsOf, recordsOf, toldJson } from '../activity/doings.js';
import { NamesReader } from '../activity/names-store.js';
import { ActivityReader } from '../activity/store.js';
import type { Context } from '../context.js';
import { NOT_WHETHER_SO } from '../findings/model/reason.js';
import type { Ask } from '../http/ask.js';
import type { Door } from '../http/door.js';
import { faces, type Reply } from '../http/reply.js';
import { packageRoot } from '../lib/package-root.js';
import { ATTRIBUTION_STATUSES, keysOf, STATUS_MEANINGS } from '../vocabulary.js';
import { homeJson, homePage, targetsOf } from './page.js';
import { HomeReader } from './store.js';

const ROWS = 10;
const EVENTS = 40;
const DOINGS = 8;

export function homeRoutes(door: Door, ctx: Context): void {
  const manifest = readManifest();
  door.get('/', (ask) => home(ask, ctx));
  door.get('/about', () =>
    faces({
      html: () => ({ view: 'about/about', title: 'About Onrecord', page: manifest }),
      json: () => manifest,
    }),
  );
  door.get('/help', () =>
    faces({
      html: () => ({
        view: 'about/help',
        title: 'Help',
        page: { statuses: statusesExplained(), caveat: NOT_WHETHER_SO },
      }),
    }),
  );
}

async function home(ask: Ask, ctx: Context): Promise<Reply> {
  const desk = new HomeReader(ctx.db, ask.viewer);
  const notes = await desk.openNotes(ROWS);
  const claims = await desk.newClaims(ROWS);
  const { rows } = await new ActivityReader(ctx.db, ask.viewer).page({ after: null, limit: EVENTS });
  const names = await new NamesReader(ctx.db, ask.viewer).of([...targetsOf(notes), ...recordsOf(rows)]);
  const all = doingsOf(rows, names);
  const doings = all.slice(0, DOINGS);
  const isCut = rows.length === EVENTS && doings.length === all.length;
  const page = { notes, claims, names, doings, isCut };
  return faces({
    html: () => ({
      view: 'home/index',
      title: 'The desk',
      section: 'desk',
      page: homePage(page, ask.viewer),
    }),
    json: () => homeJson(page, toldJson(page.doings)),
  });
}

function statusesExplained() {
  return keysOf(ATTRIBUTION_STATUSES).map((status) => ({
    status,
    word: ATTRIBUTION_STATUSES[status],
    meaning: STATUS_MEANINGS[status],
  }));
}

function readManifest(): { readonly version: string; readonly licence: string } {
  const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  return { version: String(manifest.version), licence: String(manifest.license) };
}
