import { isRecord } from '../../base/json.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';

/** A post format that posts have: REST finds them by search alone. */
export interface FoundFormat {
  /** `aside`. */
  readonly format: string;
  readonly name: string;
}

/** Loads the post formats in use, once per operation. */
export function createPostFormatLoader(client: WordPressClient): () => Promise<readonly FoundFormat[]> {
  let found: Promise<readonly FoundFormat[]> | undefined;
  const ask = async (): Promise<readonly FoundFormat[]> => {
    const { body } = await client.request({
      route: '/wp/v2/search',
      query: { type: 'post-format', per_page: 100, _fields: ['id', 'title'] },
    });
    const rows: readonly unknown[] = Array.isArray(body) ? body : [];
    return rows.flatMap((row) =>
      isRecord(row) && typeof row['id'] === 'string'
        ? [{ format: row['id'], name: typeof row['title'] === 'string' ? row['title'] : row['id'] }]
        : [],
    );
  };
  return () => (found ??= ask());
}
