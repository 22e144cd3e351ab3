import { parseQuery } from '../../derived/search/model/parse-query.js';
import { SET_ASIDE_REASON } from '../../derived/set-asides/input.js';
import {
  edtfDate,
  field,
  idOf,
  language,
  line,
  oneOf,
  prose,
  someOf,
  typedInstant,
} from '../../platform/lib/fields/fields.js';
import { filtersBy } from '../../platform/lib/fields/filters.js';
import { inputShape } from '../../platform/lib/fields/noun-fields.js';
import { parsePatch, parseWith } from '../../platform/lib/fields/parse-with.js';
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
import { ok, type Result, refused } from '../../platform/lib/result.js';
import {
  ATTRIBUTION_STATUSES,
  CLAIM_ORDERS,
  FORMS,
  GROUND_RULES,
  LINK_KINDS,
  MATCH_STATES,
} from '../../vocabulary.js';
import { newOccasion } from '../occasions/input.js';
import { newSpeaker } from '../speakers/input.js';
import { tagName } from '../tags/fields.js';
import { CLAIM_FIELDS } from './fields.js';
import type { ClaimFilters } from './model.js';

const { said_on, summary, note, ...first } = inputShape(CLAIM_FIELDS);

/** What a claim is made of: identical for JSON and import, and with one exception for forms. */
export const CLAIM_SHAPE = {
  ...first,
  speaker_id: idOf('The speaker'),
  speaker: nested(newSpeaker),
  occasion_id: idOf('The occasion'),
  occasion: nested(newOccasion),
  said_on,
  summary,
  note,
  tags: listOf(tagName, { max: 50, commas: true }),
};

/** In a form a time is typed in local notation. */
export const CLAIM_FORM_SHAPE = { ...CLAIM_SHAPE, embargoed_until: typedInstant() };

export type NewClaim = CreateInput<typeof CLAIM_SHAPE>;
/** Required of an edit that lifts or loosens the ground rule. */
const RULE_REASON = { rule_reason: prose({ max: 20_000, label: 'The reason' }) };

export type ClaimEdit = PatchInput<typeof CLAIM_SHAPE & typeof SET_ASIDE_REASON & typeof RULE_REASON>;

export const claimEdit = editOf(CLAIM_SHAPE);
const formEdit = editOf(CLAIM_FORM_SHAPE);

function editOf(shape: typeof CLAIM_SHAPE) {
  const edited = patchSchema({ ...shape, ...SET_ASIDE_REASON, ...RULE_REASON });
  return eitherOf(eitherOf(edited, 'speaker_id', 'speaker'), 'occasion_id', 'occasion');
}

/** JSON must not give an empty ground rule, which would otherwise be ignored or replaced by the default. */
export function refuseEmptyRule(fields: unknown): Result<null> {
  return isEmptyIn(fields, 'ground_rule')
    ? refused([{ path: 'ground_rule', message: `Choose one of: ${Object.keys(GROUND_RULES).join(', ')}` }])
    : ok(null);
}

function isEmptyIn(fields: unknown, name: string): boolean {
  const given: unknown = Object.hasOwn(Object(fields), name) ? Reflect.get(Object(fields), name) : undefined;
  return given === null || given === '';
}

export function parseClaimEdit(as: 'form' | 'json', fields: unknown): Result<ClaimEdit> {
  if (as === 'json') return parseJsonEdit(fields);
  const input = parsePatch(formEdit, CLAIM_SHAPE, as, fields);
  if (!input.ok || input.value.speaker_id !== null || input.value.speaker) return input;
  return refused([SPEAKERLESS]);
}

const SPEAKERLESS = { path: 'speaker_id', message: 'Enter the speaker' };

function parseJsonEdit(fields: unknown): Result<ClaimEdit> {
  const input = parseWith(claimEdit, fields);
  if (!input.ok) return input;
  const rule = refuseEmptyRule(fields);
  if (!rule.ok) return rule;
  const { speaker_id, speaker } = input.value;
  const isTaken = speaker_id === null || speaker === null;
  return isTaken && !speaker_id && !speaker ? refused([SPEAKERLESS]) : input;
}

const LINK_SHAPE = {
  kind: required(oneOf(LINK_KINDS), 'Choose how they are linked'),
  other_claim_id: required(idOf('The other quotation'), 'Choose the other quotation'),
  note: prose({ max: 2_000, label: 'The note' }),
};

export type NewLink = CreateInput<typeof LINK_SHAPE>;
export const newLink = createSchema(LINK_SHAPE);

