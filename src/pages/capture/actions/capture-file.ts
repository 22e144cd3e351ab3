import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { endsSentence } from '../../../engines/reading/sentences/stops.js';
import type { Db } from '../../../platform/db/schema.js';
import type { Transact, WriteContext } from '../../../platform/db/transact.js';
import { type Clock, nowIso } from '../../../platform/lib/clock.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { type FieldError, ok, type Result } from '../../../platform/lib/result.js';
import { TERMINAL } from '../../../platform/viewer.js';
import { copyOfUpload } from '../../../record/snapshots/actions/take.js';
import type { FileReader } from '../../../record/snapshots/file-pool.js';
import type { CaptureJob } from '../job.js';
import { isCertain, type MatchedItem } from '../model/asks.js';
import { isOwnTeller } from '../model/teller.js';
import type { TextTerms } from '../model/terms.js';
import { type CaptureItem, MAX_SAVED_AT_ONCE } from '../model.js';
import type { CaptureThread } from '../pool.js';
import { acceptable } from './decide.js';
import { CaptureMatcher } from './match.js';
import { type ReadArticle, readArticle, readingContext } from './prepare.js';
import { saveQuotations } from './save.js';
import type { AcceptedItem, SavedItem } from './saving.js';
import { type SentTerms, termsOf } from './terms.js';

// Captures a file from the terminal: what is certain is saved at once.

export interface CaptureOptions {
  /** Somebody else’s where it is left out. */
  readonly sent?: SentTerms;
  /** Whether what is not certain is saved, too. */
  readonly all: boolean;
  readonly dryRun: boolean;
}

export interface ReportedItem extends Omit<SavedItem, 'id'> {
  readonly id: number | null;
  readonly text: string;
  readonly speaker: string | null;
}

export interface FileReport {
  readonly file: string;
  /** Why it could not be captured; null where it was. */
  readonly fault: string | null;
  readonly title: string | null;
  readonly sourceId: number | null;
  readonly found: number;
  /** Saved, or to be saved in a dry run, where they have no claim yet. */
  readonly saved: readonly ReportedItem[];
  /** What a person has to decide. */
  readonly left: readonly MatchedItem[];
}

export interface CapturingParts {
  readonly db: Db;
  readonly transact: Transact;
  readonly reader: FileReader;
  readonly captures: Pick<CaptureThread, 'run'>;
  readonly clock: Clock;
}

const NOBODY_SAID: SentTerms = { whose: null, ground_rule: null, embargoed_until: null };

interface ReadForTerms extends ReadArticle {
  readonly terms: TextTerms;
}

/** Never throws for a file: the report has the reason. */
export async function captureFile(
  ctx: CapturingParts,
  file: string,
  options: CaptureOptions,
): Promise<FileReport> {
  const nothing = { file, title: null, sourceId: null, found: 0, saved: [], left: [] };
  try {
    const read = await articleIn(ctx, file);
    if (!read.ok) return { ...nothing, fault: messagesOf(read.errors) };
    const parts = { db: ctx.db, viewer: TERMINAL, now: nowIso(ctx.clock) };
    const terms = await termsOf(parts, options.sent ?? NOBODY_SAID, read.value.source);
    if (!terms.ok) return { ...nothing, fault: messagesOf(terms.errors) };
    return await captured(ctx, file, { ...read.value, terms: terms.value }, options);
  } catch (error) {
    if (error instanceof AppError) return { ...nothing, fault: error.detail };
    throw error;
  }
}

async function articleIn(ctx: CapturingParts, file: string): Promise<Result<ReadArticle>> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new AppError('invalid', `The file cannot be read (${error.code}).`);
  });
  const received = { name: basename(file), mediaType: '', bytes };
  const copy = await copyOfUpload(ctx.reader, received, { reading: null, encoding: null, typed_in_by: null });
  if (!copy.ok) return copy;
  const parts = { db: ctx.db, viewer: TERMINAL, find: (job: CaptureJob) => ctx.captures.run(job, null) };
  const read = await readArticle(parts, { from: { copy: copy.value }, given: {} });
  // A file without a headline is called by its name.
  const title = read.source.title ?? basename(file, extname(file));
  return ok({ ...read, source: { ...read.source, title } });
}

