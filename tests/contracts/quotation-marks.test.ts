import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIST_FORMATS } from '../../src/publishing/citations/formats.js';
import { type ExportStory, openExportStory } from '../publishing/lists/export-story.js';
import { bodyOf } from '../support/docx.js';
import { filesIn } from '../support/files.js';

// One function decides what stands in quotation marks: engines/reading/printed-words. A template or a file that puts
// marks around words by itself would print a mixed quotation as if all of it had been said.

/** Templates with marks around what is nobody's statement. */
const NO_STATEMENT_THERE = new Map([
  ['views/sources/show.ejs', 'the notice of a source that was corrected'],
  ['views/dossier/log.ejs', 'what was searched for'],
  ['views/findings/same.ejs', 'the value of a finding'],
  ['views/claims/apart.ejs', 'words of a copy beside a passage'],
  ['views/claims/new.ejs', 'words of a copy that were left out'],
]);

/** Files with marks around what is nobody's statement. */
const NO_STATEMENT_IN = new Map([
  ['src/record/snapshots/model/words-in.ts', 'a passage of a copy, in an error'],
  ['src/checking/collation/model/pieces.ts', 'words of two texts that differ, for screen readers'],
  ['src/checking/findings/page/check-form.ts', 'the value of a finding'],
  ['src/checking/findings/input.ts', 'a value that was sent, in an error'],
  ['src/pages/capture/model/asks.ts', 'a name'],
  ['src/pages/capture/model/fields.ts', 'the title of a source'],
  ['src/pages/capture/actions/decide.ts', 'a name'],
  ['src/engines/quotations/reasons.ts', 'words by which a text names somebody'],
  ['src/engines/quotations/training/markup.ts', 'a mark of an annotated article, in an error'],
  ['src/engines/text/quotation-marks.ts', 'the marks of each language'],
  ['src/record/duplicates/section.ts', 'a name that was typed'],
  ['src/derived/status/model/needs.ts', 'the value of a finding'],
  ['src/publishing/exchange/commands/import.ts', 'the title of a list or view'],
  ['src/publishing/exchange/model/report.ts', 'a name in a table'],
  ['src/publishing/exchange/references/job/checked-records.ts', 'the title of a source, in an error'],
  ['src/checking/findings/actions/evidence.ts', 'the value of a finding'],
  ['src/pages/merging/page/preview.ts', 'a name'],
  ['src/record/claims/narrow-section.ts', 'a name that was typed'],
  ['src/publishing/citations/styles/program-key-store.ts', 'the title of a style, in an error'],
  ['src/publishing/citations/styles/check-job.ts', 'a type of source, in an error'],
  ['src/publishing/citations/styles/watched-pool.ts', 'the title of a style, in an error'],
  ['src/publishing/citations/styles/model/failures.ts', 'the title of a style, in an error'],
  ['src/publishing/citations/styles/model/named.ts', 'the title of a style, and words of it'],
]);

/** Files that ask for the form of a claim, or for the marks of a language, and may. */
const MAY_ASK = new Map([
  ['src/engines/reading/printed-words.ts', 'decides what stands in marks'],
  ['src/engines/text/quotation-marks.ts', 'knows the marks of each language'],
  ['src/publishing/citations/model/utterance.ts', 'says that words are reported or quoted in part'],
  ['src/derived/match/model/state.ts', 'compares reported words otherwise'],
  ['src/checking/findings/model/usual.ts', 'reported words have other usual findings'],
  ['src/derived/match/model/set-aside.ts', 'reported words are compared otherwise'],
  ['src/pages/capture/model/forms.ts', 'keeps the form of words whose passages change'],
  ['src/engines/fidelity/compare.ts', 'reported words are compared otherwise'],
  ['src/pages/lookup/model/items.ts', 'tells which words of a text are quotations'],
  ['src/pages/lookup/model/remarks.ts', 'words held as reported are no words in marks'],
  ['src/engines/fidelity/prose.ts', 'tells whether words stand in marks in a copy'],
]);

