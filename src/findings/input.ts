import { z } from 'zod';
import { selector } from '../attributions/input.js';
import { idOf, oneOf, prose } from '../lib/fields.js';
import { parseWith } from '../lib/parse-with.js';
import { type FieldError, type Result, refused } from '../lib/result.js';
import { type Created, creating, eitherOf, listOf, nested, required } from '../lib/shapes.js';
import { newSpeaker } from '../speakers/input.js';
import {
  EVIDENCE_KINDS,
  type EvidenceKind,
  FACETS,
  FINDING_VALUES,
  type FindingValue,
} from '../vocabulary.js';
import { belongsTo, needsASearch, needsTheRecord } from './model/values.js';

// One or several facets at once, each with its value, its reason and its evidence. What a value asks for is
// settled here as far as the input alone tells; what it asks of the claim is settled by the action.

const VALUES = Object.assign({}, ...Object.values(FINDING_VALUES)) as Readonly<Record<FindingValue, string>>;

const EVIDENCE = {
  kind: required(oneOf(EVIDENCE_KINDS), 'Say what kind of evidence it is'),
  id: required(idOf('The evidence'), 'Give the number of the evidence'),
  selector: nested(selector),
};

export type EvidenceRef = Created<typeof EVIDENCE>;

/** A form ticks evidence as `attribution:8`. */
const evidence = z.preprocess(
  (value) => (typeof value === 'string' ? ticked(value) : value),
  creating(EVIDENCE),
);

function ticked(text: string): unknown {
  const [, kind, id] = /^([a-z]+):(\d{1,15})$/.exec(text.trim()) ?? [];
  return kind === undefined ? { kind: text } : { kind, id };
}

const FINDING = {
  facet: required(oneOf(FACETS), 'Say which facet it is about'),
  value: required(oneOf(VALUES), 'Say what was found'),
  rationale: prose({ max: 10_000, label: 'The reason' }),
  mechanism: prose({ max: 2_000, label: 'How it came about' }),
  actual_speaker_id: idOf('Who said it'),
  actual_speaker: nested(newSpeaker),
  evidence: listOf(nested(evidence), { max: 50 }),
  supersedes: idOf('The finding it takes the place of'),
};

const finding = eitherOf(creating(FINDING), 'actual_speaker_id', 'actual_speaker');

export type FindingInput = Created<typeof FINDING>;

const FINDINGS = {
  findings: required(listOf(nested(finding), { max: 6 }), 'Give at least one finding'),
  claim_version: idOf('The version of the claim'),
};

export type FindingsInput = Created<typeof FINDINGS>;

const schema = creating(FINDINGS);

/** A form sends a row for every facet; those without a value were left alone. */
export function parseFindings(as: 'form' | 'json', fields: unknown): Result<FindingsInput> {
  const input = parseWith(schema, as === 'form' ? filledRows(fields) : fields);
  if (!input.ok) return input;
  const { findings } = input.value;
  const faults: readonly FieldError[] = findings.length === 0 ? NOTHING : findings.flatMap(faultsOf);
  const twice = findings.flatMap(({ facet }, at) =>
    findings.findIndex((other) => other.facet === facet) < at
      ? [{ path: `findings.${at}.facet`, message: 'This facet stands here twice: leave one of them out' }]
      : [],
  );
  if (faults.length + twice.length > 0) return refused([...faults, ...twice]);
  return input;
}

const NOTHING: readonly FieldError[] = [
  { path: 'findings', message: 'Nothing was chosen: choose what was found on one facet at least' },
];

function filledRows(fields: unknown): unknown {
  if (typeof fields !== 'object' || fields === null || !('findings' in fields)) return fields;
  const { findings } = fields;
  if (!Array.isArray(findings)) return fields;
  // A hole is a row of which nothing was sent.
  const filled = Array.from(findings).filter((row: unknown) => isObject(row) && 'value' in row);
  return { ...fields, findings: filled.length === 0 ? null : filled };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function faultsOf(one: FindingInput, at: number): FieldError[] {
  const { facet, value, mechanism } = one;
  const fault = (name: string, message: string) => [{ path: `findings.${at}.${name}`, message }];
  if (!belongsTo(facet, value)) {
    const right = Object.keys(FINDING_VALUES[facet]).join(', ');
    return fault('value', `“${value}” is no finding on ${facet}: it is one of these: ${right}`);
  }
  const isWrong = value === 'misattributed';
  if (isWrong && mechanism === null)
    return fault('mechanism', 'Say how the words came to stand under this name');
  if (!isWrong && (mechanism ?? one.actual_speaker_id ?? one.actual_speaker) !== null)
    return fault(
      'mechanism',
      'Only a misattribution says how it came about and who said it: leave these empty',
    );
  if (needsTheRecord(facet, value) && !hasEvidence(one, 'attribution'))
    return fault(
      'evidence',
      'Tick what the record says: a primary source or an issuer’s version, with its wording',
    );
  if (needsASearch(facet, value) && !hasEvidence(one, 'search'))
    return fault('evidence', 'Tick where you looked: add it to the search log first');
  return [];
}

function hasEvidence({ evidence }: FindingInput, kind: EvidenceKind): boolean {
  return (evidence ?? []).some((one) => one.kind === kind);
}

const BULK = {
  claim_ids: required(listOf(idOf('A claim'), { max: 200 }), 'Tick at least one claim'),
  facet: FINDING.facet,
  value: FINDING.value,
  rationale: FINDING.rationale,
};

export type BulkInput = Created<typeof BULK>;
const bulk = creating(BULK);

/** The same finding on several claims. */
export function parseBulk(fields: unknown): Result<BulkInput> {
  const input = parseWith(bulk, fields);
  if (!input.ok) return input;
  const { facet, value } = input.value;
  const faults = faultsOf({ ...EMPTY, facet, value }, 0);
  if (faults.length === 0) return input;
  return refused(faults.map(({ path, message }) => ({ path: path.replace('findings.0.', ''), message })));
}

const EMPTY = {
  rationale: null,
  mechanism: null,
  actual_speaker_id: null,
  actual_speaker: null,
  evidence: [],
  supersedes: null,
};
