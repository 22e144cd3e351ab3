import { UnreadableFile } from '../../model/faults.js';
import { fromCsl } from '../model/dates.js';
import { labelOf, type Reference, ReferenceDraft } from '../model/reference.js';
import { membersOf, NotAList } from './json-list.js';
import { ownSource } from './own-source.js';

// Reads CSL-JSON. What the schema does not know is kept under its key. @source CSL-JSON schema 1.0, csl-data.json

/** @param bytes of UTF-8. @throws UnreadableFile where it is not a list in JSON */
export function* cslRecords(bytes: Buffer): Generator<Reference> {
  let n = 0;
  for (const item of itemsIn(bytes)) {
    n += 1;
    if (typeof item !== 'object' || item === null || Array.isArray(item))
      throw new UnreadableFile(null, `Record ${n} is not a set of fields in braces: correct or remove it.`);
    yield recordOf(n, item as Item);
  }
}

type Item = Readonly<Record<string, unknown>>;

function* itemsIn(bytes: Buffer): Generator<unknown> {
  try {
    yield* membersOf(bytes);
  } catch (cause) {
    if (cause instanceof NotAList)
      throw new UnreadableFile(
        null,
        'This is not CSL-JSON, which is a list in square brackets. Check its format.',
      );
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new UnreadableFile(null, `This is not JSON (${cause.message}). Export the library again.`, {
      cause,
    });
  }
}

const DATES: ReadonlySet<string> = new Set([
  'issued',
  'accessed',
  'event-date',
  'original-date',
  'available-date',
  'submitted',
]);

function recordOf(n: number, item: Item): Reference {
  const draft = new ReferenceDraft();
  draft.type = typeof item.type === 'string' ? item.type : null;
  draft.typeGiven = draft.type;
  draft.fields = ownSource(item.custom);
  if (draft.fields !== null) {
    draft.value('title', String(draft.fields.title));
    draft.drop('quotation');
  } else for (const [variable, value] of Object.entries(item)) take(draft, variable, value);
  return draft.finish(n);
}

/** What numbers a record in its own program. */
const KEYS: ReadonlySet<string> = new Set([
  'id',
  'type',
  'citation-key',
  'citation-label',
  'citation-number',
]);

function take(draft: ReferenceDraft, variable: string, value: unknown): void {
  if (KEYS.has(variable) || value === null || value === undefined) return;
  const date = DATES.has(variable) ? fromCsl(value) : null;
  if (date !== null) {
    draft.value(variable, date.date);
    if (date.rest !== null) draft.add(labelOf(variable), date.rest);
  } else if (['string', 'number', 'boolean'].includes(typeof value)) draft.value(variable, String(value));
  else if (Array.isArray(value)) for (const member of value) takeMember(draft, variable, member);
  else draft.drop(labelOf(variable));
}

/** A name, or one of several texts. */
function takeMember(draft: ReferenceDraft, variable: string, member: unknown): void {
  const name = typeof member === 'object' && member !== null ? nameIn(member) : null;
  if (name !== null) draft.name(variable, name);
  else if (typeof member === 'string' || typeof member === 'number')
    draft.add(labelOf(variable), String(member));
  else draft.drop(labelOf(variable));
}

/** @source CSL-JSON schema 1.0, name-variable */
function nameIn(member: object) {
  const part = (name: string): string => {
    const text: unknown = Object.hasOwn(member, name) ? Reflect.get(member, name) : undefined;
    return typeof text === 'string' ? text.trim() : '';
  };
  const joined = (separator: string, ...texts: string[]) =>
    texts.filter((text) => text !== '').join(separator);
  const family = joined(' ', part('non-dropping-particle'), part('family'));
  const given = joined(', ', joined(' ', part('given'), part('dropping-particle')), part('suffix'));
  const literal = part('literal');
  return joined('', family, given, literal) === '' ? null : { family, given, literal };
}
