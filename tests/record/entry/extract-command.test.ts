import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { onrecord } from '../../support/onrecord.js';
import { runCommand } from '../../support/run-command.js';
import { temporaryFolder } from '../../support/serve.js';

const folder = temporaryFolder();
const ARTICLE =
  'Mara Voss, the minister for harbours, said on Tuesday that the port would stay closed.\n\n“We will not wait,” she told reporters.\n';

describe('onrecord extract', () => {
  it('prints the quotations of an article as JSON, with positions in it', async () => {
    const file = join(folder, 'one.txt');
    writeFileSync(file, ARTICLE);
    const ran = await onrecord(['extract', file]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    const { language, quotations } = JSON.parse(ran.out);
    expect(language).toBe('en');
    const [, direct] = quotations;
    expect(direct).toMatchObject({
      type: 'direct',
      text: '“We will not wait,”',
      speaker: { text: 'she', resolved: 'Mara Voss', isCertain: false },
      cue: { text: 'told' },
    });
    expect(ARTICLE.slice(...(direct.spans[0] as [number, number]))).toBe('“We will not wait,”');
  });

  it('writes a result for each article of a folder, and names what it cannot read', async () => {
    const [dir, out] = [join(folder, 'in'), join(folder, 'out')];
    mkdirSync(dir);
    for (const name of ['a.txt', 'b.txt']) writeFileSync(join(dir, name), ARTICLE);
    writeFileSync(join(dir, 'bad.txt'), Buffer.from([0xff, 0x00, 0xc3, 0x28]));
    const ran = await runCommand(['extract', '--dir', dir, '--out', out]);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/bad\.txt is not text/);
    expect(ran.err).toMatch(/1 of 3 articles could not be read/);
    expect(readdirSync(out)).toEqual(['a.json', 'b.json']);
    expect(JSON.parse(readFileSync(join(out, 'a.json'), 'utf8')).quotations).toHaveLength(2);
  });

  it.each([[[]], [['a.txt', '--out', 'x']], [['--dir', 'x']], [['a.txt', '--dir', 'x', '--out', 'y']]])(
    'refuses other arguments: %j',
    async (words) => {
      expect(await runCommand(['extract', ...words])).toMatchObject({ code: 2, out: '' });
    },
  );
});
