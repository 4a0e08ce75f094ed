import type { ApprovalRow } from './approval.ts';
import type { ContactRow, DeliveryRow } from './delivery.ts';
import type { AccountRow, DelegationRow, SessionRow } from './identity.ts';
import type { IncidentRow } from './incident.ts';
import type { ReportRow } from './report.ts';
import type { ResponseRow } from './response.ts';
import type { DeadlineRow, IdempotencyRow } from './support.ts';
import type { TaskRow } from './task.ts';

/** Every table of the record, by name. Each has a text primary key `id`. */
export interface Tables {
  incident: IncidentRow;
  response: ResponseRow;
  approval: ApprovalRow;
  task: TaskRow;
  report: ReportRow;
  delivery: DeliveryRow;
  contact: ContactRow;
  deadline: DeadlineRow;
  idempotency: IdempotencyRow;
  account: AccountRow;
  session: SessionRow;
  delegation: DelegationRow;
}
export type TableName = keyof Tables;

/** Tables whose rows are machine instances. */
export type InstanceTable = 'incident' | 'response' | 'approval' | 'task';

export * from './approval.ts';
export * from './delivery.ts';
export * from './identity.ts';
export * from './incident.ts';
export * from './instance.ts';
export * from './report.ts';
export * from './response.ts';
export * from './support.ts';
export * from './task.ts';
