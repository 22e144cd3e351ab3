import { shortWords } from '../../engines/text/short-words.js';

/** What was found by name, best kinds first; the menu shows a few of each. */
export interface FoundByName {
  readonly speakers: readonly {
    readonly id: number;
    readonly name: string;
    readonly language: string | null;
  }[];
  readonly sources: readonly {
    readonly id: number;
    readonly title: string;
    readonly language: string | null;
  }[];
  readonly lists: readonly { readonly id: number; readonly title: string }[];
  readonly tags: readonly { readonly id: number; readonly name: string }[];
  readonly claims: readonly {
    readonly id: number;
    readonly text: string;
    readonly language: string | null;
  }[];
}

/** The most records of one kind that the menu shows. */
export const MAX_OF_A_KIND = 4;

export function menuJson({ speakers, sources, lists, tags, claims }: FoundByName) {
  return {
    records: [
      ...first(speakers, ({ id, name, language }) => record('Speaker', `/speakers/${id}`, name, language)),
      ...first(sources, ({ id, title, language }) => record('Source', `/sources/${id}`, title, language)),
      ...first(lists, ({ id, title }) => record('List', `/lists/${id}`, title, null)),
      ...first(tags, ({ id, name }) => record('Tag', `/tags/${id}`, name, null)),
      ...first(claims, ({ id, text, language }) => record('Quotation', `/claims/${id}`, text, language)),
    ],
  };
}

function first<Row>(rows: readonly Row[], toRecord: (row: Row) => ReturnType<typeof record>) {
  return rows.slice(0, MAX_OF_A_KIND).map(toRecord);
}

function record(kind: string, href: string, label: string, lang: string | null) {
  return { kind, href, label: shortWords(label), lang };
}
