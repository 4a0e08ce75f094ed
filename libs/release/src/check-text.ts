import { type FieldFault, Problem } from '#kernel';

/** What looks like a person's own number: an identity card, or a mobile telephone. */
const PERSONAL = [/(?<!\d)\d{17}[\dXx](?!\d)/, /(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/];

/** Refuses a text that holds what looks like personal data, which is never released: release.personal-data. */
export function refusePersonalData(text: Record<string, string>): void {
  const faults: FieldFault[] = Object.entries(text)
    .filter(([, words]) => PERSONAL.some((pattern) => pattern.test(words)))
    .map(([part]) => ({
      at: `/${part}`,
      zh: '含有像身份证号或手机号的数字',
      en: 'holds a number that looks like an identity card or a mobile telephone',
    }));
  if (faults.length) throw new Problem('release.personal-data', {}, { faults, cite: '4.2' });
}
