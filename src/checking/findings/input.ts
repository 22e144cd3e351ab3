import { z } from 'zod';
import { accuses } from '../../derived/status/model/second.js';
import { belongsTo, needsASearch, valueWords } from '../../derived/status/model/values.js';
import { sentAt } from '../../platform/lib/fields/as-sent.js';
import { idOf, oneOf, prose } from '../../platform/lib/fields/fields.js';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import { errorsAt } from '../../platform/lib/fields/picks.js';
import {
  type CreateInput,
  createSchema,
  eitherOf,
  listOf,
  nested,
  required,
} from '../../platform/lib/fields/shapes.js';
import { type FieldError, ok, type Result, refused } from '../../platform/lib/result.js';
import { selector } from '../../record/attributions/input.js';
import { newSpeaker } from '../../record/speakers/input.js';
import {
  EVIDENCE_KINDS,
  type EvidenceKind,
  FACETS,
  FINDING_VALUES,
  type FindingValue,
} from '../../vocabulary.js';
import { findingsIn } from './form-input.js';

// Input of findings on one or several facets, each with its value, reason and evidence. Requirements that depend on
// the input alone are checked here, those that depend on the claim by the action.

const VALUES = Object.assign({}, ...Object.values(FINDING_VALUES)) as Readonly<Record<FindingValue, string>>;

const EVIDENCE = {
  kind: required(oneOf(EVIDENCE_KINDS), 'Choose the kind of evidence'),
  id: required(idOf('The evidence'), 'Enter the number of the evidence'),
  selector: nested(selector),
};

export type EvidenceRef = CreateInput<typeof EVIDENCE>;

/** A form sends evidence as `attribution:8`. */
const evidence = z.preprocess(
  (value) => (typeof value === 'string' ? ticked(value) : value),
  createSchema(EVIDENCE),
);

function ticked(text: string): unknown {
  const [, kind, id] = /^([a-z]+):(\d{1,15})$/.exec(text.trim()) ?? [];
  return kind === undefined ? { kind: text } : { kind, id };
}

const FINDING = {
  facet: required(oneOf(FACETS), 'Choose the check'),
  value: required(oneOf(VALUES), 'Choose a finding'),
  rationale: prose({ max: 10_000, label: 'The reason' }),
  mechanism: prose({ max: 2_000, label: 'How the misattribution happened' }),
  actual_speaker_id: idOf('Who said it'),
  actual_speaker: nested(newSpeaker),
  evidence: listOf(nested(evidence), { max: 50 }),
  supersedes: idOf('The finding it replaces'),
};

const finding = eitherOf(createSchema(FINDING), 'actual_speaker_id', 'actual_speaker');

export type FindingInput = CreateInput<typeof FINDING>;

const NOTHING_CHANGED = 'Nothing was changed. Choose a finding on at least one check';

const FINDINGS = {
  findings: required(listOf(nested(finding), { max: 6 }), NOTHING_CHANGED),
  claim_version: idOf('The version of the quotation'),
};

export type FindingsInput = CreateInput<typeof FINDINGS>;

export const newFindings = createSchema(FINDINGS);

/** A form sends a row for every facet; unchanged ones are dropped. */
export function parseFindings(as: 'form' | 'json', fields: unknown): Result<FindingsInput> {
  const input = parseWith(newFindings, as === 'form' ? findingsIn(fields) : fields);
  if (!input.ok) return input;
  const { findings } = input.value;
  if (findings.length === 0) return refused([{ path: 'findings', message: NOTHING_CHANGED }]);
  const faults = findings.flatMap((one, at) => within(findings, at, faultsOf(one)));
  const twice = findings.flatMap(({ facet }, at) =>
    findings.findIndex((other) => other.facet === facet) < at ? within(findings, at, [ENTERED_TWICE]) : [],
  );
  return faults.length + twice.length > 0 ? refused([...faults, ...twice]) : input;
}

const ENTERED_TWICE = { path: 'facet', message: 'This check is entered twice. Remove one' };

