import { ENCODINGS } from '../../engines/documents/encodings.js';
import { flag, httpUrl, line, oneOf, span } from '../../platform/lib/fields/fields.js';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import { sentAs } from '../../platform/lib/fields/sent-as-json.js';
import { type CreateInput, createSchema, eitherOf, required } from '../../platform/lib/fields/shapes.js';
import { ok, type Result, refused } from '../../platform/lib/result.js';
import { isBlank } from '../../platform/lib/text/text-hygiene.js';
import type { OfferedField } from './model/found.js';

/** About a thousand printed pages; for a book, the quoted part is enough. */
export const MAX_COPY_LENGTH = 2_000_000;

/** The text of a copy. */
export const copyText = (label = 'The copy') =>
  span({ max: MAX_COPY_LENGTH, label }).transform((words) =>
    words !== null && isBlank(words) ? null : words,
  );
const typed_in_by = line({ max: 200, label: 'Who typed it in' });

/** How much of a page is read. Other kinds of copies have no choice. */
export const PAGE_READINGS = { article: 'The article', whole_page: 'Everything on the page' } as const;
const reading = oneOf(PAGE_READINGS);

/** The encoding to decode it in; by default detected from the bytes and the declared charset. */
const encoding = () => oneOf(ENCODINGS);

/** Save it although its text is saved already. */
const again = flag();

const PASTED = { text: required(copyText(), 'Paste the text of the source'), typed_in_by, again };
export type PastedText = CreateInput<typeof PASTED>;
const pastedText = createSchema(PASTED);

const FETCHED = {
  url: required(httpUrl(), 'Enter the web address of the source'),
  reading,
  encoding: encoding(),
  again,
};
export type AddressToKeep = CreateInput<typeof FETCHED>;
/** The address of a page that is read only for its details. */
export const detailsWanted = createSchema({ url: FETCHED.url });
const addressToKeep = createSchema(FETCHED);

const UPLOADED = { reading, encoding: encoding(), typed_in_by, again };
export type UploadToKeep = CreateInput<typeof UPLOADED>;
export const uploadToKeep = createSchema(UPLOADED);

const READ_AGAIN = { encoding: required(encoding(), 'Choose the encoding'), again };
/** A saved copy's bytes, decoded again in another encoding. */
export const readAgain = createSchema(READ_AGAIN);

const place = () => oneOf({ 0: '0', 1: '1', 2: '2', 3: '3' });

/** Which of the offered readings of each field is taken, by its place; empty for none. */
export const takenDetails = createSchema({
  outlet: place(),
  authors: place(),
  issued: place(),
  language: place(),
  url: place(),
});

export function parseTaken(fields: unknown): Result<Taken> {
  const parsed = parseWith(takenDetails, fields);
  if (!parsed.ok) return parsed;
  const taken = Object.entries(parsed.value).map(([field, at]) => [field, at === null ? null : Number(at)]);
  return ok(Object.fromEntries(taken) as Taken);
}

/** The JSON body for the OpenAPI document. */
export const newCopy = eitherOf(
  createSchema({ text: copyText(), url: httpUrl(), reading, encoding: encoding(), typed_in_by, again }),
  'text',
  'url',
  'Paste the text of the source, enter its web address or upload a file',
);

/** By field, the place of the reading that is taken; null for none. */
export type Taken = Readonly<Partial<Record<OfferedField, number | null>>>;

export type CopyOptions =
  | { readonly way: 'paste'; readonly value: PastedText }
  | { readonly way: 'fetch'; readonly value: AddressToKeep }
  | { readonly way: 'upload'; readonly value: UploadToKeep };

/** Where a form on the page of a quotation came from; null for any other. */
export interface SentFrom {
  readonly claimId: number;
  readonly attributionId: number;
}

/** Takes the two ids that say where a form was sent out of its fields. What is no id is left in, and refused. */
export function takeSentFrom(fields: unknown): { readonly from: SentFrom | null; readonly fields: unknown } {
  if (typeof fields !== 'object' || fields === null) return { from: null, fields };
  const { claim_id, attribution_id, ...rest } = fields as Record<string, unknown>;
  if (!isId(claim_id) || !isId(attribution_id)) return { from: null, fields };
  return { from: { claimId: Number(claim_id), attributionId: Number(attribution_id) }, fields: rest };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[1-9]\d{0,14}$/.test(value);
}

/** Which of the three ways is used: a file, an address, or text. Each form says which it is. */
export function parseCopy(fields: unknown, hasFile: boolean): Result<CopyOptions> {
  const { way: said, ...rest } = typeof fields === 'object' && fields !== null ? (fields as Given) : {};
  const given = sentAs(fields, rest);
  if (hasFile) return as('upload', parseWith(uploadToKeep, given));
  if (said === 'upload') return refused([{ path: 'file', message: 'Choose the file first' }]);
  if (said === 'fetch') return as('fetch', parseWith(addressToKeep, given));
  if (said === 'paste') return as('paste', parseWith(pastedText, given));
  const either = parseWith(newCopy, said === undefined ? fields : sentAs(fields, { ...given, way: said }));
  if (!either.ok) return either;
  return Object.hasOwn(given, 'url')
    ? as('fetch', parseWith(addressToKeep, given))
    : as('paste', parseWith(pastedText, given));
}

interface Given {
  readonly way?: unknown;
}

function as<W extends CopyOptions['way'], V>(
  way: W,
  parsed: Result<V>,
): Result<{ readonly way: W; readonly value: V }> {
  return parsed.ok ? ok({ way, value: parsed.value }) : parsed;
}
