import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FOLLOWERS } from '../../../src/followers.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { faultsIn } from '../../support/desk-file.js';
import { type DeskFile, fileOf, renumbered, richDesk, takeIn } from './whole-desk.js';

// Dates of EDTF level 2, stored by a version that read them.

const CHOICE = { text: '{1960,1961-12}', earliest: '1960-01-01', latest: '1961-12-31' };
const LONG_AGO = { text: 'Y-170000002', earliest: '!90829999997-01-01', latest: '!90829999997-12-31' };

function first(desk: DeskFile, kind: string): Record<string, unknown> {
  return (desk[kind] as Record<string, unknown>[])[0] ?? {};
}

describe('a date that an earlier version read', () => {
  let desk: TestDatabase;
  beforeEach(async () => {
    desk = await freshDatabase(FOLLOWERS);
  });
  afterEach(() => desk.close());

  it('is imported with its days from a file, and exported with them again', async () => {
    const file = richDesk();
    Object.assign(first(file, 'claims'), { said_on: CHOICE, occasion: null });
    Object.assign(first(file, 'sources'), { issued: LONG_AGO, accessed: { ...CHOICE, latest: null } });
    await takeIn(desk, file);
    const claim = await desk.db
      .selectFrom('claims')
      .select(['said_on', 'said_on_min', 'said_on_max'])
      .executeTakeFirst();
    expect(Object.values(claim ?? {})).toEqual(Object.values(CHOICE));
    expect(renumbered({ ...(await fileOf(desk)) })).toEqual(renumbered(file));
  });

  it('is a date as any other where this version reads it, whatever days are given', async () => {
    const file = richDesk();
    const given = { text: '19 June 2023', earliest: null, latest: '1999-12-31' };
    Object.assign(first(file, 'claims'), { said_on: given, occasion: null });
    await takeIn(desk, file);
    expect((await fileOf(desk)).claims[0]).toMatchObject({ said_on: '2023-06-19' });
  });

  it.each<[string, unknown, RegExp]>([
    ['as text alone', CHOICE.text, /said_on: Said on: {1960,1961-12} is not a date; write the interval/],
    ['without its earliest day', { ...CHOICE, earliest: undefined }, /with its days as {"text":/],
    ['with days in another form', { ...CHOICE, latest: '31 Dec 1961' }, /with its days as {"text":/],
    ['with another field', { ...CHOICE, min: null }, /with its days as {"text":/],
    ['without text', { ...CHOICE, text: ' ' }, /with its days as {"text":/],
    [
      'with its days the wrong way round',
      { ...CHOICE, latest: '1959-12-31' },
      /earliest day after its latest/,
    ],
  ])('is a fault that names its record %s', (_, said_on, sentence) => {
    const file = richDesk();
    Object.assign(first(file, 'claims'), { said_on, occasion: null });
    const faults = faultsIn(file);
    expect(faults).toEqual([expect.stringMatching(sentence)]);
    expect(faults).toEqual([expect.stringMatching(/^claims 1 \(ref 1\): said_on: /)]);
  });
});