async function captured(
  ctx: CapturingParts,
  file: string,
  read: ReadForTerms,
  { all, dryRun }: Pick<CaptureOptions, 'all' | 'dryRun'>,
): Promise<FileReport> {
  const sourceId = read.source.id === undefined ? null : Number(read.source.id);
  const matcher = new CaptureMatcher(readingContext(ctx.db), TERMINAL, { sourceId, terms: read.terms });
  const items = read.items.map(
    (item, at): CaptureItem => ({ ...item, n: at + 1, version: 1, state: 'open' }),
  );
  const matched = await matcher.all(items);
  const taken = matched.filter(
    (one) => one.match.recorded !== null || isCertain(one) || (all && isNamed(one)),
  );
  const report = { file, fault: null, title: read.source.title ?? null, sourceId, found: items.length };
  const left = matched.filter((one) => !taken.includes(one));
  if (dryRun || taken.length === 0) return { ...report, saved: taken.map(asPlanned), left };
  return { ...report, ...(await savedInBatches(ctx, read, taken)), left };
}

/** What was saved before one of them failed stays saved, and is told. @throws AppError where nothing is saved */
async function savedInBatches(
  { transact }: CapturingParts,
  read: ReadForTerms,
  taken: readonly MatchedItem[],
): Promise<Pick<FileReport, 'saved' | 'sourceId' | 'fault'>> {
  const saved: ReportedItem[] = [];
  const byNumber = new Map(taken.map((one) => [one.item.n, one]));
  let sourceId: number | null = null;
  for (let from = 0; from < taken.length; from += MAX_SAVED_AT_ONCE) {
    const some = taken.slice(from, from + MAX_SAVED_AT_ONCE);
    try {
      const outcome = await transact({ id: TERMINAL.userId ?? 0 }, (change) => saveSome(change, read, some));
      saved.push(...outcome.items.map((one) => ({ ...one, ...wordsOf(byNumber.get(one.n)) })));
      sourceId = outcome.sourceId;
    } catch (error) {
      if (!(error instanceof AppError) || saved.length === 0) throw error;
      return { saved, sourceId, fault: error.detail };
    }
  }
  return { saved, sourceId, fault: null };
}

/** Whoever recalls their own words is for a person to decide: one of the two is wrong. */
function isNamed({ item, match }: MatchedItem): boolean {
  return match.speaker.status !== 'none' && !isOwnTeller(match, item.fields);
}

/** Names as found, though a saved speaker has a similar one. */
function asFound({ item, match }: MatchedItem): Typed {
  return {
    ...item.fields,
    ...(match.speaker.status === 'near' && { 'speaker.id': 'new' }),
    ...(match.teller?.status === 'near' && { 'recounted_by.id': 'new' }),
  };
}

function asPlanned(one: MatchedItem): ReportedItem {
  const { recorded, target } = one.match;
  const outcome = recorded !== null ? 'recorded' : target !== null ? 'attributed' : 'added';
  return { n: one.item.n, id: recorded ?? target, outcome, ...wordsOf(one) };
}

function wordsOf(one: MatchedItem | undefined): Pick<ReportedItem, 'text' | 'speaker'> {
  const fields: Typed = one?.item.fields ?? {};
  return {
    text: fields.text ?? '',
    speaker: one?.match.speaker.saved?.name ?? fields['speaker.name'] ?? null,
  };
}

/** @throws AppError invalid, which undoes the change */
async function saveSome(
  change: WriteContext,
  { from, text, source, readIn, terms }: ReadForTerms,
  some: readonly MatchedItem[],
) {
  const sourceId = source.id === undefined ? null : Number(source.id);
  const accepted: AcceptedItem[] = [];
  for (const one of some) {
    const { item, match } = one;
    const fields =
      match.recorded === null
        ? await acceptable(change, TERMINAL, { sourceId, terms }, asFound(one))
        : ok(item.fields);
    if (!fields.ok) throw notSaved(fields.errors);
    accepted.push({ ...item, fields: fields.value });
  }
  const kept = 'copy' in from ? from : { snapshotId: from.snapshot.id };
  const saved = await saveQuotations(change, TERMINAL, { text, source, readIn, terms, from: kept }, accepted);
  if (!saved.ok) throw notSaved(saved.errors);
  return saved.value;
}

function notSaved(errors: readonly FieldError[]): AppError {
  return new AppError('invalid', `Not saved. ${messagesOf(errors)}`, { errors });
}

function messagesOf(errors: readonly FieldError[]): string {
  return errors.map(({ message }) => (endsSentence(message) ? message : `${message}.`)).join(' ');
}
