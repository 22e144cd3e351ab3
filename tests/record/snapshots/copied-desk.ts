import { parseHTML } from 'linkedom';
import { expect } from 'vitest';
import { type ComparedDesk, comparedDesk } from '../../checking/comparison-queue/compared-desk.js';
import type { Sends } from '../../support/desk.js';

/** A desk with one source, numbered 1, and what tests of the page of a copy read off it. */
export interface CopiedDesk extends ComparedDesk {
  readonly editor: Sends;
  note(snapshot: number, exact: string, more?: Record<string, unknown>): Promise<number>;
  page(snapshot: number, query?: string): Promise<CopyPage>;
  marks(snapshot: number): Promise<MarkJson[]>;
}

export interface MarkJson {
  readonly attribution_id?: number;
  readonly annotation_id?: number;
  readonly claim_id: number | null;
  readonly start_utf16: number;
  readonly end_utf16: number;
  readonly verdict?: string;
  readonly state: string | null;
}

export async function copiedDesk(): Promise<CopiedDesk> {
  const desk = await comparedDesk();
  const editor = await desk.signIn('editor');
  return {
    ...desk,
    editor,
    async note(snapshot, exact, more = {}) {
      const body = { motivation: 'questioning', body: 'Who else?', selector: { exact }, ...more };
      const made = await desk.json('POST', `/sources/1/snapshots/${snapshot}/annotations`, body, desk.sends);
      expect(made.status, await made.clone().text()).toBe(201);
      return ((await made.json()) as { id: number }).id;
    },
    async page(snapshot, query = '') {
      const answer = await desk.get(`/sources/1/snapshots/${snapshot}${query}`, editor);
      return readPage(answer.status, await answer.text());
    },
    async marks(snapshot) {
      const answer = await desk.get(`/sources/1/snapshots/${snapshot}.json`, desk.sends);
      return ((await answer.json()) as { marks: MarkJson[] }).marks;
    },
  };
}

export type CopyPage = ReturnType<typeof readPage>;

function readPage(status: number, html: string) {
  const { document } = parseHTML(html);
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  const words = (node: { readonly textContent: string } | null) =>
    node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  return {
    status,
    html,
    document,
    /** The paragraphs of the text, each with where it begins. */
    paragraphs: all('.copy-text [data-at]').map((node) => ({
      at: Number(node.getAttribute('data-at')),
      text: node.textContent,
    })),
    /** Each marked run with its classes. */
    runs: all('.copy-text mark').map((node) => [node.textContent, node.className] as const),
    /** What stands beside the words. */
    margin: all('.margin > li[id]').map((node) => ({
      number: Number(node.id.replace('m-', '')),
      words: words(node),
      links: [...node.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? ''),
    })),
    passage: document.querySelector('#passage')?.textContent ?? null,
    words: words(document.querySelector('main')),
  };
}
