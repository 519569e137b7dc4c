import type { UpstreamLog } from '../../wordpress/rest/upstream-log.ts';
import type { Trace } from '../operation/trace.ts';
import type { RequestRecord } from './request-records.ts';

/** Notes what an operation asks of WordPress with the request that it came by, and for who wants to see it (`trace`). */
export const operationLog = (record: RequestRecord | undefined, trace: Trace | undefined): UpstreamLog => ({
  requestId: record?.id,
  add(entry) {
    if (record && !entry.cached) {
      record.upstream.requests += 1;
      record.upstream.bytes += entry.bytes;
      record.upstream.milliseconds += entry.milliseconds;
    }
    trace?.add(entry);
  },
});