export function parseLink(fields: unknown): Result<NewLink> {
  return parseWith(newLink, fields);
}

/** `42`, or `42:7` with the version. */
const TICKED = /^([1-9]\d{0,14})(?::([1-9]\d{0,14}))?$/;
/** Maximum number of claims of one act. */
const MAX_TICKED = 500;
const TICK_ONE = 'Tick at least one quotation';

/** A claim that was ticked in a list, with the version shown there; null for any. */
export interface TickedClaim {
  readonly id: number;
  readonly version: number | null;
}

export const tickedTag = createSchema({
  claim_ids: required(listOf(idOf('A quotation'), { max: MAX_TICKED }), TICK_ONE),
  tag: required(tagName, 'Enter a tag'),
});

export interface TickedTag {
  readonly claim_ids: readonly number[];
  readonly tag: string;
}

export function parseTickedTag(fields: unknown): Result<TickedTag> {
  const input = parseWith(tickedTag, fields);
  return input.ok ? ok({ ...input.value, claim_ids: [...new Set(input.value.claim_ids)] }) : input;
}

export const tickedTrash = createSchema({
  claim_ids: required(listOf(tickedClaim(), { max: MAX_TICKED }), TICK_ONE),
  versions: listOf(tickedClaim(), { max: MAX_TICKED, commas: true }),
});

/**
 * Claims to move to the trash: `42`, or `42:7` with its version. A form sends the versions of all its rows apart, as
 * `versions`.
 */
export function parseTickedTrash(fields: unknown): Result<readonly TickedClaim[]> {
  const input = parseWith(tickedTrash, fields);
  if (!input.ok) return input;
  const shown = new Map(input.value.versions?.map(({ id, version }) => [id, version]));
  const ticked = input.value.claim_ids.map(({ id, version }) => ({
    id,
    version: version ?? shown.get(id) ?? null,
  }));
  return ok([...new Map(ticked.map((one) => [one.id, one])).values()]);
}

function tickedClaim() {
  return field(readTicked, { type: ['string', 'integer'], pattern: String(TICKED.source) });
}

function readTicked(value: unknown): Result<TickedClaim, string> {
  const found = typeof value === 'string' || typeof value === 'number' ? TICKED.exec(String(value)) : null;
  if (!found) return refused('Give a quotation by its number, such as 42, or with its version, such as 42:7');
  return ok({ id: Number(found[1]), version: found[2] === undefined ? null : Number(found[2]) });
}

export const claimFilters = filtersBy({
  q: line({ max: 1_000, label: 'The search' }),
  speaker: idOf('The speaker'),
  source: idOf('The source'),
  outlet: idOf('The outlet'),
  occasion: idOf('The occasion'),
  tag: line({ max: 100, label: 'tag' }),
  form: oneOf(FORMS, 'form'),
  language: language(),
  from: edtfDate('Said from'),
  to: edtfDate('Said until'),
  status: oneOf(ATTRIBUTION_STATUSES, 'status'),
  match: someOf(MATCH_STATES, 'match'),
  stale: oneOf({ yes: 'Stale' }, 'stale'),
  waiting: oneOf({ yes: 'Waiting for a second person' }, 'waiting'),
  questions: oneOf({ yes: 'Has open questions' }, 'questions'),
  sort: oneOf(CLAIM_ORDERS, 'sort'),
  after: line({ max: 1_000, label: 'after' }),
});

/** The filters that an address may repeat. */
export const LISTED_FILTERS: readonly string[] = ['match'];

/** The names by which an address can filter and order claims. */
export const FILTER_NAMES: readonly string[] = claimFilters.names;

/** The filters in an address, with a parsed search. */
export function parseFilters(query: unknown): Result<ClaimFilters> {
  const filters = claimFilters.read(query);
  if (!filters.ok) return filters;
  const { q, from, to } = filters.value;
  if (from?.min && to?.max && from.min > to.max) return refused([REVERSED]);
  if (q === null) return filters;
  const words = parseQuery(q);
  if (words.ok) return filters;
  const { message, at } = words.errors;
  return refused([{ path: 'q', message: `${message} (at character ${at})` }]);
}

/** The filters that select the claims of a record: `{ speaker: '3' }`. */
export function filtersOf(query: Readonly<Record<string, string>>): ClaimFilters {
  const filters = parseFilters(query);
  if (!filters.ok) throw new TypeError(`There are no such filters: ${JSON.stringify(query)}`);
  return filters.value;
}

const REVERSED = { path: 'from', message: '“Said from” is later than “Said until”: swap the two dates' };
