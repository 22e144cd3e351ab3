// A number as it stands in a text, and what it may mean.

/**
 * `measure`: a number with or without a unit. `code`: compared as written, as a telephone number. `amount`: a word
 * that counts without a value, as “dozens”.
 */
export type NumberKind = 'measure' | 'ordinal' | 'ratio' | 'time' | 'date' | 'decade' | 'code' | 'amount';

export interface NumberReading {
  readonly kind: NumberKind;
  /** Normalised: “5.5”, “-3”, “1/3”, “2023-06-05”, “15:30”. */
  readonly value: string;
  /** “$”, “%”, “pp”, “mW”; null for none. */
  readonly unit: string | null;
}

export interface Tail {
  /** Where what stands before it ends. */
  readonly at: number;
  /** Of what stands before it. */
  readonly readings: readonly NumberReading[];
}

export type Notation = 'digits' | 'words' | 'roman';

/** UTF-16 code units of the text, end exclusive, with sign and unit. */
export interface NumberSpan {
  readonly start: number;
  readonly end: number;
  readonly notation: Notation;
  /** More than one where the notation is ambiguous: “5m” is metres or millions. */
  readonly readings: readonly NumberReading[];
  /** The other end of a range: the 6 of “5–6”; the readings are those of the first. */
  readonly until: readonly NumberReading[] | null;
  /** A part at the end without which it still is a number, as a unit set apart or a year; null for none. */
  readonly tail: Tail | null;
  /** Whether it is a number wherever it stands: “one” and “II” are not. */
  readonly isCertain: boolean;
}

/** Whether two numbers may have one value and one unit. */
export function areEqual(a: readonly NumberReading[], b: readonly NumberReading[]): boolean {
  return a.some((one) =>
    b.some((other) => one.kind === other.kind && one.value === other.value && one.unit === other.unit),
  );
}
