import { z } from 'zod';
import {
  flag,
  httpUrl,
  idOf,
  line,
  oneOf,
  span,
  typedInstant,
  wholeNumber,
  words,
} from '../../platform/lib/fields/fields.js';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import {
  type CreateInput,
  createSchema,
  eitherOf,
  listOf,
  nested,
  type PatchInput,
  patchSchema,
  required,
} from '../../platform/lib/fields/shapes.js';
import { type FieldError, ok, type Result, refused } from '../../platform/lib/result.js';
import { newOccasion } from '../../record/occasions/input.js';
import { copyText, MAX_COPY_LENGTH, PAGE_READINGS } from '../../record/snapshots/input.js';
import { newSource } from '../../record/sources/input.js';
import { newSpeaker } from '../../record/speakers/input.js';
import { FORMS, GROUND_RULES, TEXT_OWNERS } from '../../vocabulary.js';
import { versionsSeen } from './model/seen.js';
import { type Act, MAX_SAVED_AT_ONCE } from './model.js';

// What is sent to a capture. Forms send the names of their fields, and are read by the routes; JSON is read here.

const RULE = { ground_rule: oneOf(GROUND_RULES), embargoed_until: typedInstant() };

const ARTICLE = {
  text: copyText('The text'),
  url: httpUrl(),
  snapshot_id: idOf('The saved copy'),
  reading: oneOf(PAGE_READINGS),
  source_id: idOf('The source'),
  source: nested(newSource),
  whose: oneOf(TEXT_OWNERS),
  ...RULE,
};

export type NewArticle = CreateInput<typeof ARTICLE>;

const article = eitherOf(createSchema(ARTICLE), 'source_id', 'source');
const ONE_WAY = 'Paste the text of the article, upload a file, or enter its web address';

export function parseArticle(fields: unknown, hasFile: boolean): Result<NewArticle> {
  const input = parseWith(article, fields);
  if (!input.ok) return refused(withRemedy(input.errors, (Object(fields) as { text?: unknown }).text));
  const { text, url, snapshot_id: copy } = input.value;
  const ways = [text !== null, url !== null, copy !== null, hasFile].filter(Boolean).length;
  const message = ways === 0 ? ONE_WAY : `${ONE_WAY}. Only one of these`;
  return ways === 1 ? input : refused([{ path: 'text', message }]);
}

/** What is too long can be taken in parts, each a source or version of its own. */
function withRemedy(errors: readonly FieldError[], text: unknown): FieldError[] {
  if (typeof text !== 'string' || text.length <= MAX_COPY_LENGTH) return [...errors];
  const remedy = 'Paste the part that is quoted, or one part after another';
  return errors.map((one) => (one.path === 'text' ? { ...one, message: `${one.message}. ${remedy}` } : one));
}

const DECIDED = {
  text: words(),
  form: oneOf(FORMS),
  speaker_id: idOf('The speaker'),
  speaker: nested(newSpeaker),
  recounted_by_id: idOf('Recalled by'),
  recounted_by: nested(newSpeaker),
  credited_as: line({ max: 500, label: 'Credited as' }),
  cue: line({ max: 500, label: '“Linking words”' }),
  locator: line({ max: 200, label: 'The locator' }),
  relayed_from: nested(citedSource()),
  occasion_id: idOf('The occasion'),
  occasion: nested(newOccasion),
  claim_id: idOf('The quotation'),
  fragment_of: idOf('The quotation it is a fragment of'),
  ...RULE,
};

/** What is missing is as it was found; null is none. */
export type DecidedFields = PatchInput<typeof DECIDED>;

function decidedBy<S extends typeof DECIDED>(shape: S) {
  const speaker = eitherOf(patchSchema(shape), 'speaker_id', 'speaker');
  return eitherOf(eitherOf(speaker, 'recounted_by_id', 'recounted_by'), 'occasion_id', 'occasion');
}

function citedSource() {
  return eitherOf(
    createSchema({ source_id: idOf('The source'), source: nested(newSource) }),
    'source_id',
    'source',
    'Enter the source it cites',
  );
}

const n = required(wholeNumber({ min: 1, max: 1_000_000, label: 'n' }), 'Give the number of the quotation');
const chosen = decidedBy({ ...DECIDED, n });
export type ChosenQuotation = DecidedFields & { readonly n?: number | undefined };

const CLAIMS = {
  id: required(idOf('The capture'), 'Give the number of the capture'),
  quotations: required(
    listOf(nested(chosen), { max: MAX_SAVED_AT_ONCE }),
    'Give the quotations to save, each by its n',
  ),
};
const claims = createSchema(CLAIMS);
export type NewClaims = CreateInput<typeof CLAIMS>;

