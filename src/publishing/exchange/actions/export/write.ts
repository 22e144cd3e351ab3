import { KINDS } from '../../model.js';
import type { Records } from './desk.js';

/** The text of a file in pieces, one per record: the whole can exceed the longest string. */
export function* piecesOf(
  records: Records,
  onProgress: (done: number) => void = () => {},
): Generator<string> {
  let done = 0;
  yield '{\n  "format": "onrecord-json",\n  "version": 1';
  for (const kind of KINDS) {
    yield `,\n  ${JSON.stringify(kind)}: [`;
    for (const [at, record] of records[kind].entries()) {
      const text = JSON.stringify(record, null, 2).replaceAll('\n', '\n    ');
      yield `${at === 0 ? '' : ','}\n    ${text}`;
      done += 1;
      onProgress(done);
    }
    yield records[kind].length === 0 ? ']' : '\n  ]';
  }
  yield '\n}\n';
}
