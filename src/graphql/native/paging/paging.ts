import type { PagingRules } from '../../engine/paging/paging-rules.ts';
import { placeOfText, textOfPlace } from '../../engine/paging/place-text.ts';

/** Strict paging: invalid sizes, cursors and combinations are errors, never corrected silently. */
export const PAGING: PagingRules = {
  cursors: {
    encode: (place) => Buffer.from(textOfPlace(place)).toString('base64url'),
    decode: (cursor) => placeOfText(Buffer.from(cursor, 'base64url').toString()),
  },
  oversizedPages: 'refused',
  unreadableCursors: 'refused',
  contradictions: 'refused',
};
