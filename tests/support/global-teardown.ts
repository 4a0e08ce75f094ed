import { runningServers } from './running-servers.ts';

export default async function globalTeardown(): Promise<void> {
  await Promise.all(
    runningServers()
      .splice(0)
      .map((server) => server.stop()),
  );
}
