import { characterEnd, characterStart } from '../../../engines/anchoring/characters.js';
import type { Span } from '../../../engines/text/span.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { type Part, partAt } from '../../../record/snapshots/model/parts.js';

// Which part of a copy an address names: by its number, `?part=3`, or by a passage in it, `?at=120-340`.

interface RequestedPart {
  readonly part: Part;
  readonly passage: Span | null;
}

/** The first part by default. @throws AppError bad_request for a part or passage that does not exist */
export function requestedPart(req: RequestContext, text: string, parts: readonly Part[]): RequestedPart {
  const [part, at] = [req.query.one('part'), req.query.one('at')];
  if (part !== null && at !== null)
    throw new AppError('bad_request', 'Give ‘part’ or ‘at’ in the address, not both.');
  if (at !== null) {
    const passage = passageIn(text, at);
    return { passage, part: partAt(parts, passage[0]) };
  }
  return { passage: null, part: part === null ? partAt(parts, 0) : numbered(parts, part) };
}

function numbered(parts: readonly Part[], asked: string): Part {
  const part = /^[1-9]\d{0,5}$/.test(asked) ? parts[Number(asked) - 1] : undefined;
  if (part) return part;
  const there = parts.length === 1 ? 'This copy has one part' : `This copy has parts 1 to ${parts.length}`;
  throw new AppError('bad_request', `${there}: there is no ‘part=${asked.slice(0, 20)}’.`);
}

function passageIn(text: string, asked: string): Span {
  const [, start = '', end = ''] = /^(\d{1,9})-(\d{1,9})$/.exec(asked) ?? [];
  const [from, to] = [Number(start), Number(end)];
  if (start !== '' && from < to && to <= text.length)
    return [characterStart(text, from), characterEnd(text, to)];
  throw new AppError(
    'bad_request',
    `‘at=${asked.slice(0, 30)}’ is not a passage of this text, which ends at ${text.length}. Open the copy and select the passage again.`,
  );
}
