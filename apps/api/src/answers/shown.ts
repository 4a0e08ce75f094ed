import { z } from 'zod';

/** Names under which `view` turns milliseconds into Beijing time. */
type InstantName = 'at' | 'asOf' | `${string}At` | `${string}Until` | `${string}From`;

/** What a row becomes on its way out: `view`, as a type. */
export type Shown<T> = T extends readonly (infer Item)[]
  ? Shown<Item>[]
  : T extends object
    ? { [K in keyof T]: K extends InstantName ? ShownInstant<T[K]> : Shown<T[K]> }
    : T;
type ShownInstant<T> = T extends number ? string : Shown<T>;

/**
 * Describes what a route answers, for the interface description and the clients made from it. It does not compile
 * unless rows of this type satisfy it, so that the description cannot promise what is not there.
 */
export const describes =
  <Row>() =>
  <S extends z.ZodType>(schema: Shown<Row> extends z.output<S> ? S : never): S =>
    schema;

export const page = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

/** Beijing time, such as 2026-07-01T08:00:00+08:00. */
export const At = z.string();
export const Words = z.object({ zh: z.string(), en: z.string() });
export const Known = z.record(z.string(), z.number().nullish());
