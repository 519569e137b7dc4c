import { z } from 'zod';
import type { Place } from '../../../wordpress/rest/pagination.ts';

/** The text form of a place, kept short because lists send many. The first element is the kind. */
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
  z.tuple([
    z.literal('o'),
    z.int().nonnegative(),
    z.int().positive().optional(),
    z.int().positive().optional(),
  ]),
]);

/** Encodes a place in a list as the text of a cursor. */
export const textOfPlace = (place: Place): string => JSON.stringify(encoded(place));

function encoded(place: Place): z.infer<typeof encodedPlace> {
  if (place.kind === 'offset') {
    const { index, id, rank } = place;
    if (id === undefined) return ['o', index];
    return rank === undefined ? ['o', index, id] : ['o', index, id, rank];
  }
  const { date, rank, toward, id, ahead } = place;
  return ahead === undefined ? ['d', date, rank, toward, id] : ['d', date, rank, toward, id, ahead];
}

/** Decodes a place from untrusted text; `undefined` if it is not one. */
export function placeOfText(text: string): Place | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
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
    : {
        kind: 'offset',
        index: parsed.data[1],
        ...(parsed.data[2] !== undefined && { id: parsed.data[2] }),
        ...(parsed.data[3] !== undefined && { rank: parsed.data[3] }),
      };
}
