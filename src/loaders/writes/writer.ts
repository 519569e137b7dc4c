import { PressgraphError } from '../../base/errors.ts';
import { isRecord } from '../../base/json.ts';
import type { Change } from '../../changes/changes.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { RestResponse, RestWrite } from '../../wordpress/rest/request.ts';
import { writtenChange } from './written-change.ts';

/** An operation's writes, and the reads needed for conflict checks. */
export interface Writer {
  /** Sends a write. Success or failure, everything loaded before is discarded. */
  write(write: RestWrite): Promise<RestResponse>;
  /** When an item was last changed (`modified_gmt`); never cached. */
  modified(route: string): Promise<string>;
}

/**
 * @param forget Called after each attempted write.
 * @param onWritten Called with each change that was, or may have been, written: WordPress may complete a write
 * though its response is lost.
 */
export function createWriter(
  client: WordPressClient,
  forget: () => void,
  onWritten?: (change: Change) => void,
): Writer {
  return {
    async write(write) {
      try {
        const response = await client.write(write);
        onWritten?.(writtenChange(write, response.body));
        return response;
      } catch (error) {
        if (!(error instanceof PressgraphError && error.wordpress))
          onWritten?.(writtenChange(write, undefined));
        throw error;
      } finally {
        forget();
      }
    },
    async modified(route) {
      const { body } = await client.request({ route, query: { _fields: ['id', 'modified_gmt'] } });
      const modified = isRecord(body) ? body['modified_gmt'] : undefined;
      if (typeof modified === 'string') return modified;
      throw new PressgraphError('UPSTREAM_ERROR', `Expected \`modified_gmt\` from ${route}.`, { route });
    },
  };
}
