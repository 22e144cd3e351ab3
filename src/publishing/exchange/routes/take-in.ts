import type { Comparer } from '../../../checking/comparison-queue/actions.js';
import type { Context } from '../../../platform/context.js';
import { faces, invalidReply, type Page, type Reply, written } from '../../../platform/http/reply.js';
import {
  actorOf,
  bodyOf,
  type RequestContext,
  submissionOf,
} from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import { checkOnly, importTable, type Outcome, type Repeated, type ToCheck } from '../actions.js';
import type { Begun, ImportRequest, Imports } from '../import-pool.js';
import { AT_THE_TERMINAL, MAX_ROWS, parseTable, type TableToTake } from '../input/table.js';
import { faultsOf, foundPage } from '../page/found.js';
import { referencesPage } from '../page/references.js';
import type { ImportReport } from '../references/model/reference-report.js';
import { answerTo, faultsJson, fingerprintOf, ownPiecesJson, reportJson } from '../report-json.js';
import { FRAME, importView, TAKEN_CRUMBS } from './show.js';

// A table is checked first, and imported once somebody has confirmed the result. Nothing is stored in between: the page
// carries the table, and it is checked again with the change that imports it.

export interface ImportsContext extends Context {
  readonly imports: Imports;
  readonly comparer: Pick<Comparer, 'afterChange'>;
}

export async function importSentTable(req: RequestContext, ctx: ImportsContext): Promise<Reply> {
  const { as, fields, file } = bodyOf(req);
  const typed = typedFrom(fields);
  const input = parseTable(as, fields, file);
  if (!input.ok) return invalidReply(input.errors, () => importView({ typed, errors: input.errors }));
  const given: Given = {
    req,
    table: input.value,
    // The check reports invalid UTF-8.
    typed: file === null ? typed : { ...typed, text: new TextDecoder().decode(file.bytes) },
  };
  return importInProcess(ctx, given);
}

interface Given {
  readonly req: RequestContext;
  readonly table: TableToTake;
  /** The fields that the page carries on. */
  readonly typed: Typed;
}

function pageLimits({ options }: TableToTake): NonNullable<ToCheck['rowLimit']> {
  const [what, unit] = options.format === 'csv' ? ['table', 'rows'] : ['file', 'records'];
  const message = `This ${what} has more than ${MAX_ROWS.toLocaleString('en-GB')} ${unit}. ${AT_THE_TERMINAL}`;
  return { rows: MAX_ROWS, message };
}

/** Imports a small table on the main thread: starting a worker takes longer. */
async function importInProcess(ctx: ImportsContext, given: Given): Promise<Reply> {
  if (isLarge(given.table)) return importInWorker(ctx, given);
  const { req, table } = given;
  const { bytes, options, checked: seen } = table;
  const toCheck = { bytes, options, actor: actorOf(req).id, rowLimit: pageLimits(table) };
  if (table.dryRun) return shown(await checkOnly(ctx.config.file, toCheck), given);
  let reply: Reply | null = null;
  const outcome = await importTable(ctx.config.file, {
    ...toCheck,
    agrees: (report) => seen === null || seen === fingerprintOf(report),
    async change(work) {
      let settled: Awaited<ReturnType<typeof work>> | Repeated = { kind: 'repeated' };
      reply = await req.write(async (change) => {
        settled = await work(change);
        return replyTo(settled as Outcome, given);
      });
      return settled;
    },
  });
  const isKept = outcome.kind === 'taken' || outcome.kind === 'repeated';
  return isKept && reply !== null ? reply : replyTo(outcome, given);
}

/** Imports in a worker, which keeps the event loop free. */
async function importInWorker(ctx: ImportsContext, given: Given): Promise<Reply> {
  const { req, table } = given;
  const { bytes, options, dryRun, checked: seen } = table;
  const submission = submissionOf(req);
  // A repeated submission is answered at once, without another check.
  const before = dryRun ? null : await answeredBefore(req);
  if (before !== null) return before;
  const sent = { bytes, options, dryRun, seen, submission, rowLimit: pageLimits(table) };
  const request = { ...sent, name: bodyOf(req).file?.name ?? null, actor: actorOf(req).id };
  // A script waits for the result, a person sees how far it is.
  if (req.body?.as !== 'form') return resultOf(request, given, ctx);
  return new Promise((resolve, reject) => {
    let page: string | null = null;
    const onBegun = ({ importId }: Begun) => {
      page = `/imports/${importId}`;
      resolve({ kind: 'see', location: page });
    };
    resultOf(request, given, ctx, onBegun).then(resolve, (err: unknown) => {
      // Once it has begun, its page says how it ends.
      if (page !== null) ctx.log.error({ err, page }, 'import failed');
      reject(err);
    });
  });
}

