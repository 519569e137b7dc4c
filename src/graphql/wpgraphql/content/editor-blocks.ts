import { type ContentRow, RESOURCE } from '../../../wordpress/rest/shapes.ts';
import { type EditorBlock, editorBlocksOf, flatBlocks } from '../../engine/content/editor-blocks.ts';
import { readOnce } from '../../engine/content/parsed-content.ts';
import { WHOLE_CONTENT } from '../../engine/field-options/types.ts';
import type { Dialect } from '../dialect.ts';
import { globalId } from '../kit/global-ids.ts';
import type { Fields } from '../kit/registrar.ts';

const TEXT = { anchor: 'String', className: 'String', cssClassName: 'String' };
const ALIGNED = { ...TEXT, align: 'String', textAlign: 'String' };

/** The attributes of each block that rendered HTML shows, with their types. */
const BLOCKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CoreParagraph: { ...ALIGNED, content: 'String', dropCap: 'Boolean!' },
  CoreHeading: { ...ALIGNED, content: 'String', level: 'Float!' },
  CoreImage: {
    ...{ ...TEXT, alt: 'String!', caption: 'String', height: 'String', href: 'String', linkTarget: 'String' },
    ...{ rel: 'String', title: 'String', url: 'String', width: 'String' },
  },
  CoreGallery: { ...TEXT, caption: 'String' },
  CoreList: { ...TEXT, ordered: 'Boolean!', values: 'String!' },
  CoreListItem: { ...TEXT, content: 'String' },
  CoreQuote: { ...ALIGNED, citation: 'String', value: 'String!' },
  CorePullquote: { ...ALIGNED, citation: 'String', value: 'String' },
  CoreCode: { ...TEXT, content: 'String' },
  CorePreformatted: { ...TEXT, content: 'String!' },
  CoreVerse: { ...ALIGNED, content: 'String!' },
  CoreTable: { ...TEXT, caption: 'String' },
  CoreEmbed: { ...TEXT, caption: 'String', url: 'String' },
  CoreSeparator: TEXT,
  CoreSpacer: TEXT,
  CoreButtons: TEXT,
  CoreButton: {
    ...ALIGNED,
    linkTarget: 'String',
    rel: 'String',
    text: 'String',
    title: 'String',
    url: 'String',
  },
  CoreColumns: TEXT,
  CoreColumn: TEXT,
  CoreGroup: TEXT,
  CoreCover: { ...TEXT, alt: 'String!', url: 'String' },
  CoreMediaText: { ...TEXT, href: 'String' },
  CoreVideo: { ...TEXT, caption: 'String', src: 'String' },
  CoreAudio: { ...TEXT, caption: 'String', src: 'String' },
  CoreFile: { ...TEXT, href: 'String' },
  CoreDetails: { ...TEXT, summary: 'String' },
  CoreHtml: { content: 'String' },
  CoreFreeform: { content: 'String' },
};

/** `core/list-item` is `CoreListItem`; what has no type of its own is HTML. */
function typeNameOf({ name }: EditorBlock): string {
  const typeName = name
    .split(/[/-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return Object.hasOwn(BLOCKS, typeName) ? typeName : 'CoreHtml';
}

const FIELDS: Fields<EditorBlock> = {
  name: { type: 'String', description: 'The name of the block: `core/paragraph`.' },
  type: { type: 'String', description: 'The type of the block.', resolve: typeNameOf },
  clientId: { type: 'String', description: 'An id among the blocks of this content.' },
  parentClientId: { type: 'String', description: 'The id of the block around it.' },
  renderedHtml: { type: 'String', description: 'Its HTML.' },
  cssClassNames: { type: '[String]', description: 'The classes of its element.' },
  blockEditorCategoryName: {
    type: 'String',
    description: 'Null: not in rendered HTML.',
    resolve: () => null,
  },
  apiVersion: { type: 'Int', description: 'The version of its interface.', resolve: () => 3 },
  isDynamic: { type: 'Boolean!', description: 'False: not in rendered HTML.', resolve: () => false },
  innerBlocks: {
    type: '[EditorBlock]',
    // A block is in one other at most: those of a level are no more than the whole content has.
    costs: { items: 1 },
    description: 'The blocks in it.',
  },
};

/** The types of WPGraphQL’s extension for content blocks, read from rendered HTML. */
export function registerEditorBlocks(dialect: Dialect): void {
  const { types } = dialect;
  types.interface<EditorBlock>('EditorBlock', {
    description: 'A block of content.',
    typeOf: typeNameOf,
    fields: FIELDS,
  });
  for (const [name, attributes] of Object.entries(BLOCKS)) {
    const own = `${name}Attributes`;
    types.object<Readonly<Record<string, unknown>>>(own, {
      description: `What the HTML of ${name} shows of its attributes.`,
      fields: Object.fromEntries(
        Object.entries(attributes).map(([key, type]) => [
          key,
          {
            type,
            description: `\`${key}\`, from the rendered HTML.`,
            resolve: (row) => row[key] ?? ZERO[type] ?? null,
          },
        ]),
      ),
    });
    types.object<EditorBlock>(name, {
      description: `A block: ${name}.`,
      interfaces: ['EditorBlock'],
      fields: {
        ...FIELDS,
        attributes: {
          type: own,
          costs: { html: 1 },
          description: 'Its attributes.',
          resolve: ({ attributes: read }) => read(),
        },
      },
    });
  }
  types.interface<ContentRow>('NodeWithEditorBlocks', {
    description: 'Content in blocks.',
    interfaces: ['Node'],
    typeOf: (row) => dialect.names.of(row[RESOURCE]).typeName,
    fields: {
      id: { type: 'ID!', description: 'The global ID.', resolve: ({ id }) => globalId('post', id) },
      ...editorBlocksField(),
    },
  });
}

/** What cannot be null, where the HTML does not say it. */
const ZERO: Readonly<Record<string, unknown>> = { 'String!': '', 'Boolean!': false, 'Float!': 2 };

export const editorBlocksField = (): Fields<ContentRow> => ({
  editorBlocks: {
    type: '[EditorBlock]',
    args: { flat: 'Boolean' },
    reads: ['content.rendered'],
    costs: { html: WHOLE_CONTENT, items: 20 },
    description: 'The blocks of the content: all of them in a list, unless `flat` is false.',
    resolve: async ({ content }, { flat }, context) => {
      const blocks = await readOnce(context, content, 'editor blocks', ({ parsed }) =>
        editorBlocksOf(parsed, context.site.home),
      );
      return blocks && (flat === false ? blocks : flatBlocks(blocks));
    },
  },
});
