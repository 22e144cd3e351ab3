import { expect, vi } from 'vitest';
import type { Sends, TestDesk } from '../../support/desk.js';
import { fieldsOfForm } from '../../support/form-fields.js';

// The page for importing a table, as a browser uses it.

/** The last row says the same as the first. */
export const TABLE = [
  'text,speaker,said_on,source,tags,id',
  'No room for compromise,Wang Yi,2023-06,The article,taiwan,1',
  '"First line, and\nsecond",Antony Blinken,,,,2',
  'No room for compromise,Wang Yi,2023-06,The article,taiwan,3',
  '',
].join('\r\n');

type Fields = Readonly<Record<string, string>>;

export function importing(desk: TestDesk, editor: Sends) {
  return {
    /** The first step, with a file chosen. */
    giveFile(bytes: string | Buffer, more: Fields = {}): Promise<Response> {
      const form = new FormData();
      for (const [name, value] of Object.entries({ dry_run: 'on', text: '', ...more })) form.set(name, value);
      form.set('file', new Blob([new Uint8Array(Buffer.from(bytes as string))]), 'table.csv');
      const headers = { 'sec-fetch-site': 'same-origin', ...editor };
      return fetch(`${desk.url}/import`, { method: 'POST', body: form, headers, redirect: 'manual' });
    },
    /** The first step, with the table pasted. */
    paste: (text: string, more: Fields = {}) =>
      desk.form('/import', { text, dry_run: 'on', ...more }, editor),
    /** The second step. */
    takeIn: (fields: Fields) => desk.form('/import', fields, editor),
  };
}

/** Waits for the imports that begin after this call, however slow the machine is. */
export function importsOf({ ctx }: TestDesk): () => Promise<void> {
  const take = vi.spyOn(ctx.imports, 'take');
  return async () => {
    await Promise.all(take.mock.results.map(({ value }) => value));
  };
}

export function claimsOf({ ctx }: TestDesk) {
  return ctx.db.selectFrom('claims').selectAll().orderBy('id').execute();
}

/** What the page that shows a check sends on. */
export async function carried(answer: Response): Promise<Record<string, string>> {
  const html = await answer.text();
  expect(answer.status, html).toBe(200);
  return fieldsOfForm(html, '/import');
}

/** What the summary of errors lists. */
export function problemsIn(html: string): string[] {
  const list = /<div class="error-summary"[\s\S]*?<ul>([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? '';
  return [...list.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, item = '']) =>
    item
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll('&#39;', "'")
      .replaceAll('&#34;', '"'),
  );
}
