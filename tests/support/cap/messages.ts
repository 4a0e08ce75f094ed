import { type CapAlert, type CapInfo, signCap, writeCap } from '#cap';
import { beijingIso } from '#kernel';

const HOUR = 3600_000;

export interface Sample extends Omit<Partial<CapAlert>, 'info' | 'sent'> {
  /** Milliseconds. */
  sentAt: number;
  info?: Partial<CapInfo>;
}

let count = 0;

/** A rainstorm warning for one county, an hour old and good for a day, changed as asked. */
export function sampleAlert({ sentAt, info, ...given }: Sample): CapAlert {
  return {
    identifier: `TEST-${++count}`,
    sender: 'weather@example.org',
    sent: beijingIso(sentAt),
    status: 'Actual',
    msgType: 'Alert',
    scope: 'Public',
    code: [],
    ...given,
    info: [
      {
        language: 'zh-CN',
        category: ['Met'],
        event: '暴雨洪涝',
        responseType: ['Prepare'],
        urgency: 'Expected',
        severity: 'Severe',
        certainty: 'Likely',
        eventCode: [],
        expires: beijingIso(sentAt + 24 * HOUR),
        headline: '和静县山区暴雨预警',
        description: '未来十二小时山区有暴雨。',
        parameter: [],
        resource: [],
        area: [
          {
            areaDesc: '和静县',
            polygon: [],
            circle: [],
            geocode: [{ valueName: 'GB2260', value: '652827' }],
          },
        ],
        ...info,
      },
    ],
  };
}

export const sample = (given: Sample): string => writeCap(sampleAlert(given));

/** The message, signed. */
export const signed = (xml: string, { key, cert }: { key: string; cert: string }): string =>
  signCap(xml, { key, certificate: cert });
