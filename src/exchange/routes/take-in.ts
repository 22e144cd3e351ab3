import type { Context } from '../../context.js';
import { type Ask, actorOf, sentWith } from '../../http/ask.js';
import { faces, type Page, type Reply, refusedWith, written } from '../../http/reply.js';
import { type Typed, typedFrom } from '../../lib/form-page.js';
import { type Checked, type ToCheck, takeIn, withChecked } from '../actions.js';
import type { CsvReport } from '../csv/check.js';
import { markOf } from '../csv/mark.js';
import { NotPublished } from '../csv/publish.js';
import { AT_THE_TERMINAL, MOST_ROWS, parseTable, type TableToTake } from '../input/table.js';
import { faultsJson, faultsOf, foundPage, reportJson } from '../page/found.js';
import { importView } from './show.js';

// A table is looked at first, and taken in once somebody has seen what it comes to. The desk keeps nothing in
// between: the page carries the table on, and it is checked again with the change that takes it in.

export async function takeInTable(ask: Ask, ctx: Context): Promise<Reply> {
  const { as, fields, file } = sentWith(ask);
  const typed = typedFrom(fields);
  const input = parseTable(as, fields, file);
  if (!input.ok) return refusedWith(input.errors, () => importView({ typed, errors: input.errors }));
  const given: Given = {
    ask,
    table: input.value,
    typed: file === null ? typed : { ...typed, ...textOf(file) },
  };
  if (input.value.dryRun) return checking(ctx, given, async ({ report }) => shown(report, given));
  return takenIn(ctx, given);
}

interface Given {
  readonly ask: Ask;
  readonly table: TableToTake;
  /** What the page hands on. */
  readonly typed: Typed;
}

/** What is no UTF-8 is refused by the check. */
function textOf({ bytes }: { readonly bytes: Uint8Array }): Typed {
  return { text: new TextDecoder().decode(bytes) };
}

function checking<T>(
  ctx: Context,
  { ask, table }: Given,
  work: (checked: Checked) => Promise<T>,
): Promise<T> {
  const { bytes, wish } = table;
  return withChecked(ctx.config.file, { bytes, wish, actor: actorOf(ask).id, most: MOST }, work);
}

const MOST: ToCheck['most'] = {
  rows: MOST_ROWS,
  message: `This table has more than ${MOST_ROWS.toLocaleString('en-GB')} rows. ${AT_THE_TERMINAL}`,
};

/** Somebody may change the desk between a check and its change: then it is checked again. */
const MOST_TRIES = 3;

async function takenIn(ctx: Context, given: Given): Promise<Reply> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    try {
      return await checking(ctx, given, (checked) => settle(checked, given));
    } catch (error) {
      if (!(error instanceof NotPublished)) throw error;
    }
  }
  return checking(ctx, given, async ({ report }) =>
    report.faultCount > 0 ? shown(report, given) : anew(report, given),
  );
}

/** NOTE: whatever is answered is answered in the change, so that the second of a double click is as the first was. */
function settle(checked: Checked, given: Given): Promise<Reply> {
  const { report } = checked;
  const { checked: seen } = given.table;
  return given.ask.change(async (change) => {
    if (report.faultCount > 0 || report.taken === 0) return shown(report, given);
    if (seen !== null && seen !== markOf(report)) return anew(report, given);
    const first = await takeIn(change, checked);
    return written(201, `/import?taken=${first}`, reportJson(report, false));
  });
}

/** What a table would come to; what is wrong with it, with the form. */
function shown(report: CsvReport, given: Given): Reply {
  const { ask, table, typed } = given;
  const isForm = ask.sent?.as === 'form';
  if (report.faultCount > 0) {
    const errors = isForm ? faultsOf(report, table.from) : faultsJson(report.faults);
    const again = table.from === 'file' ? withoutText(typed) : typed;
    return refusedWith(errors, () => importView({ typed: again, errors, isHeadWrong: report.rows === 0 }), {
      fault_count: report.faultCount,
    });
  }
  const json = () => reportJson(report, table.dryRun);
  if (!isForm) return written(200, '/import', json());
  return faces({ html: () => foundView(report, given, false), json });
}

/** A browser chooses no file by itself: the mended one is to be chosen. */
function withoutText({ text: _, ...typed }: Typed): Typed {
  return typed;
}

/** The table comes to something else than was looked at: nothing is taken in that nobody has seen. */
function anew(report: CsvReport, given: Given): Reply {
  return {
    kind: 'conflict',
    detail:
      'The desk has changed since this was checked. Nothing was taken in: see what the table comes to now.',
    current: reportJson(report, true),
    html: () => foundView(report, given, true),
  };
}

function foundView(report: CsvReport, { typed }: Given, isAnew: boolean): Page {
  const { dry_run: _, ...handedOn } = typed;
  const page = foundPage({ report, typed: handedOn, isAnew });
  return {
    view: 'exchange/found',
    title: page.title,
    section: 'claims',
    crumbs: [
      { label: 'Claims', href: '/claims' },
      { label: 'Import a table', href: '/import' },
    ],
    page,
  };
}