function within(findings: readonly FindingInput[], at: number, errors: readonly FieldError[]): FieldError[] {
  return errorsAt(`findings.${sentAt(findings, at)}`, errors);
}

function faultsOf(one: FindingInput): FieldError[] {
  const { facet, value, mechanism } = one;
  const fault = (path: string, message: string) => [{ path, message }];
  if (!belongsTo(facet, value)) {
    const right = Object.keys(FINDING_VALUES[facet]).join(', ');
    return fault('value', `“${value}” is not a finding on ${facet}. Choose one of: ${right}`);
  }
  const isWrong = value === 'misattributed';
  if (isWrong && mechanism === null) return fault('mechanism', 'Explain how the misattribution happened');
  if (!isWrong && (mechanism ?? one.actual_speaker_id ?? one.actual_speaker) !== null)
    return fault('mechanism', 'Leave these empty unless the quotation is misattributed');
  if (needsASearch(facet, value) && !hasEvidence(one, 'search'))
    return fault(
      'evidence',
      `“${valueWords(facet, value)}” needs a search that found nothing. Log one, then tick it`,
    );
  return [];
}

function hasEvidence({ evidence }: FindingInput, kind: EvidenceKind): boolean {
  return (evidence ?? []).some((one) => one.kind === kind);
}

/** Evidence that is another record on each of several claims. */
export const EACH_EVIDENCE = {
  wording_source: 'The source of its wording',
  newest_copy: 'The newest saved copy of that source',
  vain_search: 'Its latest search that found nothing',
} as const;
export type EachEvidence = keyof typeof EACH_EVIDENCE;

const BULK = {
  claim_ids: required(listOf(idOf('A quotation'), { max: 200 }), 'Tick at least one quotation'),
  facet: FINDING.facet,
  value: FINDING.value,
  rationale: FINDING.rationale,
  evidence_each: listOf(oneOf(EACH_EVIDENCE), { max: 3 }),
  source_id: idOf('The source'),
};

export const newBulk = createSchema(BULK);

/** The same finding on several claims. A form sends facet and value in one: `record:secondary_only`. */
export function parseBulk(as: 'form' | 'json', fields: unknown): Result<BulkInput> {
  const input = parseWith(newBulk, as === 'form' ? facetAndValue(fields) : fields);
  if (!input.ok) return input;
  const { claim_ids, evidence_each, source_id, ...given } = input.value;
  const finding = { ...NOTHING_MORE, ...given };
  if (belongsTo(given.facet, given.value) && accuses(given.value))
    return refused([{ path: 'value', message: BY_ITSELF }]);
  const isSearched = evidence_each?.includes('vain_search');
  const faults = faultsOf(finding).filter(({ path }) => !(path === 'evidence' && isSearched));
  if (faults.length > 0) return refused(faults);
  return ok({ claim_ids, finding, evidence_each: evidence_each ?? [], source_id });
}

export interface BulkInput {
  readonly claim_ids: readonly number[];
  readonly finding: FindingInput;
  readonly evidence_each: readonly EachEvidence[];
  /** A source they share. */
  readonly source_id: number | null;
}

const NOTHING_MORE = {
  mechanism: null,
  actual_speaker_id: null,
  actual_speaker: null,
  evidence: null,
  supersedes: null,
};

const BY_ITSELF =
  'This finding needs its own explanation and a second person. Record it on each quotation separately';

function facetAndValue(fields: unknown): unknown {
  // The bar for ticked claims also sends a list, which belongs to another button.
  const { finding, list_id: _, ...rest } = Object(fields) as Record<string, unknown>;
  if (typeof finding !== 'string') return rest;
  const [facet, value] = finding.split(':');
  return { ...rest, facet, value };
}

/** The claims in an address, one by one (`claim_ids.0=42`) or as a list. */
export function ticksIn(query: string): string[] {
  return [...new URLSearchParams(query)].flatMap(([name, value]) =>
    /^claim_ids(\.\d{1,4})?$/.test(name) ? [value] : [],
  );
}
