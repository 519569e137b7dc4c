import { PressgraphError } from '../../../base/errors.ts';
import { RESOURCE } from '../../../wordpress/rest/shapes.ts';
import type { SchemaKit } from '../schema-kit.ts';

const [SHORTEST, USUAL, LONGEST] = [60, 3600, 7 * 24 * 3600];

/** `previewToken` on all content, for links to unpublished items. */
export function registerPreviewToken({ builder, Content }: SchemaKit): void {
  builder.interfaceField(Content, 'previewToken', (t) =>
    t.string({
      args: {
        expiresIn: t.arg.int({
          required: true,
          defaultValue: USUAL,
          description: `How long the token is valid, in seconds: ${SHORTEST} to ${LONGEST}.`,
        }),
      },
      costs: { batch: 1, by: 'raw', always: true },
      description:
        'A token that shows this one item, as its editors see it, to anyone who has it: `post(by:, previewToken:)`. Null if the caller may not edit the item, or if the gateway issues no tokens.',
      resolve: async ({ id, [RESOURCE]: resource }, { expiresIn }, { load, previews }) => {
        if (expiresIn < SHORTEST || expiresIn > LONGEST) {
          throw new PressgraphError(
            'BAD_USER_INPUT',
            `Expected \`expiresIn\` between ${SHORTEST} and ${LONGEST} seconds, got ${expiresIn}.`,
          );
        }
        if (!previews) return null;
        const editable = await load.raw(resource, id, []);
        return editable && previews.sign(id, expiresIn);
      },
    }),
  );
}
