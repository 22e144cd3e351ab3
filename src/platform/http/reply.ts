import type { FieldError } from '../lib/result.js';

// What a route answers, as a value. `respond.ts` serialises it in the requested representation.

/** A view and the plain object it is given. */
export interface Page {
  /** `views/<view>.ejs` */
  readonly view: string;
  readonly title: string;
  readonly section?: Section;
  readonly crumbs?: readonly { readonly label: string; readonly href: string }[];
  /** Metadata for the head: bibliographic meta elements, feeds. */
  readonly meta?: readonly { readonly name: string; readonly content: string }[];
  readonly feed?: { readonly href: string; readonly title: string };
  readonly page: object;
}

export type Section = 'desk' | 'claims' | 'sources' | 'speakers' | 'lists';

export type Reply =
  | {
      readonly kind: 'faces';
      readonly status?: number;
      readonly html?: () => Page | Promise<Page>;
      readonly json?: () => unknown;
      readonly csv?: () => Promise<Download>;
      readonly atom?: () => string | Promise<string>;
    }
  | { readonly kind: 'see'; readonly location: string; readonly cookie?: SetCookie }
  | { readonly kind: 'written'; readonly status: 200 | 201; readonly location: string; readonly body: object }
  | {
      readonly kind: 'refused';
      readonly errors: readonly FieldError[];
      readonly html: () => Page | Promise<Page>;
      /** Extra members for programs, beside the errors. */
      readonly more?: object;
    }
  | {
      readonly kind: 'conflict';
      readonly detail: string;
      readonly current: object;
      readonly html: () => Page | Promise<Page>;
      /** The page passes what was sent on to the next step, whatever its length. */
      readonly carriesOn?: true;
    }
  | {
      /** Possible duplicates exist, and the writer must confirm, or asked for a refusal in that case. */
      readonly kind: 'alike';
      readonly detail: string;
      readonly alike: readonly object[];
      readonly html: () => Page | Promise<Page>;
    }
  | {
      readonly kind: 'file';
      readonly download: Download;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'text'; readonly status: number; readonly text: string };

export interface Download {
  readonly mediaType: string;
  /** The suggested name of a download; null shows the file in the browser. */
  readonly filename: string | null;
  readonly parts: AsyncIterable<string | Uint8Array> | Iterable<string>;
  /** Where it is known, a client can detect a truncated file. */
  readonly bytes?: number;
}

/** A session cookie to set, or null to remove it. */
export type SetCookie = { readonly session: string | null };

/** An address with its HTML and its JSON. */
export function faces(of: Omit<Extract<Reply, { kind: 'faces' }>, 'kind'>): Reply {
  return { kind: 'faces', ...of };
}

export function seeOther(location: string, cookie?: SetCookie): Reply {
  return cookie ? { kind: 'see', location, cookie } : { kind: 'see', location };
}

/** The answer to a write: 303 to a form, 201 or 200 with JSON to a client. */
export function written(status: 200 | 201, location: string, body: object): Reply {
  return { kind: 'written', status, location, body };
}

/** Bad input: the form again with everything typed, or a problem with its field errors. */
export function invalidReply(
  errors: readonly FieldError[],
  html: () => Page | Promise<Page>,
  more?: object,
): Reply {
  return { kind: 'refused', errors, html, ...(more && { more }) };
}

/**
 * Possible duplicates exist: the form again with these, or a problem that lists them.
 * @param section what the form shows of them, as its page's `alike`
 */
export function duplicatesReply(
  { detail, alike }: { readonly detail: string; readonly alike: readonly object[] },
  section: object | null,
  html: () => Page | Promise<Page>,
): Reply {
  return {
    kind: 'alike',
    detail,
    alike,
    html: async () => {
      const page = await html();
      return { ...page, page: { ...page.page, alike: section } };
    },
  };
}
