import { isProblem, Problem, type ProblemCode } from '#kernel';

// Busy, locked, full, unreachable: the same command may succeed later. A corrupt file is not among them.
const UNAVAILABLE_SQLITE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|NOMEM|MISUSE|PROTOCOL)$/;
// Connection, resources (disk, memory, connections), operator intervention, lock not available, read-only standby,
// idle in transaction for too long.
const UNAVAILABLE_POSTGRES = /^(08...|53...|57P0.|57014|55P03|25006|25P03|58030)$/;
const UNAVAILABLE_SYSTEM =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOTFOUND)$/;
const LOST_CONNECTION =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|not queryable|connection error/i;
/** Of those, the ones that last until somebody makes room. */
const DISK_FULL = /^(SQLITE_FULL|53100)$/;
const HELD = /^(SQLITE_BUSY|SQLITE_LOCKED|55P03)$/;
const CONFLICT = /^(23505|40001|40P01)$/;

interface DriverFault {
  code: string;
  message: string;
}

/** TypeORM wraps what the driver said. */
function driverFault(error: unknown): DriverFault {
  const { driverError, code, message } = error as {
    driverError?: unknown;
    code?: unknown;
    message?: unknown;
  };
  if (driverError) return driverFault(driverError);
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return { code: text(code), message: text(message) };
}

/** Whether the connection or the database is out of reach, and another attempt may succeed. */
export function isUnavailable(error: unknown): boolean {
  const { code, message } = driverFault(error);
  return (
    UNAVAILABLE_SQLITE.test(code) ||
    UNAVAILABLE_POSTGRES.test(code) ||
    UNAVAILABLE_SYSTEM.test(code) ||
    LOST_CONNECTION.test(message)
  );
}

/** Whether another process holds what is wanted, and will let go of it. */
export function isHeld(error: unknown): boolean {
  return HELD.test(driverFault(error).code);
}

function isConflict(error: unknown): boolean {
  const { code, message } = driverFault(error);
  return CONFLICT.test(code) || (code === 'SQLITE_CONSTRAINT' && message.includes('UNIQUE'));
}

function codeOf(error: unknown): ProblemCode | null {
  if (DISK_FULL.test(driverFault(error).code)) return 'engine.disk-full';
  if (isUnavailable(error)) return 'engine.unavailable';
  return isConflict(error) ? 'command.conflict' : null;
}

/** The refusal that a driver's error amounts to, with the error as its cause; other errors stay as they are. */
export function asProblem(error: unknown): unknown {
  if (isProblem(error) || typeof error !== 'object' || error === null) return error;
  const code = codeOf(error);
  return code ? Object.assign(new Problem(code), { cause: error }) : error;
}

/** Runs `work`; what the database throws comes out as a refusal. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asProblem(error);
  }
}
