import type { ListFinding } from '../../wordpress/examine/examination.ts';
import type { Check } from './check.ts';

const FULL = 100;

/** Checks of how long lists can be read in parts. */
export function listChecks(lists: readonly ListFinding[]): readonly Check[] {
  if (lists.length === 0) return [];
  return [fullPages(lists), ...lostItems(lists), ...ties(lists)];
}

const REASONS: Readonly<Record<NonNullable<ListFinding['reason']>, string>> = {
  declared: 'the route declares that maximum',
  refused: 'per_page above it is refused',
  short: 'that is what comes, whatever is asked',
};

function fullPages(lists: readonly ListFinding[]): Check {
  const common = { id: 'fullPages', section: 'requests', title: 'Full pages (per_page=100)' } as const;
  const small = lists.filter(({ size }) => size > 0 && size < FULL);
  if (small.length === 0) return { ...common, status: 'ok', message: 'A page contains up to 100 items.' };
  const times = Math.ceil(FULL / Math.min(...small.map(({ size }) => size)));
  const sizes = small.map(({ label, size }) => `${label} ${size}`).join(', ');
  const reasons = [...new Set(small.flatMap(({ reason }) => (reason ? [REASONS[reason]] : [])))].join('; ');
  return {
    ...common,
    status: 'warning',
    message: `At most per request (per_page): ${sizes} (${reasons}). Fallback: lists and batches are read in pages of that size, whole, but with up to ${times} times as many requests.`,
    advice: small.some(({ reason }) => reason === 'short')
      ? 'Let REST requests keep their per_page: a theme or plugin sets posts_per_page or number (pre_get_posts, rest_{type}_query) for all queries.'
      : 'Raise per_page.maximum to 100: a plugin or the theme lowers it (rest_{type}_collection_params).',
  };
}

function lostItems(lists: readonly ListFinding[]): readonly Check[] {
  const lossy = lists.filter(({ readsOn }) => readsOn === false);
  if (lossy.length === 0) return [];
  const words = lossy.map(({ label, total, size }) => `${label} has ${total} items, but shows only ${size}`);
  return [
    {
      id: 'lost-items',
      section: 'requests',
      status: 'failure',
      title: 'Lost items',
      message: `${words.join('; ')}: what follows these cannot be had by any request. Longer lists are an error at their path.`,
      advice:
        'Find the theme or plugin that changes these lists (pre_get_posts, rest_{type}_query): it must honour offset and page.',
    },
  ];
}

function ties(lists: readonly ListFinding[]): readonly Check[] {
  const tied = lists.filter(({ equalDates }) => equalDates > 1);
  if (tied.length === 0) return [];
  const words = tied.map(({ label, equalDates }) => `${equalDates} of ${label}`).join(', ');
  return [
    {
      id: 'ties',
      section: 'requests',
      status: 'note',
      title: 'Equal dates',
      message: `${words} have the same date. MySQL orders them anew for each request, so a page that begins or ends among them costs one or two requests more, which read them by id.`,
    },
  ];
}
