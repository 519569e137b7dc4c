import type { Plugin } from 'graphql-yoga';
import type { RequestStates } from '../operation/request-state.ts';
import type { Metrics } from './metrics.ts';

/** Counts requests to the gateway and their outcomes. */
export function useMetrics(metrics: Metrics, requests: RequestStates): Plugin {
  return {
    instrumentation: {
      async request({ request }, answer) {
        const end = metrics.begin();
        try {
          await answer();
        } finally {
          const state = requests.of(request);
          if (state?.delivered) void state.delivered.then(() => end(state.record));
          else if (state) end(state.record);
        }
      },
    },
  };
}
