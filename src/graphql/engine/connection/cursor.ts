import { z } from 'zod';
import { PressgraphError } from '../../../base/errors.ts';
import type { Place } from '../../../wordpress/rest/pagination.ts';

/** What a cursor holds: short, since lists send many. The first member tells the kind. */
const encodedPlace = z.union([
  z.tuple([
    z.literal('d'),
    z
      .string()
      .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
      .refine((date) => !Number.isNaN(Date.parse(`${date}Z`))),
    z.int().positive(),
    z.enum(['older', 'newer']),
    z.int().positive(),
    z.int().gt(-1_440).lt(1_440).optional(),
  ]),
  z.tuple([z.literal('o'), z.int().nonnegative()]),
]);

export function encodeCursor(place: Place): string {
  return Buffer.from(JSON.stringify(encoded(place))).toString('base64url');
}

function encoded(place: Place): z.infer<typeof encodedPlace> {
  if (place.kind === 'offset') return ['o', place.index];
  const { date, rank, toward, id, ahead } = place;
  return ahead === undefined ? ['d', date, rank, toward, id] : ['d', date, rank, toward, id, ahead];
}

/**
 * Reads a cursor that came back from a caller.
 *
 * @param kind The kind of place that the list's order keeps.
 * @throws PressgraphError BAD_USER_INPUT for what is no cursor, or one of a list in another order.
 */
export function decodeCursor(cursor: string, kind: Place['kind'], argument: 'after' | 'before'): Place {
  const place = readPlace(cursor);
  if (!place) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected \`${argument}\` to be a cursor of this API, but “${cursor}” is none.`,
    );
  }
  if (place.kind !== kind) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected \`${argument}\` to be a cursor of a list in this order, but it comes from another.`,
    );
  }
  return place;
}

function readPlace(cursor: string): Place | undefined {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
  const parsed = encodedPlace.safeParse(json);
  if (!parsed.success) return undefined;
  return parsed.data[0] === 'd'
    ? {
        kind: 'date',
        date: parsed.data[1],
        rank: parsed.data[2],
        toward: parsed.data[3],
        id: parsed.data[4],
        ...(parsed.data[5] !== undefined && { ahead: parsed.data[5] }),
      }
    : { kind: 'offset', index: parsed.data[1] };
}
