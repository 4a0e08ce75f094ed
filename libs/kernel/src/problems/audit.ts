/** Refusals about what the auditor found, and about archives. */
export const auditProblems = {
  'audit.gap-acknowledged': {
    status: 409,
    zh: '该缺口已由 {by} 确认。',
    en: 'This gap was acknowledged already, by {by}.',
  },
  'auditor.silent': {
    status: 503,
    zh: '自查已停止：{seconds} 秒没有运行。请查看工作进程。',
    en: 'The auditor has stopped: it has not run for {seconds} s. Look at the workers.',
  },
  'archive.not-closed': {
    status: 409,
    zh: '过程 {id} 尚未结束（{state}），不能归档。',
    en: 'The process {id} is {state}: only what is closed is archived.',
  },
  'archive.unsettled': {
    status: 409,
    zh: '过程 {id} 还有 {count} 条消息待发，不能归档。',
    en: 'The process {id} has {count} message(s) still to be sent, and is not archived.',
  },
  'archive.unwritten': {
    status: 503,
    zh: '归档文件 {file} 未能完整写入，记录未作改动。',
    en: 'The archive {file} could not be written whole; the record was left as it is.',
  },
  'attachment.archived': {
    status: 410,
    zh: '附件内容已归档：{file}。',
    en: 'The content of this attachment is in the archive {file}.',
  },
} as const;
