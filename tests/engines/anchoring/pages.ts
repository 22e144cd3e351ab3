import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

// The saved pages of tests/fixtures/pages; its README says what each file and field is.

const FOLDER = new URL('../../fixtures/pages/', import.meta.url);

const nth = z.int().positive();
const LATER = z.discriminatedUnion('state', [
  z.strictObject({ state: z.enum(['same', 'moved', 'altered']), words: z.string().min(1), nth }),
  z.strictObject({ state: z.literal('gone'), words: z.null() }),
]);
const MARKED = z.strictObject({
  name: z.string().min(1),
  exact: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
  times: nth,
  nth,
  later: LATER.optional(),
});
const ABOUT = z.strictObject({
  about: z.string().min(1),
  title: z.string().min(1),
  language: z.string().min(2),
  contentType: z.string().min(1),
  encoding: z.enum(['utf-8', 'gb18030', 'windows-1252']),
  outside: z.array(z.string().min(1)).min(1),
  selectors: z.array(MARKED).min(5),
});

export type Marked = z.infer<typeof MARKED>;

export interface SavedPage extends z.infer<typeof ABOUT> {
  readonly name: string;
  readonly bytes: Buffer;
  readonly text: string;
  /** As its owner left it after editing it; null where nobody has. */
  readonly later: { readonly bytes: Buffer; readonly text: string } | null;
}

export function savedPages(): readonly SavedPage[] {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => {
    const about = ABOUT.parse(JSON.parse(textOf(`${name}/page.json`)));
    const isEdited = about.selectors.some((one) => one.later !== undefined);
    return {
      ...about,
      name,
      bytes: bytesOf(`${name}/page.html`),
      text: textOf(`${name}/page.txt`),
      later: isEdited ? { bytes: bytesOf(`${name}/later.html`), text: textOf(`${name}/later.txt`) } : null,
    };
  });
}

/** The position of the nth occurrence, from 1; -1 where there is none. */
export function placeOf(words: string, text: string, nth: number): number {
  let at = -1;
  for (let seen = 0; seen < nth; seen += 1) {
    at = text.indexOf(words, at + 1);
    if (at < 0) return at;
  }
  return at;
}

function bytesOf(path: string): Buffer {
  return readFileSync(new URL(path, FOLDER));
}

function textOf(path: string): string {
  return bytesOf(path).toString('utf8');
}
