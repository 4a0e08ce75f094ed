interface Stoppable {
  stop(): Promise<void>;
}

// Jest loads set-up and teardown apart, so a module of theirs would be two: the process itself holds the list.
const holder = globalThis as { kaiduTestServers?: Stoppable[] };

export const runningServers = (): Stoppable[] => {
  holder.kaiduTestServers ??= [];
  return holder.kaiduTestServers;
};
