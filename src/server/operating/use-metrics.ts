import type { Plugin } from 'graphql-yoga';
import type { Metrics } from './metrics.ts';
import { recordOf } from './request-records.ts';

/** Counts what is asked of the gateway, and what becomes of it. */
export function useMetrics(metrics: Metrics): Plugin {
  return {
    instrumentation: {
      async request({ request }, answer) {
        const end = metrics.begin();
        const record = recordOf(request);
        try {
          await answer();
        } finally {
          if (record) end(record);
        }
      },
    },
  };
}
