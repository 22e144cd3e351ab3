import {
  BIBTEX_DATES,
  BIBTEX_IGNORED,
  BIBTEX_LABELS,
  BIBTEX_NAMES,
  BIBTEX_VALUES,
  EDITOR_TYPES,
} from '../model/bibtex-fields.js';
import { fromBibtex } from '../model/dates.js';
import { labelOf, type Reference, ReferenceDraft } from '../model/reference.js';
import { cslTypeOfBibtex } from '../model/types.js';
import { type BibtexEntry, bibtexEntries } from './bibtex-entries.js';
import { openTex, type TexReader } from './tex.js';

/** Reads BibTeX and BibLaTeX. @throws UnreadableFile where an entry cannot be read */
export async function* bibtexRecords(text: string): AsyncGenerator<Reference> {
  const tex = await openTex();
  let n = 0;
  for (const entry of bibtexEntries(text)) {
    n += 1;
    yield recordOf(n, entry, tex);
  }
}

type Values = ReadonlyMap<string, string>;

function recordOf(n: number, { type, fields }: BibtexEntry, tex: TexReader): Reference {
  const values: Values = new Map(fields.toReversed());
  const draft = new ReferenceDraft();
  draft.typeGiven = type;
  draft.type = cslTypeOfBibtex(type, {
    subtype: (values.get('entrysubtype') ?? '').toLowerCase(),
    isOfJournal: ['volume', 'number', 'issue', 'doi', 'issn'].some((name) => values.has(name)),
    hasEvent: ['eventtitle', 'eventdate', 'venue'].some((name) => values.has(name)),
  });
  takeYear(draft, values);
  const entry = { type, values, tex };
  for (const [name, value] of fields) take(draft, name, value, entry);
  return draft.finish(n);
}

interface Entry {
  readonly type: string;
  readonly values: Values;
  readonly tex: TexReader;
}

function take(draft: ReferenceDraft, name: string, value: string, entry: Entry): void {
  const { type, tex } = entry;
  if (isReadElsewhere(name, value, entry)) return;
  const variable = BIBTEX_VALUES.get(name);
  if (name === 'file' || name === 'pdf') draft.drop('attached files');
  else if (BIBTEX_NAMES.has(name)) takeNames(draft, name, value, entry);
  else if (BIBTEX_DATES.has(name)) takeDate(draft, BIBTEX_DATES.get(name) ?? '', value);
  else if (name === 'url') draft.value('URL', addressIn(value));
  else if (name === 'howpublished' && ADDRESS.test(addressIn(value))) draft.value('URL', addressIn(value));
  else if (name === 'number') draft.value(isArticle(type) ? 'issue' : 'number', tex.text(value));
  else if (variable !== undefined) draft.value(variable, withSubtitle(name, value, entry));
  else draft.add(BIBTEX_LABELS.get(name) ?? labelOf(name), tex.text(value));
}

const TOGETHER: ReadonlySet<string> = new Set(['year', 'month', 'day']);

/** What is read with another field that the entry has, or is about the file alone. A second value is not. */
function isReadElsewhere(name: string, value: string, { values }: Entry): boolean {
  if (BIBTEX_IGNORED.has(name)) return true;
  if (values.get(name) !== value) return false;
  const whole = name.endsWith('subtitle') ? name.replace(/subtitle$/, 'title') : null;
  const names = /^(editor[abc]?)type$/.exec(name)?.[1];
  return (
    TOGETHER.has(name) ||
    (whole !== null && BIBTEX_VALUES.has(whole) && values.has(whole)) ||
    (names !== undefined && values.has(names))
  );
}

function isArticle(type: string): boolean {
  return type === 'article' || type === 'periodical';
}

/** `title`, or `booktitle` with `booksubtitle`. */
function withSubtitle(name: string, value: string, { values, tex }: Entry): string {
  const subtitle = name.endsWith('title')
    ? values.get(`${name.slice(0, -'title'.length)}subtitle`)
    : undefined;
  const parts = [value, subtitle ?? ''].map((part) => tex.text(part).trim());
  return parts.filter((part) => part !== '').join(': ');
}

function takeYear(draft: ReferenceDraft, values: Values): void {
  const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map((name) => values.get(name)?.trim());
  const whole = fromBibtex(year, month, day);
  const date = values.get('date')?.replaceAll(/[{}]/g, '').trim();
  if (year === '') for (const part of [month, day]) draft.add('Date', part);
  else if (date === undefined) draft.value('issued', whole);
  else if (!date.startsWith(whole)) draft.add('Date', whole);
}

const WITH_TIME = /^(\d{4}-\d\d-\d\d)T/;

function takeDate(draft: ReferenceDraft, variable: string, value: string): void {
  const text = value.replaceAll(/[{}]/g, '').trim();
  const day = WITH_TIME.exec(text)?.[1];
  draft.value(variable, day ?? text);
  if (day !== undefined && variable === 'accessed') draft.drop('time of access');
  else if (day !== undefined) draft.add('Date', text);
}

function takeNames(draft: ReferenceDraft, name: string, value: string, { values, tex }: Entry): void {
  const kind = values.get(`${name}type`)?.trim().toLowerCase();
  const variable = kind === undefined ? BIBTEX_NAMES.get(name) : (EDITOR_TYPES.get(kind) ?? kind);
  for (const one of tex.names(value)) {
    if ('literal' in one && one.literal === 'others') draft.add('Names', 'and others');
    else draft.name(variable ?? name, one);
  }
}

const ADDRESS = /^https?:\/\/\S+$/i;

/** An address is not TeX, but some programs write it so. */
function addressIn(value: string): string {
  const text = value.trim().replace(/^\\(?:url|path)\s*\{(.*)\}$/s, '$1');
  return text.replaceAll(/\\([_%#&~{}])/g, '$1');
}
