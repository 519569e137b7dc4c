import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { type KnownValues, literal, randomValue } from './random-values.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A GraphQL operation with its variables. */
export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface RandomOperationOptions {
  readonly schema: GraphQLSchema;
  readonly known: KnownValues;
  readonly random: SeededRandom;
  /**
   * Probability of a mutation.
   *
   * @defaultValue 0
   */
  readonly mutations?: number;
}

/** A valid operation, but for odd values: random selections, arguments, aliases, fragments and directives. */
export function randomOperation(options: RandomOperationOptions): Operation {
  const { schema, random, mutations = 0 } = options;
  const kind = random.chance(mutations) ? 'mutation' : 'query';
  const root = kind === 'mutation' ? schema.getMutationType() : schema.getQueryType();
  if (!root) throw new TypeError(`Expected the schema to have a type for a ${kind}.`);
  return new OperationWriter(options).write(kind, root);
}

class OperationWriter {
  readonly #schema: GraphQLSchema;
  readonly #known: KnownValues;
  readonly #random: SeededRandom;
  readonly #declared: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  readonly #fragments: string[] = [];
  #names = 0;
  #fieldsLeft: number;

  constructor({ schema, known, random }: RandomOperationOptions) {
    this.#schema = schema;
    this.#known = known;
    this.#random = random;
    this.#fieldsLeft = random.pick([4, 10, 10, 25, 60]);
  }

  write(kind: string, root: GraphQLNamedType): Operation {
    const selection = this.#selection(root, 0, false);
    const declared = this.#declared.length > 0 ? `(${this.#declared.join(', ')})` : '';
    const query = [`${kind} Fuzzed${declared} ${selection}`, ...this.#fragments].join('\n');
    return { query, variables: this.#variables };
  }

  /** @param isApart Whether it is next to selections from other types, with which its field names must not conflict. */
  #selection(type: GraphQLNamedType, depth: number, isApart: boolean): string {
    const random = this.#random;
    const parts: string[] = [];
    if (isObjectType(type) || isInterfaceType(type)) {
      const fields = random.shuffled(Object.values(type.getFields()));
      // Composite fields become rarer with depth, or else operations would grow without end.
      const allowed = fields.filter(
        (field) => !isCompositeType(getNamedType(field.type)) || depth < random.int(3, 6),
      );
      const wanted = depth === 0 ? random.int(1, 3) : random.int(1, 5);
      for (const field of allowed.slice(0, wanted)) {
        if (this.#fieldsLeft-- <= 0) break;
        parts.push(this.#field(field, depth, isApart));
      }
    }
    if (isAbstractType(type) && depth < 6 && random.chance(0.6)) {
      const inner = random.pick(this.#schema.getPossibleTypes(type));
      parts.push(`... on ${inner.name}${this.#directive()} ${this.#selection(inner, depth + 1, true)}`);
    }
    if (parts.length === 0 || random.chance(0.1)) parts.push('__typename');
    const selection = `{ ${parts.join(' ')} }`;
    if (depth > 0 && random.chance(0.08)) {
      const name = `F${this.#names++}`;
      this.#fragments.push(`fragment ${name} on ${type.name} ${selection}`);
      return `{ ...${name}${this.#directive()}${random.chance(0.2) ? ` ...${name}` : ''} }`;
    }
    return selection;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number, isApart: boolean): string {
    const given = field.args.filter((arg) => isRequiredArgument(arg) || this.#random.chance(0.35));
    const args = given.map((arg) => `${arg.name}: ${this.#argument(arg)}`);
    const isAliased = isApart || args.length > 0 || this.#random.chance(0.05);
    const type = getNamedType(field.type);
    return [
      isAliased ? `a${this.#names++}: ` : '',
      field.name,
      args.length > 0 ? `(${args.join(', ')})` : '',
      this.#directive(),
      isCompositeType(type) ? ` ${this.#selection(type, depth + 1, isAbstractType(type))}` : '',
    ].join('');
  }

  #argument({ name, type }: GraphQLArgument): string {
    const value = randomValue(this.#random, this.#known, type, name);
    if (this.#random.chance(0.5)) return literal(value, type);
    return this.#variable(String(type), value);
  }

  #variable(type: string, value: unknown): string {
    const name = `$v${this.#names++}`;
    this.#declared.push(`${name}: ${type}`);
    this.#variables[name.slice(1)] = value;
    return name;
  }

  #directive(): string {
    if (!this.#random.chance(0.04)) return '';
    const isOn = this.#random.chance(0.7);
    const [name, value] = this.#random.chance(0.5) ? ['include', isOn] : ['skip', !isOn];
    return ` @${name}(if: ${this.#random.chance(0.5) ? value : this.#variable('Boolean!', value)})`;
  }
}
