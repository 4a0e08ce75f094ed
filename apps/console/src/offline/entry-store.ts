import type { Entry } from './entry.ts';

/** Where entries are kept. */
export interface EntryStore {
  all(): Promise<Entry[]>;
  /** Gives it its place in the order. */
  add(entry: Omit<Entry, 'order'>): Promise<Entry>;
  /** Replaces it; whatever was taken back meanwhile stays away. */
  update(entry: Entry): Promise<void>;
  remove(order: number): Promise<void>;
}

const DATABASE = 'kaidu';
const ENTRIES = 'entries';

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}

let database: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(ENTRIES, { keyPath: 'order', autoIncrement: true });
  };
  return done(request);
}

async function entries(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  database ??= open();
  try {
    return (await database).transaction(ENTRIES, mode).objectStore(ENTRIES);
  } catch (error) {
    database = null;
    throw error;
  }
}

/** In the browser's own database: it outlives the page, a crash and a restart. */
export const browserStore: EntryStore = {
  all: async () => done((await entries('readonly')).getAll() as IDBRequest<Entry[]>),
  async add(entry) {
    const order = (await done((await entries('readwrite')).add(entry))) as number;
    return { ...entry, order };
  },
  async update(entry) {
    const store = await entries('readwrite');
    if (await done(store.getKey(entry.order))) await done(store.put(entry));
  },
  async remove(order) {
    await done((await entries('readwrite')).delete(order));
  },
};
