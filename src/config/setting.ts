import { z } from 'zod';

/** What a setting is about: how a site is asked, which each command does, or how it is served. */
export type SettingScope = 'site' | 'gateway';

/** A setting: its flag and variable, what it must be, and what it says to users. */
export interface Setting {
  readonly scope: SettingScope;
  readonly flag: string;
  readonly variable: string;
  readonly value: z.ZodType;
  readonly description: string;
  /** Whether its value is told to nobody, not even in the message that refuses it. */
  readonly isSecret?: boolean;
}

/** Settings by the name that they have in `GatewayConfig`. */
export type SettingTable = Readonly<Record<string, Setting>>;

/** Up to eleven days: Node counts no further than twenty-four. */
export const seconds = (usual: number) => z.coerce.number().int().min(0).max(1_000_000).default(usual);
export const milliseconds = (usual: number) => z.coerce.number().int().positive().max(600_000).default(usual);

/** Words with commas between. */
export const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) =>
      typeof value === 'string'
        ? value
            .split(',')
            .map((word) => word.trim())
            .filter(Boolean)
        : value,
    z.array(item),
  );
