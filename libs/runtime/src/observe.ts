/** What an observer may know of a step: ids, keys and counts, never anything that somebody wrote or is called. */
export type About = Record<string, string | number | boolean | null | undefined>;

/** Something that the engine does on somebody's request: a command, a hand-over to the queue, an attempt to deliver. */
export interface ObservedStep {
  name: string;
  kind: 'internal' | 'producer' | 'consumer' | 'client';
  about: About;
  /** The trace it belongs to, in W3C's form, where that is not the one under way. */
  parent?: string | null;
}

/** Work that may add to what is known of its step. */
type Work<T> = (note: (about: About) => void) => Promise<T>;

/** Watches steps as they are done: a trace, a log. It never changes what they do. */
export interface Observer {
  observe<T>(step: ObservedStep, work: Work<T>): Promise<T>;
  /** The trace under way, in W3C's form; null where this observer keeps none. */
  traceparent(): string | null;
}

const observers: Observer[] = [];

/** From now on for the whole process; answers with what ends it. */
export function addObserver(observer: Observer): () => void {
  observers.push(observer);
  return () => void observers.splice(observers.indexOf(observer), 1);
}

export const isObserved = (): boolean => observers.length > 0;

const ignore = () => undefined;

/** Does the work under the eyes of all observers; without any it costs nothing. */
export function observed<T>(step: ObservedStep, work: Work<T>): Promise<T> {
  if (!observers.length) return work(ignore);
  const notes: ((about: About) => void)[] = [];
  const noteAll = (about: About) => {
    for (const note of notes) note(about);
  };
  const within = observers.reduceRight<() => Promise<T>>(
    (inner, observer) => () =>
      observer.observe(step, (note) => {
        notes.push(note);
        return inner();
      }),
    () => work(noteAll),
  );
  return within();
}

/** The trace under way, to be kept with what is done later on its behalf. */
export const currentTrace = (): string | null =>
  observers.map((observer) => observer.traceparent()).find((trace) => trace !== null) ?? null;
