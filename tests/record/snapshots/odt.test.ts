import { strToU8 } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readCopy } from '../../../src/record/snapshots/actions/read-copy.js';
import { openFileReader } from '../../../src/record/snapshots/file-pool.js';
import { openLog } from './logged.js';
import { odtOf, odtParts, zipped } from './odt-files.js';

const reader = openFileReader(openLog().log);
afterAll(() => reader.close());

const MEDIA_TYPE = 'application/vnd.oasis.opendocument.text';

function read(bytes: Uint8Array, name: string | null = 'speech.odt', mediaType: string | null = null) {
  return readCopy(reader, { bytes, name, mediaType, options: 'article' });
}

async function textOf(...given: Parameters<typeof read>): Promise<string> {
  const result = await read(...given);
  return result.ok ? result.value.text : `refused: ${result.errors}`;
}

describe('an OpenDocument text', () => {
  it('becomes paragraphs, its spans one text, and its lists and tables lines', async () => {
    const body = [
      '<text:h text:outline-level="1">The harbour</text:h>',
      '<text:p>There is no <text:span text:style-name="B">room</text:span> for com<text:span>promise</text:span>.<text:line-break/>Not<text:s text:c="2"/>now.</text:p>',
      '<text:list><text:list-item><text:p>One &amp; two</text:p></text:list-item><text:list-item><text:p>Three &lt; four</text:p></text:list-item></text:list>',
      '<table:table><table:table-row><table:table-cell>a</table:table-cell><table:table-cell>b</table:table-cell></table:table-row></table:table>',
    ].join('\n');
    expect(await read(odtOf(body))).toEqual({
      ok: true,
      value: {
        text: 'The harbour\n\nThere is no room for compromise.\nNot now.\n\nOne & two\n\nThree < four\n\na b',
        mediaType: MEDIA_TYPE,
        facts: { ':reading': 'document' },
      },
    });
  });

  it('has its footnotes at the end, boxes after their paragraph, and no comments or mark of a note', async () => {
    const body =
      '<text:p>We will not close it.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Said on Monday.</text:p></text:note-body></text:note> Not <draw:frame><draw:text-box><text:p>A box.</text:p></draw:text-box><svg:desc>a picture</svg:desc></draw:frame>now.<office:annotation><dc:creator>Ed</dc:creator><text:p>Really?</text:p></office:annotation></text:p><text:p>The end.</text:p>';
    expect(await textOf(odtOf(body))).toBe(
      'We will not close it. Not now.\n\nA box.\n\nThe end.\n\nSaid on Monday.',
    );
  });

  it('has tracked insertions and not the deletions, and says how many', async () => {
    const changed = (id: string, change: string) =>
      `<text:changed-region text:id="${id}">${change}</text:changed-region>`;
    const body = `<text:tracked-changes>${changed('c1', '<text:deletion><office:change-info><dc:creator>Ed</dc:creator></office:change-info><text:p>never ever</text:p></text:deletion>')}${changed('c2', '<text:insertion/>')}</text:tracked-changes><text:p>We will <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>soon <text:change-end text:change-id="c2"/>close it.</text:p>`;
    expect(await read(odtOf(body))).toMatchObject({
      value: { text: 'We will soon close it.', facts: { ':deleted': '2', ':inserted': '1' } },
    });
  });

  it('has no struck or hidden words, and says how many; raised signs are told apart', async () => {
    const style = (name: string, properties: string, parent = '') =>
      `<style:style style:name="${name}" style:family="text"${parent}><style:text-properties ${properties}/></style:style>`;
    const named = style('Struck', 'style:text-line-through-style="solid"');
    const styles = [
      style('T1', 'fo:color="red"', ' style:parent-style-name="Struck"'),
      style('T2', 'text:display="none"'),
      style('T3', 'style:text-position="super 58%"'),
    ].join('');
    const span = (name: string, words: string) => `<text:span text:style-name="${name}">${words}</text:span>`;
    const body = `<text:p>We will ${span('T1', 'not ever ')}close ${span('T2', 'all of ')}it 10${span('T3', '6')} times.</text:p><text:section text:display="none"><text:p>Not shown.</text:p></text:section>`;
    expect(await read(odtOf(body, { named, styles }))).toMatchObject({
      value: { text: 'We will close it 10^6 times.', facts: { ':struck': '2', ':hidden': '4' } },
    });
  });

  it('is known by its media type, or by its first bytes', async () => {
    const odt = odtOf('<text:p>No room.</text:p>');
    expect(await textOf(odt, null, MEDIA_TYPE)).toBe('No room.');
    expect(await textOf(odt, null, 'application/octet-stream')).toBe('No room.');
    const { mimetype, ...packedAgain } = odtParts('<text:p>No room.</text:p>');
    expect(mimetype).toBeDefined();
    expect(await textOf(zipped(packedAgain))).toBe('No room.');
  });
});

describe('what is no OpenDocument text, or not a safe one', () => {
  const parts = odtParts('<text:p>No room.</text:p>');
  const xml = (content: string) => ({ ...parts, 'content.xml': strToU8(content) });
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>`;
  const locked =
    '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';

  it.each<[string, Buffer, RegExp]>([
    ['with a password', zipped({ ...parts, 'META-INF/manifest.xml': strToU8(locked) }), /password-protected/],
    ['cut off', zipped(parts).subarray(0, 700), /damaged or incomplete/],
    ['with broken XML', zipped(xml('<office:text><text:p>No</office:text>')), /is damaged/],
    ['with entities of its own', zipped(xml(bomb)), /declares its own entities/],
    ['with an entity that nothing declares', zipped(xml('<x>&b;</x>')), /is damaged/],
    ['with macros', zipped({ ...parts, 'Basic/Standard/Module1.xml': strToU8('<x/>') }), /macros/],
    ['that is a table', zipped(xml('<office:spreadsheet/>')), /not a text/],
    ['that is another archive', zipped({ 'a.txt': strToU8('a') }), /no content\.xml/],
    [
      'that unpacks to more than is read',
      zipped({ ...parts, 'Pictures/a.bin': new Uint8Array(70_000_000) }),
      /Unpacked, it is 67 MB/,
    ],
    ['without words', odtOf('<text:p/>'), /No text found/],
    [
      'that is nested too deeply',
      odtOf('<text:section>'.repeat(50_000) + '</text:section>'.repeat(50_000)),
      /No text found|nested|damaged|memory|seconds/,
    ],
    ['that is a PDF', Buffer.from('%PDF-1.4\n'), /The name says an OpenDocument text/],
  ])('is refused: a file %s', async (_what, bytes, message) => {
    expect(await textOf(bytes)).toMatch(message);
  });

  it('is refused under the name of a Word document', async () => {
    expect(await textOf(odtOf('<text:p>No.</text:p>'), 'speech.docx')).toMatch(
      /The name says a Word document, but the content is not: it begins as an OpenDocument text/,
    );
  });

  it('is named among the kinds that are read', async () => {
    expect(await textOf(Buffer.from('x'), 'a.rtf')).toMatch(/Accepted files: .*\.odt/);
  });
});

it('a long document is read in full', async () => {
  const paragraph = '<text:p>There is no room for compromise here.</text:p>';
  expect((await textOf(odtOf(paragraph.repeat(20_000)))).split('\n\n')).toHaveLength(20_000);
});