const MARKED = /[“„«]<%[=-]|%>[”»]|<q\b/;
const BUILT = /[“„«]\$\{|\}[”»]/;
const DECIDES = /form [!=]== '(?:indirect|mixed|direct|partial)'|\bquotationMarks\(/;

function faultsIn(path: string, text: string): string[] {
  const isTemplate = path.endsWith('.ejs');
  return text.split('\n').flatMap((line) => {
    const faults = [
      isTemplate && MARKED.test(line) && !NO_STATEMENT_THERE.has(path) ? 'marks of its own' : null,
      isTemplate && /h\.quote(?:InRow|Short)?\((?![^)]*,[^)]*,[^)]*form\b)/.test(line)
        ? 'words without their form'
        : null,
      !isTemplate && BUILT.test(line) && !NO_STATEMENT_IN.has(path) ? 'marks of its own' : null,
      !isTemplate && DECIDES.test(line) && !MAY_ASK.has(path) ? 'a decision of its own' : null,
    ];
    return faults.filter((fault) => fault !== null).map((fault) => `${path}: ${fault}: ${line.trim()}`);
  });
}

describe('quotation marks', () => {
  it('are put around words by one function alone', () => {
    const files = [...filesIn('views', '.ejs'), ...filesIn('src', '.ts')];
    expect(files.flatMap(({ path, text }) => faultsIn(path, text))).toEqual([]);
  });

  it.each([
    ['views/x.ejs', '<p>“<%= page.text %>”</p>'],
    ['views/x.ejs', '<q><%= page.text %></q>'],
    ['views/x.ejs', '<%- h.quote(row.text, row.lang) %>'],
    ['views/x.ejs', '<%- h.quoteInRow(row.text, row.lang) %>'],
    ['views/x.ejs', '<%- h.quoteShort(row.text, row.lang) %>'],
    ['views/x.ejs', "<%- h.quote(row.text, row.lang, row.kind !== 'indirect') %>"],
    ['src/x.ts', `const title = \`“\${claim.text}”\`;`],
    ['src/x.ts', "if (claim.form === 'indirect') return claim.text;"],
    ['src/x.ts', 'const { open, close } = quotationMarks(language);'],
  ])('are missed nowhere: %s %s', (path, line) => {
    expect(faultsIn(path, line)).toHaveLength(1);
  });

  it('have no exception that nothing needs any more', () => {
    const files = new Map(
      [...filesIn('views', '.ejs'), ...filesIn('src', '.ts')].map((one) => [one.path, one.text]),
    );
    const stale = [
      ...[...NO_STATEMENT_THERE.keys()].filter((path) => !MARKED.test(files.get(path) ?? '')),
      ...[...NO_STATEMENT_IN.keys()].filter((path) => !BUILT.test(files.get(path) ?? '')),
      ...[...MAY_ASK.keys()].filter((path) => !DECIDES.test(files.get(path) ?? '')),
    ];
    expect(stale).toEqual([]);
  });
});

describe('a mixed quotation', () => {
  let on: ExportStory;
  beforeAll(async () => {
    on = await openExportStory();
  });
  afterAll(() => on.desk.close());

  it('stands nowhere wholly in marks, on no page and in no file', async () => {
    const browser = await on.desk.signIn('editor');
    const { claims, list, speakers } = on;
    const formats = LIST_FORMATS.map(({ name }) => name);
    const places = [
      ...[
        '/',
        '/claims',
        '/claims?q=patience',
        '/activity',
        '/activity.atom',
        '/handover',
        '/searches',
        '/export',
      ],
      ...['', '/history', '/collation', '/copies', '/edit', '/dossier', '/attributions/new'].map(
        (below) => `/claims/${claims.mixed}${below}`,
      ),
      ...[`/claims/${claims.mixed}.atom`, `/claims/${claims.mixed}.json`],
      ...[`/speakers/${speakers.halvorsen}`, `/speakers/${speakers.halvorsen}.atom`],
      ...['/sources/1', '/sources/1/snapshots/1', `/lists/${list}`, `/lists/${list}/dossier`],
      ...['newsroom', 'apa', 'chicago-fullnote-bibliography'].flatMap((style) =>
        formats.map((format) => `/lists/${list}/export?format=${format}&style=${style}`),
      ),
    ];
    const wrong: string[] = [];
    let seen = 0;
    for (const path of places) {
      const answer = await on.desk.get(path, browser);
      const text = (await bodyOf(answer)).replaceAll(/<[^>]*>|&lt;.*?&gt;/g, '');
      if (text.includes('the toll was')) seen += 1;
      if (/[“„«]\s*the toll was “/.test(text)) wrong.push(path);
    }
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(places.length / 2);
  });
});
