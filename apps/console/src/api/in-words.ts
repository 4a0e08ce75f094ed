import type { Bilingual } from '../i18n/language.ts';

const said = (zh: string, en: string): Bilingual => ({ zh, en });

/** Fields of the interface as the console calls them: the engine's sentences and faults know them by their keys. */
const FIELDS: Record<string, Bilingual> = {
  confirmAssessment: said('已看过最新测算', 'I have seen the new assessment'),
  confirmWithdraw: said('已看过将撤回的任务', 'I have seen the tasks that are withdrawn'),
  confirmDistinct: said('确属另一过程', 'It is another one'),
  confirmImplausible: said('数字已核对', 'The figures were checked'),
  forExercises: said('可用于演练', 'may be used in exercises'),
  title: said('名称', 'Name'),
  hazard: said('灾种', 'Hazard'),
  occurredAt: said('发生时间', 'Time of occurrence'),
  divisions: said('受灾县市', 'Counties'),
  division: said('县市', 'County'),
  asOf: said('数据截至', 'Figures as of'),
  place: said('地点', 'Place'),
  narrative: said('情况', 'What is known'),
  figures: said('数字', 'Figures'),
  explanation: said('说明', 'Explanation'),
  text: said('内容', 'Text'),
  what: said('事项', 'What'),
  quantity: said('数量', 'Quantity'),
  unit: said('单位', 'Unit'),
  granted: said('核准数量', 'Granted'),
  reference: said('系统中的编号', 'Reference in the system'),
  correction: said('更正原因', 'Why it is corrected'),
  reason: said('理由', 'Reason'),
  level: said('级别', 'Level'),
  recipient: said('对象', 'Recipient'),
  spokenWith: said('通话人', 'Spoken with'),
  accountId: said('办理人', 'Colleague'),
  secret: said('密钥', 'Secret'),
  address: said('号码或地址', 'Address'),
};

/** Refusals whose sentence speaks of the engine's own states and events. */
const INSTEAD: Record<string, Bilingual> = {
  'command.not-allowed': said(
    '它在此期间已有变化，现在不能这样办。请看最新情况。',
    'It has changed meanwhile, and this cannot be done now. Look at how it stands.',
  ),
};

/** `（field）` and `(field=…)` stand behind words that say the same. */
const NOTED: Bilingual = said('（[a-zA-Z]+(?:=[^）]*)?）', ' \\([a-z]*[A-Z][a-zA-Z]*(?:=[^)]*)?\\)');
const NO_VALUE = /实际接收 (undefined|null)|received (undefined|null)/;
const NOT_GIVEN = said('没有填写', 'is not given');

/** The engine's sentence without names that only programs know. */
export function sentenceInWords(code: string, { zh, en }: Bilingual): Bilingual {
  const instead = INSTEAD[code];
  if (instead) return instead;
  return {
    zh: zh
      .replace(new RegExp(NOTED.zh, 'g'), '')
      .replace(/用同一 Idempotency-Key 重试/g, '重试')
      .replace(/带 (confirm[A-Z]\w+)\s?/g, (all, key: string) =>
        FIELDS[key] ? `勾选“${FIELDS[key].zh}”` : all,
      ),
    en: en
      .replace(new RegExp(NOTED.en, 'g'), '')
      .replace(/ with the same Idempotency-Key/g, '')
      .replace(/with (confirm[A-Z]\w+)/g, (all, key: string) =>
        FIELDS[key] ? `with “${FIELDS[key].en}” ticked` : all,
      ),
  };
}

/** What is wrong with one field; that nothing came is said as people would. */
export const faultInWords = ({ zh, en }: Bilingual): Bilingual =>
  NO_VALUE.test(en) || NO_VALUE.test(zh) ? NOT_GIVEN : { zh, en };

/** The name of the field that a pointer such as `/reports/0/asOf` leads to; null for one without. */
export function fieldAt(pointer: string): Bilingual | null {
  const key = pointer.split('/').findLast((part) => part !== '' && !/^\d+$/.test(part));
  return (key && FIELDS[key]) || null;
}
