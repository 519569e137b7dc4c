import type { UntypedRow } from '../../wordpress/rest/rows.ts';
import { type TiedOrder, valueIn } from './pages/tied-orders.ts';
import { distinct } from './pages/ties.ts';

/** Most terms of a taxonomy that is read as a whole. */
const MOST_TERMS = 1_000;

export interface TermPage {
  readonly rows: readonly UntypedRow[];
  readonly total: number | undefined;
  /** The size that the page really had, if that is smaller than was asked. */
  readonly realSize: number | undefined;
}

export interface WholeTaxonomy {
  /** Requests a page by its number, in the order of the lists or of ids. */
  readonly ask: (page: number, order?: 'id') => Promise<TermPage>;
  readonly size: number;
  /** Most requests: more are not worth it. */
  readonly most: number;
  readonly tied: TiedOrder | undefined;
}

/**
 * Reads all terms of a taxonomy, or its first page if they are too many. With each page, MySQL orders equal names anew: one may
 * repeat, and another is missing. What is missing is then read by id, and put to its equals.
 */
export async function readTaxonomy({ ask, size, most, tied }: WholeTaxonomy): Promise<TermPage> {
  const first = await ask(1);
  const { total = 0, realSize } = first;
  const pages = Math.ceil(total / size);
  if (pages < 2 || pages > most || total > MOST_TERMS || realSize !== undefined) return first;
  const all = async (order?: 'id') => {
    const further = Array.from({ length: pages - (order ? 0 : 1) }, (_, index) => index + (order ? 1 : 2));
    const rest = await Promise.all(further.map((page) => ask(page, order)));
    return distinct([...(order ? [] : first.rows), ...rest.flatMap(({ rows }) => rows)]);
  };
  const rows = await all();
  if (rows.length === total || tied?.field === undefined) return { ...first, rows };
  return { ...first, rows: completed(rows, await all('id'), tied) };
}

function completed(
  rows: readonly UntypedRow[],
  all: readonly UntypedRow[],
  tied: TiedOrder,
): readonly UntypedRow[] {
  const known = new Set(rows.map(({ id }) => id));
  const missing = all.filter(({ id }) => !known.has(id));
  return rows.flatMap((row, index) => {
    const value = valueIn(tied, row);
    const isLast = index === rows.length - 1 || valueIn(tied, rows[index + 1] as UntypedRow) !== value;
    return isLast ? [row, ...missing.filter((other) => valueIn(tied, other) === value)] : [row];
  });
}
