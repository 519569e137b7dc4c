import { expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { CARBON_FIELDS } from '../../helpers/plugins/carbon-fields.ts';
import { META_BOX } from '../../helpers/plugins/meta-box.ts';
import { makeCategory, makeMedia, makePage, makePost, makeUser } from '../../helpers/wordpress-rows.ts';

test('Carbon Fields: associations are nodes, groups a union by their type, maps numbers', async () => {
  await using gateway = await startGateway({
    posts: [
      makePost({ id: 1, author: 1, ...CARBON_FIELDS.filled }),
      makePost({ id: 3, author: 1, ...CARBON_FIELDS.filled }),
      makePost({ id: 5, author: 1, ...CARBON_FIELDS.empty }),
    ],
    pages: [makePage({ id: 2, title: { rendered: 'Sample' } })],
    categories: [makeCategory({ id: 23, name: 'News' })],
    users: [makeUser({ id: 1, name: 'Ada' })],
  });
  const { data, errors } = await gateway.query(`{ posts(first: 2) { nodes {
    cfCheck cfImage cfMap { lat zoom } cfPages { title } cfList { w }
    cfCast { ... on Page { title } ... on Category { name } ... on Author { author: name } }
    cfRows { __typename ... on PostCfRowsQuote { words } ... on PostCfRowsPicture { photo } }
  } } }`);
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    posts: {
      nodes: [
        {
          ...{ cfCheck: false, cfImage: '', cfMap: { lat: 40.346544, zoom: 10 } },
          ...{ cfPages: [], cfList: [], cfCast: [], cfRows: [] },
        },
        {
          ...{ cfCheck: true, cfImage: '1503', cfMap: { lat: 53, zoom: 8 } },
          cfPages: [{ title: 'Sample' }],
          cfList: [{ w: '1' }, { w: '2' }],
          cfCast: [{ title: 'Sample' }, { name: 'News' }, { author: 'Ada' }],
          cfRows: [
            { __typename: 'PostCfRowsQuote', words: 'hello' },
            { __typename: 'PostCfRowsPicture', photo: '1503' },
          ],
        },
      ],
    },
  });
});

test('Meta Box: images, files and terms are nodes; empty fields are null or empty lists', async () => {
  await using gateway = await startGateway({
    posts: [
      makePost({ id: 1, meta_box: META_BOX.filled }),
      makePost({ id: 3, meta_box: META_BOX.filled }),
      makePost({ id: 5, meta_box: META_BOX.empty }),
    ],
    media: [100, 101].map((id) => makeMedia({ id })),
    categories: [23, 28].map((id) => makeCategory({ id, name: `Category ${id}` })),
  });
  const { data, errors } = await gateway.query(`{ posts(first: 2) { nodes { metaBox {
    mbNumber mbSwitch mbImage { databaseId altText } mbImages { databaseId } mbFile { databaseId } mbPost
    mbTerm { name } mbTerms { name } mbPairs mbFieldset { x } mbMap { latitude }
  } } } }`);
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    posts: {
      nodes: [
        {
          metaBox: {
            ...{ mbNumber: '', mbSwitch: '', mbImage: null, mbImages: [], mbFile: [], mbPost: '' },
            ...{ mbTerm: null, mbTerms: [], mbPairs: [], mbFieldset: null, mbMap: { latitude: '' } },
          },
        },
        {
          metaBox: {
            ...{ mbNumber: '7.5', mbSwitch: '1', mbPost: '2' },
            mbImage: { databaseId: 100, altText: 'Alternative text of image 100' },
            ...{ mbImages: [{ databaseId: 100 }, { databaseId: 101 }], mbFile: [{ databaseId: 101 }] },
            ...{
              mbTerm: { name: 'Category 23' },
              mbTerms: [{ name: 'Category 23' }, { name: 'Category 28' }],
            },
            ...{ mbPairs: [['k', 'v']], mbFieldset: { x: '1' }, mbMap: { latitude: '53.5' } },
          },
        },
      ],
    },
  });
});
