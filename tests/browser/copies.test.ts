import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { docxOf } from '../record/snapshots/files.js';
import { barriersOn } from '../support/barriers.js';
import { closePages, listFaults, sharedBrowser } from '../support/browser.js';
import { type Newsroom, newsroomOf } from '../support/newsroom.js';
import { type PageUser, waysOfStory } from '../support/page-user.js';
import { type Desk, serve } from '../support/serve.js';

// One source, kept three ways: as pasted text, as a Word document, and as the PDF that a browser prints of it.

const QUOTED = '“On this issue China has no room for compromise or concessions,” he said.';
const FIRST =
  'The ministers met for several hours on Monday, and each gave an account of it afterwards, in his own way.';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe.each(waysOfStory(['a pointer'], ['a pointer and no JavaScript']))(
  'copies of a source with %s',
  (way) => {
    let browser: Browser;
    let desk: Desk;
    let room: Newsroom;
    let checker: PageUser;
    beforeAll(async () => {
      browser = await sharedBrowser();
      desk = await serve({ sample: true });
      room = newsroomOf(browser, way);
      checker = await room.found('Nora Newcomer', await desk.setupLink());
    });
    afterEach(() => {
      // A form that comes back with errors is told of as a fault of loading.
      const faults = room.opened.flatMap((opened) => listFaults(opened.faults));
      expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
    });
    afterAll(async () => {
      await closePages(browser);
      await desk?.stop();
    });

    const toCopies = async () => {
      await checker.page.goto(`${desk.url}/sources/1`);
      await checker.go('Save a copy');
    };
    // What looks for barriers is a script itself.
    const barriers = async () => (way === 'a pointer' ? barriersOn(checker.page) : []);
    const text = () => checker.page.locator('.copy-text').first().textContent();

    async function upload(name: string, mimeType: string, buffer: Buffer): Promise<void> {
      await toCopies();
      await checker.page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType, buffer });
      await checker.go('Upload and save');
    }

    it('are pasted, uploaded as a Word document, and uploaded as the PDF made from it', async () => {
      await toCopies();
      expect(await barriers()).toEqual([]);
      await checker.type('Text of the source', `${FIRST}\n${QUOTED}`);
      await checker.go('Save text');
      expect(await text()).toContain(QUOTED);
      await upload('visit.docx', DOCX, docxOf([FIRST, QUOTED]));
      expect(await text()).toContain(QUOTED);
      const printer = await browser.newPage();
      await printer.setContent(`<p>${FIRST}</p><p>${QUOTED}</p>`);
      const pdf = await printer.pdf({ format: 'A4' });
      await printer.close();
      await upload('visit.pdf', 'application/pdf', pdf);
      expect(await text()).toContain(QUOTED);
      expect(await text()).toContain(FIRST);
      expect(await barriers()).toEqual([]);
      const saved = await checker.save('Download saved file');
      expect(await readFile(await saved.path())).toEqual(pdf);
    });

    it('that cannot be read come back with the reason beside their field', async () => {
      await upload('visit.pdf', 'application/pdf', Buffer.from('no PDF'));
      const field = checker.page.getByLabel('File', { exact: true });
      expect(await field.getAttribute('aria-describedby')).toContain('f-upload-file-problem');
      expect(await checker.page.getByRole('main').textContent()).toContain('but the content is not');
      await checker.type('Web address', 'http://127.0.0.1/');
      await checker.go('Fetch and save');
      expect(await checker.page.getByRole('main').textContent()).toContain('No public web server found');
      expect(await checker.field('Web address').inputValue()).toBe('http://127.0.0.1/');
      expect(await barriers()).toEqual([]);
    });
  },
);
