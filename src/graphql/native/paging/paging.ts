import type { PagingRules } from '../../engine/paging/paging-rules.ts';
import { placeOfText, textOfPlace } from '../../engine/paging/place-text.ts';

/** How this schema's lists are paged: what makes no page is a mistake of the caller, who hears of it. */
export const PAGING: PagingRules = {
  cursors: {
    encode: (place) => Buffer.from(textOfPlace(place)).toString('base64url'),
    decode: (cursor) => placeOfText(Buffer.from(cursor, 'base64url').toString()),
  },
  largePages: 'refused',
  strangeCursors: 'refused',
  contradictions: 'refused',
};
