import { describe, expect, it } from 'vitest';
import { fixture, recordsOf, sourcesOf } from './reading.js';

const one = async (body: string) => (await sourcesOf('bibtex', `@misc{k, title = {T}, ${body}}`))[0];
const title = async (value: string) => (await sourcesOf('bibtex', `@misc{k, title = {${value}}}`))[0]?.title;

describe('BibTeX as Zotero writes it', () => {
  it('becomes sources in plain text', async () => {
    const [news, journal, report, tables] = await sourcesOf('bibtex', fixture('zotero.bib'));
    expect(news).toMatchObject({
      ...{ type: 'article', title: 'Harbour strike enters second week', outlet: 'The Morning Post' },
      ...{ authors: ['Ann Weber', 'The Agency, Port City'], issued: '2023-06', accessed: '2023-06-20' },
      ...{ note: 'Keywords: harbour, strike\nNotes: Section: News', notKept: ['attached files'] },
    });
    expect(journal).toMatchObject({
      ...{
        type: 'article-journal',
        title: 'Strikes and harbours: The München Report & 50% more',
        number: '3',
      },
      ...{ authors: ['Otto, Jr. van der Berg', 'Hans Müller'], url: 'https://doi.org/10.1000/ports.12.3' },
      note: 'Names: and others\nVolume: 12\nISSN: 1234-5678\nPages: 101–120',
    });
    expect(report).toMatchObject({
      ...{
        type: 'report',
        title: 'Report on <wages> in Łódź',
        number: 'MoL-7',
        authors: ['Ministry of Labour'],
      },
    });
    expect(tables).toMatchObject({ untyped: 'misc', url: 'https://tides.example/a_b', outlet: 'Tide Ltd' });
  });
});

describe('BibLaTeX as Zotero writes it', () => {
  it('becomes sources, with strings, subtitles, subtypes and kinds of editors', async () => {
    const [news, video, speech, software] = await sourcesOf('bibtex', fixture('zotero-biblatex.bib'));
    expect(news).toMatchObject({
      ...{ type: 'article-newspaper', title: 'Harbour Strike: The second week', issued: '2023-06-19' },
      ...{ outlet: 'The Morning Post on Sunday', language: 'en', accessed: '2023-06-20' },
      ...{ url: 'https://news.example/harbour_strike', notKept: ['time of access'] },
    });
    expect(video).toMatchObject({
      type: 'motion_picture',
      authors: ['Otto Lind, director'],
      outlet: 'Channel 5',
    });
    expect(speech).toMatchObject({ type: 'speech', genre: 'Keynote' });
    expect(software).toMatchObject({ untyped: 'software', issued: '2019~' });
  });
});

describe('TeX', () => {
  it.each([
    [
      '{\\"o}ffentlich \\ss{} \\o{} \\aa{}ngstr{\\"o}m \\v{c} \\c{c} \\\'{\\i}',
      'öffentlich ß ø ångström č ç í',
    ],
    ['\\emph{Coke User?} \\enquote{q} --- a--b', 'Coke User? “q” — a–b'],
    ['The {BBC} News {At} {T}en', 'The BBC News At Ten'],
    ['Costs $5 and more', 'Costs $5 and more'],
    ['\\{\\vphantom{\\}} braces \\vphantom{\\{}\\} and \\LaTeX', '{ braces } and LaTeX'],
    ['“quoted” — 台湾 مرحبا 👩‍👩‍👧', '“quoted” — 台湾 مرحبا 👩‍👩‍👧'],
    ['A~b \\_ \\# \\& \\% ', 'A b _ # & %'],
  ])('%s is plain text', async (tex, plain) => {
    expect(await title(tex)).toBe(plain);
  });

  it('that nobody knows stays as it is written', async () => {
    expect(await title('\\unknown{abc} d')).toBe('\\unknownabc d');
  });
});