async function resultOf(
  request: ImportRequest,
  given: Given,
  ctx: ImportsContext,
  onBegun?: (begun: Begun) => void,
): Promise<Reply> {
  try {
    const outcome = await ctx.imports.take(request, onBegun);
    // Pending comparisons run as after any other change.
    if (outcome.kind === 'taken') await ctx.comparer.afterChange(outcome.sources);
    return await replyTo(outcome, given);
  } catch (error) {
    if (error instanceof AppError && error.code === 'outcome_unknown')
      return outcomeUnknown(given.req, error);
    throw error;
  }
}

/** As for any other change: with the form again, or with the answer where it turns out to be saved. */
async function outcomeUnknown(req: RequestContext, error: AppError): Promise<Reply> {
  try {
    return await req.write(() => Promise.reject(error));
  } catch (answer) {
    // The error of the lookup itself says nothing about the import.
    throw answer instanceof AppError && answer.code === 'outcome_unknown' ? answer : error;
  }
}

/** The answer to the same form earlier; null for a new one. */
async function answeredBefore(req: RequestContext): Promise<Reply | null> {
  let isNew = false;
  const reply = await req.write(async () => {
    isNew = true;
    return { kind: 'text', status: 409, text: '' };
  });
  return isNew ? null : reply;
}

/** So large that checking it would block others, as loading what parses BibTeX does. */
function isLarge({ bytes, options }: TableToTake): boolean {
  const small = options.format === 'csv' ? SMALL_BYTES : SMALL_REFERENCES_BYTES;
  if (bytes.length > small || options.format === 'bibtex') return true;
  let lines = 0;
  for (const byte of bytes) if (byte === LINE_FEED) lines += 1;
  return lines > SMALL_LINES;
}

const SMALL_BYTES = 50_000;
/** One record may have a value for every few bytes: of 46 KB, 8,000 values took up to 100 ms. */
const SMALL_REFERENCES_BYTES = 10_000;
const SMALL_LINES = 200;
const LINE_FEED = 0x0a;

async function replyTo(outcome: Outcome | Repeated, given: Given): Promise<Reply> {
  switch (outcome.kind) {
    case 'found':
      return shown(outcome.report, given);
    case 'anew':
      return anew(outcome.report, given);
    case 'taken':
      return answerTo(outcome);
    default:
      return (
        (await answeredBefore(given.req)) ?? Promise.reject(new Error('The earlier import no longer exists.'))
      );
  }
}

/** The result of a check; its faults, with the form. */
function shown(report: ImportReport, given: Given): Reply {
  const { req, table, typed } = given;
  const isForm = req.body?.as === 'form';
  if (report.faultCount > 0) {
    const errors = isForm ? faultsOf(report, table.from) : faultsJson(report.faults);
    const { text: _, ...withoutText } = typed;
    // A browser cannot preselect a file, so the corrected one has to be chosen.
    const again = table.from === 'file' ? withoutText : typed;
    return invalidReply(errors, () => importView({ typed: again, errors, isHeadWrong: report.rows === 0 }), {
      fault_count: report.faultCount,
      own_pieces: ownPiecesJson(report.ownPieces),
    });
  }
  const json = () => reportJson(report, table.dryRun);
  if (!isForm) return written(200, '/import', json());
  return faces({ html: () => foundView(report, given, false), json });
}

/** The result differs from the confirmed one: nothing is imported unseen. */
function anew(report: ImportReport, given: Given): Reply {
  return {
    kind: 'conflict',
    detail: 'The data has changed since this check. Nothing was imported: see the new result.',
    current: reportJson(report, true),
    html: () => foundView(report, given, true),
    carriesOn: true,
  };
}

function foundView(report: ImportReport, { typed }: Given, isAnew: boolean): Page {
  const { dry_run: _, part: __, ...handedOn } = typed;
  const found = { typed: handedOn, isAnew };
  const page =
    report.format === 'csv' ? foundPage({ report, ...found }) : referencesPage({ report, ...found });
  return { ...FRAME, crumbs: TAKEN_CRUMBS, view: 'exchange/found', title: page.title, page };
}
