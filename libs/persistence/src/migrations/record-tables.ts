/** One table as the first migration makes it. `name kind`, `?` where null is allowed; the first is the key. */
export interface TableSpec {
  columns: string;
  indexes?: Record<string, { on: string[]; unique?: boolean; where?: string }>;
}

/** Columns of every machine instance. */
export const INSTANCE = `id text, seq integer, state text, context text, data text, created_at bigint, updated_at bigint`;

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
    columns: `${INSTANCE}, incident_id text, response_id text?, key text, recipient text, urgency text, due_at bigint?`,
    indexes: {
      task_response: { on: ['response_id'] },
      task_incident: { on: ['incident_id'] },
      task_open: {
        on: ['recipient'],
        where: "state IN ('offered', 'armed', 'issued', 'acknowledged', 'inProgress')",
      },
    },
  },
  warning: {
    columns: `${INSTANCE}, plan_id text, plan_version text, hazard text?, expires_at bigint?, exercise boolean,
      became_incident_id text?`,
    indexes: { warning_state: { on: ['state'] } },
  },
  cap_message: {
    columns: `id text, msg_type text, status text, received_at bigint, outcome text, warning_ids text,
      signature text, content_hash text, xml text`,
  },
  release: {
    columns: `${INSTANCE}, incident_id text, exercise boolean, published_at bigint?`,
    indexes: {
      release_incident: { on: ['incident_id'] },
      release_published: { on: ['published_at'] },
    },
  },
  report: {
    columns: `id text, incident_id text, division text, kind text, as_of bigint, received_at bigint,
      entered_at bigint, channel text, basis text, reported text, figures text, narrative text, needs text,
      explanation text, townships text, supersedes text?, superseded_by text?, reporter text, on_behalf_of text?, counted boolean`,
    indexes: { report_division: { on: ['incident_id', 'division', 'as_of'] } },
  },
  report_duty: {
    columns: `${INSTANCE}, incident_id text, clock text, subject text, cycle integer, due_at bigint`,
    indexes: { report_duty_incident: { on: ['incident_id'] } },
  },
  sector: {
    columns: `id text, incident_id text, agency text, division text?, figures text, as_of bigint,
      entered_at bigint, recorded_by text, on_behalf_of text?`,
    indexes: { sector_incident: { on: ['incident_id'] } },
  },
  verification: {
    columns: `id text, incident_id text, division text?, indicator text, state text, compared text,
      opened_at bigint, settled_at bigint?, settled_by text?, conclusion text?, document text?`,
    indexes: { verification_incident: { on: ['incident_id'] } },
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
  informed: {
    columns: `id text, incident_id text, response_id text, post text, occasion text, level text?, cite text?,
      told_at bigint, confirmed_at bigint?, confirmation text?`,
    indexes: { informed_response: { on: ['response_id'] } },
  },
  consultation: {
    columns: `id text, incident_id text, held_at bigint, entered_at bigint, participants text, looked_at_seq integer,
      figures text?, judged text?, conclusion text, minutes text, answers text, assessment_seq integer?,
      level_before text?, level text?, basis text?, recorded_by text`,
    indexes: { consultation_incident: { on: ['incident_id'] } },
  },
  linked_response: {
    columns: `${INSTANCE}, incident_id text, kind text, subject text`,
    indexes: { linked_response_incident: { on: ['incident_id', 'kind', 'subject'] } },
  },
  work_group: {
    columns: `${INSTANCE}, incident_id text, response_id text`,
    indexes: { work_group_response: { on: ['response_id'] } },
  },
  instruction: {
    columns: `${INSTANCE}, incident_id text, post text, recipient text, due_at bigint?`,
    indexes: { instruction_incident: { on: ['incident_id'] } },
  },
  call: {
    columns: `id text, incident_id text, response_id text, recipient text, outcome text, at bigint, spoken_with text?,
      passed_to text?, caller text`,
    indexes: { call_response: { on: ['response_id'] } },
  },
  contact: {
    columns: `id text, recipient text, channel text, address text, secret text?, role text, active boolean, created_at bigint`,
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
