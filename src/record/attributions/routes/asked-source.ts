import type { Context } from '../../../context.js';
import type { Ask } from '../../../platform/http/ask.js';
import { found } from '../../../platform/http/found.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { Typed } from '../../../platform/lib/form-page.js';
import { typedPick } from '../../../platform/lib/pick-fields.js';
import { SnapshotReader } from '../../snapshots/store.js';
import { SourceReader } from '../../sources/store.js';

/**
 * The source that the form is opened with: `?source=9`; and with `&snapshot=2&at=120-340` the words that a copy of it
 * has there, which may differ from the claim's.
 * @throws AppError for a source, a copy or words that are not there
 */
export async function askedSource(ask: Ask, ctx: Context): Promise<Typed> {
  if (ask.query.one('source') === null) return {};
  const id = numberIn(ask, 'source');
  const source = found(await new SourceReader(ctx.db, ask.viewer).byId(id), 'source', ask.viewer);
  const named = typedPick('source', 'source', { id, name: source.title });
  return ask.query.one('snapshot') === null ? named : { ...named, wording: await wordsIn(ask, ctx, id) };
}

async function wordsIn(ask: Ask, ctx: Context, sourceId: number): Promise<string> {
  const reader = new SnapshotReader(ctx.db, ask.viewer);
  const copy = found(await reader.byId(sourceId, numberIn(ask, 'snapshot')), 'kept copy', ask.viewer);
  const at = ask.query.one('at') ?? '';
  const [, start = '', end = ''] = /^(\d{1,9})-(\d{1,9})$/.exec(at) ?? [];
  const words = (copy.text ?? '').slice(Number(start), Number(end)).replace(/\s+/g, ' ').trim();
  if (words !== '' && words.length <= LONGEST) return words;
  throw new AppError(
    'bad_request',
    `‘at=${at.slice(0, 30)}’ names no words to quote: give where they start and end in the copy, such as at=120-340.`,
  );
}

/** A form is not filled in with a whole copy. */
const LONGEST = 10_000;

function numberIn(ask: Ask, name: string): number {
  const text = ask.query.one(name) ?? '';
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new AppError('bad_request', `‘${name}’ is given by its number, such as ${name}=42.`);
}
