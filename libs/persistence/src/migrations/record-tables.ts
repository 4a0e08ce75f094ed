/** One table as the first migration makes it. `name kind`, `?` where null is allowed; the first is the key. */
export interface TableSpec {
  columns: string;
  indexes?: Record<string, { on: string[]; unique?: boolean; where?: string }>;
}

const INSTANCE = `id text, seq integer, state text, context text, data text, created_at bigint, updated_at bigint`;

// Written out, not taken from the entities: they move on, a migration that has run somewhere must not.
export const RECORD_TABLES: Record<string, TableSpec> = {
  incident: {
    columns: `${INSTANCE}, plan_id text, plan_version text, hazard text, occurred_at bigint, exercise boolean`,
  },
  response: {
    columns: `${INSTANCE}, incident_id text, level text?`,
    indexes: { response_incident: { on: ['incident_id'] } },
  },
  approval: {
    columns: `${INSTANCE}, incident_id text, response_id text, post text`,
    indexes: {
      approval_post: { on: ['post', 'state'] },
      approval_response: { on: ['response_id'] },
      approval_incident: { on: ['incident_id'] },
    },
  },
  task: {
    columns: `${INSTANCE}, incident_id text, response_id text, key text, recipient text, urgency text, due_at bigint?`,
    indexes: {
      task_response: { on: ['response_id'] },
      task_incident: { on: ['incident_id'] },
      task_open: {
        on: ['recipient'],
        where: "state IN ('offered', 'armed', 'issued', 'acknowledged', 'inProgress')",
      },
    },
  },
  report: {
    columns: `id text, incident_id text, division text, kind text, as_of bigint, received_at bigint,
      entered_at bigint, channel text, basis text, reported text, figures text, narrative text, supersedes text?,
      superseded_by text?, reporter text, on_behalf_of text?, counted boolean`,
    indexes: { report_division: { on: ['incident_id', 'division', 'as_of'] } },
  },
  delivery: {
    columns: `id text, incident_id text, task_id text?, recipient text, contact_id text?, channel text,
      urgency text, exercise boolean, state text, attempts integer, next_attempt_at bigint?, created_at bigint,
      sent_at bigint?, delivered_at bigint?, acknowledged_at bigint?, last_error text?, message text`,
    indexes: {
      delivery_task: { on: ['task_id'] },
      delivery_incident: { on: ['incident_id'] },
      delivery_due: { on: ['next_attempt_at'], where: "state IN ('queued')" },
      delivery_open: { on: ['recipient'], where: "state IN ('queued', 'sent', 'delivered')" },
    },
  },
  contact: {
    columns: `id text, recipient text, channel text, address text, secret text?, active boolean, created_at bigint`,
    indexes: { contact_recipient: { on: ['recipient'] } },
  },
  deadline: {
    columns: `id text, incident_id text?, subject text, subject_id text, name text, due_at bigint`,
    indexes: { deadline_due: { on: ['due_at'] }, deadline_subject: { on: ['subject', 'subject_id'] } },
  },
  idempotency: { columns: `id text, body_hash text, answer text?, at bigint` },
  account: {
    columns: `id text, login text, name text, password_hash text, posts text, active boolean,
      failed_logins integer, locked_until bigint?, created_at bigint`,
    indexes: { account_login: { on: ['login'], unique: true } },
  },
  session: {
    columns: `id text, account_id text, kind text, label text, created_at bigint, rotated_at bigint,
      expires_at bigint, previous text?, revoked_at bigint?`,
    indexes: { session_account: { on: ['account_id'] }, session_previous: { on: ['previous'] } },
  },
  delegation: {
    columns: `id text, from_post text, to_post text, scope text, levels text?, valid_from bigint,
      valid_until bigint, document text, recorded_by text, revoked_at bigint?`,
    indexes: { delegation_to: { on: ['to_post'] } },
  },
  journal: {
    columns: `seq integer, at bigint, incident_id text?, stream text, stream_id text, stream_seq integer,
      state text, fact text, actor text, data text, reason text?, cite text?, machine text?, plan text?,
      request_id text, exercise boolean, prev_hash text, hash text`,
    indexes: {
      journal_incident: { on: ['incident_id', 'seq'] },
      journal_stream: { on: ['stream', 'stream_id', 'seq'] },
    },
  },
  journal_head: { columns: `id integer, seq integer, hash text, writes bigint` },
};
