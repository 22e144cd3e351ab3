import type { Format, ListHead, ListWriter, Note } from '../../citations/model/list.js';
import { claimIdsOf } from '../../citations/model/list.js';
import type { Paragraph } from '../../citations/model/tree.js';
import { toHtml } from '../../citations/model/tree-html.js';
import { toText } from '../../citations/model/tree-text.js';
import type { ListFoot } from '../../citations/model.js';
import type { EditionClaim, EditionEntry, EditionHead, EditionLine, Printed } from './model.js';

/** What the file says beside what is printed. */
export interface EditionAbout {
  readonly head: Pick<EditionHead, 'name' | 'grouping' | 'style' | 'locale'>;
  /** The selected claims as they are. */
  readonly claims: ReadonlyMap<number, EditionClaim>;
}

/** The file of an edition, in the form of any other format: no address names it. */
export function editionFormat(about: EditionAbout): Format {
  return {
    name: 'jsonl',
    title: 'JSON Lines',
    about: 'an edition as it is kept',
    mediaType: 'application/jsonl; charset=utf-8',
    extension: 'jsonl',
    holds: 'list',
    use: 'programs',
    isStyled: true,
    holdings: null,
    begin: (head) => begin(head, about),
  };
}

function begin({ maker, kind, voice }: ListHead, { head, claims }: EditionAbout): ListWriter {
  const { listId, listTitle, version, madeAt, madeBy, deskUrl } = maker;
  return {
    start: lineOf({
      ...{ part: 'head', format: 'onrecord-edition', version: 1 },
      ...{ list: listId ?? 0, list_version: version ?? 0, title: listTitle ?? '', name: head.name, kind },
      ...{ grouping: head.grouping, style: head.style, locale: head.locale },
      ...{ made_at: madeAt, made_by: madeBy, address: deskUrl },
    }),
    entry(prepared) {
      const { outcome, reason } = prepared;
      const isPrinted = prepared.outcome !== 'failed';
      const entry: EditionEntry = {
        ...{ part: 'entry', outcome, reason },
        claims: claimIdsOf(prepared).map((id) => claims.get(id) ?? lost(id)),
        source: isPrinted && prepared.group !== null ? prepared.entry.cited.source.id : null,
        ...printedOf(isPrinted ? prepared.paragraphs : []),
        note: isPrinted && prepared.note !== null ? noteOf(prepared.note) : null,
      };
      return lineOf(entry);
    },
    end: (foot) => endOf(foot, voice.locale),
  };
}

function endOf({ bibliography, counts, style }: ListFoot, locale: string): string {
  if (style === null) throw new Error('An edition is printed in a style.');
  const works = bibliography.map((work) => lineOf({ part: 'work', ...printedOf([work]) }));
  const { selected, printed, noted, failed, sources } = counts;
  const told = { selected, printed, noted, failed, sources };
  return works.join('') + lineOf({ part: 'foot', counts: told, locale, style });
}

function noteOf({ number, content }: Note): EditionEntry['note'] {
  return { number, ...printedOf([content]) };
}

function printedOf(paragraphs: readonly Paragraph[]): Printed {
  return { text: paragraphs.map(toText), html: paragraphs.map(toHtml) };
}

function lineOf(line: EditionLine): string {
  return `${JSON.stringify(line)}\n`;
}

function lost(id: number): never {
  throw new Error(`Claim ${id} came into an edition without its version.`);
}
