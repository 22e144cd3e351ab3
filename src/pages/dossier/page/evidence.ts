import { evidenceName } from '../../../checking/findings/model/basis.js';
import type { Evidence } from '../../../derived/status/findings-store.js';
import { nameIn } from '../../../people/activity/names-model.js';
import type { AttributionRow } from '../../../record/attributions/row-store.js';
import type { Snapshot } from '../../../record/snapshots/store.js';
import { CONTACT_OUTCOMES, CONTACT_WAYS, MOTIVATIONS, SEARCH_OUTCOMES } from '../../../vocabulary.js';
import type { DossierRows } from '../store.js';

// A finding's piece of evidence, with its version. What has a section of its own in the dossier (a wording, a copy's
// hashes, who entered it) is not repeated here.

export interface EvidenceShown {
  readonly what: string;
  readonly passage: string | null;
  readonly by: string | null;
  readonly at: string | null;
  readonly version: string;
}

type Facts = Partial<Omit<EvidenceShown, 'version' | 'passage'>> & {
  readonly what: string;
  readonly now: number | null;
};

export function evidenceShown(one: Evidence, rows: DossierRows): EvidenceShown {
  const { now, ...facts } = factsOf(one, rows);
  return {
    by: null,
    at: null,
    ...facts,
    // The passage is hidden with its text.
    passage: now === null ? null : (one.selector?.exact ?? null),
    version: versionWords(one.version, now),
  };
}

function versionWords(seen: number, now: number | null): string {
  return now === null || now === seen ? `version ${seen}` : `version ${seen}; it is at version ${now} now`;
}

function factsOf(one: Evidence, rows: DossierRows): Facts {
  switch (one.kind) {
    case 'attribution':
      return factsIn(rows.cited.attributions, one, rows, (row) => ({
        what: `${sourceName(row)} (attribution ${row.id})`,
        now: row.version,
      }));
    case 'snapshot':
      return factsIn(rows.cited.copies, one, rows, (row) => copyFacts(row, rows));
    case 'annotation':
      return noteFacts(one, rows);
    case 'search':
      return factsIn(rows.cited.searches, one, rows, ({ place, words, outcome, version }) => ({
        what: `Search ${one.id}: ${words}, in ${place}. ${SEARCH_OUTCOMES[outcome]}`,
        now: version,
      }));
    case 'contact':
      return factsIn(rows.contacts, one, rows, ({ asked, way, outcome, author, created_at, version }) => ({
        what: `Contact ${one.id}: ${asked}, ${CONTACT_WAYS[way].toLowerCase()}. ${CONTACT_OUTCOMES[outcome]}`,
        by: author,
        at: created_at,
        now: version,
      }));
  }
}

function factsIn<Row extends { readonly id: number }>(
  among: readonly Row[],
  one: Evidence,
  rows: DossierRows,
  say: (row: Row) => Facts,
): Facts {
  const row = among.find(({ id }) => id === one.id);
  return row ? say(row) : goneFacts(one, rows);
}

/** Only editors see the name of what is in the trash; what was erased or is hidden has none. */
function goneFacts({ kind, id }: Evidence, { names }: DossierRows): Facts {
  const name = id === null || kind === 'search' || kind === 'contact' ? null : nameIn(names, { kind, id });
  const called = name === null ? '' : `: ${name.text}`;
  return { what: `${evidenceName(kind, id)}${called} (not shown)`, now: null };
}

function copyFacts(row: Snapshot, { cited }: DossierRows): Facts {
  const source = cited.attributions.find(({ source_id }) => source_id === row.source_id);
  return {
    what: `Saved copy ${row.id} of ${source ? sourceName(source) : 'a source'}`,
    now: row.version,
  };
}

function noteFacts(one: Evidence, rows: DossierRows): Facts {
  return factsIn(rows.cited.notes, one, rows, (note) => ({
    what: `${MOTIVATIONS[note.motivation]} (note ${note.id})`,
    by: note.author_name,
    at: note.created_at,
    now: note.version,
  }));
}

/** “The Paper: Title” */
export function sourceName({ outlet_name, source_title, is_ours }: AttributionRow): string {
  const name = outlet_name === null ? source_title : `${outlet_name}: ${source_title}`;
  return is_ours === 1 ? `${name} (our own piece)` : name;
}
