/** Refusals about what the auditor found. */
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
} as const;
