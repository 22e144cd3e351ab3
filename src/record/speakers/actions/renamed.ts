import type { CreditingCopy } from '../../../derived/match/credited-store.js';
import type { RenamedSpeaker } from '../../../derived/match/names-store.js';
import { SilencedReader } from '../../../derived/match/silenced-store.js';
import { UserReader } from '../../../people/accounts/store/users.js';
import type { ReadContext } from '../../../platform/db/transact.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import type { SpeakerKind } from '../../../vocabulary.js';
import { MemberReader } from '../member-store.js';
import { SpeakerReader } from '../store.js';

// An edit by which copies that credit somebody else would agree with the record is refused, with what would be right.

/** What an edit says of a speaker's identity; what it leaves out stays. */
interface Edited {
  readonly name?: string | undefined;
  readonly kind?: SpeakerKind | null | undefined;
  readonly members?: readonly number[] | undefined;
}

/** A speaker with the names by which copies agree. @throws Error where there is none */
export async function renamedOf({ tx }: Pick<ReadContext, 'tx'>, id: number): Promise<RenamedSpeaker> {
  const speakers = new SpeakerReader(tx, DESK);
  const speaker = await speakers.byId(id);
  if (speaker === undefined) throw new Error(`Speaker ${id} is to be renamed and is not there.`);
  const others = await speakers.namesAgreed(id);
  const members = await new MemberReader(tx, DESK).membersOf(id);
  return {
    ...{ id, kind: speaker.kind, names: [speaker.name, ...others] },
    members: members.map(({ name }) => name),
  };
}

/** One fault for each field by which an edit would silence what copies say. */
export async function silencingFaults(look: ReadContext, id: number, edit: Edited): Promise<FieldError[]> {
  const now = await renamedOf(look, id);
  const [main, ...others] = now.names;
  const faults: FieldError[] = [];
  const check = async (path: string, renamed: RenamedSpeaker, right: (name: string) => string) => {
    const [first, ...rest] = await new SilencedReader(look.tx).by(renamed);
    if (first === undefined) return;
    const name = first.credit.name ?? first.credit.mention ?? '';
    const copies = [first, ...rest].filter(({ credit }) => (credit.name ?? credit.mention) === name);
    faults.push({ path, message: `${creditWords(copies, name)} ${right(name)}` });
  };
  if (edit.name !== undefined && edit.name !== main) {
    const isAlone = await new UserReader(look.tx).isOnePersonDesk();
    const second = isAlone ? '' : '; a second person must agree';
    await check(
      'name',
      { ...now, names: [edit.name, ...others] },
      (name) => `Add ‘${name}’ under other names first${second}`,
    );
  }
  const kind = edit.kind ?? now.kind;
  if (kind !== now.kind)
    await check('kind', { ...now, kind }, () => 'Correct or accept each mismatch first, or keep the kind');
  if (edit.members !== undefined) {
    const members = await namesOf(look, edit.members);
    await check(
      'members',
      { ...now, members },
      (name) => `Enter ‘${name}’ under “Voiced by” for each source first`,
    );
  }
  return faults;
}

async function namesOf({ tx }: ReadContext, ids: readonly number[]): Promise<string[]> {
  const speakers = new SpeakerReader(tx, DESK);
  const found = await Promise.all(ids.map((id) => speakers.byId(id)));
  return found.flatMap((one) => one?.name ?? []);
}

/** “3 copies credit ‘Ana Lind’ with quotations of this speaker.” */
function creditWords(copies: readonly CreditingCopy[], name: string): string {
  const [many, what] =
    copies.length === 1
      ? ['One copy credits', 'a quotation']
      : [`${copies.length} copies credit`, 'quotations'];
  return `${many} ‘${name}’ with ${what} of this speaker.`;
}
