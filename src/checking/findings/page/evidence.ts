import type { Evidence } from '../../../derived/status/findings-store.js';
import { shortWords } from '../../../engines/text/short-words.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { type FieldPage, fieldsWith } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { markdownWords } from '../../../platform/lib/text/markdown.js';
import {
  EVIDENCE_KINDS,
  type EvidenceKind,
  MOTIVATIONS,
  SEARCH_OUTCOMES,
  type Tier,
} from '../../../vocabulary.js';
import type { Candidate } from '../evidence-store.js';
import type { TypedEvidence } from '../form-input.js';
import { evidenceName } from '../model/basis.js';

/** Evidence as a page shows it. */
export interface EvidenceShown {
  readonly kind: EvidenceKind;
  readonly text: string;
  /** Null where it no longer exists, or is hidden from the viewer. */
  readonly href: string | null;
  /** The words marked in it. */
  readonly exact: string | null;
}

/** In the given order. Trashed evidence is named by kind and id only; hidden evidence by its kind. */
export function evidenceShown(
  evidence: readonly Evidence[],
  candidates: readonly Candidate[],
): EvidenceShown[] {
  return evidence.map(({ kind, id, selector }) => {
    const candidate = candidates.find((one) => one.kind === kind && one.id === id);
    if (candidate === undefined)
      return { kind, text: `${evidenceName(kind, id)}, no longer available`, href: null, exact: null };
    return { kind, text: wordsOf(candidate), href: hrefOf(candidate), exact: selector?.exact ?? null };
  });
}

/** Each record once, however many passages of it are cited, by a name that fits into the line of a check. */
export function citedInLine(evidence: readonly EvidenceShown[]) {
  const once = evidence.filter(({ text }, at) => evidence.findIndex((one) => one.text === text) === at);
  return once.map((one) => {
    const alike = once.filter(({ kind }) => kind === one.kind);
    const number = alike.length > 1 ? ` ${alike.indexOf(one) + 1}` : '';
    return { ...one, label: `${EVIDENCE_KINDS[one.kind]}${number}` };
  });
}

/** A candidate's label, which distinguishes it from the others. */
export function wordsOf(one: Candidate): string {
  switch (one.kind) {
    case 'attribution': {
      const tier = one.tier === null ? '' : ` (${TIER_WORDS[one.tier]})`;
      return one.wording === null ? `${one.source}${tier}, cited only` : `${one.source}${tier}`;
    }
    case 'snapshot':
      return `Our copy of ${one.source}, ${formatEdtf(one.captured_at.slice(0, 10))}`;
    case 'annotation':
      return `${MOTIVATIONS[one.motivation]} by ${one.author}: ${shortWords(markdownWords(one.body))}`;
    case 'search':
      return `Search in ${one.place} for ${one.words}: ${SEARCH_OUTCOMES[one.outcome].toLowerCase()}`;
    case 'contact':
      return `Asked ${one.asked}: ${shortWords(one.question)}`;
  }
}

/** A contact has no page of its own. */
function hrefOf(one: Candidate): string | null {
  switch (one.kind) {
    case 'attribution':
      return `/attributions/${one.id}`;
    case 'snapshot':
      return `/sources/${one.source_id}/snapshots/${one.id}`;
    case 'annotation':
      return `/annotations/${one.id}`;
    case 'search':
      return `/searches/${one.id}`;
    case 'contact':
      return null;
  }
}

const TIER_WORDS: Readonly<Record<Tier, string>> = {
  primary: 'primary',
  issuer: 'official',
  secondary: 'secondary',
};

/**
 * A piece of evidence that a row of the form offers: a checkbox, and for a saved copy a field for the passage. Passages
 * cited before are kept, whatever their kind.
 */
export interface EvidenceLine {
  readonly ref: string;
  /** The name of its fields: a draft is restored by names, so it does not depend on what else is offered. */
  readonly name: string;
  readonly words: string;
  /** Null where it is not ticked. */
  readonly typed: TypedEvidence | null;
  readonly hasPassage: boolean;
}

export function evidenceLines(
  typed: readonly TypedEvidence[],
  candidates: readonly Candidate[],
): EvidenceLine[] {
  return candidates.flatMap((candidate) => {
    const ref = `${candidate.kind}:${candidate.id}`;
    const cited = typed.filter((one) => one.ref === ref);
    const shown = cited.length === 0 ? [null] : cited;
    return shown.map((one, at) => ({
      ref,
      name: [candidate.kind, candidate.id, ...(at > 0 ? [at + 1] : [])].join('-'),
      words: wordsOf(candidate),
      typed: one,
      hasPassage: candidate.kind === 'snapshot' || (one !== null && one.exact !== ''),
    }));
  });
}

export function lineFields(line: EvidenceLine, at: string, errors: readonly FieldError[]) {
  const { ref, words, typed, hasPassage } = line;
  if (!hasPassage)
    return { box: boxField(at, words, ref, typed !== null, errors), passage: null, hidden: [] };
  const field = fieldsWith({ [`${at}.selector.exact`]: typed?.exact ?? '' }, errors);
  const around = Object.entries(typed?.around ?? {});
  return {
    box: boxField(`${at}.cited`, words, 'on', typed !== null, errors),
    passage: field(`${at}.selector.exact`, 'Passage', { kind: 'textarea', rows: 2 }),
    hidden: [
      { name: `${at}.ref`, value: ref },
      ...around.map(([name, value]) => ({ name: `${at}.selector.${name}`, value })),
    ],
  };
}

/** A checkbox. */
export function boxField(
  name: string,
  label: string,
  value: string,
  ticked: boolean,
  errors: readonly FieldError[] = [],
) {
  const field: FieldPage & { readonly kind: 'checkbox'; readonly checked: string } = {
    ...fieldsWith({ [name]: ticked ? value : '' }, errors)(name, label),
    kind: 'checkbox',
    checked: value,
  };
  return field;
}
