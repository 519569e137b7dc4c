import type { PagingRules } from '../../engine/paging/paging-rules.ts';
import { placeOfText, textOfPlace } from '../../engine/paging/place-text.ts';

/**
 * WPGraphQL's cursors hold the id of a row: base64 of `arrayconnection:8`. Here a place is behind it, so that no request
 * has to look it up. Clients hand them back unread.
 */
export const PAGING: PagingRules = {
  cursors: {
    encode: (place, id) => cursorOf(`${id}:${textOfPlace(place)}`),
    decode: (cursor) => {
      const [, text] = /^arrayconnection:\d+:(.+)$/s.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
      return text === undefined ? undefined : placeOfText(text);
    },
  },
  limits: { defaultSize: 10, maxSize: 100 },
  oversizedPages: 'clipped',
  unreadableCursors: 'ignored',
  contradictions: 'ignored',
};

/** The cursor of an item in a list that is at hand as a whole, or of a single related item. */
export const cursorOf = (id: string | number): string =>
  Buffer.from(`arrayconnection:${id}`).toString('base64');

/** What a cursor says of its item: its id or name. */
export const keyOfCursor = (cursor: unknown): string | undefined =>
  /^arrayconnection:([^:]+)/.exec(Buffer.from(String(cursor ?? ''), 'base64').toString())?.[1];
