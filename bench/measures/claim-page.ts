import { AnnotationReader } from '../../src/checking/annotations/store.js';
import { EvidenceReader } from '../../src/checking/findings/evidence-store.js';
import { SearchReader } from '../../src/checking/searches/store.js';
import { FindingReader } from '../../src/derived/status/findings-store.js';
import type { Db } from '../../src/platform/db/schema.js';
import { DESK } from '../../src/platform/viewer.js';
import { citedFor } from '../../src/publishing/citations/cited-store.js';
import { AttributionReader } from '../../src/record/attributions/store.js';
import { ClaimReader } from '../../src/record/claims/store.js';
import { SpeakerReader } from '../../src/record/speakers/store.js';
import type { Desk, Figure } from '../ground/figure.js';
import { openInside, type Query } from '../ground/inside.js';
import { median, short, timed } from '../ground/numbers.js';

// The readers that the page's route asks, one after another (src/pages/claims/routes/read.ts), each row made an object on
// both sides. What is made of the rows, as HTML or JSON, is not in it: that belongs to P1. Both sides run until the
// compiler has done with them before anything is counted, as P1's do.

const CLAIMS = 200;
const [WARM, ROUNDS] = [10, 7];

/** P2: what a claim's page reads, against the same queries on statements that are prepared once. */
export async function claimPage(desk: Desk): Promise<readonly Figure[]> {
  const inside = openInside(desk.file);
  const numbers = Array.from(
    { length: CLAIMS },
    (_, at) => 1 + Math.floor((at * (desk.claims - 1)) / CLAIMS),
  );
  const ids = numbers.filter((id) => isThere(inside.connection, id));
  const queries: (readonly Query[])[] = [];
  for (const id of ids) queries.push(await inside.queriesIn((db) => readClaim(db, id)));
  const [ours, raw]: [number[], number[]] = [[], []];
  for (let round = 1; round <= WARM + ROUNDS; round += 1) {
    const own = await timed(async () => {
      for (const id of ids) await readClaim(inside.ctx.db, id);
    });
    const plain = await timed(() => {
      for (const some of queries) inside.raw(some);
    });
    if (round > WARM) ours.push(own);
    if (round > WARM) raw.push(plain);
  }
  await inside.close();
  const [own, plain] = [median(ours) / ids.length, median(raw) / ids.length];
  const perPage = median(queries.map(({ length }) => length));
  return [
    {
      id: 'P2',
      what: 'What a claim’s page reads, beside the same queries on cached statements',
      needed: '≤ 1.5 ×, ≥ 8 queries',
      reached: `${short(own / plain)} ×, ${perPage} queries`,
      passes: own / plain <= 1.5 && perPage >= 8,
      from: `${short(own)} and ${short(plain)} ms a page`,
    },
  ];
}

async function readClaim(db: Db, id: number): Promise<void> {
  const claims = new ClaimReader(db, DESK);
  const claim = await claims.byId(id);
  await new SpeakerReader(db, DESK).titlesOf([claim?.speaker_id ?? 0]);
  await claims.tagsOf(id);
  await new AttributionReader(db, DESK).part(id, null);
  await claims.linksPart(id, null);
  await citedFor(db, claim ? [claim] : []);
  const findings = await new FindingReader(db, DESK).ofClaim(id, null);
  const cited = findings.rows.flatMap(({ evidence }) => evidence);
  await new EvidenceReader(db, DESK).ofClaim(id, cited);
  await new SearchReader(db, DESK).ofClaim(id, null);
  await new AnnotationReader(db, DESK).forPage({ kind: 'claim', id, withSources: true });
}

function isThere(connection: { prepare(sql: string): { get(id: number): unknown } }, id: number): boolean {
  return connection.prepare('select 1 from claims where id = ? and trashed_at is null').get(id) !== undefined;
}
