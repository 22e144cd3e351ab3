import { createHash, type Hash } from 'node:crypto';
import { faultIf, type Says } from './finding-faults.js';
import type { RecordOf } from './shapes.js';

// The lines of an edition make a file whose SHA-256 is known: others were changed, or belong to another file.

interface FileRead {
  readonly hash: Hash;
  lines: number;
}

/** Reads all lines first, then each edition. */
export function editionFaults() {
  const files = new Map<string, FileRead>();
  const sha256Of = (key: string) => files.get(key)?.hash.digest('hex') ?? null;
  return {
    ofLine({ edition, audience, position, part, outcome, line }: RecordOf<'edition_lines'>): Says[] {
      const key = `${edition} ${audience}`;
      const file = files.get(key) ?? { hash: createHash('sha256'), lines: 0 };
      files.set(key, file);
      file.hash.update(`${line}\n`);
      file.lines += 1;
      return [
        faultIf(partOf(line) !== part, 'line', `give the JSON of a line with the part ${part}`),
        faultIf(position !== file.lines - 1, 'position', 'the lines of an edition come in order, from 0'),
        faultIf((part === 'entry') !== (outcome !== null), 'outcome', 'an entry has one, and only an entry'),
      ];
    },
    ofEdition(edition: RecordOf<'editions'>): Says[] {
      const { ref, sha256, open_sha256, left_sha256, open_left_sha256 } = edition;
      const isOpen = sha256Of(`${ref} 0`) === (open_left_sha256 ?? open_sha256);
      const isWhole = sha256 === open_sha256 || sha256Of(`${ref} 1`) === (left_sha256 ?? sha256);
      const isHalf = (left_sha256 === null) !== (open_left_sha256 === null);
      return [
        faultIf(!isOpen, 'open_sha256', OTHER_LINES),
        faultIf(!isWhole, 'sha256', OTHER_LINES),
        faultIf(isHalf, 'left_sha256', 'give both SHA-256 of what an erasure left, or neither'),
      ];
    },
  };
}

const OTHER_LINES = 'its lines do not match this SHA-256: use the original file';

function partOf(line: string): unknown {
  try {
    return (JSON.parse(line) as { readonly part?: unknown } | null)?.part;
  } catch {
    return null;
  }
}
