import { cslItems } from '../model/csl.js';
import { evidenceOf } from '../model/evidence.js';
import type { Format, ListHead, ListWriter } from '../model/list.js';
import { readLocator } from '../model/locator.js';
import { sourceWords } from '../model/reference.js';
import type { EntryRows } from '../model/rows.js';
import { joined } from '../model/tree.js';
import { toText } from '../model/tree-text.js';
import { wrongName } from '../model/utterance.js';
import type { Voice } from '../model/voice.js';
import type { CitableEntry, CitedSource, ListMaker, SourceGroup } from '../model.js';

/**
 * CSL-JSON, the lossless format: an array of items, each with its whole entry under `custom.onrecord`, and a summary in
 * `note` for programs that show no custom fields.
 * @source CSL-JSON schema 1.0, csl-data.json
 */
export const cslJson: Format = {
  name: 'csl-json',
  title: 'CSL-JSON',
  about: 'a citation list for reference managers, with all known fields',
  mediaType: 'application/vnd.citationstyles.csl+json; charset=utf-8',
  extension: 'json',
  holds: 'list',
  use: 'managers',
  isStyled: false,
  holdings: null,
  begin,
};

/** The contents of `custom.onrecord`. `form` is the version of this shape. */
export type OnrecordFields = {
  readonly form: 2;
  readonly list: ListFields;
} & (OfClaim | OfSource);

/** Of a quotation. */
interface OfClaim {
  readonly entry: CitableEntry;
  readonly locator: { readonly locator: string; readonly label: string } | null;
}

/** Of a source in a list of sources. */
interface OfSource {
  readonly source: CitedSource;
  readonly claims: readonly number[];
}

type ListFields = Pick<ListMaker, 'listId' | 'listTitle' | 'version' | 'madeAt' | 'madeBy'>;

function begin({ maker, voice }: ListHead): ListWriter {
  const { listId, listTitle, version, madeAt, madeBy } = maker;
  const list = JSON.stringify({ listId, listTitle, version, madeAt, madeBy } satisfies ListFields);
  const toCslItem = cslItems();
  const textOfEntry = entryTexts();
  let isEmpty = true;
  return {
    start: '[',
    entry(prepared) {
      if (prepared.outcome === 'failed') return '';
      const { entry, rows, group } = prepared;
      const separator = isEmpty ? '\n' : ',\n';
      isEmpty = false;
      const item = toCslItem(prepared);
      const [fields, ours] =
        group === null
          ? [{ ...item, ...keywordOf(rows), note: noteOf(entry, voice) }, textOfEntry(entry)]
          : [{ ...item, note: sourceNote(entry, group, voice) }, textOfSource(entry, group)];
      return `${separator}{${insideOf(fields)},"custom":{"onrecord":{"form":2,${ours},"list":${list}}}}`;
    },
    end: () => (isEmpty ? ']\n' : '\n]\n'),
  };
}

function keywordOf({ tags }: EntryRows): { readonly keyword?: string } {
  return tags.length === 0 ? {} : { keyword: tags.join('; ') };
}

function noteOf(entry: CitableEntry, voice: Voice): string {
  return toText(joined([wrongName(entry), evidenceOf(entry, voice)], ' '));
}

/** The numbers of the quotations of a source, and what is wrong with them. */
function sourceNote(entry: CitableEntry, group: SourceGroup, voice: Voice): string {
  return toText(joined(sourceWords(entry, group, voice), ' '));
}

function textOfSource({ cited }: CitableEntry, { claimIds }: SourceGroup): string {
  return insideOf({ source: cited.source, claims: claimIds } satisfies OfSource);
}

/** The JSON of an object without its braces. */
function insideOf(value: object): string {
  return JSON.stringify(value).slice(1, -1);
}

const NO_SOURCE = '"source":0';

/**
 * The fields of entries, with each source serialised once for all claims that cite it, since sources are half of the
 * file. A numeric placeholder marks the position of the source, which is never a number. No text can contain the
 * placeholder, since quotation marks in it are escaped.
 */
function entryTexts(): (entry: CitableEntry) => string {
  const texts = new WeakMap<CitedSource, string>();
  return (entry) => {
    const { source, locator: typed } = entry.cited;
    const locator = typed === null ? null : readLocator(typed);
    const kept = texts.get(source) ?? JSON.stringify(source);
    texts.set(source, kept);
    const bare = JSON.stringify({ ...entry, cited: { ...entry.cited, source: 0 } });
    const at = bare.indexOf(NO_SOURCE);
    const whole = `${bare.slice(0, at)}"source":${kept}${bare.slice(at + NO_SOURCE.length)}`;
    return `"entry":${whole},${insideOf({ locator })}`;
  };
}
