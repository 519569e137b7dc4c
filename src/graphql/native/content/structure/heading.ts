import type { ObjectRef } from '@pothos/core';
import { headingAnchor, headingLevel, headingText } from '../../../../html/headings.ts';
import type { HtmlElement } from '../../../../html/parse-html.ts';
import type { GatewayTypes } from '../../builder.ts';
import type { SchemaKit } from '../../schema-kit.ts';

export function registerHeading({ builder }: SchemaKit): ObjectRef<GatewayTypes, HtmlElement> {
  return builder.objectRef<HtmlElement>('Heading').implement({
    description: 'A heading in the content.',
    fields: (t) => ({
      level: t.int({
        nullable: false,
        description: 'The level: 2 for `h2`.',
        resolve: headingLevel,
      }),
      text: t.string({ nullable: false, description: 'The text.', resolve: headingText }),
      anchor: t.string({
        description: 'The `id` attribute, for links to the heading. Null if there is none.',
        resolve: (heading) => headingAnchor(heading) ?? null,
      }),
    }),
  });
}
