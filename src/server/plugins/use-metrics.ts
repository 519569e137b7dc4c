import type { Plugin } from 'graphql-yoga';
import { currentRequest } from '../operating/current-request.ts';
import type { Metrics } from '../operating/metrics.ts';

/** Counts what is asked of the gateway, and what becomes of it. */
export function useMetrics(metrics: Metrics): Plugin {
  return {
    instrumentation: {
      async request(_, answer) {
        const end = metrics.begin();
        const record = currentRequest();
        try {
          await answer();
        } finally {
          if (record) end(record);
        }
      },
    },
  };
}
