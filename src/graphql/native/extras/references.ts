import type { ObjectRef } from '@pothos/core';
import type { JsonObject } from '../../../base/json.ts';
import type { ReferenceModel } from '../../../model/fields/field-model.ts';
import { linksTelling } from '../../../model/fields/references/linked-items.ts';
import { costsOfReferences, loadReference, loadReferences } from '../../engine/references/load-reference.ts';
import { readValue } from '../../engine/references/read-value.ts';
import type { Reference } from '../../engine/references/reference-value.ts';
import type { GatewayTypes } from '../builder.ts';
import type { NamedField } from '../naming/named-type.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { unwrapped } from './lists.ts';

/** A field whose values refer to other items of the site. */
export function addReferenceField(
  kit: SchemaKit,
  ref: ObjectRef<GatewayTypes, JsonObject>,
  field: NamedField,
  to: ReferenceModel['to'],
  reads: readonly string[],
): void {
  const isList = unwrapped(field.type).depth > 0;
  const options = {
    description: field.description,
    reads: [...reads, ...linksTelling(to)],
    costs: costsOfReferences(to, isList),
  };
  const type = targetType(kit, to) as ObjectRef<GatewayTypes, JsonObject>;
  kit.builder.objectField(ref, field.name, (t) =>
    isList
      ? t.field({
          ...options,
          type: [type],
          nullable: { list: true, items: true },
          resolve: (async (row, _args, context, info) => {
            const references = readValue(row, field) as readonly (Reference | Error | null)[] | null;
            return references && (await loadReferences(references, context, info));
          }) as Parameters<typeof t.field>[0]['resolve'] as never,
        })
      : t.field({
          ...options,
          type,
          nullable: true,
          resolve: (async (row, _args, context, info) =>
            await loadReference(readValue(row, field) as Reference | null, context, info)) as Parameters<
            typeof t.field
          >[0]['resolve'] as never,
        }),
  );
}

function targetType(kit: SchemaKit, to: ReferenceModel['to']): unknown {
  switch (to) {
    case 'content':
      return kit.Content;
    case 'media':
      return kit.Media;
    case 'author':
      return kit.Author;
    case 'term':
      return kit.Term;
    default:
      return kit.builder.nodeInterfaceRef();
  }
}
