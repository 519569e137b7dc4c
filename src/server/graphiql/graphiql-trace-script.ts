/**
 * Plain script for GraphiQL's page: asks for a trace with each run, takes it out of the answer that the editor shows, and
 * tells it in the strip below (see graphiql-page.ts).
 *
 * It stands between GraphiQL and the browser's own `fetch`, because a fetcher of our own would have to bring along all
 * that GraphiQL's does: streams, subscriptions, the user's headers.
 */
export const TRACE_SCRIPT = `
function element(name, properties, ...children) {
  const made = document.createElement(name);
  for (const [property, value] of Object.entries(properties ?? {})) {
    if (property === 'style') Object.assign(made.style, value);
    else made[property] = value;
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

function inBytes(bytes) {
  if (bytes < 1000) return bytes + ' B';
  if (bytes < 999500) return (bytes / 1000).toFixed(bytes < 9950 ? 1 : 0) + ' KB';
  return (bytes / 1e6).toFixed(1) + ' MB';
}
const inTime = (ms) =>
  ms < 9.95 ? ms.toFixed(1) + ' ms' : ms < 9995 ? Math.round(ms) + ' ms' : (ms / 1000).toFixed(1) + ' s';
const inAge = (seconds) => seconds < 100 ? Math.round(seconds) + ' s' : Math.round(seconds / 60) + ' min';
const counted = (count, word) => count + ' ' + word + (count === 1 ? '' : 's');

/** The outcome, as one word of the style. */
function outcome({ cached, status }) {
  if (cached) return 'cached';
  return status === null || status >= 400 ? 'failed' : 'fine';
}

/** A bar for each request, on the scale of the whole run. */
function bars(requests, whole) {
  const percent = (ms) => Math.min(100, (100 * ms) / whole) + '%';
  return requests.flatMap((request) => {
    const { start, waited = 0, milliseconds = 0 } = request;
    const bar = (kind, from, ms) =>
      element('span', {
        className: 'trace-bar ' + kind,
        style: { left: percent(from), ...(kind !== 'cached' && { width: percent(ms) }) },
      });
    return [
      ...(waited >= 1 ? [bar('waited', start - waited, waited)] : []),
      bar(outcome(request), start, milliseconds),
    ];
  });
}

function parameterText([name, value]) {
  if (name === 'include' && Array.isArray(value)) return 'include ' + counted(value.length, 'id');
  return name + '=' + value;
}

/** What was asked, on a line that opens to all of it. */
function question(request) {
  const { route, method = 'GET', as = 'anonymous', fields, query = {}, waited = 0 } = request;
  const parameters = Object.entries(query);
  const notes = [
    ...parameters.map(parameterText),
    fields?.length ? counted(fields.length, 'field') : undefined,
    request.cached ? counted(request.items, 'item') : undefined,
  ];
  const row = (name, value) => [element('dt', {}, name), element('dd', {}, value)];
  return element('details', {},
    element('summary', {},
      method === 'GET' ? undefined : element('span', { className: 'trace-method' }, method),
      element('span', { className: 'trace-route' }, route),
      as === 'anonymous' ? undefined : element('span', { className: 'trace-badge' }, 'as ' + as),
      element('span', { className: 'trace-notes' }, notes.filter(Boolean).join(' · '))),
    element('dl', {},
      ...row('Fields', fields?.length ? fields.join(', ') : 'all'),
      ...(parameters.length ? row('Parameters', parameters.map(([name, value]) => name + '=' + value).join(' ')) : []),
      ...(waited >= 1 ? row('Waited', inTime(waited) + ' before it was sent') : [])));
}

function traceRow(request, whole) {
  const { cached, status, bytes, milliseconds } = request;
  const cell = (content, className = '') => element('td', { className }, content);
  return element('tr', { className: outcome(request) },
    cell(question(request)),
    cell(cached ? 'cached' : (status ?? 'no answer'), 'trace-status'),
    cell(cached ? inAge(request.ageSeconds) + ' old' : inBytes(bytes), 'trace-number'),
    cell(cached ? '' : inTime(milliseconds), 'trace-number'),
    element('td', {}, element('div', { className: 'trace-lane' }, ...bars([request], whole))));
}

/** What was refused before it was executed. */
const NOTHING = {
  totals: { requests: 0, cached: 0, bytes: 0, milliseconds: 0, upstreamMilliseconds: 0 },
  requests: [],
};

function showTrace(operationName, { upstream, cost, cache }) {
  const { totals, requests } = upstream ?? NOTHING;
  const whole = Math.max(totals.milliseconds, 1);
  const sum = [counted(totals.requests, 'request') + ' to WordPress'];
  if (totals.requests) sum.push(inBytes(totals.bytes));
  if (upstream) sum.push(inTime(totals.milliseconds));
  if (totals.cached) sum.push(totals.cached + ' more from the cache');
  const own = Math.max(0, totals.milliseconds - totals.upstreamMilliseconds);
  const find = (name) => document.getElementById('trace-' + name);
  find('operation').textContent = operationName ?? '';
  find('sum').textContent = sum.join(', ');
  find('share').textContent = [
    ...(totals.requests ? ['WordPress ' + inTime(totals.upstreamMilliseconds), 'gateway ' + inTime(own)] : []),
    ...(cache?.isStale ? ['stale, since WordPress fails'] : []),
    ...(cost ? ['estimated at ' + cost.estimate + ' of ' + cost.limit] : []),
  ].join(' · ');
  find('line').replaceChildren(...bars(requests, whole));
  find('rows').replaceChildren(...requests.map((request) => traceRow(request, whole)));
  find('requests').dataset.empty = String(requests.length === 0);
  find('requests').scrollTop = 0;
}

function traceRuns() {
  const panel = document.querySelector('#trace > details');
  const remembered = 'pressgraph:trace';
  panel.open = localStorage.getItem(remembered) === 'open';
  panel.addEventListener('toggle', () => localStorage.setItem(remembered, panel.open ? 'open' : 'closed'));

  const send = self.fetch;
  self.fetch = async (address, options = {}) => {
    let asked;
    try {
      asked = JSON.parse(options.body);
    } catch {}
    if (typeof asked?.query !== 'string' || asked.operationName === 'IntrospectionQuery') return send(address, options);
    const headers = new Headers(options.headers);
    if (!headers.has('x-pressgraph-trace')) headers.set('x-pressgraph-trace', '1');
    const response = await send(address, { ...options, headers });
    if (!response.headers.get('content-type')?.includes('json')) return response;
    const text = await response.text();
    const { status, statusText } = response;
    const as = (body) => new Response(body, { status, statusText, headers: response.headers });
    try {
      const { extensions: { upstream, cost, cache, ...extensions } = {}, ...answer } = JSON.parse(text);
      showTrace(asked.operationName, { upstream, cost, cache });
      return as(JSON.stringify(Object.keys(extensions).length ? { ...answer, extensions } : answer));
    } catch {
      return as(text);
    }
  };
}

if (pageData.trace) traceRuns();`;

/** The strip, empty: in the page from the beginning, so that nothing moves when the script has come. */
export const TRACE_STRIP = `<div id="trace" class="graphiql-container">
<details>
<summary><span id="trace-operation"></span><span id="trace-sum" role="status">Run a query to see what it asks of WordPress</span><span id="trace-line" aria-hidden="true"></span><span id="trace-share"></span></summary>
<div id="trace-requests" data-empty="true" role="region" aria-label="Requests to WordPress" tabindex="0">
<table>
<thead><tr><th scope="col">Request</th><th scope="col">Status</th><th scope="col">Size</th><th scope="col">Time</th><th scope="col">When</th></tr></thead>
<tbody id="trace-rows"></tbody>
</table>
</div>
</details>
</div>`;
