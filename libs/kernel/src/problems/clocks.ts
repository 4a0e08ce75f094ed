/** Refusals about report duties, stability and other clocks. */
export const clockProblems = {
  'duty.reason-required': {
    status: 422,
    zh: '免除报告须写明理由。',
    en: 'Give the reason for waiving a report.',
  },
  'duty.needs-report': {
    status: 409,
    zh: '“{titleZh}”须由县市报告本身完成，不能只记已报。',
    en: '“{titleEn}” is fulfilled by the county’s report itself, not by a note that it went.',
  },
  'duty.time-in-future': {
    status: 422,
    zh: '报出时间不能晚于当前时间。',
    en: 'The time at which it went lies in the future.',
  },
  'duty.clock-gone': {
    status: 409,
    zh: '现行预案版本没有时限“{clock}”，该职责已无依据。',
    en: 'The plan version in use has no clock {clock}; the duty has lost its ground.',
  },
  'report.no-change-refused': {
    status: 422,
    zh: '“无变化”（零报告）只在须每日报或续报、且该县市已有报告时使用，并且不带数字。',
    en: 'A report of no change is for a division that has reported and owes daily or follow-up reports; it has no figures.',
  },
  'stability.no-consultation': {
    status: 409,
    zh: '宣布灾情稳定须在最近一次报告之后会商：{where}的最近报告之后没有会商记录。',
    en: 'Stability is decided after a consultation: none is recorded since the last report of {whereEn}.',
  },
  'stability.already': {
    status: 409,
    zh: '{where}已宣布稳定。',
    en: '{whereEn} has been declared stable already.',
  },
  'stability.not-stable': {
    status: 409,
    zh: '{where}未单独宣布稳定，无可撤销。',
    en: '{whereEn} was not declared stable by itself; there is nothing to revoke.',
  },
  'stability.process-stable': {
    status: 409,
    zh: '整个灾害过程已宣布稳定，请先撤销全过程的稳定决定。',
    en: 'The whole process was declared stable; revoke that decision first.',
  },
  'stability.not-affected': {
    status: 422,
    zh: '{where}不在本灾害过程的受灾县市之列。',
    en: '{whereEn} is not on the list of affected divisions of this process.',
  },
} as const;
