import { keysOf, SOURCE_TYPES } from '../../../vocabulary.js';
import type { Told } from '../model/facts.js';
import { type LdNode, ldText } from '../model/json-ld.js';
import type { Format, ListHead, ListWriter } from '../model/list.js';
import type { Holdings } from '../model/losses.js';
import type { MarkedCopy, MarkedNote, MarkedSpan } from '../model/marks.js';
import { noteOf } from '../model/reference.js';
import type { Voice } from '../model/voice.js';
import type { CitableEntry } from '../model.js';

// @source W3C Web Annotation Data Model, 2017. Positions are code points, as it asks: section 4.2.5.

const HOLDINGS: Holdings = {
  sharedTypes: new Set(keysOf(SOURCE_TYPES)),
  fields: new Set(['url', 'quotation'] as const),
  others: 'note',
};

/** A page of Web Annotations: one for each quotation, in its source; then the notes on it. */
export const webannotation: Format = {
  name: 'webannotation',
  title: 'Web Annotations (W3C)',
  about: 'quotations in their sources, and the notes on them, as linked data',
  mediaType: 'application/ld+json; charset=utf-8',
  extension: 'annotations.jsonld',
  holds: 'list',
  use: 'programs',
  isStyled: false,
  isByClaim: true,
  holdings: HOLDINGS,
  withMarks: true,
  begin,
};

/** The address of a record; without a public address of the desk, a name that only this file has. */
type IdOf = (path: string) => string;

function begin({ maker, voice }: ListHead): ListWriter {
  const { deskUrl } = maker;
  const idOf: IdOf = (path) => (deskUrl === null ? `_:${path.replaceAll('/', '-')}` : `${deskUrl}/${path}`);
  const written = new Set<number>();
  let isEmpty = true;
  return {
    start: '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":[',
    entry(prepared) {
      if (prepared.outcome === 'failed') return '';
      // Quotations of one source share the notes on it.
      const notes = (prepared.rows.marks?.notes ?? []).filter(({ id }) => !written.has(id));
      for (const { id } of notes) written.add(id);
      const nodes = [
        passageNode(prepared, idOf, voice),
        ...notes.map((note) => noteNode(note, prepared, idOf)),
      ];
      const separator = isEmpty ? '\n' : ',\n';
      isEmpty = false;
      return `${separator}${nodes.map(ldText).join(',\n')}`;
    },
    end: () => (isEmpty ? ']}\n' : '\n]}\n'),
  };
}

function passageNode(told: Told, idOf: IdOf, voice: Voice): LdNode {
  const { entry, rows } = told;
  const passage = rows.marks?.passage ?? null;
  const spans = passage?.spans ?? [unplaced(entry.words)];
  return {
    id: idOf(`attributions/${entry.cited.id}`),
    type: 'Annotation',
    motivation: 'describing',
    body: [
      { type: 'TextualBody', value: entry.words, language: entry.language, purpose: 'describing' },
      { type: 'TextualBody', value: noteOf(told, voice, HOLDINGS).join(' '), purpose: 'commenting' },
    ],
    target: spans.map((span) => ({
      source: sourceOf(entry, idOf),
      ...placeOf(span, passage?.copy ?? null, idOf),
    })),
  };
}

function unplaced(exact: string): MarkedSpan {
  return { exact, prefix: null, suffix: null, start: null, end: null };
}

function noteNode(note: MarkedNote, { entry }: Told, idOf: IdOf): LdNode {
  return {
    id: idOf(`annotations/${note.id}`),
    type: 'Annotation',
    motivation: note.motivation,
    creator: { type: 'Person', name: note.author },
    created: note.createdAt,
    modified: note.editedAt,
    body: { type: 'TextualBody', value: note.body, format: 'text/markdown' },
    target:
      note.parentId === null
        ? { source: targetOf(note, entry, idOf), ...placeOf(note.span, note.copy, idOf) }
        : idOf(`annotations/${note.parentId}`),
  };
}

function targetOf({ target }: MarkedNote, entry: CitableEntry, idOf: IdOf): string {
  if (target.kind === 'claim' || target.kind === 'attribution') return idOf(`${target.kind}s/${target.id}`);
  return sourceOf(entry, idOf);
}

function sourceOf({ cited }: CitableEntry, idOf: IdOf): string {
  return cited.source.url ?? idOf(`sources/${cited.source.id}`);
}

/** Where the words stand, and the saved copy that has them there. */
function placeOf(span: MarkedSpan | null, copy: MarkedCopy | null, idOf: IdOf): LdNode {
  return {
    selector: span && [
      { type: 'TextQuoteSelector', exact: span.exact, prefix: span.prefix, suffix: span.suffix },
      span.start === null ? null : { type: 'TextPositionSelector', start: span.start, end: span.end },
    ],
    state: copy && {
      type: 'TimeState',
      sourceDate: copy.capturedAt,
      cached: idOf(`sources/${copy.sourceId}/snapshots/${copy.snapshotId}`),
    },
  };
}
