import type { Readable } from 'node:stream';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

// Reads and decompresses a response body, with limits on both the compressed and the decompressed size.

export class TooMuch extends Error {}
export class UnknownEncoding extends Error {}

/**
 * @throws TooMuch past the limit; UnknownEncoding for an encoding that was not requested; the error of a broken
 * stream
 */
export async function wholeBody(body: Readable, encoding: string, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const steps = encoding
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity')
    .reverse();
  if (steps.length > 2) throw new UnknownEncoding(encoding);
  const collect = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  await pipeline([body, meter(most), ...steps.flatMap((name) => [unpacker(name), meter(most)]), collect]);
  return Buffer.concat(chunks);
}

function unpacker(encoding: string): Transform {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new UnknownEncoding(encoding);
  }
}

function meter(most: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > most) done(new TooMuch());
      else done(null, chunk);
    },
  });
}
