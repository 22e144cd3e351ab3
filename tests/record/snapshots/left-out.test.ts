import { strToU8 } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { readPage } from '../../../src/engines/documents/html.js';
import { pageText } from '../../../src/engines/documents/page-text.js';
import { raisedText } from '../../../src/engines/documents/raised.js';
import { factsOf } from '../../../src/pages/snapshots/page/facts.js';
import { readCopy } from '../../../src/record/snapshots/actions/read-copy.js';
import { openFileReader } from '../../../src/record/snapshots/file-pool.js';
import { docxParts, zipOf } from './files.js';
import { openLog } from './logged.js';

// What is not said although it stands there, and what would read as another word.

const reader = openFileReader(openLog().log);
afterAll(() => reader.close());

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

async function readDocx(runs: readonly (readonly [properties: string, words: string])[], styles = '') {
  const parts = docxParts(['PUT']);
  const body = runs
    .map(([rPr, words]) => `<w:r>${rPr}<w:t xml:space="preserve">${words}</w:t></w:r>`)
    .join('');
  const xml = Buffer.from(parts['word/document.xml'] ?? '')
    .toString()
    .replace('<w:r><w:t xml:space="preserve">PUT</w:t></w:r>', body);
  parts['word/document.xml'] = strToU8(xml);
  if (styles) parts['word/styles.xml'] = strToU8(`<w:styles ${W}>${styles}</w:styles>`);
  const file = { bytes: zipOf(parts), name: 'a.docx', mediaType: null, options: 'article' } as const;
  const read = await readCopy(reader, file);
  return read.ok ? { text: read.value.text, facts: read.value.facts } : read.errors;
}

const whole = (html: string) => readPage(html, 'whole_page');

describe('words that are struck out', () => {
  test.each([
    ['<del>no</del>'],
    ['<s>no</s>'],
    ['<strike>no</strike>'],
    ['<span style="color: red; text-decoration: line-through">no</span>'],
    ['<s><b>no</b></s>'],
  ])('%s are not in the text of a page, and counted', (struck) => {
    expect(whole(`<p>There is ${struck} room, <ins>he said</ins>.</p>`)).toMatchObject({
      ...{ text: 'There is room, he said.', reading: 'whole_page', leftOut: 0, struck: 1 },
    });
  });

  test('are not in its article either, and not counted twice', () => {
    const filler = '<p>The ministers met for several hours on Monday, and each gave an account of it.</p>';
    const html = `<html><body><nav>Home</nav><article><p>There is <s>not any</s> room, <span style="text-decoration:line-through">never</span> he said, at some length, on Monday.</p>${filler.repeat(8)}</article></body></html>`;
    const read = readPage(html, 'article');
    expect(read).toMatchObject({ reading: 'article', struck: 3 });
    expect(read.text).toContain('There is room, he said');
  });

  test('of a Word document are left out, struck once or twice, by hand or by a style', async () => {
    const style =
      '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style><w:style w:type="character" w:styleId="Other"><w:rPr><w:b/></w:rPr></w:style>';
    const runs = [
      ['<w:rPr/>', 'There is '],
      ['<w:rPr><w:strike/></w:rPr>', 'no '],
      ['<w:rPr><w:strike w:val="0"/><w:dstrike/></w:rPr>', 'not '],
      ['<w:rPr><w:rStyle w:val="Gone"/></w:rPr>', 'never '],
      ['<w:rPr><w:rStyle w:val="Gone"/><w:strike w:val="false"/></w:rPr>', 'room'],
      ['<w:rPr><w:rStyle w:val="Other"/><w:dstrike w:val="0"/></w:rPr>', ' for'],
      ['<w:rPr><w:rPrChange w:id="1"><w:rPr><w:dstrike/></w:rPr></w:rPrChange></w:rPr>', ' it.'],
    ] as const;
    expect(await readDocx(runs, style)).toEqual({
      text: 'There is room for it.',
      facts: { ':reading': 'document', ':struck': '3' },
    });
  });

  test('and words that Word hides are left out, and counted apart', async () => {
    const runs = [
      ['<w:rPr><w:vanish/></w:rPr>', 'Not for the press. '],
      ['', 'There is room.'],
      ['<w:rPr><w:vanish w:val="0"/></w:rPr>', ' Yes.'],
    ] as const;
    expect(await readDocx(runs)).toEqual({
      text: 'There is room. Yes.',
      facts: { ':reading': 'document', ':hidden': '4' },
    });
  });

  test('are said on the page of the copy', () => {
    const said = (headers: object) =>
      factsOf({
        headers: JSON.stringify(headers),
        how: 'upload',
        media_type: 'x',
        original_name: null,
      } as never).find(({ term }) => term === 'Text')?.text;
    expect(said({ ':reading': 'document', ':struck': '1', ':hidden': '1200' })).toBe(
      'Text of the document, footnotes at the end: 1 word that was struck out is left out; 1,200 words that were hidden are left out',
    );
    expect(said({ ':reading': 'plain' })).toBe('As in the file');
    expect(said({ ':reading': 'plain', ':joined': '12' })).toBe(
      'As in the file, except: 12 line breaks within paragraphs removed',
    );
  });
});

describe('raised signs', () => {
  test.each([
    ['10<sup>6</sup> people', '10^6 people'],
    ['10<sup>-6</sup>', '10^-6'],
    ['5 km<sup>2</sup>', '5 km^2'],
    ['not<sup>1</sup> said', 'not [1] said'],
    ['not <sup>1</sup> said', 'not [1] said'],
    ['not<a href="#n"><sup>1</sup></a> said', 'not [1] said'],
    ['not<sup><a href="#n">[12]</a></sup> said', 'not [12] said'],
    ['in 2019<sup>[3]</sup>', 'in 2019 [3]'],
    ['room.<sup>1,2</sup> Next', 'room. [1,2] Next'],
    ['room.”<sup>3</sup>', 'room.” [3]'],
    ['room<sup>a</sup> here', 'room [a] here'],
    ['the 1<sup>st</sup>', 'the 1st'],
    ['XIX<sup>e</sup>, M<sup>me</sup>, n<sup>o</sup> 4<sup>e</sup>', 'XIXe, Mme, no 4e'],
    ['CO<sub>2</sub> and H<sub>2</sub>O', 'CO2 and H2O'],
    ['101<sub>2</sub>', '101_2'],
    ['about <sup>1</sup>/<sub>2</sub> of it', 'about 1/2 of it'],
    ['<p><sup>1</sup> A note.</p>', '1 A note.'],
    ['said<sup>a whole sentence that is raised</sup>', 'saida whole sentence that is raised'],
    ['said<sup hidden>1</sup>', 'said'],
    ['said<sup><s>1</s></sup>', 'said'],
    ['said<sup></sup>', 'said'],
  ])('%s reads %s', (html, text) => {
    expect(whole(html).text).toBe(text);
  });

  test('of a Word document are written the same way', async () => {
    const up = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>';
    const runs = [
      ['', '10'],
      [up, '6'],
      ['', ' said not'],
      [up, '1'],
      ['', ' once'],
    ] as const;
    expect(await readDocx(runs)).toMatchObject({ text: '10^6 said not [1] once' });
  });

  test('stand alone only where nothing stands before them', () => {
    expect(raisedText('SUP', '1', '')).toBeNull();
    expect(raisedText('SUB', '1', 'word')).toBeNull();
  });
});

test('a page without strokes has none', () => {
  const node = { nodeType: 3, nodeName: '#text', textContent: 'a  b', childNodes: [] };
  expect(pageText(node)).toEqual({ text: 'a b', struck: 0 });
});
