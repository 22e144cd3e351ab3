import type { Kind } from '../../model.js';

/** The records of one kind, some at a time. */
export interface RecordList {
  readonly kind: Kind;
  readonly records: AsyncIterable<readonly object[]>;
}

/** The text of a file in pieces: the whole can exceed the longest string. */
export async function* piecesOf(
  lists: readonly RecordList[],
  onProgress: (done: number) => void = () => {},
): AsyncGenerator<string> {
  let done = 0;
  yield '{\n  "format": "onrecord-json",\n  "version": 1';
  for (const { kind, records } of lists) {
    yield `,\n  ${JSON.stringify(kind)}: [`;
    let isFirst = true;
    for await (const some of records) {
      if (some.length === 0) continue;
      const texts = some.map((record) => JSON.stringify(record, null, 2).replaceAll('\n', '\n    '));
      yield `${isFirst ? '' : ','}\n    ${texts.join(',\n    ')}`;
      isFirst = false;
      done += some.length;
      onProgress(done);
    }
    yield isFirst ? ']' : '\n  ]';
  }
  yield '\n}\n';
}
