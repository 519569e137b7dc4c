import type { UpstreamLog } from '../../wordpress/rest/upstream-log.ts';
import type { Trace } from '../operation/trace.ts';
import type { RequestRecord } from './request-record.ts';

/** Records an operation's requests to WordPress, for the request log and the operation's trace. */
export const operationLog = (record: RequestRecord, trace: Trace | undefined): UpstreamLog => ({
  requestId: record.id,
  add(entry) {
    if (!entry.cached) {
      record.upstream.requests += 1;
      record.upstream.bytes += entry.bytes;
      record.upstream.milliseconds += entry.milliseconds;
    }
    trace?.add(entry);
  },
});
