/** The style of the strip below GraphiQL, in GraphiQL's own colours, light and dark. */
export const TRACE_STYLE = `
body:has(#trace) { display: flex; flex-direction: column; height: 100vh; height: 100dvh; overflow: hidden; }
body:has(#trace) #root { flex: 1; height: auto; min-height: 0; }
body:has(#trace) #root .graphiql-container { width: 100%; height: 100%; }
body:has(#trace) #root .graphiql-sessions { margin-bottom: var(--px-8); }
#trace { box-sizing: border-box; flex: none; width: 100%; height: auto; padding: 0 var(--px-16) var(--px-12) var(--sidebar-width); font-size: 0.8125rem; }
#trace ::selection { background: hsla(var(--color-secondary), 0.3); }
#trace > details { flex: 1; min-width: 0; overflow: hidden; border-radius: var(--border-radius-12); background: hsla(var(--color-neutral), var(--alpha-background-light)); }
#trace summary { cursor: pointer; list-style: none; display: flex; align-items: center; gap: var(--px-10); border-radius: var(--border-radius-8); }
#trace summary::-webkit-details-marker { display: none; }
#trace summary::before { content: ''; flex: none; width: 5px; height: 5px; margin: 0 3px; border: solid hsla(var(--color-neutral), var(--alpha-secondary)); border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); transition: transform 0.12s; }
#trace details[open] > summary::before { transform: rotate(45deg); }
#trace summary:focus-visible, #trace-requests:focus-visible { outline: 2px solid hsl(var(--color-secondary)); outline-offset: -2px; }
#trace > details > summary { height: 38px; padding: 0 var(--px-16) 0 var(--px-12); white-space: nowrap; }
#trace > details > summary:hover { background: hsla(var(--color-neutral), var(--alpha-background-light)); }
#trace-operation { flex: 0 1 auto; max-width: 12rem; overflow: hidden; text-overflow: ellipsis; font-family: var(--font-family-mono); font-size: 0.75rem; color: hsl(var(--color-tertiary)); }
#trace-operation:empty { display: none; }
#trace-sum { flex: none; font-weight: var(--font-weight-medium); font-variant-numeric: tabular-nums; }
#trace-line { position: relative; flex: 1; min-width: 0; height: 6px; }
#trace-share { flex: none; color: hsla(var(--color-neutral), var(--alpha-secondary)); font-variant-numeric: tabular-nums; }

#trace-requests { height: clamp(8rem, 30dvh, 18rem); overflow: auto; scrollbar-width: thin; border-top: 1px solid hsla(var(--color-neutral), var(--alpha-background-heavy)); }
#trace-requests[data-empty='true'] table { display: none; }
#trace-requests[data-empty='true']::before { content: 'Nothing was asked of WordPress.'; display: grid; place-content: center; height: 100%; color: hsla(var(--color-neutral), var(--alpha-tertiary)); }
#trace table { width: 100%; table-layout: fixed; border-collapse: collapse; line-height: 1.4; }
#trace th { position: sticky; top: 0; z-index: 1; padding: var(--px-6) var(--px-12); text-align: left; font-weight: var(--font-weight-regular); font-size: 0.75rem; color: hsla(var(--color-neutral), var(--alpha-secondary)); background: color-mix(in srgb, hsl(var(--color-neutral)) 7%, hsl(var(--color-base))); }
#trace th:nth-child(2) { width: 5.5rem; }
#trace th:nth-child(3), #trace th:nth-child(4) { width: 5rem; text-align: right; }
#trace th:nth-child(5) { width: 30%; padding-right: var(--px-16); }
#trace td { padding: 5px var(--px-12); vertical-align: top; border-top: 1px solid hsla(var(--color-neutral), var(--alpha-background-light)); }
#trace td:last-child { padding-right: var(--px-16); }
#trace tr:hover td { background: hsla(var(--color-neutral), 0.04); }
#trace td summary { gap: var(--px-6); min-width: 0; }
#trace-rows .trace-route { flex: none; max-width: 60%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-family: var(--font-family-mono); }
.trace-method { flex: none; font-family: var(--font-family-mono); font-size: 0.75rem; color: hsl(var(--color-tertiary)); }
.trace-badge { flex: none; padding: 0 var(--px-6); border-radius: 9px; font-size: 0.75rem; color: hsl(var(--color-secondary)); background: hsla(var(--color-secondary), var(--alpha-background-medium)); }
.trace-notes { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: hsla(var(--color-neutral), var(--alpha-tertiary)); }
.trace-number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.trace-status { white-space: nowrap; font-variant-numeric: tabular-nums; color: hsla(var(--color-neutral), var(--alpha-secondary)); }
#trace .failed .trace-status { font-weight: var(--font-weight-medium); color: hsl(var(--color-error)); }
#trace .cached .trace-status { color: hsl(var(--color-success)); }
#trace dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px var(--px-12); margin: var(--px-4) 0 var(--px-6) 17px; font-size: 0.75rem; }
#trace dt { color: hsla(var(--color-neutral), var(--alpha-secondary)); }
#trace dd { margin: 0; overflow-wrap: anywhere; font-family: var(--font-family-mono); }

.trace-lane { position: relative; height: 18px; }
.trace-bar { position: absolute; top: 50%; height: 8px; min-width: 3px; margin-top: -4px; border-radius: 3px; background: hsl(var(--color-secondary)); }
.trace-bar.failed { background: hsl(var(--color-error)); }
.trace-bar.cached { width: 8px; margin-left: -4px; border-radius: 50%; background: hsl(var(--color-success)); }
.trace-bar.waited { height: 2px; margin-top: -1px; border-radius: 0; background: hsla(var(--color-neutral), 0.3); }
#trace-line .trace-bar { height: 6px; margin-top: -3px; opacity: 0.6; }
#trace-line .trace-bar.waited { display: none; }

@media (max-width: 900px) {
  #trace-line { visibility: hidden; }
  #trace th:nth-child(5) { width: 22%; }
}
@media (max-width: 640px) {
  #trace-share, #trace-operation { display: none; }
  #trace th:nth-child(n + 5), #trace td:nth-child(n + 5) { display: none; }
}
@media (prefers-reduced-motion: reduce) { #trace summary::before { transition: none; } }
`;
