/** One line of the table: what was to be reached, and what was. */
export interface Figure {
  /** P1 to P13. */
  readonly id: string;
  readonly what: string;
  readonly needed: string;
  readonly reached: string;
  readonly passes: boolean;
  /** The measurements that the figure is made of. */
  readonly from: string;
}

/** What every measurement is given. */
export interface Desk {
  /** A copy for this run: it may be written to. */
  readonly file: string;
  readonly claims: number;
  /** The Cookie header of a checker who is signed in. */
  readonly cookie: string;
  readonly checkerId: number;
  readonly tell: (line: string) => void;
}

export type Measure = (desk: Desk) => Promise<readonly Figure[]>;
