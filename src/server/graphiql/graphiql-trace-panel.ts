/** The trace panel, empty. It is in the page from the start, so that nothing moves once the scripts run. */
export const TRACE_PANEL = `<div id="trace" class="graphiql-container">
<div id="trace-handle" role="separator" aria-orientation="horizontal" aria-label="Height of the requests" tabindex="0"></div>
<details>
<summary><span id="trace-operation"></span><span id="trace-sum" role="status">Run a query to see its requests to WordPress</span><span id="trace-line" aria-hidden="true"></span><span id="trace-share"></span></summary>
<div id="trace-requests" data-empty="true" data-note="" role="region" aria-label="Requests to WordPress" tabindex="0">
<table>
<thead><tr><th scope="col">Request</th><th scope="col">Status</th><th scope="col">Size</th><th scope="col">Time</th><th scope="col">When</th></tr></thead>
<tbody id="trace-rows"></tbody>
</table>
<section id="trace-prefetched" hidden></section>
</div>
</details>
</div>`;
