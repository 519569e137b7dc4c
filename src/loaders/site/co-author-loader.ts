import DataLoader from 'dataloader';
import { PressgraphError } from '../../base/errors.ts';
import { isRecord, type JsonObject } from '../../base/json.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { failureOf } from '../shared/error-kinds.ts';

/** The REST namespace of Co-Authors Plus. */
export const CO_AUTHORS = 'coauthors/v1';

const isMissing = (error: unknown): boolean =>
  error instanceof PressgraphError && error.wordpress?.status === 404;

/**
 * Loads co-authors that are no users of the site, by their slugs, for one operation: Co-Authors Plus has a route for one
 * at a time. `null` for one that does not exist.
 */
export function createCoAuthorLoader(client: WordPressClient): DataLoader<string, JsonObject | null> {
  const ask = async (slug: string): Promise<JsonObject | null> => {
    const route = `/${CO_AUTHORS}/coauthors/${encodeURIComponent(slug)}`;
    const { body } = await client.request({ route });
    return isRecord(body) ? body : null;
  };
  return new DataLoader((slugs) =>
    Promise.all(
      slugs.map((slug) => ask(slug).catch((error: unknown) => (isMissing(error) ? null : failureOf(error)))),
    ),
  );
}
