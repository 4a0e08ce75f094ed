import { z } from 'zod';
import { IndicatorKey, IsoDate, IsoDuration, Key, provenance, Text } from './basics.ts';

const CAP_CATEGORIES = [
  ...(['Geo', 'Met', 'Safety', 'Security', 'Rescue', 'Fire'] as const),
  ...(['Health', 'Env', 'Transport', 'Infra', 'CBRNE', 'Other'] as const),
] as const;

/** How CAP 1.2 messages speak of a hazard: what we send, and the words by which we know it in what comes in. */
export const CapTerms = z
  .strictObject({
    category: z.enum(CAP_CATEGORIES),
    /** The event, as messages that leave name it. */
    event: Text,
    /** Words of either language that mean this hazard in an incoming event. */
    words: z.array(z.string().min(1)).default([]),
    ...provenance,
  })
  .meta({ id: 'CapTerms' });
export type CapTerms = z.infer<typeof CapTerms>;

export const Hazard = z
  .strictObject({ key: Key, title: Text, group: Key.optional(), cap: CapTerms.optional(), ...provenance })
  .meta({ id: 'Hazard' });
export type Hazard = z.infer<typeof Hazard>;

const Dated = { asOf: IsoDate, value: z.number().positive(), source: z.string().min(1) };

/** A place that reports or is addressed. Only `counted` ones enter the jurisdiction's sum. */
export const Division = z
  .strictObject({
    /** GB/T 2260 code, or a local code for a zone without one. */
    code: z.string().min(1),
    key: Key,
    title: Text,
    kind: z.enum(['county', 'zone', 'neighbour', 'corps', 'township']),
    counted: z.boolean(),
    /** Code of the division that already includes this one's figures. */
    within: z.string().optional(),
    adjacent: z.array(z.string()).optional(),
    /** Used only to ask "is this figure right?"; never to refuse or to classify. */
    population: z.strictObject(Dated).optional(),
    ...provenance,
  })
  .meta({ id: 'Division' });
export type Division = z.infer<typeof Division>;

export const Agency = z
  .strictObject({
    key: Key,
    title: Text,
    kind: z.enum(['agency', 'group']).default('agency'),
    /** Inside the jurisdiction's chain of command: an order. Outside: a letter of request. */
    chain: z.enum(['inside', 'outside']),
    /** What a group stands for when a response starts. */
    expands: z
      .union([z.enum(['affected-divisions', 'remaining-members', 'named-at-start']), z.array(Key).min(1)])
      .optional(),
    /** For a group that is named at the start: who gets its tasks while nobody has been named. */
    fallback: Key.optional(),
    /** A member of the committee: bound by "other members act within their duties". */
    member: z.boolean().default(false),
    /** Functions that have a contact of their own within one agency. */
    functions: z.array(z.strictObject({ key: Key, title: Text })).optional(),
    ...provenance,
  })
  .meta({ id: 'Agency' });
export type Agency = z.infer<typeof Agency>;

/** What a post may do in the engine, beside deciding the levels that name it. */
export const Capability = z.enum([
  'log', // log incidents, record what others said by phone
  'warn', // hand in warnings
  'report', // report for its own division
  'consult', // record a consultation's likely figures
  'propose', // propose a level
  'decide', // decide approvals put to this post
  'witness', // witness a decision given by phone
  'release', // release conditional tasks where the plan names no one else
  'task', // receive, acknowledge and report on an agency's tasks
  'roster', // set rosters: a post of one place its own place's, any other post all of them
  'keep-register', // enter the dead and missing; a division's post for its own division
  'read-register', // read who they are, each time noted in the journal; likewise
  'administer',
  'audit',
]);
export type Capability = z.infer<typeof Capability>;

