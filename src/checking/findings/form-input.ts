import { createHash } from 'node:crypto';
import { FACETS, type Facet } from '../../vocabulary.js';

// The form of the six checks as sent. Every row is always sent, with the mark it was opened with (`was`); an
// unchanged row saves nothing. Otherwise a person who sets one facet would sign the other five again, and stale
// findings would become fresh unread. A checkbox (`again`) records an unchanged row, to confirm another person's
// finding, or one's own while another is pending. Each row also sends the reason that was filled in, or would be, with
// its finding (`filled`): with any other finding that reason is not one.

/** A row as typed; missing values are empty. */
export interface TypedRow {
  readonly facet: Facet;
  readonly value: string;
  readonly rationale: string;
  readonly mechanism: string;
  readonly speaker: { readonly name: string; readonly id: string };
  readonly evidence: readonly TypedEvidence[];
  readonly supersedes: string;
  /** The mark of the row as the form showed it, before anything was filled in. */
  readonly was: string;
  /** Set where an unchanged row is to be recorded too; empty otherwise. */
  readonly again: string;
}

/** Ticked evidence, and the words marked in it. */
export interface TypedEvidence {
  /** `attribution:8` */
  readonly ref: string;
  readonly exact: string;
  /** The context of those words, where known. */
  readonly around: Readonly<Record<string, string>>;
}

const AROUND = ['prefix', 'suffix', 'start_utf16', 'end_utf16'] as const;

export function emptyRow(facet: Facet): TypedRow {
  return typedRow(facet, {});
}

/** A hash of all values that a person sets in a row, for comparing two rows. */
export function markOf({ value, rationale, mechanism, speaker, evidence }: TypedRow): string {
  const cited = evidence.map(({ ref, exact }) => `${ref} ${exact.trim()}`).sort();
  const set = [value, rationale.trim(), mechanism.trim(), speaker.name.trim(), cited];
  return createHash('sha256').update(JSON.stringify(set)).digest('base64url').slice(0, 22);
}

/** The rows of a form, in order. Each facet once; malformed rows are left to the schema. */
export function typedRows(fields: unknown): TypedRow[] {
  const sent = record(fields).findings;
  const rows = Array.isArray(sent) ? sent : [];
  return rows.flatMap((row: unknown) => {
    const { facet } = record(row);
    return typeof facet === 'string' && isFacet(facet) ? [typedRow(facet, record(row))] : [];
  });
}

/** The form's values in the shape of JSON: the rows that were filled in or changed. */
export function findingsIn(fields: unknown): unknown {
  const { findings, ...rest } = record(fields);
  if (!Array.isArray(findings)) return fields;
  const rows = findings.flatMap((row: unknown) => {
    const { facet, was: _, again: __, filled: ___, evidence: ____, actual_speaker, ...rest } = record(row);
    if (typeof facet !== 'string' || !isFacet(facet)) return [row];
    const typed = typedRow(facet, record(row));
    if (isLeftAlone(typed)) return [];
    const named = record(actual_speaker).name === undefined ? {} : { actual_speaker };
    const reason = typeof rest.rationale === 'string' ? { rationale: typed.rationale } : {};
    return [{ facet, ...rest, ...reason, ...named, evidence: typed.evidence.map(evidenceIn) }];
  });
  return { ...rest, findings: rows.length === 0 ? null : rows };
}

/** Whether a row is unchanged since the form was opened and not to be recorded again, or is empty. */
export function isLeftAlone(row: TypedRow): boolean {
  const mark = markOf(row);
  return (mark === row.was && row.again === '') || mark === markOf(emptyRow(row.facet));
}

function evidenceIn({ ref, exact, around }: TypedEvidence): unknown {
  if (exact === '') return ref;
  const [kind, id] = ref.split(':');
  return { kind, id, selector: { exact, ...around } };
}

function typedRow(facet: Facet, row: Readonly<Record<string, unknown>>): TypedRow {
  const typed = rowAsSent(facet, row);
  return hasReasonOfAnother(typed, record(row.filled)) ? { ...typed, rationale: '' } : typed;
}

/** Whether a changed row has the reason that was filled in, unedited, and another finding. */
function hasReasonOfAnother(row: TypedRow, filled: Readonly<Record<string, unknown>>): boolean {
  const isFilled = row.rationale !== '' && row.rationale.trim() === text(filled.rationale);
  return isFilled && row.value !== text(filled.value) && markOf(row) !== row.was;
}

function rowAsSent(facet: Facet, row: Readonly<Record<string, unknown>>): TypedRow {
  const speaker = record(row.actual_speaker);
  return {
    facet,
    value: text(row.value),
    rationale: text(row.rationale),
    mechanism: text(row.mechanism),
    speaker: { name: text(speaker.name), id: text(speaker.id) },
    evidence: typedEvidence(row.evidence),
    supersedes: text(row.supersedes),
    was: text(row.was),
    again: text(row.again),
  };
}

/** By name, or in a list. A copy has a passage field beside its checkbox: words typed there tick it. */
function typedEvidence(sent: unknown): TypedEvidence[] {
  const given = Array.isArray(sent) || typeof sent === 'string' ? [sent].flat() : Object.values(record(sent));
  return given.flatMap((one: unknown) => {
    if (typeof one === 'string') return [{ ref: one, exact: '', around: {} }];
    const { ref, cited, selector } = record(one);
    const exact = text(record(selector).exact);
    if (text(cited) === '' && exact === '') return [];
    const around = AROUND.flatMap((name) => {
      const value = text(record(selector)[name]);
      return value === '' || exact === '' ? [] : [[name, value] as const];
    });
    return [{ ref: text(ref), exact, around: Object.fromEntries(around) }];
  });
}

function isFacet(value: string): value is Facet {
  return Object.hasOwn(FACETS, value);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