describe('BibTeX with faults', () => {
  it.each([
    ['without commas between fields', '@book{k, title = {T} year = 2020}'],
    ['without a key', '@book{title = {T}, year = 2020}'],
    ['in round brackets and quotation marks', '@BOOK(k, title = "T", year = "2020")'],
    [
      'after text and comments',
      'Some text % x\n@comment{none}\n@preamble{"x"}\n@book{k, title={T},year={2020},}',
    ],
  ])('is read %s', async (_, text) => {
    expect(await sourcesOf('bibtex', text)).toMatchObject([{ type: 'book', title: 'T', issued: '2020' }]);
  });

  it.each([
    ['@book{a, title = {A}}\n\n@book{b, title = {B},\n\n@book{c, title = {C}}', 3, /no closing brace/],
    ['@book{a, title = {A}}\n@book{b, title = {B', 2, /no closing brace/],
    ['@book{a, title = {A}, {x}}', 1, /no field/],
    [`@book{a, title = {${'{'.repeat(200)}${'}'.repeat(200)}}}`, 1, /too many braces/],
  ])('%s is refused with its line', async (text, line, message) => {
    await expect(recordsOf('bibtex', text)).rejects.toMatchObject({
      fault: { line, message: expect.stringMatching(message) },
    });
  });

  it('is refused where abbreviations of abbreviations grow without bound', async () => {
    const doubled = Array.from({ length: 40 }, (_, at) => `@string{s${at + 1} = s${at} # s${at}}`);
    const bomb = ['@string{s0 = "ten letters"}', ...doubled, '@book{b, title = s40}'].join('\n');
    await expect(recordsOf('bibtex', bomb)).rejects.toMatchObject({
      fault: { line: 15, message: expect.stringContaining('more than 100,000 characters') },
    });
    const text = 'x'.repeat(50_000);
    const many = Array.from({ length: 500 }, (_, at) => `@comment{${at}}\n@string{t${at} = s # s}`);
    await expect(recordsOf('bibtex', `@string{s = "${text}"}\n${many.join('\n')}`)).rejects.toMatchObject({
      fault: { message: expect.stringContaining('20 million characters') },
    });
  });

  it('has an abbreviation as often as a library does', async () => {
    const entries = Array.from(
      { length: 2_000 },
      (_, at) => `@article{k${at}, title = {T${at}}, journal = jrn}`,
    );
    const records = await recordsOf('bibtex', `@string{jrn = "The Morning Post"}\n${entries.join('\n')}`);
    expect(records).toHaveLength(2_000);
    expect(records.at(-1)?.values.get('container-title')).toBe('The Morning Post');
  });

  it.each([
    ['issuetitle = {A}, issuesubtitle = {B}', 'Title of the issue: A\nSubtitle of the issue: B', undefined],
    ['journal = {J}, journalsubtitle = {B}', 'Subtitle of the journal: B', undefined],
    ['booksubtitle = {B}', 'Subtitle of the book: B', undefined],
    ['year = 2023, month = jun, date = {2023}', 'Date: 2023-06', '2023'],
    ['year = 2023, month = jun, date = {2023-06-19}', '', '2023-06-19'],
    ['year = 2023, year = 2024', 'Year: 2024', '2023'],
    ['editortype = {redactor}', 'Editortype: redactor', undefined],
  ])('keeps all of %s', async (fields, note, issued) => {
    const source = await one(fields);
    expect([source?.note, source?.issued]).toEqual([['Type: misc', note].filter(Boolean).join('\n'), issued]);
  });

  it('takes a field for a field, also one that every object has', async () => {
    const source = await one('constructor = {x}, toString = {y}, editor = {Ek, Eva}, editortype = {valueOf}');
    expect(source?.note).toBe('Valueof: Eva Ek\nType: misc\nConstructor: x\nTostring: y');
  });

  it('keeps leading zeros, a second value of a field, and what belongs to no field', async () => {
    const source = await one(
      'isbn = 0001, isbn = {0002}, x-thing = {y}, year = {in press}, copyright = {All}',
    );
    expect(source?.note).toBe(
      'Type: misc\nISBN: 0002; 0001\nX thing: y\nCopyright: All\nPublished: in press',
    );
  });
});
