import { z } from 'zod';
import { Key, provenance, Text } from './basics.ts';

/** A response under another plan of the same jurisdiction: it calls for a consultation and starts nothing. */
export const SpecialisedResponse = z
  .strictObject({ key: Key, title: Text, ...provenance })
  .meta({ id: 'SpecialisedResponse' });
export type SpecialisedResponse = z.infer<typeof SpecialisedResponse>;

/** Responses of others that this plan's are linked with. */
export const Linkage = z
  .strictObject({
    specialised: z.array(SpecialisedResponse).default([]),
    /** A county reports its own response from this level up. */
    county: z.strictObject({ reportsFrom: z.string().min(1), ...provenance }).optional(),
    /** The response of the level above, under whose deployment this one then stands. */
    region: z.strictObject({ title: Text, ...provenance }).optional(),
  })
  .meta({ id: 'Linkage' });
export type Linkage = z.infer<typeof Linkage>;

/** On what grounds a person may say that a level is called for though the figures do not reach it. */
export const LoweredConditions = z
  .strictObject({
    grounds: z.array(z.strictObject({ key: Key, title: Text, ...provenance })).min(1),
    ...provenance,
  })
  .meta({ id: 'LoweredConditions' });
export type LoweredConditions = z.infer<typeof LoweredConditions>;
