import { kindOfMediaType } from '../../../engines/documents/kinds.js';
import type { Context } from '../../../platform/context.js';
import type { Reply } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { CopyIntegrityReader } from '../../../record/snapshots/integrity-store.js';
import type { Mismatch } from '../../../record/snapshots/model.js';
import { SnapshotReader, type SnapshotWithText } from '../../../record/snapshots/store.js';
import { copyOf, sourceOf } from './visible-copy.js';

/**
 * The original bytes as a download. Nothing in them can run here: the policy allows nothing, and the type is not
 * sniffed by browsers.
 * @throws AppError gone where they were erased
 */
export async function raw(req: RequestContext, ctx: Context): Promise<Reply> {
  const source = await sourceOf(req, ctx);
  const copy = await copyOf(req, ctx, source);
  const bytes = await new SnapshotReader(ctx.db, req.viewer).bytesOf(source.id, copy.id);
  if (bytes === undefined)
    throw new AppError('gone', 'The file of this copy was erased. Its record and SHA-256 remain.');
  const mismatch = await new CopyIntegrityReader(ctx.db, req.viewer).mismatchOf(copy);
  return {
    kind: 'file',
    headers: {
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      ...(mismatch.length > 0 && { 'X-Onrecord-Integrity': 'mismatch' }),
    },
    download: {
      mediaType: /^[\w.+-]+\/[\w.+-]+(; charset=[\w.:-]+)?$/.test(copy.media_type)
        ? copy.media_type
        : 'application/octet-stream',
      filename: fileNameOf(copy, source.id, mismatch),
      parts: (async function* () {
        yield bytes;
      })(),
      bytes: bytes.length,
    },
  };
}

const ENDINGS = {
  text: 'txt',
  html: 'html',
  pdf: 'pdf',
  docx: 'docx',
  odt: 'odt',
  srt: 'srt',
  vtt: 'vtt',
} as const;

/** The original name is shown on the page only; here it would become a file name on somebody's disk. */
function fileNameOf(copy: SnapshotWithText, sourceId: number, mismatch: Mismatch): string {
  const kind = kindOfMediaType(copy.media_type);
  const warning = mismatch.length > 0 ? '-DOES-NOT-MATCH-ITS-SHA-256' : '';
  return `source-${sourceId}-copy-${copy.id}${warning}.${kind === null ? 'bin' : ENDINGS[kind]}`;
}
