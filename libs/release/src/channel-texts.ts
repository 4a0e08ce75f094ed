import type { Plan, Text } from '#plan';
import type { ReleaseRow } from '#runtime';

/** A release as somebody carries it to a channel. */
export interface ChannelText {
  channel: string;
  title: Text;
  text: string;
  /** False where the channel takes fewer characters: somebody shortens it, never a program. */
  fits: boolean;
}

/** The text for each channel that the plan names; an exercise says so before anything else. */
export function channelTexts(plan: Plan, { exercise, data }: ReleaseRow): ChannelText[] {
  const corrected = data.supersedes ? `【更正】${data.correction ?? ''}。` : '';
  const text = `${exercise ? '【演练】' : ''}【${data.title}】${corrected}${data.body}`;
  return (plan.releases?.channels ?? []).map(({ key, title, limit }) => ({
    channel: key,
    title,
    text,
    fits: limit === undefined || [...text].length <= limit,
  }));
}
