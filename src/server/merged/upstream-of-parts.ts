import type { UpstreamReport } from '../operation/trace.ts';

interface Report {
  readonly site: string;
  readonly extensions: { readonly upstream?: UpstreamReport };
}

/** The requests of all parts of an operation, each with its site; `undefined` if they were not traced. */
export function upstreamOf(reports: readonly Report[]): UpstreamReport | undefined {
  const traced = reports.flatMap(({ site, extensions: { upstream } }) =>
    upstream ? [{ site, upstream }] : [],
  );
  if (traced.length === 0) return undefined;
  const each = (key: keyof UpstreamReport['totals']) => traced.map(({ upstream }) => upstream.totals[key]);
  const sum = (key: keyof UpstreamReport['totals']) => each(key).reduce((total, one) => total + one, 0);
  return {
    totals: {
      requests: sum('requests'),
      cached: sum('cached'),
      bytes: sum('bytes'),
      // Parts run at the same time.
      milliseconds: Math.max(...each('milliseconds')),
      upstreamMilliseconds: Math.max(...each('upstreamMilliseconds')),
    },
    requests: traced.flatMap(({ site, upstream }) => upstream.requests.map((one) => ({ site, ...one }))),
  };
}
