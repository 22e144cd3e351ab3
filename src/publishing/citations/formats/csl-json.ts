import { cslItems } from '../csl.js';
import { evidenceOf } from '../evidence.js';
import type { Format, ListHead, ListWriter } from '../list.js';
import { readLocator } from '../locator.js';
import type { CitableEntry, CitedSource, ListMaker } from '../model.js';
import { joined } from '../tree.js';
import { toText } from '../tree-text.js';
import { wrongName } from '../utterance.js';
import type { Voice } from '../voice.js';

/**
 * CSL-JSON, the lossless route: an array of items, each with everything that its entry carries under
 * `custom.onrecord`, and a sentence of it in `note` for programs that show no custom fields.
 * @source CSL-JSON schema 1.0, csl-data.json
 */
export const cslJson: Format = {
  name: 'csl-json',
  title: 'CSL-JSON',
  about: 'a citation list for reference managers, with everything that is known',
  mediaType: 'application/vnd.citationstyles.csl+json; charset=utf-8',
  extension: 'json',
  holds: 'list',
  isStyled: false,
  begin,
};

/** What stands under `custom.onrecord`. `form` numbers this shape and grows when it changes. */
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
      const { entry } = prepared;
      const { locator } = entry.cited;
      const fields = { locator: locator === null ? null : readLocator(locator), list };
      const item = { ...toCslItem(entry), note: noteOf(entry, voice) };
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
 * The JSON of entries, with each source written once for all the claims that cite it: it is half of the file.
 * The place where it belongs is marked by a number, which no source is. That mark cannot come out of somebody's
 * words, in which every quotation mark has a backslash before it.
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