export const Post = z
  .strictObject({
    key: Key,
    title: Text,
    kind: z.enum(['post', 'body']),
    /** The next post up; whoever stands above the deciding post may decide in its place. */
    superior: Key.optional(),
    may: z.array(Capability),
    /** A post that exists once for each division or agency. */
    per: z.enum(['division', 'agency']).optional(),
    /** A leader of the jurisdiction: nothing that runs by itself addresses such a post. */
    leader: z.boolean().optional(),
    ...provenance,
  })
  .meta({ id: 'Post' });
export type Post = z.infer<typeof Post>;

export const Indicator = z
  .strictObject({
    key: IndicatorKey,
    title: Text,
    unit: z.strictObject({ key: Key, zh: z.string(), en: z.string() }),
    /** Fractions allowed (areas, days); counts of people and rooms are whole. */
    fractional: z.boolean().default(false),
    /** Larger than the population cannot be: worth asking. */
    people: z.boolean().default(false),
    /** The departments' figures are held against it, and a difference is verified jointly (4.1.5). */
    verified: z.boolean().default(false),
    /** The entries of the register of persons that it counts (4.1.4). */
    register: z.enum(['dead', 'missing']).optional(),
    /** cumulative: all since the beginning, so a criterion may use it; stock: how many now, and may fall. */
    kind: z.enum(['cumulative', 'stock']).default('cumulative'),
    definition: Text.optional(),
    ...provenance,
  })
  .meta({ id: 'Indicator' });
export type Indicator = z.infer<typeof Indicator>;

/**
 * When a change of a figure asks for a written explanation: beyond the ratio and by at least `least` in the
 * indicator's own unit. A stock may fall without one.
 */
export const Swing = z
  .strictObject({
    /** Units that it is for. */
    units: z.array(Key).min(1),
    /** The new figure is more than this many times the one before. */
    rise: z.number().gt(1),
    /** The new figure is less than this part of the one before. */
    fall: z.number().min(0).lt(1),
    least: z.number().positive(),
    ...provenance,
  })
  .meta({ id: 'Swing' });
export type Swing = z.infer<typeof Swing>;

/** A figure that shares are taken of; dated values with a source come from the deployment. */
export const Base = z
  .strictObject({
    key: IndicatorKey,
    title: Text,
    values: z.array(z.strictObject(Dated)).default([]),
    ...provenance,
  })
  .meta({ id: 'Base' });
export type Base = z.infer<typeof Base>;

/** A clock that the plan, or local policy, sets. */
export const ClockRule = z
  .strictObject({
    key: Key,
    title: Text,
    /** Whose duty it is: a post, an agency, or `affected-division`. */
    duty: Key,
    starts: z.string().min(1),
    within: IsoDuration.optional(),
    every: IsoDuration.optional(),
    /** Beijing time of day for a daily rhythm, HH:MM. */
    at: z
      .string()
      .regex(/^\d{2}:\d{2}$/)
      .optional(),
    workingDays: z.int().positive().optional(),
    until: z.string().optional(),
    levels: z.array(z.string()).optional(),
    hazards: z.array(Key).optional(),
    notHazards: z.array(Key).optional(),
    /**
     * Makes the clock a report duty, and says which report fulfils it: `first` and `follow-up` are met by whatever
     * the division reports, `verified` by a verified report only, `direct` by word that it went straight up.
     */
    report: z.enum(['first', 'follow-up', 'verified', 'direct']).optional(),
    /** A report counts for a day only if its figures reach to the midnight before it is due. */
    dataTo: z.literal('previous-midnight').optional(),
    /** For `starts: threshold-reached`: the process's known total of these indicators. */
    threshold: z
      .strictObject({ sum: z.array(IndicatorKey).min(1), atLeast: z.number().positive() })
      .optional(),
    ...provenance,
  })
  .meta({ id: 'ClockRule' });
export type ClockRule = z.infer<typeof ClockRule>;

/** What the plan leaves open, how we read it and why. */
export const Unsettled = z
  .strictObject({ key: Key, question: Text, reading: Text, why: Text, ...provenance })
  .meta({ id: 'Unsettled' });
export type Unsettled = z.infer<typeof Unsettled>;
