import { NAME_ERASED, NO_SOURCE_HAS_TEXT } from '../../../derived/match/model/mismatch.js';
import { SETTINGS, type Setting } from '../../../engines/context/setting.js';
import { dateInFile } from '../../../platform/lib/fields/dates-in-file.js';
import {
  type Field,
  field,
  flag,
  idOf,
  instantWithOffset,
  line,
  oneOf,
  prose,
  span,
  wholeNumber,
} from '../../../platform/lib/fields/fields.js';
import {
  type CreateInput,
  createSchema,
  listOf,
  nested,
  required,
} from '../../../platform/lib/fields/shapes.js';
import { ok, refused } from '../../../platform/lib/result.js';
import {
  CONTACT_OUTCOMES,
  CONTACT_WAYS,
  EVIDENCE_KINDS,
  FACETS,
  FINDING_VALUES,
  type FindingValue,
  SEARCH_OUTCOMES,
  SET_ASIDE_KINDS,
  VERDICTS,
} from '../../../vocabulary.js';
import { maybe, one, ref, type ShapeOf } from './references.js';

// The fields of findings and their evidence in an onrecord-json file. Versions are not included: the state of the
// evidence then is what is in the file, and gets its version at the import.

const VALUES = Object.assign({}, ...Object.values(FINDING_VALUES)) as Readonly<Record<FindingValue, string>>;

const claim = one('claims', 'claim_id', 'The claim');
const author = one('users', 'author_id', 'The author');
const created_at = required(instantWithOffset(), 'Give the time it was written');

// As long as the longest text of attributions or notes.
const position = (label: string) => wholeNumber({ min: 0, max: 20_000_000, label });

/** A text selection, as attributions, notes and evidence have it. */
export const marked = createSchema({
  exact: span({ max: 20_000, label: 'The exact words' }),
  prefix: span({ max: 2_000, label: 'The text before' }),
  suffix: span({ max: 2_000, label: 'The text after' }),
  start_utf16: position('The start'),
  end_utf16: position('The end'),
});

const evidence = createSchema({
  kind: required(oneOf(EVIDENCE_KINDS), 'Give the kind of evidence'),
  ref: required(idOf('The evidence'), 'Give the ref of the evidence'),
  selector: nested(marked),
});

const ANSWERING = { wording: FACETS.wording, speaker: FACETS.speaker, context: FACETS.context };
const SETTING_KEYS = Object.fromEntries(SETTINGS.map((one) => [one, one])) as Record<Setting, string>;
const RESULTS = { ...VERDICTS, [NO_SOURCE_HAS_TEXT]: 'No source has the text' };

/** The hash of a name, or what stands in its place where the name was erased. */
function creditedHash(): Field<string> {
  return field(
    (value) =>
      typeof value === 'string' && (value === NAME_ERASED || /^[0-9a-f]{64}$/.test(value))
        ? ok(value)
        : refused(
            `Give the SHA-256 of the credited name as 64 hexadecimal digits in lower case, or ‘${NAME_ERASED}’`,
          ),
    { type: 'string' },
  );
}

/** One mismatch between a wording and its newest copy that a finding answered. */
const answer = createSchema({
  attribution: idOf('The attribution'),
  wording_sha256: line({ max: 64, label: 'The SHA-256 of the wording' }),
  snapshot: idOf('The copy'),
  verdict: required(oneOf(RESULTS), 'Give the result of the comparison'),
  flags: listOf(line({ max: 100, label: 'A flag' }), { max: 100 }),
  /** Absent, like the next three, in files from before a mismatch could be about more than the wording. */
  facet: oneOf(ANSWERING),
  speaker: idOf('The speaker'),
  credited_sha256: creditedHash(),
  setting: oneOf(SETTING_KEYS),
});

export const SEARCH = {
  ref,
  claim,
  place: required(line({ max: 500, label: 'The place' }), 'Give the place that was searched'),
  words: required(prose({ max: 5_000, label: 'The search words' }), 'Give the search words'),
  searched_on: dateInFile('Searched on'),
  outcome: required(oneOf(SEARCH_OUTCOMES), 'Give the outcome'),
  result: prose({ max: 20_000, label: 'The result' }),
  author,
  created_at,
};

export const CONTACT = {
  ref,
  claim,
  asked: required(line({ max: 500, label: 'The person asked' }), 'Give the person asked'),
  way: required(oneOf(CONTACT_WAYS), 'Give the way of contact'),
  question: required(prose({ max: 20_000, label: 'The question' }), 'Give the question'),
  asked_on: dateInFile('Asked on'),
  outcome: required(oneOf(CONTACT_OUTCOMES), 'Give the outcome'),
  answer: prose({ max: 20_000, label: 'The answer' }),
  author,
  created_at,
};

export const FINDING = {
  ref,
  claim,
  facet: required(oneOf(FACETS), 'Give the facet'),
  value: required(oneOf(VALUES), 'Give the value'),
  rationale: prose({ max: 20_000, label: 'The reason' }),
  mechanism: prose({ max: 5_000, label: 'How the misattribution happened' }),
  actual_speaker: maybe('speakers', 'actual_speaker_id', 'Who said it'),
  /** Whether it needs a second person. Absent in files from before that was stored. */
  needs_second: flag(),
  /** The mismatches that a finding against our comparison answers. Absent in files from before that was stored. */
  answers: listOf(nested(answer), { max: 1_000 }),
  evidence: listOf(nested(evidence), { max: 1_000 }),
  /** The attribution that the claim had its text from, for facets that depend on the text. */
  words_from: maybe('attributions', null, 'The attribution it took the wording from'),
  author,
  created_at,
  agreed_at: instantWithOffset(),
  agreed_by: maybe('users', 'agreed_by', 'The user who agreed'),
  superseded_by: maybe('findings', 'superseded_by', 'The finding that superseded it'),
  /** Whether its basis has changed since. */
  stale: required(flag(), 'Give whether it is stale: true or false'),
};

/** Older files have none. */
export const SET_ASIDE = {
  ref,
  claim,
  kind: required(oneOf(SET_ASIDE_KINDS), 'Give the act that set it aside'),
  /** The ref is null where the copy was in the trash and not exported. */
  answers: required(nested(answer), 'Give the mismatch that was set aside'),
  difference: prose({ max: 5_000, label: 'The difference' }),
  reason: required(prose({ max: 20_000, label: 'The reason' }), 'Give the reason'),
  author,
  created_at: required(instantWithOffset(), 'Give the time it was set aside'),
  agreed_at: instantWithOffset(),
  agreed_by: maybe('users', 'agreed_by', 'The user who agreed'),
};

export const VIEW = {
  ref,
  name: required(line({ max: 300, label: 'The name' }), 'Give the name'),
  query: prose({ max: 5_000, label: 'The query' }),
  owner: maybe('users', 'owner_id', 'The owner'),
};

export type FindingRecord = CreateInput<ShapeOf<typeof FINDING>>;

/** The values that needed a second person before that was stored. */
export const WANTED_BEFORE: readonly FindingValue[] = ['misattributed', 'fabricated'];

/** A file without the field follows the rule of its time: other accusations count. */
export function wantsSecondIn({
  value,
  needs_second,
}: Pick<FindingRecord, 'value' | 'needs_second'>): boolean {
  return needs_second ?? WANTED_BEFORE.includes(value);
}
