// Sends requests to the server as a browser or a script would, and says how each was answered.

export type Sender = 'anonymous' | 'viewer' | 'checker' | 'editor' | 'admin';

/** The Cookie header of each role. */
export type Cookies = Readonly<Record<Exclude<Sender, 'anonymous'>, string>>;

export interface Answer {
  readonly status: number;
  /** Where a write leads to, or null. */
  readonly location: string | null;
  readonly bytes: number;
  readonly text: string;
}

type Values = Readonly<Record<string, string>>;

export interface Client {
  get(path: string, as?: Sender): Promise<Answer>;
  /** Sends a form as a page of the server would. */
  form(path: string, fields: Values, as?: Sender): Promise<Answer>;
  json(path: string, body: unknown, as?: Sender, method?: 'POST' | 'PATCH' | 'DELETE'): Promise<Answer>;
  /** Sends a form with a file, as a browser does. */
  upload(path: string, fields: Values, file: Blob, name: string, as?: Sender): Promise<Answer>;
  /** Sends any body, with the headers of a page of the server beside those given. */
  send(path: string, init: RequestInit, as?: Sender): Promise<Answer>;
  /** Sends a form and gives the number of what it added. @throws Error where nothing was added */
  add(path: string, fields: Values, as?: Sender): Promise<number>;
}

/** The timeout of a request, in milliseconds. */
const MAX_WAIT_MS = 300_000;

export function openClient(url: string, cookies: Cookies): Client {
  const send: Client['send'] = async (path, init, as = 'editor') => {
    const headers = new Headers(init.headers);
    headers.set('sec-fetch-site', 'same-origin');
    if (as !== 'anonymous') headers.set('cookie', cookies[as]);
    const signal = AbortSignal.timeout(MAX_WAIT_MS);
    const answer = await fetch(url + path, { redirect: 'manual', signal, ...init, headers });
    const text = await answer.text();
    return {
      ...{ status: answer.status, location: answer.headers.get('location') },
      ...{ bytes: Buffer.byteLength(text), text },
    };
  };
  const form: Client['form'] = (path, fields, as) =>
    send(path, { method: 'POST', body: new URLSearchParams(fields) }, as);
  return {
    send,
    form,
    get: (path, as) => send(path, { method: 'GET' }, as),
    json: (path, body, as, method = 'POST') =>
      send(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }, as),
    upload(path, fields, file, name, as) {
      const body = new FormData();
      for (const [field, value] of Object.entries(fields)) body.append(field, value);
      body.append('file', file, name);
      return send(path, { method: 'POST', body }, as);
    },
    async add(path, fields, as) {
      const answer = await form(path, fields, as);
      const id = Number(/^[^?#]*\/(\d+)/.exec(answer.location ?? '')?.[1]);
      if (answer.status === 303 && id > 0) return id;
      throw new Error(`${path} answered ${answer.status}: ${wordsOf(answer.text).slice(0, 600)}`);
    },
  };
}

/** The text of a page without markup. */
function wordsOf(html: string): string {
  return html.replace(/^[\s\S]*<main/, '<main').replaceAll(/<[^<>]*>|\s+/g, ' ');
}
