import { toCslItem } from '../csl.js';
import { evidenceOf } from '../evidence.js';
import type { Format, PreparedList } from '../list.js';
import { readLocator } from '../locator.js';
import type { CitableEntry, ListFoot } from '../model.js';
import { toText } from '../tree-text.js';

/**
 * CSL-JSON, the lossless route: an array of items, each with everything that its entry carries under
 * `custom.onrecord`, and a sentence of it in `note` for programs that show no custom fields.
 * @source CSL-JSON schema 1.0, csl-data.json
 */
export const cslJson: Format = {
  name: 'csl-json',
  title: 'CSL-JSON',
  mediaType: 'application/vnd.citationstyles.csl+json; charset=utf-8',
  extension: 'json',
  isStyled: false,
  write,
};

function* write(list: PreparedList): Iterable<string> {
  let separator = '[\n';
  for (const prepared of list.entries) {
    if (prepared.outcome === 'failed') continue;
    yield separator + JSON.stringify(toItem(prepared.entry, list));
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

/** What stands under `custom.onrecord`. `form` numbers this shape and grows when it changes. */
export interface OnrecordFields {
  readonly form: 1;
  readonly entry: CitableEntry;
  readonly locator: { readonly locator: string; readonly label: string } | null;
  readonly list: Pick<ListFoot, 'listId' | 'listTitle' | 'version' | 'madeAt' | 'madeBy'>;
}

function toItem(entry: CitableEntry, list: PreparedList): object {
  const { listId, listTitle, version, madeAt, madeBy } = list.foot;
  const { locator } = entry.cited;
  const onrecord: OnrecordFields = {
    form: 1,
    entry,
    locator: locator === null ? null : readLocator(locator),
    list: { listId, listTitle, version, madeAt, madeBy },
  };
  return { ...toCslItem(entry), note: toText(evidenceOf(entry, list.voice)), custom: { onrecord } };
}
