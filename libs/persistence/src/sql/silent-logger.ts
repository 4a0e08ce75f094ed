import type { Logger } from 'typeorm';

const nothing = () => {};

/** TypeORM writes to the console by itself; what goes wrong reaches the caller as an error anyway. */
export const SILENT: Logger = {
  logQuery: nothing,
  logQueryError: nothing,
  logQuerySlow: nothing,
  logSchemaBuild: nothing,
  logMigration: nothing,
  log: nothing,
};
