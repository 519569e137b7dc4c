import { QUERIES } from './results.mjs';

/** @import { Report, Result } from './results.mjs' */

const WIDTH = 910;
const BAR_LEFT = 240;
const BAR_RIGHT = 650;
const ROW = 26;
/** Ratio at which bars are cut: following links one by one would shrink all others to a dot. */
const MAX_RATIO = 4;

const CHARTED = /** @type {const} */ (['home', 'article', 'titles', 'categories']);

const COLORS = { ours: '#0b6bcb', reference: '#57606a', other: '#b7bfc8' };

const escaped = (/** @type {string} */ text) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * Text with a white outline, since it may cross the reference line.
 * @param {{ x: number, y: number, anchor?: string, weight?: number, fill?: string }} at
 */
const text = ({ x, y, anchor = 'start', weight = 400, fill = '#24292f' }, /** @type {string} */ words) =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}" font-weight="${weight}" fill="${fill}" stroke="#fff" stroke-width="4" paint-order="stroke">${escaped(words)}</text>`;

const xOf = (/** @type {number} */ ratio) =>
  BAR_LEFT + (Math.min(ratio, MAX_RATIO) / MAX_RATIO) * (BAR_RIGHT - BAR_LEFT);

/**
 * @param {Result} result
 * @param {number} y
 */
function bar({ contender, latency, requests }, y) {
  const { ratio } = latency;
  const kind = contender.startsWith('Pressgraph')
    ? 'ours'
    : contender.includes('by hand')
      ? 'reference'
      : 'other';
  const end = xOf(ratio.median);
  const isCut = ratio.median > MAX_RATIO;
  const middle = y + ROW / 2;
  const [low, high] = [xOf(ratio.low), xOf(ratio.high)].map((x) => x.toFixed(1));
  return [
    text(
      { x: BAR_LEFT - 10, y: middle + 4.5, anchor: 'end', weight: kind === 'ours' ? 700 : 400 },
      contender,
    ),
    `<rect x="${BAR_LEFT}" y="${y + 4}" width="${(end - BAR_LEFT).toFixed(1)}" height="${ROW - 8}" fill="${COLORS[kind]}"/>`,
    // A slanted gap marks a bar that is longer than shown.
    isCut
      ? `<path d="M${end - 22} ${y + ROW - 2}l8 -${ROW - 4}" stroke="#fff" stroke-width="4"/>`
      : kind === 'reference'
        ? ''
        : `<path d="M${low} ${middle}H${high}" stroke="#24292f" stroke-width="1.5" opacity="0.6"/>`,
    text(
      {
        x: Math.max(end, isCut ? end : Number(high)) + 8,
        y: middle + 4.5,
        weight: kind === 'ours' ? 700 : 400,
      },
      `${ratio.median.toFixed(2)} ×  ·  ${latency.milliseconds.median.toFixed(0)} ms${
        requests === undefined ? '' : `  ·  ${requests} ${requests === 1 ? 'request' : 'requests'}`
      }`,
    ),
  ].join('\n');
}

/**
 * A chart of latencies relative to the reference, with a panel for each query.
 * @param {Report} report
 */
export function chartOf({ results, date, machine }) {
  const parts = [
    text({ x: 20, y: 34, weight: 700 }, 'Page load time, relative to hand-batched REST calls'),
    text(
      { x: 20, y: 56, fill: '#57606a' },
      'Shorter is better. The thin line spans the quartiles. Bars with a gap are longer than shown.',
    ),
  ];
  let y = 76;
  for (const query of CHARTED) {
    const rows = results.filter((result) => result.query === query);
    const { title, detail } = QUERIES[query];
    const words = `<tspan font-weight="700">${escaped(title)}</tspan>: ${escaped(detail)}`;
    parts.push(`<text x="20" y="${y + 18}" fill="#24292f">${words}</text>`);
    y += 30;
    const bottom = y + rows.length * ROW;
    parts.push(`<path d="M${xOf(1)} ${y}V${bottom}" stroke="#57606a" stroke-dasharray="3 3"/>`);
    for (const row of rows) {
      parts.push(bar(row, y));
      y += ROW;
    }
    y += 18;
  }
  parts.push(
    text(
      { x: 20, y: y + 14, fill: '#57606a' },
      `${date}, ${machine}. Compare ratios: milliseconds depend on the machine.`,
    ),
  );
  const height = y + 32;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, 'Segoe UI', Helvetica, Arial, sans-serif" font-size="13.5" role="img">
<title>Load time of four pages, relative to hand-batched REST calls</title>
<rect width="${WIDTH}" height="${height}" rx="8" fill="#fff"/>
${parts.filter(Boolean).join('\n')}
</svg>
`;
}
