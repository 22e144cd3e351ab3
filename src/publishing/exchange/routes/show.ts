import { NamesReader } from '../../../people/activity/names-store.js';
import type { Context } from '../../../platform/context.js';
import { csvOf } from '../../../platform/http/csv.js';
import { faces, type Page, type Reply } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { ImportReader } from '../imports-store.js';
import { type ImportShown, importJson, importPage, TEMPLATE } from '../page/form.js';
import { takenJson, takenPage } from '../page/taken.js';
import { type Taken, TakenReader } from '../taken-store.js';

export const FRAME = { section: 'claims', crumbs: [{ label: 'Quotations', href: '/claims' }] } as const;

/** The form for a table; with `taken` in the address the result of an import, by the number of its first event. */
export async function showImport(req: RequestContext, ctx: Context): Promise<Reply> {
  const seq = req.query.one('taken');
  if (seq !== null) return showTaken(await takenFrom(seq, ctx), req, ctx);
  return faces({
    html: async () => importView({ typed: {}, errors: [], runs: await new ImportReader(ctx.db).newest() }),
    json: importJson,
    csv: csvOf('claims', TEMPLATE, async function* () {}),
  });
}

export function importView(shown: ImportShown): Page {
  return { ...FRAME, view: 'exchange/import', title: 'Import', page: importPage(shown) };
}

async function takenFrom(seq: string, ctx: Context): Promise<Taken> {
  const taken = /^[1-9]\d{0,14}$/.test(seq) ? await new TakenReader(ctx.db).from(Number(seq)) : undefined;
  if (taken) return taken;
  throw new AppError(
    'not_found',
    'There is no import at this address. The activity page shows what was added.',
  );
}

function showTaken(taken: Taken, { viewer }: RequestContext, ctx: Context): Reply {
  const kind = taken.kind === 'claims' ? 'claim' : 'source';
  return faces({
    html: async () => {
      const names = await new NamesReader(ctx.db, viewer).namesOf(taken.first.map((id) => ({ kind, id })));
      const page = takenPage(taken, names);
      return { ...FRAME, crumbs: TAKEN_CRUMBS, view: 'exchange/taken', title: page.title, page };
    },
    json: () => takenJson(taken),
  });
}

export const TAKEN_CRUMBS = [...FRAME.crumbs, { label: 'Import', href: '/import' }];
