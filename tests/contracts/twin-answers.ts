import type { Sends, TestDesk } from '../support/desk.js';
import { bodyOf } from '../support/docx.js';

// The answers of a desk and of its twin, to be compared to the letter.

export type Face = '' | '.json' | '.csv';

export function withFace(address: string, face: Face): string {
  const [path = '', query] = address.split('?');
  return `${path === '/' && face !== '' ? '/' : path}${face}${query === undefined ? '' : `?${query}`}`;
}

/** Status, headers and body of an answer, without what differs from one answer to the next. */
export async function answerOf(desk: TestDesk, path: string, sends: Sends): Promise<string> {
  const answer = await desk.get(path, sends);
  const headers = [...answer.headers].filter(([name]) => !/^(date|x-request-id|content-length)$/.test(name));
  const body = (await bodyOf(answer))
    .replace(/(?<=name="key" value=")[^"]+/g, '')
    .replace(/\b[0-9a-f]{32}\b/g, 'change')
    .replace(/(?<=127\.0\.0\.1:)\d+/g, 'port');
  return `${answer.status}\n${headers.map((pair) => pair.join(': ')).join('\n')}\n\n${body}`;
}

/** Where two answers part. */
export function differenceOf(told: string, wanted: string): string {
  const at = [...told].findIndex((sign, index) => sign !== wanted[index]);
  const from = Math.max(0, at - 60);
  return `‘${told.slice(from, at + 80)}’ instead of ‘${wanted.slice(from, at + 80)}’`;
}
