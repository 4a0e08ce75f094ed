import { describe, expect, it } from '@jest/globals';
import { OutageReporter } from './outage-reporter.ts';

describe('the report of an outage', () => {
  it('comes once for each kind of error until the connection is back', () => {
    const told: string[] = [];
    const reporter = new OutageReporter(({ message }) => told.push(message));
    for (const message of ['refused', 'refused', 'closed', 'refused']) reporter.fault(new Error(message));
    expect(told).toEqual(['refused', 'closed']);
    reporter.connected();
    reporter.fault(new Error('refused'));
    expect(told).toEqual(['refused', 'closed', 'refused']);
  });
});
