import { describe, expect, test } from 'vitest';
import { createGateway } from '../../../src/server/create-gateway.ts';
import { range, startGateway } from '../../helpers/gateway.ts';
import { calendarOf, EVENTS, makeEvent } from '../../helpers/plugins/events-calendar.ts';
import { makeCustom, makeTag, makeUser } from '../../helpers/wordpress-rows.ts';

describe('events of The Events Calendar', () => {
  const HALL = { id: 7, venue: 'Town hall', address: 'Market 1', city: 'Ulm', geo_lat: '48.4' };
  const CHOIR = { id: 8, organizer: 'Choir', email: 'choir@event.example' };

  test('have times, place, organizers and cost, past ones, too', async () => {
    await using gateway = await startGateway(
      calendarOf([makeEvent({ id: 3, isOver: true, venue: HALL, organizer: [CHOIR] }), makeEvent({ id: 4 })]),
    );
    const { data, errors } =
      await gateway.query(`{ tribeEvents { nodes { title start end startLocal timeZone allDay
      cost costDetails { currencyCode values } website featured
      venues { venue address city geoLat } organizers { organizer email } } } }`);
    expect(errors).toBeUndefined();
    const common = {
      start: '2026-12-24T17:00:00.000Z',
      end: '2026-12-24T20:00:00.000Z',
      startLocal: '2026-12-24 18:00:00',
      timeZone: 'Europe/Berlin',
      allDay: false,
      cost: '5€',
      costDetails: { currencyCode: 'EUR', values: ['5'] },
      website: 'https://event.example/',
      featured: false,
    };
    expect(data).toEqual({
      tribeEvents: {
        nodes: [
          { title: 'Event 4', ...common, venues: [], organizers: [] },
          {
            title: 'Event 3',
            ...common,
            venues: [{ venue: 'Town hall', address: 'Market 1', city: 'Ulm', geoLat: 48.4 }],
            organizers: [{ organizer: 'Choir', email: 'choir@event.example' }],
          },
        ],
      },
    });
    expect(gateway.asked()).toEqual([
      `${EVENTS}?include=4,3&per_page=2&_fields=events`,
      '/wp/v2/tribe_events?orderby=date&order=desc&per_page=10&_fields=id,title.rendered',
    ]);
  });

  test('are requested fifty at a time, as many as it allows', async () => {
    await using gateway = await startGateway(calendarOf(range(1, 70).map((id) => makeEvent({ id }))));
    const { data, errors } = await gateway.query<{ tribeEvents: { nodes: { cost: string }[] } }>(
      '{ tribeEvents(first: 100) { nodes { cost } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.tribeEvents.nodes.every(({ cost }) => cost === '5€')).toBe(true);
    expect(gateway.asked().map((request) => /per_page=\d+/.exec(request)?.[0])).toEqual([
      'per_page=20',
      'per_page=50',
      'per_page=100',
    ]);
  });
});

describe('a namespace that the user describes', () => {
  const CARS = '/dealer/v1/cars';
  const described = {
    namespace: 'dealer/v1',
    route: CARS,
    contentType: 'car',
    include: 'ids',
    query: { detail: 'full' },
    omit: ['internal'],
    fields: {
      horsePower: { from: 'engine.hp', type: 'integer', description: 'Power in HP.' },
      seller: { from: 'seller_id', node: 'user' },
      colours: { from: 'colours', node: 'post_tag' },
      lost: { from: 'lost', node: 'nothing_there' },
    },
  };
  const site = {
    types: { car: { name: 'Cars', rest_base: 'cars' } },
    custom: { car: [makeCustom('car', { id: 1, author: 5 }), makeCustom('car', { id: 2 })] },
    users: [makeUser({ id: 5, name: 'Ada' })],
    tags: [makeTag({ id: 6, name: 'Red' })],
    further: {
      [CARS]: ({ ids }: Readonly<Record<string, unknown>>) =>
        [1, 2]
          .filter((id) => ids === undefined || String(ids).split(',').includes(String(id)))
          .map((id) => ({
            id,
            engine: { hp: `${id}00` },
            seller_id: 5,
            colours: [6],
            doors: 4,
            internal: 'x',
          })),
    },
  };

  test('joins its post type: named fields, relations as nodes, all other keys by their samples', async () => {
    await using gateway = await startGateway(site, { namespaces: [described] });
    expect(
      await gateway.query(
        '{ car(by: { databaseId: 2 }) { horsePower doors seller { name } colours { name } } __type(name: "Car") { fields { name } } }',
      ),
    ).toMatchObject({
      data: {
        car: { horsePower: 200, doors: 4, seller: { name: 'Ada' }, colours: [{ name: 'Red' }] },
        __type: { fields: expect.not.arrayContaining([{ name: 'internal' }, { name: 'lost' }]) },
      },
    });
    expect(gateway.asked()).toEqual([
      `${CARS}?detail=full&ids=2&per_page=1&_fields=colours,doors,engine,id,seller_id`,
      '/wp/v2/cars?include=2&per_page=1&_fields=id',
      '/wp/v2/tags?include=6&per_page=1&_fields=id,name',
      '/wp/v2/users?include=5&per_page=1&_fields=id,name',
    ]);
  });

  test('is not there on a site without it', async () => {
    await using gateway = await startGateway({ ...site, further: {} }, { namespaces: [described] });
    const { data } = await gateway.query('{ __type(name: "Car") { fields { name } } }');
    expect(JSON.stringify(data)).not.toContain('horsePower');
  });

  test.each([
    ['no list', { namespace: 'a/v1' }, 'namespaces'],
    [
      'a route of another namespace',
      [{ ...described, route: '/other/v1/cars' }],
      'namespaces.0.route: Expected a route of the namespace',
    ],
    ['an unknown key', [{ ...described, id: 'x' }], 'Unrecognized key: "id"'],
    [
      'two kinds in one field',
      [{ ...described, fields: { a: { from: 'a', node: 'media', money: 'm' } } }],
      'namespaces.0.fields.a: Expected one of',
    ],
    [
      'a missing file',
      '/nowhere/namespaces.json',
      'Expected descriptions of namespaces in /nowhere/namespaces.json, got an unreadable file.',
    ],
  ])('is refused with its mistake: %s', async (_, namespaces, message) => {
    await expect(
      createGateway({ wordpress: 'http://127.0.0.1:9', namespaces: namespaces as never }),
    ).rejects.toThrow(message);
  });
});
