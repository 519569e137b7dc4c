import type { JsonObject } from '../../base/json.ts';
import type { NamespaceDescription } from './namespace-description.ts';

const text = (description: string): JsonObject => ({ type: 'string', description });
const uri = (description: string): JsonObject => ({ type: 'string', format: 'uri', description });

const PLACE: JsonObject = {
  id: { type: 'integer', description: 'Its ID in the WordPress database.' },
  url: uri('Its page.'),
  slug: text('The slug.'),
  description: text('The description, as HTML.'),
  phone: text('The telephone number.'),
  website: text('The website.'),
};

/**
 * Events in The Events Calendar's own API, which is public. It declares no schema; the keys are those of its source
 * (`Post_Repository`, version 6.17.2). Lists have at most 50 events.
 */
export const EVENTS_CALENDAR: NamespaceDescription = {
  namespace: 'tribe/events/v1',
  route: '/tribe/events/v1/events',
  contentType: 'tribe_events',
  rows: 'events',
  maximum: 50,
  omit: [
    ...['global_id', 'global_id_lineage', 'author', 'status', 'date', 'date_utc', 'modified', 'modified_utc'],
    ...[
      'url',
      'rest_url',
      'title',
      'description',
      'excerpt',
      'slug',
      'image',
      'sticky',
      'categories',
      'tags',
    ],
    ...[
      'start_date_details',
      'end_date_details',
      'utc_start_date_details',
      'utc_end_date_details',
      'json_ld',
    ],
  ],
  schema: {
    all_day: { type: 'boolean', description: 'Whether it lasts all day.' },
    timezone: text('The time zone of the local times: `Europe/Berlin`.'),
    timezone_abbr: text('The abbreviation of the time zone: `CET`.'),
    cost: text('The cost, as the site shows it.'),
    cost_details: {
      type: 'object',
      description: 'The cost in parts.',
      properties: {
        currency_symbol: text('The symbol of the currency.'),
        currency_code: text('The ISO 4217 code of the currency.'),
        currency_position: text('Where the symbol stands: `prefix` or `postfix`.'),
        values: { type: 'array', items: { type: 'string' }, description: 'The amounts, lowest first.' },
      },
    },
    website: text('The website of the event.'),
    show_map: { type: 'boolean', description: 'Whether to show a map.' },
    show_map_link: { type: 'boolean', description: 'Whether to link to a map.' },
    hide_from_listings: {
      type: 'boolean',
      description: 'Whether it is left out of lists of upcoming events.',
    },
    featured: { type: 'boolean', description: 'Whether it is featured.' },
    // An event without a venue has an empty list, one with a single venue an object.
    venue: {
      type: 'array',
      description: 'The venues.',
      items: {
        type: 'object',
        description: 'Where an event takes place.',
        properties: {
          ...PLACE,
          venue: text('The name.'),
          address: text('Street and number.'),
          city: text('The city.'),
          zip: text('The postal code.'),
          country: text('The country.'),
          province: text('The province.'),
          state: text('The state.'),
          geo_lat: { type: 'number', description: 'Latitude.' },
          geo_lng: { type: 'number', description: 'Longitude.' },
        },
      },
    },
    organizer: {
      type: 'array',
      description: 'The organizers.',
      items: {
        type: 'object',
        description: 'Who organizes an event.',
        properties: { ...PLACE, organizer: text('The name.'), email: text('The email address.') },
      },
    },
  },
  fields: {
    start: { from: 'utc_start_date', type: 'date-time', description: 'When it starts.' },
    end: { from: 'utc_end_date', type: 'date-time', description: 'When it ends.' },
    startLocal: { from: 'start_date', type: 'string', description: 'When it starts, in its own time zone.' },
    endLocal: { from: 'end_date', type: 'string', description: 'When it ends, in its own time zone.' },
    timeZone: { from: 'timezone', description: 'The time zone of the local times: `Europe/Berlin`.' },
    venues: { from: 'venue', description: 'The venues.' },
    organizers: { from: 'organizer', description: 'The organizers.' },
  },
};
