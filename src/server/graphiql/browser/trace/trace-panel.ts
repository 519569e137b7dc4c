/** Totals of an operation that was rejected before it was executed. */
const NOTHING = { requests: 0, cached: 0, bytes: 0, milliseconds: 0, upstreamMilliseconds: 0 };

const PANEL_STATE = 'pressgraph:trace';

function tracePart(name: string): HTMLElement {
  const part = document.getElementById(`trace-${name}`);
  if (!part) throw new Error(`Expected an element #trace-${name} in the page.`);
  return part;
}

/** Fills the panel below the editors (graphiql-page.ts) with the requests of one run. */
function fillPanel(
  operationName: string | null | undefined,
  { sum, note, share, requests, prefetched, whole }: PanelContent,
): void {
  tracePart('operation').textContent = operationName ?? '';
  tracePart('sum').textContent = sum;
  tracePart('share').textContent = share;
  tracePart('line').replaceChildren(...bars(requests, whole));
  tracePart('rows').replaceChildren(...requests.map((request) => traceRow(request, whole)));
  showPrefetched(prefetched);
  const list = tracePart('requests');
  list.dataset['empty'] = String(requests.length === 0);
  list.dataset['note'] = note;
  list.scrollTop = 0;
}

interface PanelContent {
  readonly sum: string;
  /** Takes the place of an empty list. */
  readonly note: string;
  readonly share: string;
  readonly requests: readonly TracedRequest[];
  readonly prefetched: readonly PrefetchedRoute[];
  /** Milliseconds that the full width stands for. */
  readonly whole: number;
}

function showTrace(
  operationName: string | null | undefined,
  { upstream, cost, cache }: TraceExtensions,
): void {
  const { totals = NOTHING, requests = [], prefetched = [] } = upstream ?? {};
  const own = Math.max(0, totals.milliseconds - totals.upstreamMilliseconds);
  const sum = [`${counted(totals.requests, 'request')} to WordPress`];
  if (totals.requests > 0) sum.push(inBytes(totals.bytes));
  if (upstream) sum.push(inTime(totals.milliseconds));
  if (totals.cached > 0) sum.push(`${totals.cached} more from the cache`);
  const share = [
    ...(totals.requests > 0
      ? [`WordPress ${inTime(totals.upstreamMilliseconds)}`, `gateway ${inTime(own)}`]
      : []),
    ...(cache?.isStale ? ['stale, because WordPress is failing'] : []),
    ...(cost ? [`estimated at ${cost.estimate} of ${cost.limit}`] : []),
  ];
  fillPanel(operationName, {
    sum: sum.join(', '),
    note: 'No requests to WordPress',
    share: share.join(' · '),
    requests,
    prefetched,
    whole: Math.max(totals.milliseconds, 1),
  });
}

/** Clears the panel for a run that has no trace. */
function showNoTrace(operationName: string | null | undefined, reason: string): void {
  fillPanel(operationName, { sum: reason, note: '', share: '', requests: [], prefetched: [], whole: 1 });
}

/** Opens the panel if it was open on the last visit. */
function rememberPanel(): void {
  const panel = document.querySelector<HTMLDetailsElement>('#trace > details');
  if (!panel) return;
  panel.open = localStorage.getItem(PANEL_STATE) === 'open';
  panel.addEventListener('toggle', () => localStorage.setItem(PANEL_STATE, panel.open ? 'open' : 'closed'));
}
