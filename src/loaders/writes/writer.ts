import { PressgraphError } from '../../base/errors.ts';
import { isRecord } from '../../base/json.ts';
import type { Change } from '../../changes/changes.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { RestResponse, RestWrite } from '../../wordpress/rest/request.ts';
import { writtenChange } from './written-change.ts';

/** What an operation may change, and what it asks in order to change no more than it means to. */
export interface Writer {
  /** Changes something. What was loaded before is forgotten, whatever comes of it. */
  write(write: RestWrite): Promise<RestResponse>;
  /** When an item was last changed (`modified_gmt`), asked anew each time. */
  modified(route: string): Promise<string>;
}

/**
 * @param forget Called after each write that was tried.
 * @param onWritten Hears what was written, or may have been: WordPress may go on where its answer does not come.
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
