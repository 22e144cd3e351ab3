import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Sends } from './desk.js';

// Shows a browser an answer that the desk has given already, at the address it was given for: the answer to a form is
// looked at without sending the form again. It comes from the server, as intercepting in the browser and then no longer
// intercepting can leave a page waiting for ever.

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

const NAME = 'x-kept-answer';

/** What belongs to one connection, or to the bytes as they were sent, and not to the page. */
const OF_THE_SENDING = [
  'connection',
  'content-encoding',
  'content-length',
  'keep-alive',
  'transfer-encoding',
];

export interface KeptAnswers {
  /** Headers with which a browser is given this answer, once, at this path. */
  keep(path: string, answer: Answer): Sends;
  /** The server with the kept answers before it. */
  before(app: RequestListener): RequestListener;
}

export function keptAnswers(): KeptAnswers {
  const kept = new Map<string, Answer>();
  let count = 0;
  return {
    keep(path, answer) {
      count += 1;
      kept.set(`${count} ${path}`, answer);
      return { [NAME]: String(count) };
    },
    before: (app) => (req, res) => {
      const key = `${req.headers[NAME]} ${req.url}`;
      const answer = kept.get(key);
      if (answer === undefined) return app(req, res);
      kept.delete(key);
      send(res, answer);
    },
  };
}

function send(res: ServerResponse<IncomingMessage>, { status, headers, html }: Answer): void {
  const own = [...headers].filter(([name]) => !OF_THE_SENDING.includes(name));
  res.writeHead(status, own.flat()).end(html);
}
