/** A row that can be told from others of the same value. */
interface Identified {
  readonly id: number;
}

/** A run of neighbouring rows of equal values: `[start, end)` by position. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** The runs of equal values in rows that are sorted by them. */
export function runsOf<Row>(rows: readonly Row[], value: (row: Row) => unknown): readonly Run[] {
  const runs: Run[] = [];
  for (let start = 0; start < rows.length; ) {
    const first = value(rows[start] as Row);
    let end = start + 1;
    while (end < rows.length && value(rows[end] as Row) === first) end += 1;
    runs.push({ start, end });
    start = end;
  }
  return runs;
}

/**
 * The positions where one request ends and the next begins. MySQL orders equal values anew for each request: at these
 * positions, rows of equal values may repeat or be missing.
 */
export function seamsOf(parts: readonly (readonly unknown[])[]): readonly number[] {
  let position = 0;
  return parts.slice(0, -1).map((part) => {
    position += part.length;
    return position;
  });
}

export const isAcross = ({ start, end }: Run, seam: number): boolean => start < seam && seam < end;

export const byId =
  (order: 'asc' | 'desc') =>
  (one: Identified, other: Identified): number =>
    order === 'asc' ? one.id - other.id : other.id - one.id;

/** The rows without repetitions, and without some ids. */
export function distinct<Row extends Identified>(
  rows: readonly Row[],
  without: readonly number[] = [],
): Row[] {
  const seen = new Set(without);
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id));
}
