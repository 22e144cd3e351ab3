import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { nameInWords } from '../../../src/publishing/citations/model/credits.js';
import { toCslItem } from '../../../src/publishing/citations/model/csl.js';
import { entryOf } from '../../../src/publishing/citations/model/entry.js';
import { dayOfIssue, makersOf } from '../../../src/publishing/citations/model/reference.js';
import { isCitable } from '../../../src/publishing/citations/model.js';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import { missingReaders } from '../../support/programs.js';
import { readXml, type XmlElement } from '../../support/xml.js';
import { NEWS_TYPES } from './fixtures/news-types.js';
import { cited } from './fixtures/requests.js';

// RIS, BibLaTeX and BibTeX of twelve kinds of source as programs of others read them: bibutils and pandoc.

/** What must come through of one source. */
interface Work {
  readonly authors: readonly string[];
  readonly title: string;
  /** The first day, as far as it is known. */
  readonly day: string | null;
  readonly address: string | null;
  readonly container: string | null;
}

/** The same as a reader has it; the container may be under any of several names. */
type Found = Omit<Work, 'container'> & { readonly containers: readonly string[] };

const WORKS: readonly Work[] = NEWS_TYPES.flatMap((rows) => {
  const entry = entryOf(rows);
  if (!isCitable(entry)) return [];
  const { source } = entry.cited;
  return {
    authors: makersOf(source, ['author', 'interviewee']).map(nameInWords),
    title: source.title,
    day: dayOfIssue({ entry, group: null })?.replace(/[~?%]|\/.*/g, '') ?? null,
    address: source.url,
    container: toCslItem(entry)['container-title'] ?? null,
  };
});

async function fileOf(format: string): Promise<string> {
  return (await cited(NEWS_TYPES, { format }, openStyles())).file;
}

function read(program: string, words: readonly string[], input: string): string {
  const { stdout, stderr, status } = spawnSync(program, words, { input, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout;
}

describe.skipIf(missingReaders().length > 0)('twelve kinds of source', () => {
  it.each([
    ['ris', 'ris2xml'],
    ['biblatex', 'biblatex2xml'],
    ['bibtex', 'bib2xml'],
  ])('as %s come through %s with author, title, date, address and container', async (format, program) => {
    const xml = read(program, [], await fileOf(format))
      .replace(/^\uFEFF?<\?xml[^>]*>\s*/, '')
      .replaceAll('bibtex-annote', 'annote');
    const found = readXml(xml).children.map(fromMods);
    expect(found).toHaveLength(WORKS.length);
    for (const [at, work] of WORKS.entries()) expectWork(found[at], work);
  });

  it.each(['ris', 'biblatex', 'bibtex'])(
    'as %s come through pandoc with author, title, address and container',
    async (format) => {
      const json = read('pandoc', ['-f', format, '-t', 'csljson'], await fileOf(format));
      const found = (JSON.parse(json) as PandocItem[]).map(fromPandoc);
      expect(found).toHaveLength(WORKS.length);
      for (const [at, work] of WORKS.entries()) expectWork(found[at], { ...work, day: null });
    },
  );
});

function expectWork(found: Found | undefined, { container, day, ...work }: Work): void {
  const { containers = [], day: foundDay, ...others } = found ?? {};
  expect(others).toEqual(work);
  if (day !== null) expect(foundDay, work.title).toBe(day);
  if (container !== null) expect(containers, work.title).toContain(container);
}

/** @source MODS 3, as bibutils writes it */
function fromMods(mods: XmlElement): Found {
  const titles = textsAt(mods, 'titleInfo', 'title');
  const [subtitle] = textsAt(mods, 'titleInfo', 'subTitle');
  const names = mods.children.filter(({ name }) => name === 'name');
  const isAuthor = (name: XmlElement) => textsAt(name, 'role', 'roleTerm').includes('author');
  const hosts = mods.children.filter(({ name }) => name === 'relatedItem');
  return {
    authors: names.filter(isAuthor).map((name) => textsAt(name, 'namePart').join(' ')),
    title: [titles[0] ?? '', ...(subtitle === undefined ? [] : [subtitle])].join(': '),
    day: textsAt(mods, 'originInfo', 'dateIssued')[0]?.trim() ?? null,
    address: textsAt(mods, 'location', 'url')[0] ?? null,
    containers: [
      ...hosts.flatMap((host) => textsAt(host, 'titleInfo', 'title')),
      ...textsAt(mods, 'originInfo', 'publisher'),
      ...names.filter((name) => !isAuthor(name)).flatMap((name) => textsAt(name, 'namePart')),
    ],
  };
}

function textsAt(element: XmlElement, ...path: readonly string[]): string[] {
  const [step, ...rest] = path;
  const those = element.children.filter(({ name }) => name === step);
  return rest.length === 0 ? those.map(({ text }) => text) : those.flatMap((one) => textsAt(one, ...rest));
}

interface PandocItem {
  readonly author?: readonly Readonly<Record<string, string>>[];
  readonly title?: string;
  readonly URL?: string;
  readonly 'container-title'?: string;
  readonly publisher?: string;
}

function fromPandoc(item: PandocItem): Found {
  const words = (name: Readonly<Record<string, string>>) =>
    name.literal ?? [name.given, name['dropping-particle'], name.family].filter(Boolean).join(' ');
  return {
    authors: (item.author ?? []).map(words),
    title: item.title ?? '',
    day: null,
    address: item.URL ?? null,
    // BibTeX has one field for both, which pandoc joins.
    containers: [item['container-title'], ...(item.publisher ?? '').split('; ')].filter(
      (name) => name !== undefined,
    ),
  };
}
