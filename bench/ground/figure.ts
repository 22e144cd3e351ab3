/** One line of the table: the aim and the result. */
export interface Figure {
  /** `P1`, `P1b`, … */
  readonly id: string;
  readonly what: string;
  readonly needed: string;
  readonly reached: string;
  readonly passes: boolean;
  /** The measurements behind the figure. */
  readonly from: string;
}

/** The parameters of every measurement. */
export interface Desk {
  /** A writable copy for this run. */
  readonly file: string;
  readonly claims: number;
  /** The Cookie header of a signed-in checker. */
  readonly cookie: string;
  readonly checkerId: number;
  readonly tell: (line: string) => void;
}

export type Measure = (desk: Desk) => Promise<readonly Figure[]>;
