import { listOf, type Parameters, RestError, textOf } from '../wordpress/query.ts';
import { makeCustom, type Row } from '../wordpress-rows.ts';
import type { WordPressServerOptions } from '../wordpress-server.ts';

/**
 * The public API of The Events Calendar, made from the source of version 6.17.2 (`Archive_Event`, `Post_Repository`), not
 * from a running one. As there: the list is wrapped in an object, `per_page` is capped at 50 without a word, a list
 * without `include` has upcoming events only, a missing venue is an empty list and a single one an object, empty keys of
 * venues and organizers are left out, and `OPTIONS` declares no schema.
 */
export const EVENTS = '/tribe/events/v1/events';

const MAXIMUM = 50;

export const makeEvent = (values: Readonly<Record<string, unknown>> & { readonly id: number }) => ({
  status: 'publish',
  title: `Event ${values.id}`,
  image: false,
  all_day: false,
  start_date: '2026-12-24 18:00:00',
  end_date: '2026-12-24 21:00:00',
  utc_start_date: '2026-12-24 17:00:00',
  utc_end_date: '2026-12-24 20:00:00',
  start_date_details: { year: '2026' },
  timezone: 'Europe/Berlin',
  timezone_abbr: 'CET',
  cost: '5€',
  cost_details: { currency_symbol: '€', currency_code: 'EUR', currency_position: 'postfix', values: ['5'] },
  website: 'https://event.example/',
  show_map: true,
  show_map_link: true,
  hide_from_listings: false,
  sticky: false,
  featured: false,
  categories: [],
  tags: [],
  venue: [] as unknown,
  organizer: [] as readonly unknown[],
  custom_fields: [],
  isOver: false,
  ...values,
});

export function calendarOf(events: readonly ReturnType<typeof makeEvent>[]): WordPressServerOptions {
  return {
    types: { tribe_events: { name: 'Events', rest_base: 'tribe_events' } },
    custom: {
      tribe_events: events.map(
        ({ id, title }): Row => makeCustom('tribe_events', { id, title: { rendered: title } }),
      ),
    },
    declares: { [EVENTS]: {} },
    further: { [EVENTS]: (parameters) => archive(events, parameters) },
  };
}

function archive(events: readonly ReturnType<typeof makeEvent>[], parameters: Parameters) {
  const include = listOf(parameters, 'include')?.map(Number);
  const perPage = Math.min(MAXIMUM, Number(textOf(parameters, 'per_page') ?? 10));
  const found = events.filter(({ id, isOver }) => (include === undefined ? !isOver : include.includes(id)));
  if (found.length === 0 && Number(textOf(parameters, 'page') ?? 1) > 1) {
    throw new RestError(404, 'event-archive-page-not-found', 'The requested page was not found.');
  }
  const total = found.length;
  return {
    events: found.slice(0, perPage).map(({ isOver: _, ...event }) => event),
    rest_url: 'http://home.of.the.site/wp-json/tribe/events/v1/events/',
    total,
    total_pages: Math.ceil(total / perPage),
  };
}