export function parseClaims(fields: unknown): Result<NewClaims> {
  const input = parseWith(claims, fields);
  if (!input.ok) return input;
  const numbers = input.value.quotations.map((one) => one.n);
  const without = numbers.indexOf(undefined);
  if (without >= 0)
    return refused([{ path: `quotations.${without}.n`, message: 'Give the number of the quotation' }]);
  const twice = numbers.findIndex((number, at) => numbers.indexOf(number) < at);
  if (twice < 0) return ok(input.value);
  return refused([{ path: `quotations.${twice}.n`, message: 'Give each number once' }]);
}

const ACTS = {
  accept: 'Accept',
  drop: 'Drop',
  reopen: 'Reopen',
  save: 'Keep changes',
} as const satisfies Record<Act, string>;

const decision = decidedBy({
  ...DECIDED,
  /** The speaker is also that of the others found under the same name. */
  same_name: flag(),
  do: required(oneOf(ACTS), 'Say what to do'),
});

/** `do` by default keeps the changes. */
export interface SentDecision {
  readonly act: Act;
  readonly isForSameName: boolean;
  readonly given: DecidedFields;
}

export function parseDecision(fields: unknown): Result<SentDecision> {
  const input = parseWith(decision, fields);
  if (!input.ok) return input;
  const { do: act, same_name: same, ...given } = input.value as DecidedFields & SentBeside;
  return ok({ act: act ?? 'save', isForSameName: same === true, given });
}

interface SentBeside {
  readonly do?: Act;
  readonly same_name?: boolean | null;
}

const captureSource = createSchema({ source: required(nested(newSource), 'Enter the source'), ...RULE });

export function parseCaptureSource(fields: unknown): Result<unknown> {
  return parseWith(captureSource, fields);
}

const captureRule = createSchema(RULE);
export type SentRule = CreateInput<typeof RULE>;

const terms = createSchema({ whose: ARTICLE.whose, ...RULE });

/** Whose a text is, and its ground rule, as an option of the terminal has them. */
export function parseTerms(fields: unknown) {
  return parseWith(terms, fields);
}

/** Of the whole text. */
export function parseRule(fields: unknown): Result<SentRule> {
  const { ground_rule, embargoed_until } = Object(fields) as Record<string, unknown>;
  return parseWith(captureRule, { ground_rule, embargoed_until });
}

const acceptance = createSchema({
  seen: required(line({ max: 100_000, label: 'seen' }), 'Give the quotations seen, such as 1-3:1 4:2'),
  part: wholeNumber({ min: 1, max: 1_000_000, label: 'part' }),
  editing: line({ max: 1_000, label: 'editing' }),
});

export interface Acceptance {
  readonly seen: ReadonlyMap<number, number>;
  /** The one that the page showed. */
  readonly part: number | null;
  /** Numbers of those whose forms are open. */
  readonly editing: ReadonlySet<number>;
}

export function parseAcceptance(fields: unknown): Result<Acceptance> {
  const input = parseWith(acceptance, fields);
  if (!input.ok) return input;
  const { seen, part, editing } = input.value;
  return ok({ seen: versionsSeen(seen), part, editing: new Set((editing ?? '').split(' ').map(Number)) });
}

const added = eitherOf(
  createSchema({
    exact: span({ max: 20_000, label: 'The exact text' }),
    at: line({ max: 1_000, label: 'at' }),
  }),
  'exact',
  'at',
  'Paste the words of the quotation, or select them in the text',
);

export function parseAdded(fields: unknown) {
  return parseWith(added, fields);
}

const joining = createSchema({
  with: required(idOf('The other quotation'), 'Give the number of the quotation to join with'),
  with_version: required(idOf('Its version'), 'Give the version of that quotation'),
});

export function parseJoining(fields: unknown) {
  return parseWith(joining, fields);
}

const splitting = createSchema({ at: wholeNumber({ min: 0, max: 20_000_000, label: 'The position' }) });

export function parseSplitting(fields: unknown) {
  return parseWith(splitting, fields);
}

/** The bodies that clients send, for the OpenAPI document. */
export const captureWrites = {
  article: article.check(
    z.refine((value) => (value.text ?? value.url ?? value.snapshot_id) !== null, {
      error: ONE_WAY,
      path: ['text'],
    }),
  ),
  ...{ claims, decision, acceptance, added, joining, splitting, source: captureSource },
  besideFile: createSchema({
    reading: ARTICLE.reading,
    source_id: ARTICLE.source_id,
    whose: ARTICLE.whose,
    ...RULE,
  }),
} as const;
