import { cslItems } from '../model/csl.js';
import { evidenceOf } from '../model/evidence.js';
import type { Format, ListHead, ListWriter } from '../model/list.js';
import { readLocator } from '../model/locator.js';
import { joined } from '../model/tree.js';
import { toText } from '../model/tree-text.js';
import { wrongName } from '../model/utterance.js';
import type { Voice } from '../model/voice.js';
import type { CitableEntry, CitedSource, ListMaker } from '../model.js';

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
export interface OnrecordFields {
  readonly form: 2;
  readonly entry: CitableEntry;
  readonly locator: { readonly locator: string; readonly label: string } | null;
  readonly list: Pick<ListMaker, 'listId' | 'listTitle' | 'version' | 'madeAt' | 'madeBy'>;
}

function begin({ maker, voice }: ListHead): ListWriter {
  const { listId, listTitle, version, madeAt, madeBy } = maker;
  const list: OnrecordFields['list'] = { listId, listTitle, version, madeAt, madeBy };
  const toCslItem = cslItems();
  const textOfEntry = entryTexts();
  let isEmpty = true;
  return {
    start: '[',
    entry(prepared) {
      if (prepared.outcome === 'failed') return '';
      const { entry, rows } = prepared;
      const { locator } = entry.cited;
      const fields = { locator: locator === null ? null : readLocator(locator), list };
      const keyword = rows.tags.length === 0 ? {} : { keyword: rows.tags.join('; ') };
      const item = { ...toCslItem(entry), ...keyword, note: noteOf(entry, voice) };
      const separator = isEmpty ? '\n' : ',\n';
      isEmpty = false;
      const custom = `{"onrecord":{"form":2,"entry":${textOfEntry(entry)},${insideOf(fields)}}}`;
      return `${separator}{${insideOf(item)},"custom":${custom}}`;
    },
    end: () => (isEmpty ? ']\n' : '\n]\n'),
  };
}

function noteOf(entry: CitableEntry, voice: Voice): string {
  return toText(joined([wrongName(entry), evidenceOf(entry, voice)], ' '));
}

/** The JSON of an object without its braces. */
function insideOf(value: object): string {
  return JSON.stringify(value).slice(1, -1);
}

const NO_SOURCE = '"source":0';

/**
 * The JSON of entries, with each source serialised once for all claims that cite it, since sources are half of the
 * file. A numeric placeholder marks the position of the source, which is never a number. No text can contain the
 * placeholder, since quotation marks in it are escaped.
 */
function entryTexts(): (entry: CitableEntry) => string {
  const texts = new WeakMap<CitedSource, string>();
  return (entry) => {
    const { source } = entry.cited;
    const kept = texts.get(source) ?? JSON.stringify(source);
    texts.set(source, kept);
    const text = JSON.stringify({ ...entry, cited: { ...entry.cited, source: 0 } });
    const at = text.indexOf(NO_SOURCE);
    return `${text.slice(0, at)}"source":${kept}${text.slice(at + NO_SOURCE.length)}`;
  };
}
